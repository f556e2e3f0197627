import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  endOfQuoted
} from "./chunk-FT4P7JIM.js";

// src/sql/tokens.ts
var pattern = new RegExp(
  [
    String.raw`(?<comment>--[^\n\r]*|/\*)`,
    String.raw`(?<string>(?:[eEbBxX]|[uU]&)?'|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)`,
    String.raw`(?<quoted>(?:[uU]&)?")`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<parameter>\$\d+)`,
    String.raw`(?<dots>\.\.)`,
    String.raw`(?<number>0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*(?:\.(?!\.)(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?)`,
    String.raw`(?<symbol>[^ \t\n\r\f\v])`
  ].join("|"),
  "g"
);
var kinds = {
  string: "string",
  quoted: "quoted-identifier",
  word: "word",
  parameter: "parameter",
  dots: "symbol",
  number: "number",
  symbol: "symbol"
};
var groupNames = Object.keys(kinds);
var tokensOf = (text) => [...tokensFrom(text, 0)];
function* tokensFrom(text, from) {
  const scanner = new RegExp(pattern.source, "g");
  scanner.lastIndex = from;
  for (let match = scanner.exec(text); match; match = scanner.exec(text)) {
    const kind = kindOf(match.groups ?? {});
    const [written] = match;
    scanner.lastIndex = kind === "string" ? endOfString(text, written, match.index) : endOf(text, match);
    if (kind === void 0) continue;
    const span = { start: match.index, end: scanner.lastIndex };
    const token = kind === "word" ? upperCase(written) : text.slice(span.start, span.end);
    yield { kind, text: token, ...span };
  }
}
var kindOf = (groups) => groupNames.flatMap((name) => groups[name] === void 0 ? [] : [kinds[name]])[0];
var upperCase = (word) => word.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
function endOf(text, { 0: opener, index, groups }) {
  const closes = opener === "/*" || groups?.["quoted"] !== void 0;
  return (closes ? endOfQuoted(text, opener, index) : void 0) ?? index + opener.length;
}
function endOfString(text, opener, at) {
  let end = endOfPart(text, opener, at);
  if (!opener.endsWith("'")) return end;
  for (let next = continuation(text, end); next !== void 0; next = continuation(text, end)) {
    end = endOfPart(text, opener, next - opener.length);
  }
  return end;
}
function endOfPart(text, opener, at) {
  if (/^[bx]'/i.test(opener)) return text.indexOf("'", at + opener.length) + 1 || text.length;
  return endOfQuoted(text, opener, at) ?? text.length;
}
function continuation(text, from) {
  const gap = /[ \t\f\v]*[\n\r][ \t\n\r\f\v]*'/y;
  gap.lastIndex = from;
  return gap.test(text) ? gap.lastIndex : void 0;
}
function endOfElement(text, start) {
  let end = start;
  let depth = 0;
  for (const { kind, text: word, end: next } of tokensFrom(text, start)) {
    const symbol = kind === "symbol" ? word : "";
    if (symbol === "(" || symbol === "[") depth += 1;
    else if (symbol === ")" || symbol === "]") depth -= 1;
    if (depth < 0 || depth === 0 && symbol === ",") return end;
    end = next;
  }
  return end;
}
function identifierOf(text, { kind, start, end }) {
  const written = text.slice(start, end);
  if (kind === "quoted-identifier" && written.startsWith('"'))
    return written.slice(1, -1).replaceAll('""', '"');
  return kind === "word" ? written : void 0;
}
var isPhrase = (tokens, index, words) => words.every((word, n) => tokens[index + n]?.kind === "word" && tokens[index + n]?.text === word);
function findPhrase(tokens, words) {
  const at = tokens.findIndex((_, index) => isPhrase(tokens, index, words));
  const [first, ...rest] = at === -1 ? [] : tokens.slice(at, at + words.length);
  return first && [first, ...rest];
}

export {
  tokensOf,
  endOfElement,
  identifierOf,
  isPhrase,
  findPhrase
};
