import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  baseName,
  folderOf
} from "./chunk-NCDQAZRX.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";

// src/files/project-files.ts
import { readFile, realpath, stat } from "node:fs/promises";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
var ignored = ["**/node_modules/**", "**/.git/**"];
async function findProjectFiles(cwd, paths, ending = "sql") {
  const found = /* @__PURE__ */ new Set();
  for (const path of paths) for (const file of await filesOf(cwd, path, ending)) found.add(file);
  const sources = /* @__PURE__ */ new Map();
  return {
    paths: [...found].sort(),
    read: (path) => {
      const known = sources.get(path) ?? readSource(cwd, path);
      sources.set(path, known);
      return known;
    },
    readIfThere: async (path) => {
      const kind = await stat(resolve(cwd, path)).catch(() => void 0);
      return kind?.isFile() ? readSource(cwd, path) : void 0;
    },
    readIncluded: async (path) => {
      const kind = await stat(resolve(cwd, path)).catch(() => void 0);
      return kind?.isFile() && await staysInside(cwd, path) ? readSource(cwd, path) : void 0;
    }
  };
}
async function filesOf(cwd, path, ending) {
  const full = resolve(cwd, path);
  const kind = await stat(full).catch(() => void 0);
  if (kind?.isFile()) return [toRelative(cwd, full)];
  if (kind?.isDirectory()) return folder(cwd, full, ending);
  const { isDynamicPattern } = await import("./dist-LQVLDUFJ.js");
  const matches = isDynamicPattern(path) ? await glob(cwd, [path]) : [];
  if (matches.length > 0) return matches;
  throw new UserError(
    `No such file or folder: ${path}`,
    "Give the folder that the migrations lie in, or its files."
  );
}
async function folder(cwd, full, ending) {
  const own = await glob(full, [`*.${ending}`]);
  const steps = own.length > 0 ? await glob(full, [`*/*.${ending}`]) : [];
  if (isFolderEach(own, steps)) return steps.map((file) => toRelative(cwd, resolve(full, file)));
  const committed = await glob(full, [`committed/*.${ending}`]);
  const parts = committed.length > 0 ? await glob(full, [`current/*.${ending}`]) : [];
  const near = [...own, ...committed, ...parts];
  const files = near.length > 0 ? near : await glob(full, [`**/*.${ending}`]);
  return files.map((file) => toRelative(cwd, resolve(full, file)));
}
var isFolderEach = (own, below) => below.filter((file) => /^(?:up|migration)\.sql$/i.test(baseName(file))).length > own.length;
async function glob(cwd, patterns) {
  const tinyglobby = await import("./dist-LQVLDUFJ.js");
  return tinyglobby.glob([...patterns], { cwd, ignore: ignored, onlyFiles: true, caseSensitiveMatch: false });
}
var layouts = [
  ["**/migrations/**/*.sql", /^((?:.*?\/)?migrations)\/.*\.sql$/is],
  ["**/drizzle/**/*.sql", /^((?:.*?\/)?drizzle)\/.*\.sql$/is],
  ["**/db/migrate/**/*.sql", /^((?:.*?\/)?db\/migrate)\/.*\.sql$/is],
  ["**/sqitch.plan", /^(?:(.*)\/)?sqitch\.plan$/is],
  ["**/*.up.sql", /^(?:(.*)\/)?[^/]*\.up\.sql$/is],
  ["**/V*__*.sql", /^(?:(.*)\/)?V[^/]*__[^/]*\.sql$/is]
];
async function findMigrationFolders(cwd) {
  const files = await glob(
    cwd,
    layouts.map(([pattern]) => pattern)
  );
  const byRoot = /* @__PURE__ */ new Map();
  for (const file of files) {
    const match = layouts.map(([, root2]) => root2.exec(file)).find((found) => found !== null);
    const root = match?.[1] ?? "";
    const scripts = byRoot.get(root) ?? [];
    scripts.push(file);
    byRoot.set(root, scripts);
  }
  return [...byRoot].flatMap(([root, scripts]) => foldersIn(root, scripts)).map((folder2) => folder2 === "" ? "." : folder2).sort();
}
function foldersIn(root, scripts) {
  const holding = new Set(scripts.map(folderOf));
  if (!holding.has(root) || holding.has(`${root}/committed`)) return [root];
  const own = scripts.filter((file) => folderOf(file) === root);
  const below = scripts.filter((file) => folderOf(file) !== root && folderOf(folderOf(file)) === root);
  return isFolderEach(own, below) ? [root] : [...holding];
}
async function findMigrationFolder(cwd) {
  const folders = await findMigrationFolders(cwd);
  const [first, ...others] = folders;
  if (first === void 0) {
    throw new UserError("No migrations were found here", "Give their folder: drydock check db/migrations");
  }
  if (others.length === 0) return first;
  throw new UserError(
    `Migrations lie in ${folders.length} folders: ${folders.slice(0, 5).join(", ")}${folders.length > 5 ? ", …" : ""}`,
    "Name the one to check, or `migrations:` in drydock.yml."
  );
}
async function staysInside(cwd, path) {
  const [root, target] = await Promise.all([realpath(cwd), realpath(resolve(cwd, path))]);
  const inside = relative(root, target);
  return !isAbsolute(inside) && !inside.split(sep).some((name) => name.startsWith("."));
}
async function readSource(cwd, path) {
  const bytes = await readFile(resolve(cwd, path)).catch((cause) => {
    throw new UserError(`${path} cannot be read`, void 0, { cause });
  });
  try {
    return { path, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { path, text: "", unreadable: invalidUtf8(bytes) };
  }
}
function invalidUtf8(bytes) {
  if (bytes.includes(0))
    return { message: "The file holds NUL bytes, so it is no SQL text (a binary file?)", line: 1 };
  const valid = longestValidPrefix(bytes);
  const line = bytes.subarray(0, valid).toString("latin1").split("\n").length;
  const byte = (bytes[valid] ?? 0).toString(16).padStart(2, "0");
  return { message: `The file is not UTF-8: byte 0x${byte} at line ${line}; save it as UTF-8`, line };
}
function longestValidPrefix(bytes) {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodes(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  while (!decodes(bytes.subarray(0, low), false)) low -= 1;
  return low;
}
function decodes(bytes, stream) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
function isUnder(cwd, file, path) {
  const folder2 = resolve(cwd, path);
  const full = resolve(cwd, file);
  return full === folder2 || full.startsWith(folder2.endsWith(sep) ? folder2 : folder2 + sep);
}
function toRelative(cwd, full) {
  const path = relative(cwd, full);
  return (isAbsolute(path) || path === "" ? basename(full) : path).split(sep).join("/");
}

export {
  findProjectFiles,
  findMigrationFolders,
  findMigrationFolder,
  isUnder,
  toRelative
};
