import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  recordLease
} from "./chunk-6KMVYUKM.js";

// src/engines/reaper/start-reaper.ts
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
var released = "RELEASED";
var nodeReaping = (words, task) => ({
  program: process.execPath,
  args: words,
  env: process.env["SystemRoot"] === void 0 ? {} : { SystemRoot: process.env["SystemRoot"] },
  task: JSON.stringify(task)
});
function startReaper(reaping, leases) {
  const endLease = leases === void 0 ? () => void 0 : recordLease(leases, reaping);
  const child = spawn(reaping.program, reaping.args, {
    cwd: "/",
    detached: true,
    env: reaping.env,
    stdio: ["pipe", "ignore", "ignore"],
    windowsHide: true
  });
  const ended = once(child, "exit").catch(() => void 0);
  child.stdin.on("error", () => void 0);
  child.unref();
  child.stdin.unref?.();
  child.stdin.write(`${reaping.task}
`);
  const end = async (last) => {
    child.ref();
    if (!child.stdin.writableEnded) child.stdin.end(last);
    await ended;
    endLease();
  };
  return {
    tell(line) {
      child.stdin.write(`${line}
`);
    },
    reap: () => end(""),
    release: () => end(`${released}
`)
  };
}

export {
  released,
  nodeReaping,
  startReaper
};
