import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/migration-tools/read-script.ts
async function readWholeScript(files, path, direction, shape) {
  return wholeScript(await files.read(path), direction, shape);
}
var wholeScript = ({ path, text, unreadable, origins }, direction, shape) => ({
  file: path,
  direction,
  text,
  shape,
  ...unreadable ? { unreadable } : {},
  ...origins ? { origins } : {}
});
function refusingByteOrderMark(source) {
  if (source.unreadable || !source.text.startsWith("\uFEFF")) return source;
  const message = "The file begins with a byte order mark, which its tool sends to Postgres: save it without one";
  return { ...source, unreadable: { message, line: 1 } };
}
var fileAlone = (path, text) => ({
  paths: [path],
  read: () => Promise.resolve({ path, text }),
  readIfThere: () => Promise.resolve(void 0),
  readIncluded: () => Promise.resolve(void 0)
});

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
var scriptOfParts = (source, direction, shape, parts) => wholeScript({ ...source, text: keepOnly(source.text, parts) }, direction, shape);
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
  readWholeScript,
  wholeScript,
  refusingByteOrderMark,
  fileAlone,
  keepOnly,
  blank,
  scriptOfParts,
  lineOf,
  linesOf
};
