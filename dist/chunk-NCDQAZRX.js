import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  compareText
} from "./chunk-26MOL57G.js";

// src/migration-tools/file-names.ts
var baseName = (path) => path.slice(path.lastIndexOf("/") + 1);
var folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
var pathIn = (folder, name) => folder === "" ? name : `${folder}/${name}`;
var leadingNumber = (path) => /^\d+/.exec(baseName(path))?.[0] ?? "";
function compareVersions(left, right) {
  const [a, b] = [left.replace(/^0+(?=\d)/, ""), right.replace(/^0+(?=\d)/, "")];
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
var byName = (left, right) => compareText(baseName(left), baseName(right)) || compareText(left, right);
function byVersion(left, right) {
  const [a, b] = [leadingNumber(left), leadingNumber(right)];
  const numeric = a !== "" && b !== "" ? compareVersions(a, b) : 0;
  return numeric || byName(left, right);
}
var filesLike = (count, path) => `${count === 1 ? "1 file is" : `${count} files are`} named like ${baseName(path)}`;

export {
  baseName,
  folderOf,
  pathIn,
  leadingNumber,
  compareVersions,
  byName,
  byVersion,
  filesLike
};
