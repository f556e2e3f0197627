import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  programEnvironment
} from "./chunk-P74E36NG.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/files/run-render.ts
import { exec } from "node:child_process";
import { promisify } from "node:util";
var run = promisify(exec);
var limitMs = 5 * 6e4;
var maxBytes = 256 * 1024 * 1024;
async function runRender(commands, cwd, file) {
  const outputs = [];
  for (const command of commands) outputs.push(await printed(command, cwd, file));
  return outputs.join("\n");
}
async function printed(command, cwd, file) {
  try {
    const env = programEnvironment();
    const { stdout } = await run(command, { cwd, env, maxBuffer: maxBytes, timeout: limitMs });
    return stdout;
  } catch (cause) {
    throw new UserError(`${file}: render: ${command}: ${reasonOf(cause)}`, void 0, { cause });
  }
}
function reasonOf(cause) {
  const {
    stderr = "",
    killed,
    code
  } = cause;
  if (killed === true) return `it did not end within ${limitMs / 6e4} minutes`;
  const last = stderr.trim().split(/\r?\n/).at(-1) ?? "";
  return `it failed${typeof code === "number" ? ` with exit status ${code}` : ""}${last === "" ? "" : `: ${last}`}`;
}
export {
  runRender
};
