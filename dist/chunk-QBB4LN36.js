import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  limits
} from "./chunk-FTTAGH4L.js";
import {
  clip,
  visibleLines
} from "./chunk-YGDY6IRJ.js";

// src/reporters/prose-blocks.ts
function proseBlocks(text) {
  const runs = [];
  for (const line of visibleLines(clip(text, limits.prose))) {
    const isCode = /^ {2,}\S/.test(line);
    const last = runs.at(-1);
    if (last?.isCode === isCode) last.lines.push(line);
    else runs.push({ isCode, lines: [line] });
  }
  return runs.map(({ isCode, lines }) => ({ isCode, lines: isCode ? dedented(lines) : lines }));
}
var dedented = (lines) => {
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
};

export {
  proseBlocks
};
