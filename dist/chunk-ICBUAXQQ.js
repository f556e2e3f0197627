import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  changesWhatRuns,
  psqlCommandName
} from "./chunk-FGIATYDP.js";
import {
  blank,
  keepOnly,
  lineOf,
  linesOf,
  readWholeScript,
  refusingByteOrderMark,
  scriptOfParts,
  wholeScript
} from "./chunk-HUGVK4FF.js";
import {
  TextComposer
} from "./chunk-ICTTQUG6.js";
import {
  baseName,
  byName,
  byVersion,
  compareVersions,
  filesLike,
  folderOf,
  leadingNumber,
  pathIn
} from "./chunk-NCDQAZRX.js";
import {
  quoteIdentifier,
  quoteLiteral
} from "./chunk-YJAI7TGI.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";
import {
  endOfQuoted,
  leavesOpen,
  splitScript,
  token
} from "./chunk-FT4P7JIM.js";
import {
  compareText
} from "./chunk-26MOL57G.js";
import {
  SourceText
} from "./chunk-OCH7LVHQ.js";

// src/files/read-config.ts
import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
var fileNames = ["drydock.yml", "drydock.yaml"];
async function readConfig(cwd, named, read6 = readIfThere) {
  const found = await findConfigFile(cwd, named, read6);
  if (!found && named !== void 0) throw new UserError(`No such config file: ${named}`);
  if (!found) return { config: {}, file: "drydock.yml" };
  const { path, content } = found;
  const file = named ?? basename(path);
  return { config: await parseConfig(content, file), file, path };
}
async function findConfigFile(cwd, named, read6 = readIfThere) {
  if (named !== void 0) {
    const path = resolve(cwd, named);
    const content = await read6(path);
    return content === void 0 ? void 0 : { path, content };
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name2 of fileNames) {
      const path = join(folder, name2);
      const content = await read6(path);
      if (content !== void 0) return { path, content };
    }
    if (dirname(folder) === folder) return void 0;
  }
}
var readIfThere = async (path) => readFile(path, "utf8").catch((cause) => {
  if (isMissing(cause)) return void 0;
  throw new UserError(`${path} cannot be read`, void 0, { cause });
});
var isMissing = (error) => error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
async function parseConfig(text, file) {
  const { parse, YAMLParseError } = await import("./yaml-E6UJHVYD.js");
  let value;
  try {
    value = parse(text);
  } catch (cause) {
    const line = cause instanceof YAMLParseError ? `:${cause.linePos?.[0].line ?? 1}` : "";
    const reason = cause instanceof Error ? cause.message.split("\n")[0] ?? "" : String(cause);
    throw new UserError(`${file}${line} is no valid YAML: ${reason}`, void 0, { cause });
  }
  const [{ configSchema }, { validate }] = await Promise.all([
    import("./config-J7Q4OTO7.js"),
    import("./validate-NZFJ37WM.js")
  ]);
  return validate(configSchema, value ?? {}, file);
}

// src/migration-tools/atlas-sum.ts
import { createHash } from "node:crypto";

// src/migration-tools/atlas-directives.ts
function directives(text) {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  const count = lines.findIndex((line) => !/^(?:--|#)/.test(line));
  if (count !== -1 && lines[count] !== "") return /* @__PURE__ */ new Map();
  const comments = lines.slice(0, count === -1 ? void 0 : count);
  const found = comments.flatMap((line) => {
    const match = /atlas:(\w+)(?: +(.*))?$/.exec(line.trimEnd());
    return match ? [[match[1] ?? "", match[2] ?? ""]] : [];
  });
  return new Map(found);
}

// src/migration-tools/atlas-sum.ts
async function checkSums(files) {
  const folders = [...new Set(files.paths.filter((path) => path.endsWith(".sql")).map(folderOf))];
  const found = await Promise.all(folders.map((folder) => checkFolder(files, folder)));
  return found.flatMap((problem) => problem ?? []);
}
var refused = "Atlas refuses to run any of the files. “atlas migrate hash” writes atlas.sum anew.";
async function checkFolder(files, folder) {
  const record = await files.readIfThere(pathIn(folder, "atlas.sum"));
  if (!record || record.unreadable) return void 0;
  const recorded = sumsIn(record.text);
  const problem = (file, what) => ({
    rule: "changed-applied-migration",
    file,
    message: `${what}: ${refused}`
  });
  const sources = await sourcesOf(files, folder, [...recorded.keys()]);
  const gone = [...recorded.keys()].find((name2) => !sources.some(({ path }) => baseName(path) === name2));
  if (gone !== void 0) return problem(record.path, `${record.path} names ${gone}, which is not there`);
  const hash = createHash("sha256");
  for (const { path, text, unreadable } of sources) {
    const name2 = baseName(path);
    hash.update(name2);
    if (directives(text).get("sum") === "ignore") continue;
    if (unreadable) return void 0;
    hash.update(text);
    if (!recorded.has(name2)) return problem(path, `${record.path} does not name ${name2}`);
    const sum = hash.copy().digest("base64");
    if (recorded.get(name2) !== sum) return problem(path, `${name2} is not as ${record.path} has it`);
  }
  return void 0;
}
var sumsIn = (text) => new Map(
  text.split("\n").slice(1).flatMap((line) => {
    const [, name2, sum] = /^(.*\S)\s+h1:(\S+)\s*$/.exec(line) ?? [];
    return name2 === void 0 || sum === void 0 ? [] : [[name2, sum]];
  })
);
async function sourcesOf(files, folder, recorded) {
  const asked = files.paths.filter((path) => folderOf(path) === folder && path.endsWith(".sql"));
  const paths = [.../* @__PURE__ */ new Set([...asked, ...recorded.map((name2) => pathIn(folder, name2))])].sort(byName);
  const sources = await Promise.all(paths.map((path) => files.readIfThere(path)));
  return sources.filter((source) => source !== void 0);
}

// src/migration-tools/atlas.ts
var atlas = {
  name: "atlas",
  shape: "wrapped",
  runsPsql: false,
  downScripts: "optional",
  deploysDevFiles: true,
  outsideTransaction: "Atlas does so where the file begins with “-- atlas:txmode none” and an empty line",
  async detect(files) {
    const folders = [...new Set(sqlFiles(files).map(folderOf))];
    for (const folder of folders) {
      const path = pathIn(folder, "atlas.sum");
      if (await files.readIfThere(path)) return `there is ${path}`;
    }
    return void 0;
  },
  checkIntegrity: checkSums,
  async readMigrations(files) {
    const sources = await Promise.all([...sqlFiles(files)].sort(byName).map((path) => files.read(path)));
    return sources.filter((source, index) => index === 0 || !isCheckpoint(source)).map(migrationOf);
  }
};
var sqlFiles = ({ paths }) => paths.filter((path) => path.endsWith(".sql"));
var isCheckpoint = ({ text }) => directives(text).has("checkpoint");
function migrationOf(source) {
  const name2 = baseName(source.path).replace(/\.sql$/, "");
  const said = directives(source.text);
  const { up, down } = said.has("txtar") ? archived(source.text) : { up: whole(source.text) };
  const unreadable = source.unreadable ?? delimited(said);
  const shape = said.get("txmode") === "none" ? "none" : "wrapped";
  const readable = { ...source, ...unreadable ? { unreadable } : {} };
  return {
    id: name2,
    version: name2.split("_")[0] ?? "",
    up: scriptOfParts(readable, "up", shape, [up]),
    ...down ? { down: scriptOfParts(readable, "down", shape, [down]) } : {}
  };
}
var whole = (text) => ({ start: 0, end: text.length });
function archived(text) {
  const markers = [...text.matchAll(/^-- (\S+) --[ \t\r]*$/gm)];
  const sections2 = markers.map((marker, index) => ({
    name: marker[1],
    start: marker.index + marker[0].length,
    end: markers[index + 1]?.index ?? text.length
  }));
  const up = sections2.find(({ name: name2 }) => name2 === "migration.sql") ?? { start: 0, end: 0 };
  const down = sections2.find(({ name: name2 }) => name2 === "down.sql");
  return { up, ...down ? { down } : {} };
}
function delimited(said) {
  if (!said.has("delimiter")) return void 0;
  return { message: "its statements end in a delimiter of its own (atlas:delimiter)", line: 1 };
}

// src/migration-tools/text-sign.ts
var mostRead = 10;
async function firstWith(files, bears) {
  const scripts = files.paths.filter((path) => /\.sql$/i.test(path)).slice(0, mostRead);
  const sources = await Promise.all(scripts.map((path) => files.read(path)));
  return sources.find((source) => source.unreadable === void 0 && bears(source));
}

// src/migration-tools/dbmate.ts
var fileName = /^(\d+).*\.sql$/;
var mark = /(?<![^\n])--\s*migrate:(up|down)(?:\s*(?![^\n])|[ \t\f\r]+(\S[^\n]*))/g;
var dbmate = {
  name: "dbmate",
  shape: "wrapped",
  runsPsql: false,
  downScripts: "always",
  deploysDevFiles: true,
  outsideTransaction: "write transaction:false behind -- migrate:up, and it must be the only statement of its section",
  async detect(files) {
    const first = await firstWith(files, ({ path, text }) => isNamed(path) && marksOf(text).length > 0);
    return first && `${baseName(first.path)} holds a line "-- migrate:up" or "-- migrate:down"`;
  },
  async readMigrations(files) {
    const paths = files.paths.filter(isNamed).sort(byName);
    const sources = await Promise.all(paths.map((path) => files.read(path)));
    return sources.map(migrationOf2);
  }
};
var isNamed = (path) => fileName.test(baseName(path));
var marksOf = (text) => [...text.matchAll(mark)].map(({ 1: direction, 2: options = "", index }) => ({
  direction: direction === "up" ? "up" : "down",
  start: index,
  shape: options.trim().split(/\s+/).findLast(isTransactionOption) === "transaction:false" ? "one-query" : "wrapped"
}));
var isTransactionOption = (option) => /^transaction:[^:]*$/.test(option);
function migrationOf2(source) {
  const { path, text } = source;
  const version = fileName.exec(baseName(path))?.[1] ?? "";
  const id = baseName(path).replace(/\.sql$/, "");
  const marks = marksOf(text);
  const [up, down] = marks;
  const unreadable = source.unreadable ?? faultOf(text, marks);
  if (!up || !down || unreadable) {
    const faulty = { ...source, ...unreadable ? { unreadable } : {} };
    return { id, version, up: scriptOfParts(faulty, "up", "wrapped", [{ start: 0, end: text.length }]) };
  }
  const parts = [
    { start: 0, end: down.start },
    { start: down.start, end: text.length }
  ];
  return {
    id,
    version,
    up: scriptOfParts(source, "up", up.shape, [parts[0]]),
    down: scriptOfParts(source, "down", down.shape, [parts[1]])
  };
}
function faultOf(text, marks) {
  const fault = (message, at) => ({ message, line: lineOf(text, at) });
  const first = marks.findIndex(({ direction }) => direction === "up");
  const up = marks[first];
  if (!up) return fault('dbmate wants a line "-- migrate:up" in it', 0);
  const stray = [...text.slice(0, up.start).matchAll(/^(?![ \t\f\r]*(?:--|$)).+/gm)][0];
  if (stray) {
    return {
      message: 'dbmate runs nothing that stands before "-- migrate:up"',
      line: lineOf(text, stray.index)
    };
  }
  const [, down, third] = marks;
  if (first > 0) return fault('dbmate wants "-- migrate:up" before "-- migrate:down"', 0);
  if (down?.direction !== "down")
    return fault('dbmate wants a "-- migrate:down" behind "-- migrate:up"', up.start);
  if (!third) return void 0;
  return third.direction === "down" ? fault('dbmate wants one "-- migrate:down"', third.start) : fault('dbmate fails at a second "-- migrate:up", for it records the version twice', third.start);
}

// src/migration-tools/files-above.ts
function foldersAbove(folder) {
  if (folder === "" || /(?:^|\/)\.\.$/.test(folder)) return [folder];
  return [folder, ...foldersAbove(folderOf(folder))];
}
async function* filesAbove(files, folder, name2) {
  for (const at of foldersAbove(folder)) {
    const file = await files.readIfThere(pathIn(at, name2));
    if (file) yield file;
  }
}

// src/migration-tools/diesel.ts
var diesel = {
  name: "diesel",
  shape: "wrapped",
  runsPsql: false,
  downScripts: "optional",
  deploysDevFiles: true,
  downFileOf: (up) => pathIn(folderOf(up), "down.sql"),
  outsideTransaction: "Diesel takes `run_in_transaction = false` from a metadata.toml beside up.sql and sends the file as one query, so it must be the only statement of its file",
  async detect(files) {
    const folders = foldersOf(files).filter((folder) => /^\d/.test(baseName(folder)));
    const first = folders[0];
    if (first === void 0) return void 0;
    const paths = new Set(files.paths);
    const pairs = folders.filter((folder) => paths.has(pathIn(folder, "down.sql")));
    if (pairs[0] !== void 0)
      return `${pairs.length} folders hold up.sql and down.sql, as ${baseName(pairs[0])} does`;
    for await (const { path } of filesAbove(files, folderOf(first), "diesel.toml"))
      return `${path} is there, and ${folders.length} folders hold up.sql`;
    return void 0;
  },
  readMigrations(files) {
    const folders = [...foldersOf(files)].sort(
      (a, b) => compareText(versionOf(a), versionOf(b)) || compareText(a, b)
    );
    const paths = new Set(files.paths);
    return Promise.all(folders.map((folder) => read(files, folder, paths.has(pathIn(folder, "down.sql")))));
  }
};
var foldersOf = ({ paths }) => paths.filter((path) => baseName(path) === "up.sql").map(folderOf).filter((folder) => folder !== "" && !baseName(folder).startsWith("."));
var versionOf = (folder) => (baseName(folder).split("_")[0] ?? "").replaceAll("-", "");
async function read(files, folder, hasDown) {
  const shape = await shapeOf(files, folder);
  const up = await readWholeScript(files, pathIn(folder, "up.sql"), "up", shape);
  const migration = { id: baseName(folder), version: versionOf(folder), up };
  if (!hasDown) return migration;
  return { ...migration, down: await readWholeScript(files, pathIn(folder, "down.sql"), "down", shape) };
}
async function shapeOf(files, folder) {
  const metadata = await files.readIfThere(pathIn(folder, "metadata.toml"));
  if (!metadata) return "wrapped";
  const value = topLevelValue(metadata.text, "run_in_transaction");
  return value === void 0 || value === "false" ? "one-query" : "wrapped";
}
function topLevelValue(toml, key) {
  for (const line of toml.split("\n")) {
    if (/^\s*\[/.test(line)) return void 0;
    const match = /^\s*(["']?)([\w-]+)\1\s*=([^#]*)/.exec(line);
    if (match?.[2] === key) return match[3]?.trim();
  }
  return void 0;
}

// src/migration-tools/drizzle-breakpoints.ts
var breakpoint = "--> statement-breakpoint";
var blank2 = ";".padEnd(breakpoint.length);
function cutAtBreakpoints(script) {
  const pieces = script.text.split(breakpoint);
  const text = pieces.map(withoutOpenComment).join(blank2);
  const broken = firstInside(text, placesBetween(pieces));
  if (broken === void 0) return { ...script, text };
  const line = text.slice(0, broken).split("\n").length;
  const message = `Drizzle cuts it at the breakpoint in line ${line}, which stands inside a statement`;
  return { ...script, unreadable: { message, line } };
}
function withoutOpenComment(piece, index, pieces) {
  if (!/^[^\r\n]*\S/.test(pieces[index + 1] ?? "")) return piece;
  const { start } = splitScript(piece).comments.at(-1) ?? { start: piece.length };
  return /^--[^\r\n]*$/.test(piece.slice(start)) ? piece.slice(0, start).padEnd(piece.length) : piece;
}
function placesBetween(pieces) {
  let place = 0;
  return pieces.slice(0, -1).map((piece, index) => {
    place += piece.length + (index === 0 ? 0 : breakpoint.length);
    return place;
  });
}
function firstInside(text, places) {
  const { pieces, comments } = splitScript(text);
  const blocks = comments.filter(({ start }) => text.startsWith("/*", start));
  const spans = [...pieces, ...blocks].sort((a, b) => a.start - b.start);
  let next = 0;
  return places.find((place) => {
    while ((spans[next]?.end ?? Infinity) <= place + 1) next += 1;
    return (spans[next]?.start ?? Infinity) < place;
  });
}

// src/migration-tools/drizzle-journal.ts
var name = "meta/_journal.json";
var hint = "drizzle-kit writes it: restore it, or resolve the merge conflict in it.";
var findJournal = (files, folder) => files.readIfThere(pathIn(folder, name));
async function readJournal(files, folder) {
  const source = await findJournal(files, folder);
  if (!source) return void 0;
  const { path, unreadable } = source;
  if (unreadable) throw new UserError(`${path}: ${unreadable.message}`, hint);
  const { entries, dialect } = mapping(parsed(source)) ?? {};
  if (typeof dialect === "string" && dialect !== "postgresql" && dialect !== "pg")
    throw new UserError(
      `${path} is the journal of migrations for ${dialect}, and Drydock knows PostgreSQL only`
    );
  if (!Array.isArray(entries)) throw new UserError(`${path} has no list "entries"`, hint);
  return { path, folder, entries: entries.map((entry, index) => toEntry(entry, index, path)) };
}
function parsed({ path, text }) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is no valid JSON`, hint, { cause });
  }
}
function toEntry(value, index, path) {
  const { tag, when } = mapping(value) ?? {};
  if (typeof tag !== "string" || !/^[^/\\]+$/.test(tag))
    throw new UserError(`${path}: "entries[${index}].tag" must be the name of a file without .sql`, hint);
  if (typeof when !== "number")
    throw new UserError(`${path}: "entries[${index}].when" must be a number of milliseconds`, hint);
  return { tag, when };
}
var mapping = (value) => typeof value === "object" && value !== null ? { ...value } : void 0;

// src/migration-tools/drizzle.ts
var drizzle = {
  name: "drizzle",
  shape: "wrapped",
  sharesTransaction: true,
  runsPsql: false,
  downScripts: "never",
  deploysDevFiles: true,
  outsideTransaction: "Drizzle runs all that is pending in one transaction and offers no way out of it, so it must be run by other means, such as psql",
  async detect(files) {
    for (const folder2 of foldersOf2(files)) {
      const journal = await findJournal(files, folder2);
      if (journal) return `${journal.path} is its journal`;
    }
    const folder = folderScripts(files).map(folderOf).at(-1);
    const snapshot = folder === void 0 ? void 0 : await files.readIfThere(`${folder}/snapshot.json`);
    return snapshot && `${snapshot.path} lies beside migration.sql`;
  },
  async checkIntegrity(files) {
    const journals = await Promise.all(foldersOf2(files).map((folder) => readJournal(files, folder)));
    return journals.flatMap((journal) => journal ? skipped(journal) : []);
  },
  async readMigrations(files) {
    const journals = await Promise.all(foldersOf2(files).map((folder) => readJournal(files, folder)));
    const found = journals.filter((journal) => journal !== void 0);
    if (found.length > 0) return (await Promise.all(found.map((one) => readJournaled(files, one)))).flat();
    const scripts = folderScripts(files);
    if (scripts.length > 0) return Promise.all(scripts.map((path) => readFolder(files, path)));
    throw new UserError(
      "There is no meta/_journal.json beside the .sql files",
      "Drizzle runs what its journal names and nothing else: commit the folder meta, which drizzle-kit writes."
    );
  }
};
var foldersOf2 = ({ paths }) => [
  ...new Set(paths.filter((path) => path.endsWith(".sql")).map(folderOf))
];
var migrationName = (path) => baseName(folderOf(path));
var folderScripts = ({ paths }) => paths.filter((path) => baseName(path) === "migration.sql" && folderOf(path) !== "").sort((a, b) => migrationName(a).localeCompare(migrationName(b), "en"));
async function readJournaled(files, journal) {
  const asked = new Set(files.paths);
  const migrations = [];
  for (const { tag, when } of journal.entries) {
    const path = pathIn(journal.folder, `${tag}.sql`);
    if (asked.has(path))
      migrations.push({ id: tag, version: String(when), up: await readScript(files, path) });
    else if (!await files.readIfThere(path))
      throw new UserError(
        `${journal.path} names ${tag}, but there is no ${path}`,
        "Commit the file, or take its entry out of the journal: Drizzle stops at it."
      );
  }
  return migrations;
}
var skipped = ({ path, folder, entries }) => entries.flatMap(({ tag, when }, index) => {
  const later = entries.slice(0, index).find((before) => before.when >= when);
  if (!later) return [];
  return [
    {
      rule: "out-of-order-version",
      file: pathIn(folder, `${tag}.sql`),
      behind: pathIn(folder, `${later.tag}.sql`),
      message: `${path} gives ${tag} an earlier time (“when”) than ${later.tag}, which stands before it: a database that has run ${later.tag} never runs ${tag}, and Drizzle says nothing.`
    }
  ];
});
var readFolder = async (files, path) => ({
  id: migrationName(path),
  version: "",
  up: await readScript(files, path)
});
var readScript = async (files, path) => cutAtBreakpoints(wholeScript(refusingByteOrderMark(await files.read(path)), "up", "wrapped"));

// src/migration-tools/flyway-settings.ts
var names = ["executeInTransaction", "mixed", "placeholderReplacement"];
var property = /^[ \t]*(?:flyway\.)?(\w+)[ \t]*[=:][ \t]*"?(true|false)"?[ \t]*(?:#.*)?$/gim;
function readProperties(text) {
  const found = {};
  for (const [, key, value = ""] of text.matchAll(property)) {
    const name2 = names.find((one) => one === key);
    if (name2) found[name2] = value.toLowerCase() === "true";
  }
  return found;
}
var fileNames2 = ["flyway.conf", "conf/flyway.conf", "flyway.toml", "conf/flyway.toml"];
async function readFlywaySettings(files, folder) {
  for (const path of foldersAbove(folder).flatMap((at) => fileNames2.map((name2) => pathIn(at, name2)))) {
    const source = await files.readIfThere(path);
    if (source) return readProperties(source.text);
  }
  return {};
}

// src/migration-tools/placeholders.ts
function placeholdersIn(text, form, parts = [{ start: 0, end: text.length }]) {
  if (parts.length === 0 || !new RegExp(form.source, form.flags).test(text)) return [];
  const source = new SourceText(text);
  const shift = text.length - source.text.length;
  const { comments } = splitScript(source.text);
  return [...source.text.matchAll(form)].flatMap(({ 0: own, index }) => {
    const within2 = ({ start, end }) => start <= index && index < end;
    const isKnown = comments.some(within2) || !parts.some(({ start, end }) => within2({ start: start - shift, end: end - shift }));
    return isKnown ? [] : [{ text: own, at: source.regionOf(index, index + own.length) }];
  });
}

// src/migration-tools/flyway-script.ts
var impossible = /^(?:(?:CREATE|DROP) (?:DATABASE|TABLESPACE|SUBSCRIPTION)|ALTER SYSTEM|(?:CREATE|DROP)(?: UNIQUE)? INDEX CONCURRENTLY|REINDEX(?: VERBOSE)? (?:SCHEMA|DATABASE|SYSTEM)|VACUUM|DISCARD ALL)\b/i;
var placeholder = /\$\{[^{}\n]*\}/g;
async function flywayScript(files, path, direction, project) {
  const conf = await files.readIfThere(`${path}.conf`);
  const settings = { ...project, ...conf ? readProperties(conf.text) : {} };
  const script = await readWholeScript(files, path, direction, "wrapped");
  const shaped = { ...script, shape: shapeOf2(script.text, settings) };
  const placeholders = settings.placeholderReplacement === false ? [] : placeholdersIn(script.text, placeholder);
  return placeholders.length === 0 ? shaped : { ...shaped, placeholders };
}
function shapeOf2(text, { executeInTransaction, mixed }) {
  if (executeInTransaction !== void 0) return executeInTransaction ? "wrapped" : "none";
  const statements = splitScript(text).pieces.map(({ start, end }) => simplified(text.slice(start, end)));
  const count = statements.filter((statement) => impossible.test(statement)).length;
  const outside2 = mixed === true ? count > 0 : count > 0 && count === statements.length;
  return outside2 ? "none" : "wrapped";
}
var simplified = (statement) => statement.slice(0, 500).replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, " ").trim().replace(/\s+/g, " ");

// src/migration-tools/flyway.ts
var flyway = {
  name: "flyway",
  placeholder: /\$\{([^{}\n]*)\}/g,
  shape: "wrapped",
  runsPsql: false,
  downScripts: "optional",
  deploysDevFiles: true,
  downFileOf: (up) => {
    const name2 = baseName(up);
    if (!name2.startsWith("V")) return void 0;
    return `${up.slice(0, up.length - name2.length)}${name2.replace(/^V/, "U")}`;
  },
  outsideTransaction: "Flyway leaves the transaction out where a file holds nothing but such statements, or where <file>.sql.conf says executeInTransaction=false",
  detect({ paths }) {
    const own = paths.filter((path) => ["V", "R", "B"].includes(nameOf(path)?.prefix ?? ""));
    const first = own[0];
    return first === void 0 ? void 0 : filesLike(own.length, first);
  },
  async readMigrations(files) {
    const named = files.paths.flatMap((path) => nameOf(path) ?? []);
    const settings = await readFlywaySettings(files, folderOf(named[0]?.path ?? ""));
    const of = (prefix) => named.filter((one) => one.prefix === prefix).sort(inOrder);
    const undo = of("U");
    return Promise.all(
      [
        ...of("beforeMigrate"),
        ...fromBaseline(of("B"), of("V")),
        ...of("afterVersioned"),
        ...of("beforeRepeatables"),
        ...of("R"),
        ...of("afterMigrateApplied"),
        ...of("afterMigrate")
      ].map((one) => read2(files, settings, one, undo))
    );
  }
};
var versioned = /^([VUB])(\d+(?:[._]\d+)*)(?:__(.*))?\.sql$/;
var repeatable = /^(R)__(.*)\.sql$/;
var callback = /^(beforeMigrate|afterVersioned|beforeRepeatables|afterMigrateApplied|afterMigrate)(?:__(.*))?\.sql$/;
function nameOf(path) {
  const name2 = baseName(path);
  const [, prefix, version = "", description = ""] = versioned.exec(name2) ?? [];
  if (prefix !== void 0) return { path, prefix, version, description };
  const [, other, words = ""] = repeatable.exec(name2) ?? callback.exec(name2) ?? [];
  return other === void 0 ? void 0 : { path, prefix: other, version: "", description: words };
}
var inOrder = (a, b) => compareParts(a.version, b.version) || compareText(a.description.replaceAll("_", " "), b.description.replaceAll("_", " ")) || compareText(a.path, b.path);
function compareParts(left, right) {
  const [a, b] = [left.split(/[._]/), right.split(/[._]/)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = compareVersions(a[index] ?? "0", b[index] ?? "0");
    if (order !== 0) return order;
  }
  return 0;
}
function fromBaseline(baselines, migrations) {
  const latest = baselines.at(-1);
  if (!latest) return migrations;
  return [latest, ...migrations.filter(({ version }) => compareParts(version, latest.version) > 0)];
}
async function read2(files, settings, { path, prefix, version }, undo) {
  const up = await flywayScript(files, path, "up", settings);
  const own = { id: baseName(path).replace(/\.sql$/, ""), version, up };
  if (version === "") return { ...own, repeatable: true };
  const down = prefix === "V" && undo.find((one) => compareParts(one.version, version) === 0);
  return down ? { ...own, down: await flywayScript(files, down.path, "down", settings) } : own;
}

// src/migration-tools/find-down.ts
function findDown(up, version, downs, taken) {
  const sameNumber = downs.filter(
    (down2) => folderOf(down2.path) === folderOf(up) && compareVersions(down2.version, version) === 0
  );
  const twin = up.replace(/\.up\.sql$/, ".down.sql");
  const down = sameNumber.find(({ path }) => path === twin) ?? sameNumber.find(({ path }) => !taken.has(path));
  if (down) taken.add(down.path);
  return down?.path;
}

// src/migration-tools/golang-migrate.ts
var fileName2 = /^(\d+)(?:_.*)?\.(up|down)\.sql$/;
var golangMigrate = {
  name: "golang-migrate",
  shape: "one-query",
  runsPsql: false,
  downScripts: "always",
  deploysDevFiles: true,
  downFileOf: (up) => up.replace(/\.up\.sql$/, ".down.sql"),
  outsideTransaction: "golang-migrate sends a file as one query, so it must be the only statement of its file",
  detect({ paths }) {
    const ups = paths.filter((path) => fileName2.exec(baseName(path))?.[2] === "up");
    const first = ups[0];
    return first === void 0 ? void 0 : filesLike(ups.length, first);
  },
  async readMigrations(files) {
    const scripts = files.paths.flatMap((path) => {
      const match = fileName2.exec(baseName(path));
      return match ? [{ path, version: match[1] ?? "", direction: match[2] }] : [];
    });
    const downs = scripts.filter(({ direction }) => direction === "down");
    const ups = scripts.filter(({ direction }) => direction === "up").sort((a, b) => compareVersions(a.version, b.version) || compareText(a.path, b.path));
    const taken = /* @__PURE__ */ new Set();
    return Promise.all(
      ups.map(({ path, version }) => read3(files, path, version, findDown(path, version, downs, taken)))
    );
  }
};
async function read3(files, up, version, down) {
  const script = await readWholeScript(files, up, "up", "one-query");
  const id = baseName(up).replace(/\.up\.sql$/, "");
  if (down === void 0) return { id, version, up: script };
  return { id, version, up: script, down: await readWholeScript(files, down, "down", "one-query") };
}

// src/migration-tools/goose-file.ts
function readGooseFile(text) {
  const reader = new GooseReader(text);
  for (const line of linesOf(text)) reader.take(line);
  return reader.end();
}
var GooseReader = class {
  transaction = true;
  /** Whether the lines that follow are for ENVSUB. */
  substitutes = false;
  #text;
  #statements = [];
  #variables = [];
  #faults = [];
  #direction;
  #down;
  #block;
  /** Where the statement began that no semicolon has ended yet. */
  #open;
  constructor(text) {
    this.#text = text;
  }
  take(line) {
    const own = line.text.trim();
    if (own.startsWith("--") && own.includes("+goose")) this.#annotation(line);
    else if (this.#open || line.text !== "" && !own.startsWith("--")) this.#sql(line);
  }
  end() {
    if (this.#direction === void 0) this.#refuse('goose wants a line "-- +goose Up" in it', 1);
    if (this.#block) this.#refuse('goose wants a "-- +goose StatementEnd" behind this', this.#block.number);
    else this.#wantsNothingOpen();
    const { length } = this.#text;
    const down = this.#down;
    return {
      up: { start: 0, end: down ?? length },
      ...down === void 0 ? {} : { down: { start: down, end: length } },
      transaction: this.transaction,
      statements: this.#statements,
      variables: this.#variables,
      faults: [...this.#faults, ...this.#cutStatements()]
    };
  }
  #refuse(message, line) {
    this.#faults.push({ message, line });
  }
  #annotation(line) {
    const word = line.text.replaceAll("--", "").replace("+goose", "").trim();
    const known = Object.hasOwn(annotations, word.toLowerCase()) ? annotations[word.toLowerCase()] : void 0;
    if (!known || /^[ \t]/.test(line.text)) {
      this.#refuse(`goose does not know the annotation "${line.text.trim()}"`, line.number);
    } else known(this, line);
  }
  up({ number }) {
    if (this.#direction !== void 0) this.#refuse('goose wants "-- +goose Up" once, and first', number);
    this.#direction ??= "up";
  }
  down({ start, number }) {
    if (this.#direction !== "up" || this.#block) {
      this.#refuse('goose wants "-- +goose Down" once, behind "-- +goose Up"', number);
    }
    this.#wantsNothingOpen();
    this.#open = void 0;
    this.#down ??= start;
    this.#direction = "down";
  }
  begin(line) {
    if (this.#direction === void 0 || this.#block)
      this.#refuse("goose wants StatementBegin behind Up or Down, and not within another", line.number);
    this.#block = line;
  }
  finish({ start, number }) {
    if (!this.#block) this.#refuse("goose wants a StatementBegin before this", number);
    if (this.#open) this.#store(start, true);
    this.#block = void 0;
  }
  #sql(line) {
    if (this.#direction === void 0) {
      if (line.text.trim() !== "")
        this.#refuse('goose runs nothing that stands before "-- +goose Up"', line.number);
      return;
    }
    this.#open ??= line;
    if (this.substitutes) this.#variables.push({ start: line.start, end: line.end });
    if (!this.#block && endsStatement(line.text)) this.#store(line.end, false);
  }
  #store(end, block) {
    if (this.#open && this.#direction) {
      this.#statements.push({ start: this.#open.start, end, direction: this.#direction, block });
    }
    this.#open = void 0;
  }
  #wantsNothingOpen() {
    if (!this.#open || this.#text.slice(this.#open.start, this.#down).trim() === "") return;
    this.#refuse("goose wants a semicolon at the end of the statement that begins here", this.#open.number);
  }
  /** Semicolons at the end of a line inside a body: goose sends what stands before them by itself. */
  #cutStatements() {
    if (this.#faults.length > 0) return [];
    const lines = linesOf(this.#text);
    return ["up", "down"].flatMap((direction) => {
      const own = this.#statements.filter((one) => one.direction === direction);
      const { pieces } = splitScript(keepOnly(this.#text, own));
      const cut = own.find(
        ({ end, block }) => !block && pieces.some((piece) => piece.start < end && end < piece.end)
      );
      if (!cut) return [];
      const line = lines.find(({ end }) => end === cut.end)?.number ?? 1;
      const message = 'goose ends a statement at the semicolon that ends this line, in the midst of it: put it between "-- +goose StatementBegin" and "-- +goose StatementEnd"';
      return [{ message, line, direction }];
    });
  }
};
var annotations = {
  up(reader, line) {
    reader.up(line);
  },
  down(reader, line) {
    reader.down(line);
  },
  statementbegin(reader, line) {
    reader.begin(line);
  },
  statementend(reader, line) {
    reader.finish(line);
  },
  "no transaction"(reader) {
    reader.transaction = false;
  },
  "envsub on"(reader) {
    reader.substitutes = true;
  },
  "envsub off"(reader) {
    reader.substitutes = false;
  }
};
function endsStatement(line) {
  const words = line.trim().split(/\s+/);
  const comment = words.findIndex((word) => word.startsWith("--"));
  return (comment === -1 ? words : words.slice(0, comment)).at(-1)?.endsWith(";") === true;
}

// src/migration-tools/goose.ts
var fileName3 = /^(\d+)_.*\.sql$/;
var mark2 = /^--[^\n]*\+goose[ \t]+Up\b/im;
var variable = /\$\{[^}\n]*\}|\$[A-Za-z_]\w*/g;
var goose = {
  name: "goose",
  placeholder: /\$\{(\w+)(?::?-[^}\n]*)?\}|\$([A-Za-z_]\w*)/g,
  shape: "wrapped",
  runsPsql: false,
  downScripts: "always",
  deploysDevFiles: true,
  outsideTransaction: "write -- +goose NO TRANSACTION into the file",
  async detect(files) {
    const first = await firstWith(files, ({ text }) => mark2.test(text));
    return first && `${baseName(first.path)} holds a line "-- +goose Up"`;
  },
  async readMigrations(files) {
    const found = files.paths.flatMap((path) => {
      const version = fileName3.exec(baseName(path))?.[1];
      return version === void 0 ? [] : [{ path, version }];
    });
    const inOrder2 = found.sort(
      (a, b) => compareVersions(a.version, b.version) || compareText(a.path, b.path)
    );
    return Promise.all(
      inOrder2.map(async ({ path, version }) => migrationOf3(await files.read(path), version))
    );
  }
};
function migrationOf3(source, version) {
  const id = baseName(source.path).replace(/\.sql$/, "");
  const read6 = readGooseFile(source.text);
  const { up, down } = read6;
  return {
    id,
    version,
    up: scriptOf(source, read6, "up", up),
    ...down && !source.unreadable ? { down: scriptOf(source, read6, "down", down) } : {}
  };
}
function scriptOf(source, { statements, faults, variables, transaction }, direction, part) {
  const own = statements.filter((one) => one.direction === direction);
  const shape = transaction ? "wrapped" : isOneString(own) ? "one-query" : "none";
  const fault = faults.find((one) => one.direction === void 0 || one.direction === direction);
  const unreadable = source.unreadable ?? (fault && { message: fault.message, line: fault.line });
  const script = scriptOfParts({ ...source, ...unreadable ? { unreadable } : {} }, direction, shape, [
    part
  ]);
  const placeholders = placeholdersIn(script.text, variable, variables);
  return placeholders.length === 0 ? script : { ...script, placeholders };
}
var isOneString = (statements) => statements.length === 1 && statements[0]?.block === true;

// src/migration-tools/graphile-hash.ts
import { createHash as createHash2 } from "node:crypto";
var headerLine = /^--! ([A-Z]\w*)(?::(.*))?\r?\n/;
function headersOf(text) {
  const headers = /* @__PURE__ */ new Map();
  let body = text;
  for (let header = headerLine.exec(body); header; header = headerLine.exec(body)) {
    headers.set(header[1] ?? "", (header[2] ?? "").trim());
    body = body.slice(header[0].length);
  }
  return { headers, body };
}
function hashProblems(committed) {
  return committed.flatMap((source, index) => {
    const { headers, body } = headersOf(source.text);
    const previous = headers.get("Previous") ?? "-";
    const before = committed[index - 1];
    return [
      ...isHash(headers, body, previous) ? [] : [edited(source)],
      ...before && previous !== headersOf(before.text).headers.get("Hash") ? [misplaced(source, before)] : []
    ];
  });
}
function isHash(headers, body, previous) {
  if (headers.has("AllowInvalidHash")) return true;
  const hashed = `${`${previous === "-" ? "" : previous}
${body.trim()}`.trim()}
`;
  return headers.get("Hash") === `sha1:${createHash2("sha1").update(hashed).digest("hex")}`;
}
var edited = ({ path }) => ({
  rule: "changed-applied-migration",
  file: path,
  message: `${baseName(path)} is not as it was when it was committed: its text has another hash than its line “--! Hash” says, and graphile-migrate refuses to run it.`
});
var misplaced = ({ path }, before) => ({
  rule: "out-of-order-version",
  file: path,
  message: `${baseName(path)} was committed behind another migration than ${baseName(before.path)}, which stands before it: graphile-migrate refuses to start.`
});

// src/migration-tools/graphile-migrate.ts
var fileName4 = /^\d+(?:-[-\w]*)?\.sql$/;
var graphileMigrate = {
  name: "graphile-migrate",
  placeholder: /(?<!:):([A-Z][0-9A-Z_]+)\b/g,
  shape: "wrapped",
  runsPsql: false,
  downScripts: "never",
  deploysDevFiles: true,
  outsideTransaction: "graphile-migrate sends a file that begins with “--! no-transaction” as one query without BEGIN, so it must be the only statement of its file",
  async detect(files) {
    for (const path of files.paths) {
      if (!fileName4.test(baseName(path))) continue;
      if (isCommitted(await files.read(path))) return `${path} begins with --! Previous`;
    }
    return void 0;
  },
  async checkIntegrity(files) {
    return hashProblems(committedAmong(await readNamed(files)));
  },
  async readMigrations(files) {
    const sources = await readNamed(files);
    const placeholders = await readPlaceholders(files);
    const current = sources.filter((source) => isCurrent(source)).sort((a, b) => byId(a.path, b.path));
    return [...committedAmong(sources), ...current].map((source) => migrationOf4(source, placeholders));
  }
};
var isCommitted = ({ text }) => /^(?:--! [A-Z].*\r?\n)*--! Previous:/.test(text);
var isCurrentFile = (path) => baseName(path) === "current.sql";
function isCurrent(source) {
  const { path, text } = source;
  const inFolder = baseName(folderOf(path)) === "current";
  if (isCommitted(source) || !(inFolder || isCurrentFile(path))) return false;
  return text.split("\n").some((line) => !/^\s*(?:--(?!!\s*include\b).*)?$/.test(line));
}
var byNumber = ({ path: left }, { path: right }) => compareText(leadingNumber(left), leadingNumber(right)) || compareText(left, right);
var readNamed = (files) => Promise.all(
  files.paths.filter((path) => fileName4.test(baseName(path)) || isCurrentFile(path)).map((path) => files.read(path))
);
var committedAmong = (sources) => sources.filter(isCommitted).sort(byNumber);
var byId = (left, right) => compareVersions(leadingNumber(left), leadingNumber(right)) || compareText(left, right);
function migrationOf4(source, placeholders) {
  const { path, text } = source;
  const name2 = baseName(path).replace(/\.sql$/, "");
  const committed = isCommitted(source);
  const unreadable = source.unreadable ?? included(text);
  return {
    id: committed || isCurrentFile(path) ? name2 : `current/${name2}`,
    version: committed ? leadingNumber(path) : "",
    up: {
      file: path,
      direction: "up",
      text: text.replace(placeholders, (placeholder2) => `_${placeholder2.slice(1)}`),
      shape: /^--!\s*no-transaction\b/.test(headersOf(text).body.trimStart()) ? "one-query" : "wrapped",
      ...unreadable ? { unreadable } : {}
    }
  };
}
function included(text) {
  const match = /^--![ \t]*include[ \t]+(.*\.sql)[ \t]*$/m.exec(text);
  if (!match) return void 0;
  const line = lineOf(text, match.index);
  return { message: `it includes fixtures/${match[1] ?? ""}, which is seen once it is committed`, line };
}
async function readPlaceholders(files) {
  const folders = new Set(files.paths.flatMap((path) => foldersAbove(folderOf(path))));
  const paths = [...folders].flatMap(
    (folder) => [".gmrc", ".gmrc.js", ".gmrc.cjs"].map((name2) => pathIn(folder, name2))
  );
  const settings = await Promise.all(paths.map((path) => files.readIfThere(path)));
  const named = settings.flatMap((source) => declared(source?.text ?? ""));
  const all = [.../* @__PURE__ */ new Set([":DATABASE_NAME", ":DATABASE_OWNER", ...named])];
  return new RegExp(`(?<!:)(?:${all.join("|")})\\b`, "g");
}
var declared = (settings) => settings.replace(/^\s*(?:\/\/|\*).*$/gm, "").match(/(?<=["']):[A-Z][0-9A-Z_]+(?=["']\s*:)/g) ?? [];

// src/migration-tools/liquibase-file.ts
var isFormattedSql = (text) => /^\uFEFF?\s*--\s*liquibase formatted/i.test(text);
var changeset = /^\s*--\s*changeset\s+("[^"]+"|[^:]+):\s*("[^"]+"|\S+)(.*)$/i;
var anyChangeset = /^\s*--\s*changeset/i;
var rollback = /^\s*--\s*rollback (.*)$/i;
var ignoreLines = /^--\s*ignoreLines:(\w+)$/i;
var rollbackBlock = /^\s*\/\*\s*liquibase\s+rollback\s*$/i;
function readChangesets(text) {
  const reader = new ChangelogReader();
  for (const line of linesOf(text)) reader.take(line);
  return reader;
}
var ChangelogReader = class {
  changesets = [];
  fault;
  #head = [];
  /** Lines that are still to be passed over; Infinity until `--ignoreLines:end`. */
  #ignored = 0;
  #inBlock = false;
  take(line) {
    if (this.#ignored > 0) this.#passOver(line);
    else if (this.#inBlock) this.#blockLine(line);
    else if (!this.#isDirective(line)) this.#sql(line);
  }
  #passOver({ text }) {
    const ends = this.#ignored === Infinity && ignoreLines.exec(text)?.[1]?.toLowerCase() === "end";
    this.#ignored = ends ? 0 : this.#ignored - 1;
  }
  #isDirective(line) {
    const [, lines] = ignoreLines.exec(line.text) ?? [];
    if (lines !== void 0) this.#ignored = lines === "start" ? Infinity : Number.parseInt(lines, 10) || 0;
    else if (anyChangeset.test(line.text)) this.#changeset(line);
    else if (rollbackBlock.test(line.text) && this.changesets.length > 0) this.#inBlock = true;
    else return false;
    return true;
  }
  #changeset(line) {
    const [, author = "", name2 = "", attributes = ""] = changeset.exec(line.text) ?? [];
    if (author === "") {
      this.#refuse('Liquibase wants author:id behind "--changeset"', line);
      return;
    }
    const id = `${unquoted(author)}:${unquoted(name2)}`;
    if (this.changesets.some((one) => one.id === id))
      this.#refuse(`Liquibase wants the changeset ${id} once`, line);
    const head = this.changesets.length === 0 ? this.#head : [];
    this.changesets.push({ id, up: [...head, line], down: [], attribute: attributesIn(attributes) });
  }
  #refuse(message, { number }) {
    this.fault ??= { message, line: number };
  }
  #blockLine(line) {
    const close = line.text.indexOf("*/");
    this.#inBlock = close === -1;
    this.changesets.at(-1)?.down.push({ start: line.start, end: close === -1 ? line.end : line.start + close });
  }
  #sql(line) {
    const current = this.changesets.at(-1);
    if (!current) {
      if (/^\uFEFF?\s*--/.test(line.text)) this.#head.push(line);
      return;
    }
    current.up.push(line);
    const [, sql] = rollback.exec(line.text) ?? [];
    if (sql === void 0) return;
    const start = /^\s*not required/i.test(sql) ? line.start : line.start + line.text.length - sql.length;
    current.down.push({ start, end: line.end });
  }
};
var unquoted = (name2) => name2.trim().replace(/^"(.*)"$/, "$1");
function attributesIn(text) {
  const found = new Map(
    [...text.matchAll(/(?<!\S)(\w+):("[^"]*"|\S*)/g)].map(({ 1: name2 = "", 2: value = "" }) => [
      name2.toLowerCase(),
      unquoted(value)
    ])
  );
  return (name2) => found.get(name2.toLowerCase());
}

// src/migration-tools/liquibase.ts
var liquibase = {
  name: "liquibase",
  placeholder: /\$\{([^{}\s]+)\}/g,
  shape: "wrapped",
  runsPsql: false,
  downScripts: "optional",
  deploysDevFiles: true,
  outsideTransaction: "write runInTransaction:false behind its --changeset author:id",
  async detect(files) {
    const first = await firstWith(files, ({ text }) => isFormattedSql(text));
    return first && `${baseName(first.path)} begins with "--liquibase formatted sql"`;
  },
  async readMigrations(files) {
    const paths = files.paths.filter((path) => /\.sql$/i.test(path)).sort(compareText);
    const sources = await Promise.all(paths.map((path) => files.read(path)));
    return sources.filter(({ text, unreadable }) => unreadable !== void 0 || isFormattedSql(text)).flatMap(migrationsOf);
  }
};
function migrationsOf(source) {
  const { changesets, fault } = readChangesets(source.text);
  const unreadable = source.unreadable ?? fault;
  if (unreadable) {
    const whole2 = [{ start: 0, end: source.text.length }];
    const up = scriptOfParts({ ...source, unreadable }, "up", "wrapped", whole2);
    return [{ id: baseName(source.path).replace(/\.sql$/i, ""), version: "", up }];
  }
  return changesets.filter(isForPostgres).map((changeset2) => migrationOf5(source, changeset2));
}
function isForPostgres(changeset2) {
  const names2 = changeset2.attribute("dbms")?.toLowerCase().split(",") ?? [];
  const isNamed2 = (name2) => names2.includes(name2);
  if (isNamed2("!postgresql") || isNamed2("none")) return false;
  return names2.every((name2) => name2.startsWith("!")) || isNamed2("postgresql") || isNamed2("all");
}
function migrationOf5(source, changeset2) {
  const { id, up, down } = changeset2;
  const isSet = (name2) => changeset2.attribute(name2)?.toLowerCase() === "true";
  const repeatable2 = isSet("runOnChange") || isSet("runAlways");
  return {
    id,
    version: "",
    up: scriptOf2(source, changeset2, "up", up),
    ...down.length > 0 ? { down: scriptOf2(source, changeset2, "down", down) } : {},
    ...repeatable2 ? { repeatable: repeatable2 } : {}
  };
}
function scriptOf2(source, changeset2, direction, parts) {
  const own = (name2) => changeset2.attribute(
    direction === "up" ? name2 : `rollback${name2.charAt(0).toUpperCase()}${name2.slice(1)}`
  );
  const isFalse = (value) => value?.toLowerCase() === "false";
  const single = isFalse(own("splitStatements")) ? "one-query" : "none";
  const shape = isFalse(changeset2.attribute("runInTransaction")) ? single : "wrapped";
  const script = scriptOfParts(source, direction, shape, parts);
  const text = withSemicolons(script.text, own("endDelimiter"));
  const placeholders = placeholdersIn(text, /\$\{[^{}\s]+\}/g);
  return { ...script, text, ...placeholders.length > 0 ? { placeholders } : {} };
}
function withSemicolons(text, delimiter) {
  const own = delimiter?.replace(/^(?:\\n)+/, "");
  if (!own || own === ";" || own.includes("\\")) return text;
  const escaped = own.replace(/[.*+?^${}()|[\]]/g, "\\$&");
  const atLineEnd = new RegExp(`${escaped}(?=[ \\t]*\\r?$)`, "gim");
  return text.replace(atLineEnd, (found) => `;${" ".repeat(found.length - 1)}`);
}

// src/migration-tools/markdown-fences.ts
var languages = new Map([
  ...["sql", "postgresql", "postgres", "pgsql", "psql"].map((name2) => [name2, "sql"]),
  ...["bash", "sh", "shell", "zsh", "console", "shell-session"].map((name2) => [name2, "shell"])
]);
var deepestItem = 100;
var rollbackTitle = /\broll(?:ing|ed)?[ -]?back/i;
var sqlFences = (text) => fencesOf(text).filter(({ kind }) => kind === "sql");
function fencesOf(text) {
  const reader = new FenceReader();
  for (let start = text.startsWith("\uFEFF") ? 1 : 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const next = newline === -1 ? text.length : newline + 1;
    reader.read(text.slice(start, next).replace(/\r?\n$/, ""), start);
    start = next;
  }
  return reader.fences;
}
var FenceReader = class {
  fences = [];
  #open;
  /** The columns at which the content of the list items begins that are open. */
  #items = [];
  /** The level of the heading that names a rollback. */
  #rollback;
  #inComment = false;
  read(line, start) {
    if (this.#open && this.#inside(this.#open, line, start)) return;
    if (this.#inComment || /^ {0,3}<!--/.test(line)) {
      this.#inComment = !line.includes("-->");
      return;
    }
    this.#heading(line);
    const quote = /^(?: {0,3}> ?)*/.exec(line)?.[0] ?? "";
    const [content, column] = this.#intoItems(line.slice(quote.length));
    this.#fence(content, column, quote.split(">").length - 1);
  }
  /** Whether the line belongs to the fence, its end included; the end of its container ends a fence as well. */
  #inside(open, line, start) {
    const quote = quotePrefix(line, open.quotes);
    const content = line.slice(quote?.length ?? 0);
    const left = quote === void 0 || content.trim() !== "" && columnOf(content) < open.indent;
    if (left) {
      this.#open = void 0;
      return false;
    }
    const from = start + line.length - content.length;
    const end = closes(content, open);
    if (end) this.#open = void 0;
    else open.lines?.push({ start: from, end: start + line.length });
    if (end && open.lines) this.#closed(open.lines, from + content.search(/\S/));
    return true;
  }
  #closed(lines, close) {
    const last = this.fences.at(-1);
    if (last?.lines === lines) this.fences[this.fences.length - 1] = { ...last, close };
  }
  #heading(line) {
    const match = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line);
    const level = match?.[1]?.length;
    if (level === void 0) return;
    if (this.#rollback !== void 0 && level > this.#rollback) return;
    this.#rollback = rollbackTitle.test(line) ? level : void 0;
  }
  /** Leaves the list items that the line is not indented into, and enters those that it begins. */
  #intoItems(line) {
    let column = columnOf(line);
    let content = line.trimStart();
    if (content === "") return [content, column];
    this.#items = this.#items.filter((item) => item <= column);
    for (let marker = listMarker(content); marker; marker = listMarker(content)) {
      if (column - (this.#items.at(-1) ?? 0) > 3 || this.#items.length === deepestItem) break;
      column = columnAfter(marker, column);
      content = content.slice(marker.length);
      this.#items.push(column);
    }
    return [content, column];
  }
  #fence(content, column, quotes) {
    const indent = this.#items.at(-1) ?? 0;
    const opening = column - indent > 3 ? void 0 : openingFence(content);
    if (!opening) return;
    const kind = languages.get(opening.language);
    const lines = kind ? [] : void 0;
    const rollback2 = this.#rollback !== void 0;
    this.#open = { mark: opening.mark, indent, quotes, rollback: rollback2, lines };
    if (kind && lines) this.fences.push({ kind, lines, rollback: rollback2 });
  }
};
function openingFence(content) {
  const match = /^(`{3,}(?!.*`)|~{3,})[ \t]*([\w+-]*)/.exec(content);
  return match ? { mark: match[1] ?? "", language: (match[2] ?? "").toLowerCase() } : void 0;
}
function quotePrefix(line, quotes) {
  let prefix = "";
  for (let depth = 0; depth < quotes; depth += 1) {
    const match = /^ {0,3}> ?/.exec(line.slice(prefix.length));
    if (!match) return void 0;
    prefix += match[0];
  }
  return prefix;
}
function closes(content, { mark: mark3, indent }) {
  if (columnOf(content) - indent > 3) return false;
  const line = content.trim();
  return line.length >= mark3.length && line === mark3.charAt(0).repeat(line.length);
}
var listMarker = (content) => /^(?:[-*+]|\d{1,9}[.)])(?:\t| {1,4})(?=\S)/.exec(content)?.[0];
var columnOf = (line) => columnAfter(/^[ \t]*/.exec(line)?.[0] ?? "", 0);
function columnAfter(text, from) {
  let column = from;
  for (const character of text) column += character === "	" ? 4 - column % 4 : 1;
  return column;
}

// src/migration-tools/shell-words.ts
var textOf = (word) => word.map(({ text }) => text).join("");
function shellCommands(text) {
  const reader = new ShellReader(text);
  reader.readAll();
  return reader.commands;
}
var expansion = /\$(?:\w+|\{[^}\n]{0,200}\}|\([^()\n]{0,500}\)|[$?!#@*-])|`[^`\n]{0,500}`/y;
var ShellReader = class {
  commands = [];
  #text;
  #at = 0;
  #command = { words: [] };
  #open = [];
  constructor(text) {
    this.#text = text;
  }
  readAll() {
    while (this.#at < this.#text.length) this.#token();
    this.#endCommand();
  }
  #token() {
    const character = this.#text.charAt(this.#at);
    if (character === "\n") this.#newline();
    else if (/\s/.test(character) || this.#text.startsWith("\\\n", this.#at)) {
      this.#at += character === "\\" ? 2 : 1;
    } else if (character === "#") this.#at = this.#endOfLine();
    else if (/[;&|()]/.test(character)) {
      this.#endCommand();
      this.#at += 1;
    } else if (character === "<") this.#redirection();
    else if (character === ">") {
      this.#at += 1;
      this.#skipBlanks();
      this.#word();
    } else this.#command.words.push(this.#word());
  }
  #endCommand() {
    if (this.#command.words.length > 0) this.commands.push(this.#command);
    this.#command = { words: [] };
  }
  #endOfLine() {
    const end = this.#text.indexOf("\n", this.#at);
    return end === -1 ? this.#text.length : end;
  }
  #skipBlanks() {
    while (/[ \t]/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }
  #newline() {
    this.#endCommand();
    this.#at += 1;
    for (const open of this.#open) this.#hereDocument(open);
    this.#open = [];
  }
  #redirection() {
    const [operator = "<"] = /^<(?:<<|<-?|&)?/.exec(this.#text.slice(this.#at, this.#at + 3)) ?? [];
    this.#at += operator.length;
    this.#skipBlanks();
    const start = this.#at;
    const word = this.#word();
    if (operator === "<") this.#command.input = word;
    else if (operator === "<<<") this.#command.hereDocument = word;
    else if (operator !== "<&") {
      const isQuoted = /["'\\]/.test(this.#text.slice(start, this.#at));
      this.#open.push({ command: this.#command, delimiter: textOf(word), isQuoted });
    }
  }
  /** Its lines, which in a list of a document are indented. */
  #hereDocument({ command, delimiter, isQuoted }) {
    const parts = [];
    while (this.#at < this.#text.length) {
      const end = this.#endOfLine();
      const [start, isLast] = [this.#at, this.#text.slice(this.#at, end).trim() === delimiter];
      this.#at = Math.min(end + 1, this.#text.length);
      if (isLast) break;
      parts.push(...isQuoted ? [this.#part(start, this.#at)] : this.#expanded(start, this.#at, /[$`\\]/));
    }
    command.hereDocument = parts;
  }
  #part(start, end) {
    return { text: this.#text.slice(start, end), start, end };
  }
  /** A text in which `$` and, before the given characters, a backslash are special. */
  #expanded(start, end, escaped) {
    const parts = [];
    let [from, at] = [start, start];
    const add = (part) => {
      if (from < at) parts.push(this.#part(from, at));
      parts.push(part);
      [from, at] = [part.end, part.end];
    };
    while (at < end) {
      const character = this.#text.charAt(at);
      const next = this.#text.charAt(at + 1);
      expansion.lastIndex = at;
      const found = character === "$" || character === "`" ? expansion.exec(this.#text) : null;
      if (character === "\\" && next === "\n") add({ text: "", start: at, end: at + 2 });
      else if (character === "\\" && escaped.test(next)) add({ text: next, start: at, end: at + 2 });
      else if (found && expansion.lastIndex <= end)
        add({ ...this.#part(at, expansion.lastIndex), isUnknown: true });
      else at += 1;
    }
    if (from < at) parts.push(this.#part(from, at));
    return parts;
  }
  #word() {
    const parts = [];
    const start = this.#at;
    while (this.#at < this.#text.length && !/[\s;&|()<>]/.test(this.#text.charAt(this.#at))) {
      const character = this.#text.charAt(this.#at);
      if (character === "'" || character === '"') parts.push(...this.#quoted(character));
      else {
        const from = this.#at;
        const length = character === "\\" ? 2 : this.#lengthOfPlain();
        this.#at = Math.min(from + length, this.#text.length);
        parts.push(...this.#expanded(from, this.#at, /[^]/));
      }
    }
    if (this.#at === start && this.#at < this.#text.length && this.#text.charAt(this.#at) !== "\n")
      this.#at += 1;
    return parts;
  }
  /** Up to what ends the word, or is quoted; what the shell puts in for `$(…)` belongs to it. */
  #lengthOfPlain() {
    expansion.lastIndex = this.#at;
    const found = expansion.exec(this.#text);
    if (found) return found[0].length;
    const plain2 = /[^\s;&|()<>'"\\$`]+|[$`]/y;
    plain2.lastIndex = this.#at;
    return plain2.exec(this.#text)?.[0].length ?? 1;
  }
  #quoted(quote) {
    const start = this.#at + 1;
    let end = start;
    while (end < this.#text.length && this.#text.charAt(end) !== quote)
      end += quote === '"' && this.#text.charAt(end) === "\\" ? 2 : 1;
    end = Math.min(end, this.#text.length);
    this.#at = Math.min(end + 1, this.#text.length);
    return quote === "'" ? [this.#part(start, end)] : this.#expanded(start, end, /[$`"\\]/);
  }
};

// src/migration-tools/psql-calls.ts
var psqlInputs = (script) => shellCommands(script).flatMap(inputsOf);
function inputsOf({ words, hereDocument, input }) {
  const at = words.findIndex((word) => /(?:^|\/)psql$/.test(textOf(word)));
  if (at === -1) return [];
  const given = optionsOf(words.slice(at + 1));
  if (given.length > 0) return given;
  if (hereDocument) return [{ kind: "sql", text: hereDocument }];
  return input ? [{ kind: "file", name: input }] : [];
}
function optionsOf(words) {
  const found = [];
  for (const [index, word] of words.entries()) {
    const option = isValueOf(words[index - 1]) ? void 0 : readOption(word);
    if (option) found.push(inputOf(option.kind, option.value ?? words[index + 1] ?? []));
  }
  return found;
}
var inputOf = (kind, value) => kind === "sql" ? { kind, text: value } : { kind, name: value };
function readOption(word) {
  const match = /^(?:--(?<long>command|file)(?:=|$)|-[0-9a-zA-Z]*?(?<short>[cf]))/.exec(textOf(word));
  if (!match) return void 0;
  const kind = ["c", "command"].includes(match.groups?.["long"] ?? match.groups?.["short"] ?? "") ? "sql" : "file";
  const rest = behind(word, match[0].length);
  return rest.length === 0 ? { kind } : { kind, value: rest };
}
var isValueOf = (option) => option !== void 0 && /^-[A-Za-z0-9]*[cdfhpUvoLFRPT]$/.test(textOf(option));
function behind(word, length) {
  let left = length;
  return word.flatMap((part) => {
    const cut = Math.min(left, part.text.length);
    left -= cut;
    if (cut === 0) return [part];
    return cut === part.text.length ? [] : [{ ...part, text: part.text.slice(cut), start: part.start + cut }];
  });
}

// src/migration-tools/psql/arguments.ts
var wholeLine = /* @__PURE__ */ new Set([
  "!",
  "copy",
  "h",
  "help",
  "sf",
  "sf+",
  "sv",
  "sv+",
  "ef",
  "ev"
]);
function readCommand(text, at, lineEnd, variables) {
  const name2 = /[^\s\\]*/y;
  name2.lastIndex = at + 1;
  const word = name2.exec(text)?.[0] ?? "";
  const from = at + 1 + word.length;
  if (wholeLine.has(word))
    return { name: word, arguments: [{ text: text.slice(from, lineEnd).trim() }], end: lineEnd };
  const reader = new ArgumentReader(text, from, lineEnd, variables);
  return { name: word, arguments: reader.readAll(), end: reader.end };
}
var escapes = { n: "\n", t: "	", b: "\b", r: "\r", f: "\f" };
var ArgumentReader = class {
  #text;
  #lineEnd;
  #variables;
  #at;
  /** A quote was left open: psql gives the command no such argument, and none behind it. */
  #isBroken = false;
  constructor(text, from, lineEnd, variables) {
    this.#text = text;
    this.#at = from;
    this.#lineEnd = lineEnd;
    this.#variables = variables;
  }
  get end() {
    return this.#text.startsWith("\\\\", this.#at) ? Math.min(this.#at + 2, this.#lineEnd) : this.#at;
  }
  readAll() {
    const all = [];
    for (; ; ) {
      while (this.#at < this.#lineEnd && /\s/.test(this.#character)) this.#at += 1;
      if (this.#at >= this.#lineEnd || this.#character === "\\") return all;
      const one = this.#one();
      if (this.#isBroken) return all;
      all.push(one);
    }
  }
  get #character() {
    return this.#text.charAt(this.#at);
  }
  #one() {
    let [text, unknown] = ["", void 0];
    while (this.#at < this.#lineEnd && !/[\s\\]/.test(this.#character)) {
      const part = this.#part();
      text += part.text;
      unknown ??= part.unknown;
    }
    return { text, ...unknown === void 0 ? {} : { unknown } };
  }
  #part() {
    const start = this.#at;
    const character = this.#character;
    if (character === "'") return { text: this.#quoted() };
    if (character === "`" || character === '"') {
      const close = this.#text.indexOf(character, start + 1);
      this.#isBroken ||= close === -1 || close >= this.#lineEnd;
      this.#at = this.#isBroken ? this.#lineEnd : close + 1;
      const text = this.#text.slice(start, this.#at);
      return character === '"' ? { text } : { text, unknown: text };
    }
    const variable2 = character === ":" ? this.#variables.referenceAt(this.#text, start) : void 0;
    if (variable2 && variable2.end <= this.#lineEnd) {
      this.#at = variable2.end;
      const text = this.#text.slice(start, variable2.end);
      return variable2.value === void 0 ? { text, unknown: text } : { text: variable2.value };
    }
    this.#at += 1;
    return { text: character };
  }
  /** What stands between single quotes, where `''` is one quote and backslashes work as in C. */
  #quoted() {
    let value = "";
    for (this.#at += 1; this.#at < this.#lineEnd; ) {
      const escape = /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|([^]))|''/y;
      escape.lastIndex = this.#at;
      const match = escape.exec(this.#text);
      if (match) {
        const [whole2, octal, hex, letter] = match;
        if (octal !== void 0) value += String.fromCharCode(Number.parseInt(octal, 8));
        else if (hex !== void 0) value += String.fromCharCode(Number.parseInt(hex, 16));
        else value += letter === void 0 ? "'" : escapes[letter] ?? letter;
        this.#at += whole2.length;
      } else if (this.#character === "'") {
        this.#at += 1;
        return value;
      } else {
        value += this.#character;
        this.#at += 1;
      }
    }
    this.#isBroken = true;
    return value;
  }
};

// src/migration-tools/psql/conditions.ts
var Conditions = class {
  #stack = [];
  /** Whether what is read now is carried out. */
  get active() {
    const last = this.#stack.at(-1);
    return last === void 0 || last.outer && last.chosen;
  }
  get isOpen() {
    return this.#stack.length > 0;
  }
  /** Whether psql looks at the condition of this command. */
  asks(name2) {
    const last = this.#stack.at(-1);
    return name2 === "if" ? this.active : last !== void 0 && last.outer && !last.done && !last.hasElse;
  }
  /** Gives what psql complains of. The value is that of the condition, where it was looked at. */
  enter(name2, value) {
    if (name2 === "if") {
      this.#stack.push({ outer: this.active, chosen: value, done: value, hasElse: false });
      return void 0;
    }
    const last = this.#stack.at(-1);
    if (!last) return `\\${name2}: no matching \\if`;
    if (name2 === "endif") this.#stack.pop();
    else if (last.hasElse) return `\\${name2}: cannot occur after \\else`;
    else {
      last.chosen = !last.done && (name2 === "else" || value);
      last.done ||= last.chosen;
      last.hasElse = name2 === "else";
    }
    return void 0;
  }
};

// src/migration-tools/psql/include-path.ts
function placesOfInclude(name2, {
  relative,
  within: within2,
  script
}) {
  if (/^(?:[/~\\]|[A-Za-z]:)/.test(name2)) return { because: "its path is that of another machine" };
  const folders = relative ? [folderOf(within2)] : foldersTo(folderOf(script));
  const paths = folders.flatMap((folder) => resolved(pathIn(folder, name2)) ?? []);
  return paths.length > 0 ? { paths } : { because: "it lies outside of the project" };
}
function foldersTo(folder) {
  const names2 = folder === "" ? [] : folder.split("/");
  return ["", ...names2.map((_, index) => names2.slice(0, index + 1).join("/"))];
}
function resolved(path) {
  const names2 = [];
  for (const name2 of path.split("/")) {
    if (name2 === "" || name2 === ".") continue;
    if (name2 !== "..") names2.push(name2);
    else if (names2.pop() === void 0) return void 0;
  }
  return names2.some((name2) => name2.startsWith(".")) || names2.length === 0 ? void 0 : names2.join("/");
}

// src/migration-tools/psql/variables.ts
var preset = {
  AUTOCOMMIT: "on",
  COMP_KEYWORD_CASE: "preserve-upper",
  ECHO: "none",
  ECHO_HIDDEN: "off",
  FETCH_COUNT: "0",
  HIDE_TABLEAM: "off",
  HIDE_TOAST_COMPRESSION: "off",
  HISTCONTROL: "none",
  HISTSIZE: "500",
  IGNOREEOF: "0",
  ON_ERROR_ROLLBACK: "off",
  ON_ERROR_STOP: "off",
  QUIET: "off",
  SHOW_CONTEXT: "errors",
  SINGLELINE: "off",
  SINGLESTEP: "off",
  VERBOSITY: "default"
};
var fromServer = /* @__PURE__ */ new Set([
  ...["DBNAME", "ENCODING", "HOST", "PORT", "USER", "SERVER_VERSION_NAME", "SERVER_VERSION_NUM", "SERVICE"],
  ...["VERSION", "VERSION_NAME", "VERSION_NUM", "PROMPT1", "PROMPT2", "PROMPT3"],
  ...["ERROR", "SQLSTATE", "ROW_COUNT", "LAST_ERROR_MESSAGE", "LAST_ERROR_SQLSTATE", "SHELL_ERROR"],
  ...["SHELL_EXIT_CODE", "LASTOID"]
]);
var switches = /* @__PURE__ */ new Set([
  ...["AUTOCOMMIT", "ON_ERROR_STOP", "QUIET", "SINGLELINE", "SINGLESTEP", "HIDE_TABLEAM"],
  "HIDE_TOAST_COMPRESSION"
]);
function booleanOf(value) {
  const word = value.toLowerCase();
  if (word === "") return void 0;
  if (["true", "yes"].some((one) => one.startsWith(word)) || word === "1" || word === "on") return true;
  if (["false", "no"].some((one) => one.startsWith(word)) || word === "0") return false;
  return word.length >= 2 && "off".startsWith(word) ? false : void 0;
}
var validName = /^[\w\u0080-\uffff]+$/;
var reference = /:(?:(?<plain>[\w\u0080-\uffff]+)|'(?<literal>[\w\u0080-\uffff]+)'|"(?<identifier>[\w\u0080-\uffff]+)"|\{\?(?<test>[\w\u0080-\uffff]+)\})/y;
var forms = ["plain", "literal", "identifier", "test"];
var PsqlVariables = class {
  #values = new Map(Object.entries(preset));
  #unknown = /* @__PURE__ */ new Set();
  /** What `\gset` may have set: any name that begins so. */
  #prefixes = [];
  constructor(given = {}) {
    for (const [name2, value] of Object.entries(given)) this.#values.set(name2, value);
  }
  /** Whether psql stops at the first error. */
  get stopsOnError() {
    return booleanOf(this.#values.get("ON_ERROR_STOP") ?? "off") ?? false;
  }
  /** Gives what psql complains of. */
  set(name2, value) {
    if (!validName.test(name2)) return `invalid variable name: "${name2}"`;
    const put = switches.has(name2) && value === "" ? "on" : value;
    if (switches.has(name2) && booleanOf(put) === void 0)
      return `unrecognized value "${value}" for "${name2}": Boolean expected`;
    this.#unknown.delete(name2);
    this.#values.set(name2, put);
    return void 0;
  }
  unset(name2) {
    this.#unknown.delete(name2);
    if (switches.has(name2)) this.#values.set(name2, "off");
    else this.#values.delete(name2);
  }
  /** It has a value by now that depends on what is not in the files. */
  forget(name2) {
    if (name2 in preset) return;
    this.#values.delete(name2);
    this.#unknown.add(name2);
  }
  /** `\gset` sets variables by the names of columns; what is treated specially it leaves. */
  forgetAll(prefix) {
    this.#prefixes.push(prefix);
    for (const name2 of this.#values.keys()) if (name2.startsWith(prefix)) this.forget(name2);
  }
  #isSet(name2) {
    if (this.#values.has(name2) || fromServer.has(name2)) return true;
    const mayBe = this.#unknown.has(name2) || this.#prefixes.some((prefix) => name2.startsWith(prefix));
    return mayBe ? void 0 : false;
  }
  /** The reference that begins at this colon. */
  referenceAt(text, at) {
    reference.lastIndex = at;
    const groups = reference.exec(text)?.groups;
    if (!groups) return void 0;
    const form = forms.find((one) => groups[one] !== void 0) ?? "plain";
    const name2 = groups[form] ?? "";
    const value = this.#valueOf(name2, form);
    return { start: at, end: reference.lastIndex, name: name2, form, ...value === void 0 ? {} : { value } };
  }
  #valueOf(name2, form) {
    if (form === "test") return this.#isSet(name2)?.toString().toUpperCase();
    const value = this.#values.get(name2);
    if (value === void 0 || form === "plain") return value;
    if (form === "identifier") return quoteIdentifier(value);
    return value.includes("\\") ? ` ${quoteLiteral(value)}` : quoteLiteral(value);
  }
  /** The references in a part of a script that psql puts values in for: not in what is quoted, nor in comments. */
  *referencesIn(text, from, to) {
    const scanner = new RegExp(`::|:=|:|${token.source}`, "g");
    scanner.lastIndex = from;
    for (let match = scanner.exec(text); match && match.index < to; match = scanner.exec(text)) {
      const { 0: word, index } = match;
      const found = word === ":" ? this.referenceAt(text, index) : void 0;
      if (found && found.end <= to) {
        yield found;
        scanner.lastIndex = found.end;
      } else scanner.lastIndex = endOfQuoted(text, word, index) ?? scanner.lastIndex;
    }
  }
  /**
   * What psql reads in place of the reference: a plain value is read like any text of the script, references in it
   * included, but for those to itself. Ends early where the budget does. Source: psqlscan.l,
   * psqlscan_var_is_current_source().
   */
  expand({ form, value = "", name: name2 }, budget, within2 = []) {
    budget.left -= costOfValue + value.length;
    if (form !== "plain" || !value.includes(":") || budget.left < 0) return value;
    const outer = [...within2, name2];
    let [expanded, at] = ["", 0];
    for (const inner of this.referencesIn(value, 0, value.length)) {
      const isKnown = inner.value !== void 0 && (inner.form !== "plain" || !outer.includes(inner.name));
      const put = isKnown ? this.expand(inner, budget, outer) : value.slice(inner.start, inner.end);
      expanded += value.slice(at, inner.start) + put;
      at = inner.end;
      if (budget.left < 0) break;
    }
    return expanded + value.slice(at);
  }
};
var costOfValue = 100;

// src/migration-tools/psql/meta-commands.ts
var deepestInclude = 32;
var mostIncludes = 1e3;
function carryOut(command, run) {
  const branch = branchNames.find((name2) => name2 === command.name);
  if (branch) return choose(branch, command, run);
  if (!run.conditions.active) return "on";
  const carrier = carriers.get(command.name);
  if (carrier) return carrier(command, run);
  const text = run.file.source.text.slice(command.start, command.end);
  if (changesWhatRuns(text.trimEnd(), run.hasMore)) run.copy(command);
  else run.blank(command);
  return "on";
}
var branchNames = ["if", "elif", "else", "endif"];
function choose(name2, command, run) {
  const { conditions } = run;
  const asks = (name2 === "if" || name2 === "elif") && conditions.asks(name2);
  const wasActive = conditions.active;
  const part = asks || wasActive ? run.blank(command) : void 0;
  const value = asks && part ? conditionOf(command, run, part) : false;
  const complaint = conditions.enter(name2, value);
  return complaint === void 0 ? "on" : run.complain(part ?? run.blank(command), complaint);
}
function conditionOf({ name: name2, arguments: given }, run, part) {
  const unknown = given.find((one) => one.unknown !== void 0)?.unknown;
  const text = given.map((one) => one.text).join(" ");
  const value = unknown === void 0 ? booleanOf(text) : void 0;
  if (unknown !== void 0)
    run.wonder(part, `What psql will put in for ${unknown} is not known: the branch was not checked.`);
  else if (value === void 0)
    run.wonder(part, `psql takes "${text}" behind \\${name2} for false, for it is neither on nor off.`);
  return value ?? false;
}
var set = (command, run) => {
  const [name2, ...values] = command.arguments;
  const { variables } = run.session;
  const part = run.blank(command);
  if (!name2) return "on";
  const unknown = values.find((value2) => value2.unknown !== void 0)?.unknown;
  if (name2.unknown !== void 0) return notKnown(run, part, name2.unknown);
  if (unknown !== void 0) {
    variables.forget(name2.text);
    return name2.text === "ON_ERROR_STOP" ? notKnown(run, part, unknown) : "on";
  }
  const value = values.map(({ text }) => text).join("");
  if (changesWhatRuns(`\\set ${name2.text} ${value}`, true)) {
    const text = run.file.source.text.slice(command.start, command.end);
    run.wonder(part, `psql will carry out ${text} and Drydock does not: what it does was not checked.`);
  }
  const complaint = variables.set(name2.text, value);
  return complaint === void 0 ? "on" : run.complain(part, complaint);
};
var notKnown = (run, part, unknown) => run.wonder(
  part,
  `What psql will put in for ${unknown} is not known: what follows from it was not checked.`
);
var unset = (command, run) => {
  run.blank(command);
  for (const { text } of command.arguments.slice(0, 1)) run.session.variables.unset(text);
  return "on";
};
var forget = (index) => (command, run) => {
  const name2 = command.arguments.at(index)?.text;
  run.blank(command);
  if (name2 !== void 0) run.session.variables.forget(name2);
  return "on";
};
var sendBuffer = (command, run) => {
  const { name: name2 } = command;
  const isAgain = !run.isInStatement;
  const part = isAgain ? run.blank(command) : run.endStatement(command);
  if (name2 === "gset") run.session.variables.forgetAll(prefixOf(command));
  if (isAgain)
    return run.wonder(part, `psql sends the statement before \\${name2} once more, which was not tried.`);
  if (name2 === "gexec")
    return run.wonder(
      part,
      "psql will run what this statement gives, which is not known: it was not checked."
    );
  if (command.arguments.length > 0 && name2 !== "gset")
    return run.wonder(
      part,
      `psql hands what this statement gives to ${command.arguments.map(({ text }) => text).join(" ")}, which was not tried.`
    );
  return "on";
};
var prefixOf = ({ arguments: [prefix] }) => prefix === void 0 || prefix.unknown !== void 0 ? "" : prefix.text;
var reset = (command, run) => {
  run.dropStatement();
  run.blank(command);
  return "on";
};
var quit = (command, run) => {
  const part = run.blank(command);
  if (run.hasMore) run.wonder(part, `psql leaves the file at \\${command.name}: what follows is never run.`);
  return "leave";
};
var copy = (command, run) => {
  const { start, end, copyData } = command;
  if (!copyData || run.isInStatement) {
    run.copy(command);
    return "on";
  }
  run.send("COPY", { start, end: start + 5 });
  run.copy({ start: start + 5, end });
  run.send(";", { start: end, end });
  return "on";
};
var cd = (command, run) => {
  run.copy(command);
  run.session.isElsewhere = true;
  return "on";
};
var include = (relative) => async (command, run) => {
  const { session } = run;
  const [name2] = command.arguments;
  const part = run.blank(command);
  if (!name2) return run.complain(part, `\\${command.name}: missing required argument`);
  const notRead = (because) => run.wonder(part, `psql will include a file here that was not read: ${because}.`);
  if (name2.unknown !== void 0) return notRead(`what it puts in for ${name2.unknown} is not known`);
  if (session.isElsewhere && !relative) return notRead("where \\cd has gone is not known");
  const path = name2.text.replace(/;+$/, "");
  const places = placesOfInclude(path, { relative, within: run.file.path, script: session.script });
  return "because" in places ? notRead(`${path}, for ${places.because}`) : includeFrom(places.paths, path, part, run);
};
async function includeFrom(places, name2, part, run) {
  const { session, chain } = run;
  session.includes += 1;
  if (session.includes > mostIncludes || chain.length > deepestInclude) return run.tooMuch(part);
  for (const path of places) {
    const found = await session.files.readIncluded(path);
    if (!found) continue;
    if (chain.includes(path)) return run.complain(part, `${path} includes itself, without an end`);
    if (found.unreadable) return run.complain(part, `${path}: ${found.unreadable.message}`);
    session.budget.left -= found.text.length;
    if (session.budget.left < 0) return run.tooMuch(part);
    return run.include({ path, source: new SourceText(found.text) });
  }
  return run.complain(part, `${name2}: No such file or directory`);
}
var carriers = /* @__PURE__ */ new Map([
  ["set", set],
  ["unset", unset],
  ["getenv", forget(0)],
  ["prompt", forget(-1)],
  ["g", sendBuffer],
  ["gx", sendBuffer],
  ["gset", sendBuffer],
  ["gexec", sendBuffer],
  ["crosstabview", sendBuffer],
  ["r", reset],
  ["reset", reset],
  ["q", quit],
  ["quit", quit],
  ["copy", copy],
  ["cd", cd],
  ["i", include(false)],
  ["include", include(false)],
  ["ir", include(true)],
  ["include_relative", include(true)]
]);

// src/migration-tools/psql/file-run.ts
var FileRun = class _FileRun {
  session;
  file;
  /** The files that include it, the script first. */
  chain;
  conditions = new Conditions();
  /** Whether statements follow the command that is being carried out. */
  #more = false;
  /** Whether psql stops at an error: it looks at ON_ERROR_STOP before each line. */
  #stops;
  /** Where the statement begins that no semicolon has ended yet. */
  #open;
  constructor(session, file, chain) {
    this.session = session;
    this.file = file;
    this.chain = [...chain, file.path];
    this.#stops = session.variables.stopsOnError;
  }
  async read() {
    const { text } = this.file.source;
    const { pieces, comments } = splitScript(text);
    const ends = new Map(comments.map(({ start, end }) => [start, end]));
    let at = 0;
    for (const [index, piece] of pieces.entries()) {
      this.#copy(at, piece.start);
      at = piece.end;
      this.#more = pieces.slice(index + 1, index + 20).some(({ kind }) => kind === "statement");
      const next = await this.#piece(piece, ends);
      if (next === "leave") return this.#finish();
      if (next !== "on") return this.#abandon(next);
    }
    this.#copy(at, text.length);
    if (this.conditions.isOpen) {
      const end = this.#put(" ", { start: text.length, end: text.length });
      if (this.complain(end, "reached EOF without finding closing \\endif(s)") === "end")
        return this.#abandon("end");
    }
    return this.#finish();
  }
  get hasMore() {
    return this.#more;
  }
  get isInStatement() {
    return this.#open !== void 0;
  }
  complain(part, message) {
    const { remarks } = this.session;
    const stops = this.#stops;
    const consequence = stops ? " It stops there (ON_ERROR_STOP): nothing behind was checked." : "";
    remarks.push({ part, severity: "error", message: `psql fails here: ${message}.${consequence}` });
    return stops ? "end" : "on";
  }
  wonder(part, message) {
    this.session.remarks.push({ part, severity: "warning", message });
    return "on";
  }
  blank({ start, end }) {
    return this.#put(" ".repeat(end - start), { start, end });
  }
  copy({ start, end }) {
    this.session.composer.copy(this.file, start, end);
  }
  send(text, place) {
    return this.#put(text, place);
  }
  endStatement(place) {
    this.#open = void 0;
    return this.#put(";", place);
  }
  dropStatement() {
    const { composer } = this.session;
    const taken = this.#open === void 0 ? [] : composer.take(this.#open);
    composer.add(taken.filter(({ text }) => text.trim() === ""));
    this.#open = void 0;
  }
  /** What is included within a statement is sent before it. */
  async include(file) {
    const { composer } = this.session;
    const open = this.#open === void 0 ? [] : composer.take(this.#open);
    const next = await new _FileRun(this.session, file, this.chain).read();
    if (this.#open !== void 0) this.#open = composer.mark;
    composer.add(open);
    return next === "end" && !this.#stops ? "on" : next;
  }
  async #piece(piece, comments) {
    if (piece.kind === "psql-command") return this.#commands(piece);
    return this.conditions.active ? this.#statement(piece, comments) : "on";
  }
  #statement({ start, end }, comments) {
    const { composer, variables, budget } = this.session;
    const { text } = this.file.source;
    this.#open ??= composer.mark;
    let at = start;
    for (const reference2 of variables.referencesIn(text, start, end)) {
      if (reference2.value === void 0) continue;
      composer.copy(this.file, at, reference2.start);
      const value = variables.expand(reference2, budget);
      at = reference2.end;
      if (budget.left < 0) return this.tooMuch(this.#put(" ", reference2));
      if (reference2.form === "plain" && leavesOpen(value)) return this.#opened(reference2);
      this.#put(value, reference2);
    }
    composer.copy(this.file, at, end);
    if (isClosed(text, end, comments)) this.#open = void 0;
    return "on";
  }
  tooMuch(part) {
    this.wonder(
      part,
      "The files and variables grow so long here that they were not followed further: nothing behind was checked."
    );
    return "give up";
  }
  /** psql would take what follows in the file for a part of the quote. */
  #opened(reference2) {
    const { name: name2 } = reference2;
    this.wonder(
      this.#put(" ", reference2),
      `The value of :${name2} opens a quote or a comment that it does not close: nothing behind was checked.`
    );
    return "give up";
  }
  /** The commands of one line. */
  async #commands({ start, end, copyData }) {
    const { text } = this.file.source;
    this.#stops = this.session.variables.stopsOnError;
    for (let at = start; at < end; ) {
      const command = readCommand(text, at, end, this.session.variables);
      const more = text.slice(command.end, end);
      const span = { start: at, end: command.end, ...copyData ? { copyData } : {} };
      const next = await carryOut({ ...command, ...span }, this);
      this.#noteErrorHandling();
      if (next !== "on") return next;
      at = command.end + more.length - more.trimStart().length;
      if (at < end && text[at] !== "\\") {
        const rest = { start: at, end };
        return this.conditions.active ? this.wonder(
          this.blank(rest),
          "What follows \\\\ on this line was not read: write it on a line of its own."
        ) : "on";
      }
    }
    return "on";
  }
  #noteErrorHandling() {
    const { switches: switches2, variables, composer } = this.session;
    const goesOn = !variables.stopsOnError;
    if (switches2.at(-1)?.goesOn !== goesOn) switches2.push({ at: composer.length, goesOn });
  }
  #copy(start, end) {
    if (this.conditions.active) this.copy({ start, end });
  }
  #put(text, { start, end }) {
    return this.session.composer.put(text, this.file, start, end);
  }
  /** What no semicolon ended is sent at the end of the file. */
  #finish() {
    const { length } = this.file.source.text;
    if (this.#open !== void 0 && this.chain.length > 1) this.endStatement({ start: length, end: length });
    return "on";
  }
  /** What no semicolon ended is never sent. */
  #abandon(next) {
    this.dropStatement();
    return next;
  }
};
function isClosed(text, end, comments) {
  const visible = /\S|$/g;
  for (let at = end; ; ) {
    visible.lastIndex = at;
    const found = visible.exec(text)?.index ?? text.length;
    const behind2 = comments.get(found);
    if (behind2 === void 0) return text[found] === ";";
    at = behind2;
  }
}

// src/migration-tools/psql/include-by-name.ts
var longestCall = 4 * 1024 * 1024;
async function includeByName({ text, unknown }, part, host) {
  const notRead = (because) => {
    const message = `psql will run a file here that was not read: ${because}.`;
    host.remarks.push({ part, severity: "warning", message });
  };
  if (unknown !== void 0) {
    notRead(`what the shell puts in for ${unknown} is not known`);
    return;
  }
  const places = placesOfInclude(text, { relative: false, within: host.script, script: host.script });
  if ("because" in places) {
    notRead(`${text}, for ${places.because}`);
    return;
  }
  for (const path of places.paths) {
    const found = await host.files.readIncluded(path);
    if (!found) continue;
    const session = {
      ...host,
      variables: new PsqlVariables(),
      budget: { left: longestCall - found.text.length },
      switches: [],
      includes: 0,
      isElsewhere: false
    };
    if (found.unreadable) notRead(`${path}, for ${found.unreadable.message}`);
    else await new FileRun(session, { path, source: new SourceText(found.text) }, [host.script]).read();
    return;
  }
  notRead(`there is no ${text}`);
}

// src/migration-tools/runbook.ts
async function readRunbook(source, files) {
  const own = { path: source.path, source: new SourceText(source.text) };
  const fences = fencesOf(own.source.text).filter(({ kind }) => kind === "sql" || files !== void 0);
  const composition = new Composition(own, files);
  for (const fence of fences) await composition.add(fence);
  if (!composition.hasRun && !source.unreadable) return void 0;
  return composition.finish(source);
}
var Composition = class {
  /** Whether anything is run. */
  hasRun = false;
  #own;
  #text;
  #composer = new TextComposer();
  #host;
  #placeholders = [];
  #rollback = [];
  #at = 0;
  #isRebuilt = false;
  constructor(own, files) {
    this.#own = own;
    this.#text = own.source.text;
    this.#host = files && { files, script: own.path, composer: this.#composer, remarks: [] };
  }
  async add(fence) {
    this.#blankTo(fence.lines[0]?.start ?? this.#at);
    const start = this.#composer.length;
    if (fence.kind === "sql") this.#sql(fence);
    else await this.#shell(fence);
    if (fence.rollback) this.#rollback.push({ start, end: this.#composer.length });
  }
  finish(source) {
    this.#blankTo(this.#text.length);
    const { text, origins, regionOf } = this.#composer.finish(this.#own);
    const { kept, remarks } = withoutCommands(text);
    const placeholders = this.#placeholders.map((part) => ({ text: part.text, at: regionOf(part) }));
    const included2 = (this.#host?.remarks ?? []).map(({ part, ...remark }) => ({
      ...remark,
      at: regionOf(part)
    }));
    const all = { text: kept, placeholders, remarks: [...remarks, ...included2] };
    const script = (direction, parts) => ({
      ...wholeScript({ ...source, text: "" }, direction, "none"),
      ...within(all, parts),
      ...this.#isRebuilt ? { origins } : {}
    });
    const up = script("up", outside(this.#rollback, text.length));
    return this.#rollback.length === 0 ? { up } : { up, down: script("down", this.#rollback) };
  }
  #blankTo(end) {
    this.#composer.put(blank(this.#text.slice(this.#at, end)), this.#own, this.#at, end);
    this.#at = Math.max(this.#at, end);
  }
  /** A statement ends with its fence: where its semicolon was left out, one stands in place of the closing fence. */
  #sql({ lines, close }) {
    this.hasRun = true;
    for (const { start, end } of lines) {
      this.#blankTo(start);
      this.#composer.copy(this.#own, start, end);
      this.#at = end;
    }
    const content = lines.map(({ start, end }) => this.#text.slice(start, end)).join("\n");
    if (close === void 0 || /(?:^|;)\s*$/.test(content)) return;
    this.#blankTo(close);
    this.#composer.put(";", this.#own, close, close + 1);
    this.#at = close + 1;
  }
  async #shell({ lines }) {
    const places = new LinePlaces(lines);
    const script = lines.map(({ start, end }) => this.#text.slice(start, end)).join("\n");
    const inputs = psqlInputs(script);
    this.#isRebuilt ||= inputs.length > 0;
    this.hasRun ||= inputs.length > 0;
    for (const input of inputs) await this.#input(input, places);
  }
  async #input(input, places) {
    if (input.kind === "sql") {
      if (onlyPrints(textOf(input.text))) return;
      for (const part of input.text) this.#part(part, places);
      const end = places.of(input.text.at(-1)?.end ?? 0);
      this.#composer.put(";\n", this.#own, end, end);
      return;
    }
    await this.#include(input.name, places);
  }
  async #include(name2, places) {
    const [first, last] = [name2[0], name2.at(-1)];
    if (!first || !last || !this.#host) return;
    const [start, end] = [places.of(first.start), places.of(last.end)];
    const part = this.#composer.put(" ", this.#own, start, end);
    const unknown = name2.find(({ isUnknown }) => isUnknown)?.text;
    const argument = { text: textOf(name2), ...unknown === void 0 ? {} : { unknown } };
    await includeByName(argument, part, this.#host);
    this.#composer.put("\n", this.#own, end, end);
  }
  /** What the shell hands on as it stands, line by line; what it puts a value in for; what a backslash has quoted. */
  #part({ text, start, end, isUnknown }, places) {
    if (isUnknown || end - start !== text.length) {
      const part = this.#composer.put(text, this.#own, places.of(start), places.of(end));
      if (isUnknown) this.#placeholders.push(part);
      return;
    }
    let at = start;
    for (const line of text.split(/(?<=\n)/)) {
      const body = line.replace(/\n$/, "");
      this.#composer.copy(this.#own, places.of(at), places.of(at) + body.length);
      if (body !== line) {
        const newline = places.of(at) + body.length;
        this.#composer.put("\n", this.#own, newline, newline + 1);
      }
      at += line.length;
    }
  }
};
var onlyPrints = (text) => text.startsWith("\\") && !changesWhatRuns(text, false);
var LinePlaces = class {
  #lines;
  constructor(lines) {
    let from = 0;
    this.#lines = lines.map(({ start, end }) => {
      const line = { from, start };
      from += end - start + 1;
      return line;
    });
  }
  of(offset) {
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((this.#lines[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const line = this.#lines[low] ?? { from: 0, start: 0 };
    return line.start + offset - line.from;
  }
};
function withoutCommands(text) {
  const commands = splitScript(text).pieces.filter(({ kind }) => kind === "psql-command");
  if (commands.length === 0) return { kept: text, remarks: [] };
  const source = new SourceText(text);
  const remarks = commands.map(({ start, end }) => ({
    at: source.regionOf(start, end),
    message: `${psqlCommandName(text.slice(start, end))} is a command of psql and no SQL: it works only for those who paste it into psql.`,
    severity: "warning"
  }));
  return { kept: keepOnly(text, outside(commands, text.length)), remarks };
}
function outside(parts, length) {
  const ends = [0, ...parts.map(({ end }) => end)];
  return ends.map((start, index) => ({ start, end: parts[index]?.start ?? length }));
}
function within({ text, placeholders, remarks }, parts) {
  const source = new SourceText(text);
  const isOwn = ({ at }) => {
    const offset = (source.offsetOfLine(at.startLine) ?? 0) + at.startColumn - 1;
    return parts.some(({ start, end }) => start <= offset && offset < end);
  };
  const own = { placeholders: placeholders.filter(isOwn), remarks: remarks.filter(isOwn) };
  return {
    text: keepOnly(text, parts),
    ...own.placeholders.length > 0 ? { placeholders: own.placeholders } : {},
    ...own.remarks.length > 0 ? { remarks: own.remarks } : {}
  };
}

// src/migration-tools/markdown.ts
var isMarkdown = (path) => /\.md$/i.test(path);
var markdown = {
  name: "markdown",
  fileEnding: "md",
  shape: "none",
  runsPsql: false,
  downScripts: "optional",
  deploysDevFiles: false,
  async detect(files) {
    if (!files.paths.every(isMarkdown)) return void 0;
    const sources = await readAll(files);
    const first = sources.find(({ text }) => sqlFences(text).length > 0);
    return first && `${first.path} is Markdown with SQL fences`;
  },
  async readMigrations(files) {
    const read6 = await Promise.all((await readAll(files)).map((source) => migrationOf6(source, void 0)));
    return read6.flatMap((migration) => migration ? [{ ...migration, unrun }] : []);
  }
};
var unrun = "the fences of Markdown are run with `runbook: true` in drydock.yml";
var runbook = {
  ...markdown,
  async readMigrations(files) {
    const read6 = await Promise.all((await readAll(files)).map((source) => migrationOf6(source, files)));
    return read6.flatMap((migration) => migration ?? []);
  }
};
var readAll = (files) => Promise.all([...files.paths.filter(isMarkdown)].sort(byVersion).map((path) => files.read(path)));
async function migrationOf6(source, files) {
  const scripts = await readRunbook(source, files);
  return scripts && {
    id: baseName(source.path).replace(/\.md$/i, ""),
    version: leadingNumber(source.path),
    ...scripts
  };
}

// src/migration-tools/node-pg-migrate.ts
var upComment = /^[^\S\r\n]*--[- \t]*up[ \t]+migration/im;
var downComment = /^[^\S\r\n]*--[- \t]*down[ \t]+migration/im;
var nodePgMigrate = {
  name: "node-pg-migrate",
  shape: "wrapped",
  sharesTransaction: true,
  runsPsql: false,
  downScripts: "optional",
  deploysDevFiles: true,
  outsideTransaction: "node-pg-migrate always wraps an SQL file, so it must be a migration in JavaScript that calls pgm.noTransaction()",
  async detect(files) {
    for (const path of sqlFiles2(files).filter((file) => !/\.(?:up|down)\.sql$/.test(file))) {
      const { text } = await files.read(path);
      if (upComment.test(text)) return `${path} holds “-- Up Migration”`;
    }
    return void 0;
  },
  async readMigrations(files) {
    const paths = [...sqlFiles2(files)].sort(byPrefix);
    return Promise.all(paths.map(async (path) => migrationOf7(await files.read(path))));
  }
};
var sqlFiles2 = ({ paths }) => paths.filter((path) => path.endsWith(".sql") && !baseName(path).startsWith("."));
function byPrefix(left, right) {
  const options = { numeric: true, sensitivity: "variant", ignorePunctuation: true };
  return prefixOf2(left) - prefixOf2(right) || baseName(left).localeCompare(baseName(right), "en", options);
}
function prefixOf2(path) {
  const [prefix = ""] = baseName(path).split("_");
  const date = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(prefix);
  if (!date) return Number(prefix) || 0;
  const [, year, month, day, hours, minutes, seconds, milliseconds] = date;
  return Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
}
function migrationOf7(file) {
  const source = refusingByteOrderMark(file);
  const { up, down } = scriptSpans(source.text);
  return {
    id: baseName(source.path).replace(/\.sql$/, ""),
    version: leadingNumber(source.path),
    up: scriptOfParts(source, "up", "wrapped", [up]),
    ...down ? { down: scriptOfParts(source, "down", "wrapped", [down]) } : {}
  };
}
function scriptSpans(text) {
  const [up, down] = [text.search(upComment), text.search(downComment)];
  const end = text.length;
  if (down === -1) return { up: { start: Math.max(0, up), end } };
  if (up === -1) return { up: { start: 0, end }, down: { start: down, end } };
  return {
    up: { start: up, end: down < up ? end : down },
    down: { start: down, end: up < down ? end : up }
  };
}

// src/migration-tools/psql/run-psql.ts
var longestAddition = 32 * 1024 * 1024;
async function runPsql(script, call) {
  if (script.unreadable) return script;
  const variables = { ...call.files.variables, ...call.variables };
  const own = { path: script.file, source: new SourceText(script.text) };
  const session = {
    files: call.files,
    script: script.file,
    composer: new TextComposer(),
    variables: new PsqlVariables(variables),
    budget: { left: longestAddition },
    remarks: [],
    switches: [],
    includes: 0,
    isElsewhere: false
  };
  session.switches.push({ at: 0, goesOn: !session.variables.stopsOnError });
  if (script.text.includes("\\") || Object.keys(variables).length > 0)
    await new FileRun(session, own, []).read();
  else session.composer.copy(own, 0, own.source.text.length);
  const { text, origins, regionOf } = session.composer.finish(own);
  const goesOn = spansOf(session.switches, text.length);
  const psql = { ...script, ...goesOn.length > 0 ? { goesOn } : {} };
  if (text === own.source.text && session.remarks.length === 0) return psql;
  const remarks = session.remarks.map(({ part, ...remark }) => ({ ...remark, at: regionOf(part) }));
  return { ...psql, text, origins, ...remarks.length > 0 ? { remarks } : {} };
}
var spansOf = (switches2, length) => switches2.flatMap(
  ({ at, goesOn }, index) => goesOn ? [{ start: at, end: switches2[index + 1]?.at ?? length }] : []
);

// src/migration-tools/verify-scripts.ts
var isVerifyScript = (path) => /(?:^|[./])verify\.sql$/i.test(path);
async function withVerifyScripts(migrations, files) {
  const paths = files.paths.filter(isVerifyScript);
  if (paths.length === 0) return migrations;
  const lastOf = new Map(migrations.map((migration) => [folderOf(migration.up.file), migration]));
  return Promise.all(
    migrations.map(async (migration) => {
      const own = paths.filter((path) => belongsTo(path, migration, lastOf));
      const verify = await Promise.all(own.map((path) => readVerifyScript(files, path)));
      return verify.length === 0 ? migration : { ...migration, verify };
    })
  );
}
var readVerifyScript = (files, path) => readWholeScript(files, path, "up", "none");
function belongsTo(path, migration, lastOf) {
  const folder = folderOf(path);
  if (baseName(path).toLowerCase() === "verify.sql") return lastOf.get(folder) === migration;
  const { up } = migration;
  const name2 = baseName(path).replace(/\.verify\.sql$/i, "");
  return folder === folderOf(up.file) && name2 === baseName(up.file).replace(/(?:\.up)?\.sql$/i, "");
}

// src/migration-tools/plain.ts
var downName = /^(.*?)(?:[._](?:down|rollback|undo|revert))(_dev)?\.sql$/i;
var stem = (path) => {
  const down = downName.exec(path);
  return down ? `${down[1] ?? ""}${down[2] ?? ""}` : path.replace(/(?:\.up)?\.sql$/i, "");
};
var plain = {
  name: "plain",
  shape: "none",
  runsPsql: true,
  downScripts: "optional",
  deploysDevFiles: false,
  downFileOf: (up) => up.replace(/(?:\.up)?\.sql$/i, ".down.sql"),
  detect({ paths }) {
    const scripts = paths.filter((path) => path.endsWith(".sql"));
    return scripts.length === 0 ? void 0 : `${scripts.length} .sql files, of no tool that is known`;
  },
  async readMigrations(files) {
    const scripts = files.paths.filter(
      (path) => path.toLowerCase().endsWith(".sql") && !isVerifyScript(path)
    );
    const read6 = await Promise.all(
      scripts.map(
        async (path) => runPsql(await readWholeScript(files, path, downName.test(path) ? "down" : "up", "none"), { files })
      )
    );
    const included2 = includedIn(read6);
    const own = read6.filter(({ file }) => !included2.has(file));
    const downs = new Map(
      own.filter(({ direction }) => direction === "down").map((down) => [stem(down.file), down])
    );
    const ups = own.filter(({ direction }) => direction === "up");
    return ups.toSorted((one, other) => byVersion(one.file, other.file)).map((up) => migrationOf8(up, downs.get(stem(up.file))));
  }
};
var includes = ({ file, origins }) => (origins?.files ?? []).map(({ path }) => path).filter((path) => path !== file);
function includedIn(scripts) {
  const parts = new Map(scripts.map((script) => [script.file, includes(script)]));
  return new Set(
    [...parts].flatMap(
      ([file, included2]) => included2.filter((path) => !(parts.get(path)?.includes(file) ?? false))
    )
  );
}
var migrationOf8 = (up, down) => ({
  id: baseName(stem(up.file)),
  version: leadingNumber(up.file),
  up,
  ...down ? { down } : {}
});

// src/migration-tools/prisma.ts
var prisma = {
  name: "prisma",
  shape: "one-query",
  runsPsql: false,
  downScripts: "never",
  deploysDevFiles: true,
  downFileOf: (up) => pathIn(folderOf(up), "down.sql"),
  outsideTransaction: "Prisma before 7.4 sends a file as one query, so it must be the only statement of its file",
  async detect(files) {
    const base = basesOf(files)[0];
    if (base === void 0) return void 0;
    const lock = await files.readIfThere(lockOf(base));
    if (lock) return `${lock.path} lies beside the migrations`;
    const schema = await files.readIfThere(pathIn(folderOf(base), "schema.prisma"));
    return schema && `${schema.path} lies above the migrations`;
  },
  async readMigrations(files) {
    const found = await Promise.all(basesOf(files).map((base) => readBase(files, base)));
    return found.flat();
  }
};
var scriptsOf = ({ paths }) => paths.filter((path) => baseName(path) === "migration.sql" && folderOf(path) !== "");
var basesOf = (files) => [
  ...new Set(scriptsOf(files).map((path) => folderOf(folderOf(path))))
];
var lockOf = (base) => pathIn(base, "migration_lock.toml");
async function readBase(files, base) {
  await refuseOtherDatabase(files, base);
  const shape = await shapeOf3(files, base);
  const scripts = scriptsOf(files).filter((path) => folderOf(folderOf(path)) === base).sort((a, b) => compareText(baseName(folderOf(a)), baseName(folderOf(b))));
  return Promise.all(scripts.map((path) => readMigration(files, path, shape)));
}
async function readMigration(files, path, shape) {
  const up = await readWholeScript(files, path, "up", shape);
  const migration = { id: baseName(folderOf(path)), version: "", up };
  const down = pathIn(folderOf(path), "down.sql");
  if (!files.paths.includes(down)) return migration;
  return { ...migration, down: await readWholeScript(files, down, "down", "one-query") };
}
async function refuseOtherDatabase(files, base) {
  const lock = await files.readIfThere(lockOf(base));
  const provider = /^provider\s*=\s*"([^"\n]*)"/m.exec(lock?.text ?? "")?.[1];
  if (provider === void 0 || /^postgres(?:ql)?$/.test(provider)) return;
  throw new UserError(
    `${lockOf(base)} says that the migrations are for ${provider}, and Drydock knows PostgreSQL only`
  );
}
async function shapeOf3(files, base) {
  for await (const { text } of filesAbove(files, base, "node_modules/prisma/package.json")) {
    const match = /"version"\s*:\s*"(\d+)(?:\.(\d+))?/.exec(text);
    if (match) return shapeFor(match);
  }
  for await (const { text } of filesAbove(files, base, "package.json")) {
    const match = /"(?:prisma|@prisma\/client)"\s*:\s*"[^"\d]*(\d+)(?:\.(\d+))?/.exec(text);
    if (match) return shapeFor(match);
  }
  return "one-query";
}
var shapeFor = ([, major, minor]) => Number(major) > 7 || Number(major) === 7 && Number(minor ?? Infinity) >= 4 ? "none" : "one-query";

// src/migration-tools/sqitch-plan.ts
function parsePlan(text) {
  const reader = new PlanReader();
  const lines = text.split("\n");
  let problem;
  for (const [index, raw] of lines.entries()) {
    const message = reader.read(raw.replace(/\r$/, ""), index + 1);
    if (message === void 0) continue;
    problem = { line: index + 1, message };
    break;
  }
  problem ??= reader.end();
  return { changes: withFileNames(reader.changes), ...problem ? { problem } : {} };
}
var pragma = /^[ \t]*%[ \t]*([^\s=]+)[ \t]*(?:=[ \t]*(.*))?$/;
var timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z[ \t]*/;
var PlanReader = class {
  changes = [];
  #tags = /* @__PURE__ */ new Map();
  /** Names of changes since the last tag, with their lines: a change is reworked only when a tag stands between. */
  #sinceTag = /* @__PURE__ */ new Map();
  #project;
  #inHeader = true;
  /** Gives what is wrong with the line. */
  read(line, number) {
    const content = line.replace(/#.*$/, "").trimEnd();
    if (content.trim() === "") {
      if (!line.includes("#")) this.#inHeader = false;
      return void 0;
    }
    if (this.#inHeader) return this.#pragma(content);
    return this.#entry(content, number);
  }
  end() {
    return this.#project === void 0 ? { line: 1, message: "the %project line is missing" } : void 0;
  }
  #pragma(content) {
    const match = pragma.exec(content);
    if (!match) return "an empty line must stand between the %lines and the changes";
    if (match[1] === "project") this.#project = match[2] ?? "";
    return void 0;
  }
  #entry(content, number) {
    const match = /^[ \t]*(@|[+-][ \t]*)?([^\s:@#\\[\]]+)[ \t]*(?:\[([^\]]+)\])?[ \t]*(.*)$/.exec(content);
    const name2 = match?.[2] ?? "";
    if (!match || !isName(name2)) return "this is no name of a change or tag";
    const rest = match[4] ?? "";
    const planner = rest.replace(timestamp, "");
    if (planner === rest) return `${name2} has no timestamp`;
    if (!isPlanner(planner)) return `${name2} has no planner name and email`;
    return match[1] === "@" ? this.#tag(name2, number) : this.#change(name2, match[3] ?? "", number);
  }
  #tag(name2, line) {
    const last = this.changes.at(-1);
    if (!last) return `the tag @${name2} stands before the first change`;
    const earlier = this.#tags.get(name2);
    if (earlier !== void 0) return `the tag @${name2} is there already, in line ${earlier}`;
    last.tags.push(name2);
    this.#tags.set(name2, line);
    this.#sinceTag = /* @__PURE__ */ new Map();
    return void 0;
  }
  #change(name2, dependencies, line) {
    const earlier = this.#sinceTag.get(name2);
    if (earlier !== void 0)
      return `the change ${name2} is there already, in line ${earlier}, and no tag stands between`;
    const requires = dependencies.split(/[ \t]+/).flatMap((text) => this.#required(text) ?? []);
    const missing = requires.find((key) => !this.#isKnown(key));
    if (missing !== void 0) return `${name2} requires ${missing}, which does not stand before it`;
    this.#sinceTag.set(name2, line);
    this.changes.push({ name: name2, line, requires, tags: [] });
    return void 0;
  }
  /** `!name` is a conflict, 40 hexadecimal digits an id; "check_changes" asks neither, nor another project. */
  #required(text) {
    if (text === "" || text.startsWith("!")) return void 0;
    const colon = text.indexOf(":");
    if (colon !== -1 && text.slice(0, colon) !== this.#project) return void 0;
    const key = text.slice(colon + 1);
    return /^[0-9a-f]{40}$/.test(key) ? void 0 : key;
  }
  /** `name@tag` is the change as it was at that tag. */
  #isKnown(key) {
    const [name2 = "", tag] = key.split("@");
    const tagLine = tag === void 0 ? Infinity : this.#tags.get(tag);
    if (tagLine === void 0) return false;
    return name2 === "" || this.changes.some((change) => change.name === name2 && change.line < tagLine);
  }
};
function isName(name2) {
  if (name2 === "ROOT" || name2 === "HEAD" || /^[0-9a-f]{40}/.test(name2)) return false;
  return !/^[^\w\u0080-\uffff]|[^\w\u0080-\uffff]$/.test(name2) && !/[~/=%^]\d+$/.test(name2);
}
function isPlanner(text) {
  const open = text.indexOf("<");
  return open > 0 && text.slice(0, open).trim() !== "" && /^<[^>]+>$/.test(text.slice(open).trimEnd());
}
function withFileNames(changes) {
  const next = /* @__PURE__ */ new Map();
  const named = [];
  for (const [index, change] of [...changes.entries()].reverse()) {
    const reworked = next.get(change.name);
    const between = reworked === void 0 ? [] : changes.slice(index, reworked).reverse();
    const fileNames3 = between.flatMap(({ tags }) => tags.map((tag) => `${change.name}@${tag}`));
    named.push({ ...change, fileNames: reworked === void 0 ? [change.name] : fileNames3 });
    next.set(change.name, index);
  }
  return named.reverse();
}

// src/migration-tools/sqitch.ts
var sqitch = {
  name: "sqitch",
  shape: "none",
  runsPsql: true,
  downScripts: "always",
  deploysDevFiles: true,
  downFileOf: (up) => up.replace(/^(.*\/)?deploy\//, "$1revert/"),
  async detect(files) {
    const plans = await findPlans(files);
    return plans.length === 0 ? void 0 : `there is ${plans.map(({ path }) => path).join(", ")}`;
  },
  async readMigrations(files) {
    const plans = await findPlans(files);
    const [plan, second] = plans;
    if (!plan)
      throw new UserError(
        "There is no sqitch.plan",
        "Give the folder of sqitch.plan, which holds deploy/, revert/ and verify/."
      );
    if (second)
      throw new UserError(
        `There is more than one plan: ${plans.map(({ path }) => path).join(", ")}`,
        "Check the folder of one plan at a time."
      );
    const { changes, problem } = parsePlan(plan.text);
    if (problem)
      throw new UserError(`${plan.path}:${problem.line}: ${problem.message}`, "sqitch refuses such a plan.");
    return Promise.all(changes.map((change) => readChange(files, plan, change)));
  }
};
async function findPlans(files) {
  const folders = new Set(files.paths.flatMap(planFolders));
  const candidates = [...folders].map((folder) => pathIn(folder, "sqitch.plan")).sort();
  const found = await Promise.all(candidates.map((path) => files.readIfThere(path)));
  return found.filter((plan) => plan !== void 0);
}
var setBySqitch = { ON_ERROR_STOP: "1", registry: "sqitch" };
var scriptFolders = /* @__PURE__ */ new Set(["deploy", "revert", "verify"]);
function planFolders(path) {
  if (baseName(path) === "sqitch.plan") return [folderOf(path)];
  const folders = path.split("/").slice(0, -1);
  return folders.flatMap(
    (name2, index) => scriptFolders.has(name2) ? [folders.slice(0, index).join("/")] : []
  );
}
async function readChange(files, plan, { name: name2, line, fileNames: fileNames3 }) {
  const top = folderOf(plan.path);
  const find = async (folder, direction) => {
    for (const fileName6 of fileNames3) {
      const source = await files.readIfThere(pathIn(top, `${folder}/${fileName6}.sql`));
      if (source) return runPsql(wholeScript(source, direction, "none"), { files, variables: setBySqitch });
    }
    return void 0;
  };
  const up = await find("deploy", "up");
  if (!up) {
    const wanted = fileNames3.map((fileName6) => `deploy/${fileName6}.sql`).join(" or ");
    throw new UserError(`${plan.path}:${line}: the change ${name2} has no ${wanted}`, "sqitch stops there.");
  }
  const [down, verify] = await Promise.all([find("revert", "down"), find("verify", "up")]);
  return {
    id: idOf(up.file, name2),
    version: "",
    up,
    ...down ? { down } : {},
    ...verify ? { verify: [verify] } : {}
  };
}
var idOf = (file, name2) => {
  const at = baseName(file).lastIndexOf("@");
  return at === -1 ? name2 : name2 + baseName(file).slice(at).replace(/\.sql$/, "");
};

// src/migration-tools/sqlx.ts
var sqlx = {
  name: "sqlx",
  shape: "wrapped",
  runsPsql: false,
  downScripts: "optional",
  deploysDevFiles: true,
  downFileOf: (up) => up.replace(/(?:\.up)?\.sql$/, ".down.sql"),
  outsideTransaction: "SQLx opens no transaction where the file begins with `-- no-transaction`, and sends it as one query, so it must be the only statement of its file",
  async detect(files) {
    const scripts = files.paths.filter(isScript);
    const first = scripts.find((path) => leadingNumber(path) !== "");
    if (first === void 0 || sections.test((await files.read(first)).text)) return void 0;
    for await (const { path } of filesAbove(files, folderOf(first), "sqlx.toml"))
      return `${path} is there, and ${filesLike(scripts.length, first)}`;
    for await (const { path, text } of filesAbove(files, folderOf(first), "Cargo.toml"))
      if (dependsOnSqlx.test(text)) return `${path} names sqlx, and ${filesLike(scripts.length, first)}`;
    return void 0;
  },
  async readMigrations(files) {
    const scripts = files.paths.filter(isScript).map((path) => ({ path, version: versionOf2(path) }));
    const downs = scripts.filter(({ path }) => isDown(path));
    const ups = scripts.filter(({ path }) => !isDown(path)).sort((a, b) => compareVersions(a.version, b.version) || compareText(a.path, b.path));
    const taken = /* @__PURE__ */ new Set();
    return Promise.all(
      ups.map(({ path, version }) => read4(files, path, version, findDown(path, version, downs, taken)))
    );
  }
};
var isScript = (path) => /^[^_]*_.*\.sql$/.test(baseName(path));
var isDown = (path) => path.endsWith(".down.sql");
var sections = /^\s*--\s*(?:migrate:up|\+goose|\+migrate|liquibase|up migration)\b/im;
var dependsOnSqlx = /^\s*(?:sqlx\s*[.=]|\[(?:[\w.'()-]+\.)?dependencies\.sqlx\])/m;
function versionOf2(path) {
  const number = /^(\d+)_/.exec(baseName(path))?.[1];
  if (number !== void 0) return number;
  throw new UserError(
    `${path} does not begin with a number, and SQLx runs no folder that holds such a file`,
    "Name it <number>_<name>.sql, or move it elsewhere."
  );
}
async function read4(files, up, version, down) {
  const script = await readScript2(files, up, "up");
  const id = baseName(up).replace(/(?:\.up)?\.sql$/, "");
  if (down === void 0) return { id, version, up: script };
  return { id, version, up: script, down: await readScript2(files, down, "down") };
}
async function readScript2(files, path, direction) {
  const script = await readWholeScript(files, path, direction, "wrapped");
  return script.text.startsWith("-- no-transaction") ? { ...script, shape: "one-query" } : script;
}

// src/migration-tools/supabase-ground.ts
var supabaseGround = {
  path: "what Supabase has",
  text: `
CREATE SCHEMA auth;
CREATE SCHEMA storage;
CREATE SCHEMA extensions;
CREATE SCHEMA realtime;
CREATE SCHEMA vault;
CREATE SCHEMA graphql_public;

CREATE TABLE auth.users (
  instance_id uuid,
  id uuid PRIMARY KEY,
  aud varchar(255),
  role varchar(255),
  email varchar(255),
  encrypted_password varchar(255),
  email_confirmed_at timestamptz,
  invited_at timestamptz,
  last_sign_in_at timestamptz,
  raw_app_meta_data jsonb,
  raw_user_meta_data jsonb,
  is_super_admin boolean,
  created_at timestamptz,
  updated_at timestamptz,
  phone text UNIQUE,
  phone_confirmed_at timestamptz,
  banned_until timestamptz,
  deleted_at timestamptz,
  is_sso_user boolean NOT NULL DEFAULT false,
  is_anonymous boolean NOT NULL DEFAULT false
);

CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT (auth.jwt() ->> 'sub')::uuid $$;
CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT auth.jwt() ->> 'role' $$;
CREATE FUNCTION auth.email() RETURNS text LANGUAGE sql STABLE AS $$ SELECT auth.jwt() ->> 'email' $$;

CREATE TABLE storage.buckets (
  id text PRIMARY KEY,
  name text NOT NULL UNIQUE,
  owner uuid,
  owner_id text,
  public boolean DEFAULT false,
  avif_autodetection boolean DEFAULT false,
  file_size_limit bigint,
  allowed_mime_types text[],
  created_at timestamptz DEFAULT now(),
  updated_at timestamptz DEFAULT now()
);
CREATE TABLE storage.objects (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  bucket_id text REFERENCES storage.buckets,
  name text,
  owner uuid,
  owner_id text,
  version text,
  metadata jsonb,
  user_metadata jsonb,
  path_tokens text[] GENERATED ALWAYS AS (string_to_array(name, '/')) STORED,
  created_at timestamptz DEFAULT now(),
  updated_at timestamptz DEFAULT now(),
  last_accessed_at timestamptz DEFAULT now(),
  UNIQUE (bucket_id, name)
);
ALTER TABLE storage.buckets ENABLE ROW LEVEL SECURITY;
ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE sql IMMUTABLE
  AS $$ SELECT p[1:cardinality(p) - 1] FROM string_to_array(name, '/') AS p $$;
CREATE FUNCTION storage.filename(name text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT p[cardinality(p)] FROM string_to_array(name, '/') AS p $$;
CREATE FUNCTION storage.extension(name text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT reverse(split_part(reverse(storage.filename(name)), '.', 1)) $$;

CREATE PUBLICATION supabase_realtime;
`
};

// src/migration-tools/supabase.ts
var fileName5 = /^\d+_.*\.sql$/;
var supabase = {
  name: "supabase",
  shape: "one-query",
  runsPsql: false,
  downScripts: "never",
  deploysDevFiles: true,
  ground: supabaseGround,
  outsideTransaction: "the Supabase CLI runs it on its own from version 2.109 on",
  async detect(files) {
    const own = migrationFiles(files);
    const first = own[0];
    if (first === void 0) return void 0;
    if (liesInSupabase(first)) return `${own.length} files lie in ${folderOf(first)}`;
    const config = await files.readIfThere(pathIn(folderOf(folderOf(first)), "config.toml"));
    return config && /^project_id\s*=/m.test(config.text) ? `${config.path} lies above the migrations` : void 0;
  },
  readMigrations(files) {
    const [first, ...others] = migrationFiles(files);
    if (first === void 0) return Promise.resolve([]);
    const run = isDeprecatedInit(first) ? others : [first, ...others];
    return Promise.all(run.map((path) => read5(files, path)));
  }
};
var liesInSupabase = (path) => /(?:^|\/)supabase\/migrations$/.test(folderOf(path));
function migrationFiles({ paths }) {
  const named = paths.filter((path) => fileName5.test(baseName(path)));
  const own = named.filter(liesInSupabase);
  return (own.length > 0 ? own : named).sort(byName);
}
var isDeprecatedInit = (path) => /^\d{14}_init\.sql$/.test(baseName(path)) && leadingNumber(path) < "20211209000000";
async function read5(files, path) {
  const up = await readWholeScript(files, path, "up", "one-query");
  const shape = hasStandalone(up.text) ? "none" : "one-query";
  return { id: baseName(path).replace(/\.sql$/, ""), version: leadingNumber(path), up: { ...up, shape } };
}
var standalone = /^(?:(?:create\s+(?:unique\s+)?|drop\s+)index\s+concurrently|reindex\b.*\bconcurrently|vacuum|alter\s+system|cluster)\b/is;
var hasStandalone = (text) => splitScript(text).pieces.some(
  ({ kind, start, end }) => kind === "statement" && standalone.test(text.slice(start, end))
);

// src/migration-tools/detect.ts
var migrationTools = [
  markdown,
  sqitch,
  graphileMigrate,
  drizzle,
  prisma,
  diesel,
  // Signs in the text come before signs in names and folders.
  dbmate,
  goose,
  liquibase,
  nodePgMigrate,
  supabase,
  sqlx,
  flyway,
  golangMigrate,
  atlas,
  plain
];
async function chooseTool(name2, files, isRunbook = false) {
  const { tool, reason } = await choose2(name2, files);
  return { tool: isRunbook && tool === markdown ? runbook : tool, reason };
}
async function choose2(name2, files) {
  if (name2 !== "auto") return { tool: toolNamed(name2), reason: `asked for as ${name2}` };
  for (const tool of migrationTools) {
    const reason = await tool.detect(files);
    if (reason !== void 0) return { tool, reason };
  }
  throw new UserError("No migrations were found: there is no .sql file in the paths that were given");
}
var fileEndingOf = (name2) => migrationTools.find((tool) => tool.name === name2)?.fileEnding ?? "sql";
function toolNamed(name2) {
  const tool = migrationTools.find((candidate) => candidate.name === name2);
  if (tool) return tool;
  const names2 = ["auto", ...migrationTools.map((candidate) => candidate.name)].join(", ");
  throw new UserError(`There is no migration tool "${name2}"`, `--framework takes ${names2}.`);
}

export {
  readConfig,
  findConfigFile,
  readIfThere,
  runPsql,
  withVerifyScripts,
  migrationTools,
  chooseTool,
  fileEndingOf
};
