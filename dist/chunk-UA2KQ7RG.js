import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/engines/reaper/start-reaper.ts
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
var released = "RELEASED";
function startReaper(words, task) {
  const child = spawn(process.execPath, words, {
    cwd: "/",
    detached: true,
    env: { SystemRoot: process.env["SystemRoot"] },
    // Windows starts nothing without it
    stdio: ["pipe", "ignore", "ignore"],
    windowsHide: true
  });
  const ended = once(child, "exit").catch(() => void 0);
  child.stdin.on("error", () => void 0);
  child.unref();
  child.stdin.unref?.();
  child.stdin.write(`${JSON.stringify(task)}
`);
  return {
    async release() {
      child.ref();
      child.stdin.end(`${released}
`);
      await ended;
    }
  };
}

export {
  released,
  startReaper
};
