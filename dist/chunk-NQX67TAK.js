import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  SourceText
} from "./chunk-OCH7LVHQ.js";

// src/edits.ts
var replacementsOf = (source, edits) => edits.map((edit) => ({
  start: offsetOf(source, edit.startLine, edit.startColumn),
  end: offsetOf(source, edit.endLine, edit.endColumn),
  text: edit.text
}));
function offsetOf(source, line, column) {
  const start = source.offsetOfLine(line);
  if (start === void 0) throw new RangeError(`There is no line ${line}.`);
  return start + column - 1;
}
function replaced(text, replacements) {
  let at = 0;
  const parts = [];
  for (const { start, end, text: put } of replacements.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return parts.join("") + text.slice(at);
}
function edited(text, edits) {
  const source = new SourceText(text);
  return replaced(source.text, replacementsOf(source, edits));
}

export {
  replacementsOf,
  replaced,
  edited
};
