import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  UserError
} from "./chunk-D2BDLTNA.js";

// src/files/write-new.ts
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
async function writeNew(cwd, path, text) {
  if (!await writeIfAbsent(cwd, path, text))
    throw new UserError(`${path} is there already: it was left as it is`);
}
async function writeIfAbsent(cwd, path, text) {
  const full = resolve(cwd, path);
  await mkdir(dirname(full), { recursive: true }).catch(() => void 0);
  try {
    await writeFile(full, text, { flag: "wx" });
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw new UserError(`${path} cannot be written`, void 0, { cause });
  }
}

export {
  writeNew,
  writeIfAbsent
};
