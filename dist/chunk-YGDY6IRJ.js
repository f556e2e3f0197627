import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/reporters/untrusted-text.ts
var unsafe = new RegExp("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}]|(?![\\ufe00-\\ufe0f])\\p{Default_Ignorable_Code_Point}|(?<=##)\\[", "gu");
var lineBreak = /\r\n|[\r\n]/;
function escaped(character) {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
var visible = (text) => text.replace(unsafe, escaped);
var visibleLines = (text) => text.trimEnd().split(lineBreak).map((line) => visible(line.replaceAll("	", "    ")).trimEnd());
var visibleLine = (text) => visible(text.trim().replace(/\s+/g, " "));
function visibleCharacters(text) {
  const hidden = new Set(Array.from(text.matchAll(unsafe), (match) => match.index));
  const characters = [];
  let offset = 0;
  for (const raw of text) {
    characters.push({ raw, shown: hidden.has(offset) ? escaped(raw) : raw, offset });
    offset += raw.length;
  }
  return characters;
}
function clip(text, max) {
  if (text.length <= max) return text;
  const kept = text.slice(0, max - 1);
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
var isPlainAddress = (url) => /^https:\/\/[\w.-]+\/[\w./#%-]*$/.test(url);
var disarmCommands = (output) => output.replace(/(?<=##)\[/g, "\\u005b").replace(/^((?:[^\S\n]|\u0085)*):(?=:)/gm, "$1\\u003a");

export {
  visible,
  visibleLines,
  visibleLine,
  visibleCharacters,
  clip,
  isPlainAddress,
  disarmCommands
};
