import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/engines/reaper/leases.ts
import { spawn } from "node:child_process";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
function recordLease(folder, reaping) {
  const file = join(folder, `${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(reaping), { mode: 384, flag: "wx" });
  return () => {
    rmSync(file, { force: true });
  };
}
var longestMs = 45e3;
async function endLeases(folder) {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.map((name) => endLease(join(folder, name))));
  return names.length;
}
async function endLease(file) {
  const { program, args, env, task } = JSON.parse(await readFile(file, "utf8"));
  const reaper = spawn(program, args, {
    cwd: "/",
    env,
    stdio: ["pipe", "ignore", "ignore"],
    timeout: longestMs,
    windowsHide: true
  });
  reaper.stdin.on("error", () => void 0);
  reaper.stdin.end(`${task}
`);
  await once(reaper, "exit");
  await rm(file);
}

export {
  recordLease,
  endLeases
};
