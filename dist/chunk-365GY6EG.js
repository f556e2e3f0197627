import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  edited
} from "./chunk-NQX67TAK.js";

// src/reporters/fixed-lines.ts
var mostLines = 30;
function fixedLines(edits, source) {
  const first = Math.min(...edits.map(({ startLine }) => startLine));
  const last = Math.max(...edits.map(({ endLine }) => endLine));
  if (!(last - first < mostLines) || last > source.length) return void 0;
  const lines = source.slice(first - 1, last).map((line) => line.replace(/\r$/, ""));
  const inside = edits.map((edit) => ({
    ...edit,
    startLine: edit.startLine - first + 1,
    endLine: edit.endLine - first + 1
  }));
  return { first, last, lines: edited(lines.join("\n"), inside).split(/\r?\n/) };
}

export {
  fixedLines
};
