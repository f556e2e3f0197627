import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/sql/source-text.ts
var SourceText = class {
  text;
  #lineStarts;
  constructor(text) {
    this.text = text.startsWith("\uFEFF") ? text.slice(1) : text;
    this.#lineStarts = lineStartsOf(this.text);
  }
  /** The place of an offset; an offset beyond the end is the end. Costs the logarithm of the number of lines. */
  positionAt(offset) {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const index = lastAtOrBefore(this.#lineStarts, clamped);
    return { offset: clamped, line: index + 1, column: clamped - (this.#lineStarts[index] ?? 0) + 1 };
  }
  /** The region between two offsets; the end is exclusive. */
  regionOf(start, end) {
    const from = this.positionAt(start);
    const to = this.positionAt(Math.max(start, end));
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }
  /** Offset of the first character of a 1-based line; undefined beyond the last line. */
  offsetOfLine(line) {
    return this.#lineStarts[line - 1];
  }
};
function lineStartsOf(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
function lastAtOrBefore(sorted, value) {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
var utf8Length = (codePoint) => codePoint < 128 ? 1 : codePoint < 2048 ? 2 : codePoint < 65536 ? 3 : 4;
var byteToOffset = (text, bytes) => walk(text, bytes, utf8Length);
var codePointToOffset = (text, codePoints) => walk(text, codePoints, () => 1);
function walk(text, distance, widthOf) {
  let offset = 0;
  for (let walked = 0; walked < distance && offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0;
    walked += widthOf(codePoint);
    offset += codePoint > 65535 ? 2 : 1;
  }
  return offset;
}

export {
  SourceText,
  byteToOffset,
  codePointToOffset
};
