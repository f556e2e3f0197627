import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  toRelative
} from "./chunk-XMRVEFKL.js";

// src/files/repository.ts
import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
async function findRepository(cwd) {
  const top = await repositoryRoot(cwd);
  const root = top ?? cwd;
  return {
    root,
    isGit: top !== void 0,
    inside: root === cwd ? "" : toRelative(root, cwd),
    hasGithub: await exists(join(root, ".github")),
    hasGitlab: await exists(join(root, ".gitlab-ci.yml"))
  };
}
var repositoryRoot = (cwd) => nearestWith(cwd, ".git");
async function nearestWith(cwd, name) {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (await exists(join(folder, name))) return folder;
    if (dirname(folder) === folder) return void 0;
  }
}
var schemaFile = "node_modules/drydock/dist/drydock.schema.json";
async function schemaPath(cwd) {
  const path = toRelative(cwd, join(await nearestWith(cwd, schemaFile) ?? cwd, schemaFile));
  return path.startsWith("../") ? path : `./${path}`;
}
var exists = async (path) => await stat(path).catch(() => void 0) !== void 0;
var composeAndCi = [
  "{docker-compose,compose}*.{yml,yaml}",
  ".github/workflows/*.{yml,yaml}",
  ".gitlab-ci.{yml,yaml}"
];
var image = /^(?:[^#\n]*?\b(?:image|name)["']?[ \t]*:|[ \t]*-[ \t])[ \t]*["']?(?:[\w.:-]+\/)*postgres:(\d{1,3})(?!\d)/gim;
async function findPostgresImages(cwd, folders) {
  const { glob } = await import("./dist-LQVLDUFJ.js");
  const options = { absolute: true, dot: true, onlyFiles: true, expandDirectories: false };
  const files = await Promise.all(folders.map((folder) => glob(composeAndCi, { ...options, cwd: folder })));
  const found = await Promise.all([...new Set(files.flat())].sort().map((file) => imagesIn(cwd, file)));
  return found.flat();
}
async function imagesIn(cwd, path) {
  const text = await readFile(path, "utf8").catch(() => "");
  const majors = new Set([...text.matchAll(image)].map(([, major]) => Number(major)));
  return [...majors].map((major) => ({ file: toRelative(cwd, path), major }));
}

export {
  findRepository,
  schemaPath,
  findPostgresImages
};
