import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/migration-tools/script-parts.ts
function keepOnly(text, parts) {
  let at = 0;
  let kept = "";
  for (const { start, end } of parts) {
    kept += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  const whole = kept + blank(text.slice(at));
  return text.startsWith(byteOrderMark) ? byteOrderMark + whole.slice(1) : whole;
}
var byteOrderMark = "\uFEFF";
var blank = (text) => text.replace(/[^\r\n]/g, " ");
var scriptOfParts = ({ path, text, unreadable }, direction, shape, parts) => ({
  file: path,
  direction,
  text: keepOnly(text, parts),
  shape,
  ...unreadable ? { unreadable } : {}
});
var lineOf = (text, offset) => text.slice(0, offset).split("\n").length;
function linesOf(text) {
  const lines = [];
  for (const match of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const [whole] = match;
    if (whole === "") continue;
    const { index } = match;
    const own = whole.replace(/\r?\n$/, "");
    lines.push({ start: index, end: index + whole.length, text: own, number: lines.length + 1 });
  }
  return lines;
}

export {
  keepOnly,
  scriptOfParts,
  lineOf,
  linesOf
};
