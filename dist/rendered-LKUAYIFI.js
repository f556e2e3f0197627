import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  keepOnly
} from "./chunk-HUGVK4FF.js";
import {
  TextComposer
} from "./chunk-ICTTQUG6.js";
import {
  baseName
} from "./chunk-NCDQAZRX.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";
import "./chunk-26MOL57G.js";
import {
  SourceText
} from "./chunk-OCH7LVHQ.js";
import "./chunk-VWKG3EAW.js";

// src/migration-tools/rendered.ts
var marker = /^-- (?:(?<own>migration|down): (?<path>\S.*?)|Running (?<alembic>upgrade|downgrade) (?<from>.*?) ?-> ?(?<to>.*?))[ \t]*\r?$/gm;
var rendered = (output, command) => {
  const parts = inTransactions(partsOf(output));
  return {
    name: "rendered",
    shape: parts.some(({ shape }) => shape === "wrapped") ? "wrapped" : "none",
    ...parts.some(({ isCarried }) => isCarried) ? { sharesTransaction: true } : {},
    runsPsql: false,
    downScripts: parts.some(({ direction }) => direction === "down") ? "always" : "never",
    deploysDevFiles: true,
    detect: () => void 0,
    async readMigrations(files) {
      if (parts.length === 0)
        throw new UserError(
          `render: ${command} printed nothing that begins a migration`,
          "Alembic prints “-- Running upgrade …” with --sql; a script of your own prints “-- migration: <file>” before the SQL of each, and “-- down: <file>” before what undoes it."
        );
      const find = await finder(files, command);
      const scripts = parts.map((part) => ({ part, source: find(part) }));
      const ups = scripts.filter(({ part }) => part.direction === "up");
      return ups.map(({ part, source }) => {
        const down = scripts.find((one) => one.part.direction === "down" && one.source === source);
        return migrationOf(source, part, down?.part);
      });
    }
  };
};
function partsOf(output) {
  const markers = [...output.matchAll(marker)];
  return markers.map(({ index, groups }, number) => {
    const start = number === 0 ? 0 : index;
    const text = output.slice(start, markers[number + 1]?.index ?? output.length);
    const { own, path, alembic, from = "", to = "" } = groups ?? {};
    if (own !== void 0)
      return { direction: own === "down" ? "down" : "up", ...path === void 0 ? {} : { path }, text };
    const revision = alembic === "downgrade" ? from : to;
    return { direction: alembic === "downgrade" ? "down" : "up", revision, text };
  });
}
async function finder(files, command) {
  const sources = await Promise.all(files.paths.map((path) => files.read(path)));
  return ({ path, revision = "" }) => {
    const found = path === void 0 ? sources.find((source) => revisionIn(source) === revision) : sources.find((source) => source.path === path.replace(/^\.\//, ""));
    if (found) return found;
    throw new UserError(
      `render: ${command} printed the SQL of ${path ?? `revision ${revision}`}, which is none of the ${sources.length} files of the migrations`,
      "Name the folder that holds them: migrations in drydock.yml."
    );
  };
}
var revisionIn = ({ text }) => /^revision(?:\s*:\s*str)?\s*=\s*["']([^"']+)["']/m.exec(text)?.[1];
function migrationOf(source, up, down) {
  const file = { path: source.path, source: new SourceText(source.text) };
  const composer = new TextComposer();
  const put = (part) => {
    const start = composer.length;
    const { at, length } = placeOfMaker(file.source.text, part.direction);
    composer.put(part.text, file, at, at + length);
    return { part, start, end: composer.length };
  };
  const [ups, downs] = [put(up), down && put(down)];
  const { text, origins } = composer.finish(file);
  const scriptOf = ({ part: { direction, shape }, start, end }) => ({
    file: source.path,
    direction,
    text: keepOnly(text, [{ start, end }]),
    shape,
    origins
  });
  return {
    id: baseName(source.path).replace(/\.[^.]*$/, ""),
    version: "",
    up: scriptOf(ups),
    ...downs ? { down: scriptOf(downs) } : {}
  };
}
var makers = {
  up: /^.*(?:\bdef (?:upgrade|up|change)\b|\bup\s*[(:=]|\boperations\s*=).*/m,
  down: /^.*(?:\bdef (?:downgrade|down)\b|\bdown\s*[(:=]).*/m
};
function placeOfMaker(text, direction) {
  const line = makers[direction].exec(text) ?? /^.*/.exec(text);
  return { at: line?.index ?? 0, length: line?.[0].trimEnd().length ?? 0 };
}
var opening = /^((?:[^\S\n]*(?:--[^\n]*)?\n)*[^\S\n]*)BEGIN;/;
var openingNext = /\nBEGIN;\s*$/;
var closing = /\nCOMMIT;\s*$/;
function inTransactions(parts) {
  let open;
  return parts.map((part) => {
    const isCarried = open === "for the one before";
    const isIn = open !== void 0 || opening.test(part.text);
    const own = part.text.replace(opening, "$1");
    const inner = own.replace(openingNext, "\n");
    const text = inner.replace(closing, "\n");
    open = inner !== own ? "for this" : isIn && text === inner ? "for the one before" : void 0;
    return { ...part, isCarried, ...shaped(text, isIn) };
  });
}
function shaped(text, isIn) {
  if (!isIn) return { text, shape: "none" };
  return /^COMMIT;$/m.test(text) ? { text: `BEGIN;
${text}
COMMIT;
`, shape: "none" } : { text, shape: "wrapped" };
}
export {
  rendered
};
