import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/files/program-environment.ts
import process from "node:process";
var programEnvironment = () => Object.fromEntries(
  Object.entries(process.env).flatMap(
    ([name, value]) => value === void 0 || /^(?:INPUT|ACTIONS)_/.test(name) ? [] : [[name, value]]
  )
);

export {
  programEnvironment
};
