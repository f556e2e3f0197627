import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  tokensOf
} from "./chunk-RAWYUV7P.js";
import {
  splitScript
} from "./chunk-FT4P7JIM.js";
import {
  compareText
} from "./chunk-26MOL57G.js";
import {
  SourceText
} from "./chunk-OCH7LVHQ.js";

// src/fingerprints.ts
import { createHash } from "node:crypto";
function fingerprintsOf(findings, sources) {
  const contents = /* @__PURE__ */ new Map();
  const keys = findings.map((finding) => {
    const contentOf = contents.get(finding.file) ?? contentReader(finding.file, sources.get(finding.file));
    contents.set(finding.file, contentOf);
    return digest([finding.rule, finding.file, ...contentOf(finding)]);
  });
  const ordinals = ordinalsOf(keys, findings);
  return keys.map((key, index) => digest([key, String(ordinals[index])]));
}
var digest = (parts) => createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
function ordinalsOf(keys, places) {
  const order = keys.map((key, index) => ({ key, index, ...places[index] ?? wholeFile })).toSorted(
    (one, other) => compareText(one.key, other.key) || one.startLine - other.startLine || one.startColumn - other.startColumn || one.index - other.index
  );
  const ordinals = [];
  let ordinal = 0;
  order.forEach(({ key, index }, at) => {
    ordinal = order[at - 1]?.key === key ? ordinal + 1 : 0;
    ordinals[index] = ordinal;
  });
  return ordinals;
}
var wholeFile = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
var standsForFile = ({ startLine, startColumn, endLine, endColumn }) => [startLine, startColumn, endLine, endColumn].every((part) => part === 1);
var isProse = (file) => /\.(?:md|markdown)$/i.test(file);
function contentReader(file, text) {
  if (text === void 0) return () => [];
  const source = new SourceText(text);
  const offsetOf = (line, column) => Math.min((source.offsetOfLine(line) ?? source.text.length) + column - 1, source.text.length);
  const pieces = isProse(file) ? [] : splitScript(source.text).pieces;
  if (pieces.length === 0 && !isProse(file)) return () => [];
  const statements = /* @__PURE__ */ new Map();
  return (place) => {
    if (standsForFile(place)) return [];
    const start = offsetOf(place.startLine, place.startColumn);
    const end = offsetOf(place.endLine, place.endColumn);
    const piece = pieces.findLast((one) => one.start <= start);
    const marked = source.text.slice(start, end);
    if (!piece || start >= piece.end) return [marked.trim().replace(/\s+/g, " ")];
    const statement = statements.get(piece.start) ?? digest(essence(source.text.slice(piece.start, piece.end)));
    statements.set(piece.start, statement);
    return start === piece.start && end >= piece.end ? [statement] : [statement, ...essence(marked)];
  };
}
var deepestBody = 3;
function essence(sql, depth = 0) {
  return tokensOf(sql).flatMap(({ kind, text }) => {
    const [, tag, body] = kind === "string" ? /^(\$[^$]*\$)(.*)\1$/s.exec(text) ?? [] : [];
    if (tag === void 0 || body === void 0 || depth === deepestBody) return [text];
    return [tag, ...essence(body, depth + 1), tag];
  });
}

export {
  fingerprintsOf
};
