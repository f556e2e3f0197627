import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  visibleCharacters
} from "./chunk-YGDY6IRJ.js";

// src/reporters/display-width.ts
var zeroWidth = /^[\p{Mn}\p{Me}]/u;
var wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
var narrowKatakana = /^[\uff61-\uffdc]/;
function characterWidth(character) {
  if (character < "̀") return 1;
  if (zeroWidth.test(character)) return 0;
  return wide.test(character) && !narrowKatakana.test(character) ? 2 : 1;
}
function displayWidth(text) {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}
var padToWidth = (text, width) => text + " ".repeat(Math.max(0, width - displayWidth(text)));
var widest = (texts) => texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);

// src/reporters/excerpt.ts
var maxLines = 4;
var maxColumns = 100;
var lead = 24;
var tabStop = 4;
function excerptOf(lines, region) {
  const last = lastLineOf(region);
  const numbers = range(region.startLine, Math.min(last, region.startLine + maxLines - 1, lines.length));
  if (standsForFile(region) || numbers.length === 0) return [];
  const width = String(numbers.at(-1)).length;
  const shown = numbers.flatMap((number) => markedLine(lines[number - 1] ?? "", number, region, width));
  const hidden = Math.min(last, lines.length) - (numbers.at(-1) ?? 0);
  const more = `… ${hidden} more ${hidden === 1 ? "line" : "lines"}`;
  return hidden > 0 ? [...shown, { kind: "more", gutter: gutter("", width), text: more }] : shown;
}
var standsForFile = (region) => [region.startLine, region.startColumn, region.endLine, region.endColumn].every((part) => part === 1);
var lastLineOf = ({ startLine, endLine, endColumn }) => Math.max(startLine, endColumn <= 1 ? endLine - 1 : endLine);
var range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
var gutter = (label, width) => `${label.padStart(width)} | `;
function markedLine(raw, number, region, width) {
  const line = raw.replace(/\r$/, "");
  const from = number === region.startLine ? region.startColumn - 1 : line.search(/\S|$/);
  const to = number === region.endLine ? region.endColumn - 1 : line.trimEnd().length;
  const { text, carets } = cutAround(line, from, Math.max(from, to));
  const source = { kind: "source", gutter: gutter(String(number), width), text };
  const isBlank = from >= to && number !== region.startLine;
  return isBlank ? [source] : [source, { kind: "carets", gutter: gutter("", width), text: carets }];
}
function cutAround(line, from, to) {
  const { begin, piece } = near(line, from);
  const cells = cellsOf(piece);
  const total = endOf(cells);
  const columnAt = (offset) => cells.find((cell) => cell.offset + begin >= offset)?.column ?? total;
  const start = columnAt(from);
  const left = total <= maxColumns ? 0 : Math.max(0, Math.min(start - lead, total - maxColumns));
  const shown = cells.filter((cell) => cell.column >= left && cell.column + cell.width <= left + maxColumns);
  const before = begin > 0 || left > 0 ? "…" : "";
  const after = begin + piece.length < line.length || endOf(shown) < total ? "…" : "";
  const indent = Math.max(0, start - (shown[0]?.column ?? 0)) + before.length;
  const length = Math.max(1, Math.min(columnAt(to), left + maxColumns) - start);
  return {
    text: before + shown.map((cell) => cell.shown).join("") + after,
    carets: " ".repeat(indent) + "^".repeat(length)
  };
}
function near(line, from) {
  const begin = line.length <= 8 * maxColumns ? 0 : Math.max(0, Math.min(from, line.length) - 2 * maxColumns);
  const isHalf = begin > 0 && /[\udc00-\udfff]/.test(line.charAt(begin));
  const whole = isHalf ? begin + 1 : begin;
  return { begin: whole, piece: line.slice(whole, whole + 8 * maxColumns) };
}
function cellsOf(text) {
  let column = 0;
  return visibleCharacters(text).map((character) => {
    const shown = character.raw === "	" ? " ".repeat(tabStop - column % tabStop) : character.shown;
    const cell = { ...character, shown, column, width: displayWidth(shown) };
    column += cell.width;
    return cell;
  });
}
var endOf = (cells) => {
  const last = cells.at(-1);
  return last ? last.column + last.width : 0;
};

export {
  padToWidth,
  widest,
  excerptOf
};
