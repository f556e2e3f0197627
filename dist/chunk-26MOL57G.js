import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/compare-text.ts
var compareText = (left, right) => left < right ? -1 : left > right ? 1 : 0;

export {
  compareText
};
