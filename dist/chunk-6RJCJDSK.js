import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  isSupportedMajor,
  newestMajor,
  supportedMajors
} from "./chunk-7LCOQVJG.js";
import {
  SourceText,
  alterTableCommands,
  byteToOffset,
  codePointToOffset,
  columnOf,
  commandsOf,
  compareText,
  constraintOf,
  constraintsOf,
  defaultSchema,
  displayName,
  droppedObjects,
  droppedSpace,
  listed,
  mayEndTransaction,
  nameKey,
  nameOfNodes,
  nameOfObject,
  nameOfRangeVar,
  nodesOfKind,
  refusesTransactionBlock,
  relationsIn,
  rounded,
  shows,
  skippedReport,
  stringsOf,
  transactionControl
} from "./chunk-ICUUA2SW.js";
import {
  EngineError,
  UserError
} from "./chunk-D2BDLTNA.js";
import {
  visibleLine
} from "./chunk-4WZ3WHFY.js";
import {
  fromPgLocksName
} from "./chunk-SBA5QCM4.js";
import {
  __callDispose,
  __commonJS,
  __toESM,
  __using
} from "./chunk-VWKG3EAW.js";

// node_modules/fastest-levenshtein/mod.js
var require_mod = __commonJS({
  "node_modules/fastest-levenshtein/mod.js"(exports) {
    "use strict";
    exports.__esModule = true;
    exports.distance = exports.closest = void 0;
    var peq = new Uint32Array(65536);
    var myers_32 = function(a, b) {
      var n = a.length;
      var m = b.length;
      var lst = 1 << n - 1;
      var pv = -1;
      var mv = 0;
      var sc = n;
      var i = n;
      while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
      }
      for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= (eq & pv) + pv ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
          sc++;
        }
        if (pv & lst) {
          sc--;
        }
        mv = mv << 1 | 1;
        pv = pv << 1 | ~(xv | mv);
        mv &= xv;
      }
      i = n;
      while (i--) {
        peq[a.charCodeAt(i)] = 0;
      }
      return sc;
    };
    var myers_x = function(b, a) {
      var n = a.length;
      var m = b.length;
      var mhc = [];
      var phc = [];
      var hsize = Math.ceil(n / 32);
      var vsize = Math.ceil(m / 32);
      for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
      }
      var j = 0;
      for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
          var eq = peq[a.charCodeAt(i)];
          var pb = phc[i / 32 | 0] >>> i & 1;
          var mb = mhc[i / 32 | 0] >>> i & 1;
          var xv = eq | mv_1;
          var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
          var ph = mv_1 | ~(xh | pv_1);
          var mh = pv_1 & xh;
          if (ph >>> 31 ^ pb) {
            phc[i / 32 | 0] ^= 1 << i;
          }
          if (mh >>> 31 ^ mb) {
            mhc[i / 32 | 0] ^= 1 << i;
          }
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv_1 = mh | ~(xv | ph);
          mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] = 0;
        }
      }
      var mv = 0;
      var pv = -1;
      var start = j * 32;
      var vlen = Math.min(32, m - start) + start;
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
      }
      var score = m;
      for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = phc[i / 32 | 0] >>> i & 1;
        var mb = mhc[i / 32 | 0] >>> i & 1;
        var xv = eq | mv;
        var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += ph >>> m - 1 & 1;
        score -= mh >>> m - 1 & 1;
        if (ph >>> 31 ^ pb) {
          phc[i / 32 | 0] ^= 1 << i;
        }
        if (mh >>> 31 ^ mb) {
          mhc[i / 32 | 0] ^= 1 << i;
        }
        ph = ph << 1 | pb;
        mh = mh << 1 | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
      }
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
      }
      return score;
    };
    var distance2 = function(a, b) {
      if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
      }
      if (b.length === 0) {
        return a.length;
      }
      if (a.length <= 32) {
        return myers_32(a, b);
      }
      return myers_x(a, b);
    };
    exports.distance = distance2;
    var closest2 = function(str, arr) {
      var min_distance = Infinity;
      var min_index = 0;
      for (var i = 0; i < arr.length; i++) {
        var dist = distance2(str, arr[i]);
        if (dist < min_distance) {
          min_distance = dist;
          min_index = i;
        }
      }
      return arr[min_index];
    };
    exports.closest = closest2;
  }
});

// src/nearest-name.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
function nearest(name, known2) {
  if (known2.length === 0) return void 0;
  const candidate = (0, import_fastest_levenshtein.closest)(name, [...known2]);
  return (0, import_fastest_levenshtein.distance)(name, candidate) <= Math.max(2, Math.floor(name.length / 3)) ? candidate : void 0;
}

// src/settings.ts
var engineSettings = ["auto", "embedded", "local", "none"];
var transactionSettings = ["auto", "wrapped", "none"];
var failOnSettings = ["error", "warning", "never"];
var severitySettings = ["error", "warning", "info", "off"];
var defaultDevFiles = ["**/*_dev.sql", "**/*_dev.up.sql", "**/*_dev.down.sql"];
function resolveSettings(options, config, knownRules) {
  const major = majorOf(options.postgresVersion) ?? config.postgresVersion;
  return {
    framework: options.framework ?? config.framework ?? "auto",
    engine: oneOf("--engine", options.engine, engineSettings) ?? config.engine ?? "auto",
    postgresMajor: major,
    transaction: oneOf("--transaction", options.transaction, transactionSettings) ?? config.transaction ?? "auto",
    statementTimeoutMs: timeoutOf(options, config),
    seedFile: seedFileOf(options.seed),
    setupFile: config.setup,
    failOn: choice("--fail-on", options.failOn, failOnSettings, config.failOn, "error"),
    strict: config.preset === "strict",
    overrides: overridesOf(options, config, knownRules),
    only: onlyOf(options.only, knownRules),
    devFiles: config.devFiles ?? defaultDevFiles,
    lint: lintSettings(config, major ?? newestMajor)
  };
}
var lintSettings = (config, postgresMajor) => ({
  bannerText: config.banner?.text ?? "SAFE PRODUCTION MIGRATION",
  bannerRequired: config.banner?.require ?? "auto",
  rollbackRequired: config.rollback?.required ?? true,
  postgresMajor
});
var choice = (option, value, words, configured, fallback) => oneOf(option, value, words) ?? configured ?? fallback;
function oneOf(option, value, words) {
  if (value === void 0) return void 0;
  const word = words.find((candidate) => candidate === value);
  if (word !== void 0) return word;
  throw new UserError(`${option} cannot be "${value}"`, `It takes ${words.join(", ")}.`);
}
function majorOf(value) {
  if (value === void 0) return void 0;
  const major = Number(value);
  if (isSupportedMajor(major)) return major;
  throw new UserError(
    `--postgres-version cannot be "${value}"`,
    `Supported majors: ${supportedMajors.join(", ")}.`
  );
}
function timeoutOf(options, config) {
  const fromOption = options.statementTimeout;
  if (fromOption !== void 0) return parseDuration("--statement-timeout", fromOption);
  return parseDuration("limits.statement", config.limits?.statement ?? "30s");
}
var units = {
  ms: 1,
  s: 1e3,
  min: 6e4,
  m: 6e4,
  h: 36e5
};
function parseDuration(name, value) {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(value.trim());
  const factor = units[match?.[2] === "" ? "ms" : match?.[2] ?? ""];
  if (match && factor !== void 0) return Math.round(Number(match[1]) * factor);
  throw new UserError(`${name} cannot be "${value}"`, "Write a duration such as 500ms, 30s, 10min.");
}
function seedFileOf(value) {
  if (value === void 0 || value === "off") return void 0;
  if (value.endsWith(".sql")) return value;
  throw new UserError(`--seed cannot be "${value}"`, "It takes off, or a file of SQL such as test/rows.sql.");
}
function overridesOf(options, config, knownRules) {
  const overrides = /* @__PURE__ */ new Map();
  for (const [id, severity] of Object.entries(config.rules ?? {})) {
    overrides.set(knownRule(id, "drydock.yml: rules", knownRules), severity);
  }
  for (const setting of options.rules ?? []) {
    const [id = "", severity] = setting.split("=");
    const word = oneOf(`--rule ${id}`, severity ?? "", severitySettings);
    overrides.set(knownRule(id, "--rule", knownRules), word ?? "off");
  }
  return overrides;
}
function onlyOf(only, knownRules) {
  const ids = only?.flatMap((list2) => list2.split(",")).map((id) => id.trim());
  return ids && new Set(ids.filter((id) => id !== "").map((id) => knownRule(id, "--only", knownRules)));
}
function knownRule(id, where, knownRules) {
  if (knownRules.includes(id)) return id;
  const meant = nearest(id, knownRules);
  const hint = meant === void 0 ? "List them with: drydock rules" : `Did you mean ${meant}?`;
  throw new UserError(`${where}: there is no rule "${id}"`, hint);
}

// src/sql/split-script.ts
var token = new RegExp(
  [
    String.raw`--[^\n\r]*`,
    String.raw`/\*`,
    String.raw`(?:[eE]|[uU]&)?'`,
    String.raw`(?:[uU]&)?"`,
    String.raw`\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    String.raw`[0-9][\w.]*`,
    String.raw`[();\\]`
  ].join("|"),
  "g"
);
function splitScript(text, from = 0) {
  const splitter = new Splitter(text);
  splitter.run(from);
  return splitter;
}
function endOfBrokenStatement(text, start, end) {
  const scanner = new RegExp(token.source, "g");
  scanner.lastIndex = start;
  for (let match = scanner.exec(text); match && match.index < end; match = scanner.exec(text)) {
    if (match[0] === ";") return match.index;
    const close = endOfQuoted(text, match[0], match.index);
    if (close === void 0) continue;
    const believable = match[0] === "/*" || match[0].startsWith("$") || !text.slice(match.index, close).includes("\n");
    if (close <= end && believable && isClosed(text, match[0], close)) scanner.lastIndex = close;
  }
  return void 0;
}
var Splitter = class {
  pieces = [];
  comments = [];
  #text;
  #start = -1;
  #lastEnd = 0;
  #parentheses = 0;
  /** Depth of BEGIN ATOMIC … END in the body of an SQL-standard routine, CASE … END counted with it. */
  #atomic = 0;
  #words = [];
  #copiesFromStdin = false;
  constructor(text) {
    this.#text = text;
  }
  run(from) {
    const scanner = new RegExp(token.source, "g");
    scanner.lastIndex = from;
    let previous = from;
    for (let match = scanner.exec(this.#text); match; match = scanner.exec(this.#text)) {
      this.#plain(previous, match.index);
      scanner.lastIndex = this.#consume(match[0], match.index);
      previous = scanner.lastIndex;
    }
    this.#plain(previous, this.#text.length);
    this.#endStatement(this.#lastEnd);
  }
  /** Characters between tokens: operators, commas; anything but white space belongs to a statement. */
  #plain(from, to) {
    const between = this.#text.slice(from, to);
    const first = between.search(/\S/);
    if (first === -1) return;
    this.#extend(from + first, from + between.trimEnd().length);
  }
  #extend(start, end) {
    if (this.#start === -1) this.#start = start;
    this.#lastEnd = end;
  }
  /** Takes one token; gives where to go on. */
  #consume(word, at) {
    const end = at + word.length;
    if (word.startsWith("--") || word === "/*") return this.#comment(word, at);
    if (word === ";") return this.#semicolon(at, end);
    if (word === "\\") return this.#psqlCommand(at);
    const close = endOfQuoted(this.#text, word, at) ?? end;
    this.#extend(at, close);
    if (word === "(") this.#parentheses += 1;
    else if (word === ")") this.#parentheses = Math.max(0, this.#parentheses - 1);
    else if (close === end && this.#parentheses === 0) this.#word(word.toLowerCase());
    return close;
  }
  #comment(word, at) {
    const end = word === "/*" ? endOfBlockComment(this.#text, at) : at + word.length;
    this.comments.push({ start: at, end });
    if (word === "/*" && !isClosed(this.#text, word, end)) this.#extend(at, end);
    return end;
  }
  #word(word) {
    const words = this.#words;
    if (word === "stdin" && words.at(-1) === "from" && words[0] === "copy") this.#copiesFromStdin = true;
    if (word === "atomic" && words.at(-1) === "begin" && definesRoutine(words)) this.#atomic = 1;
    else if (this.#atomic > 0 && word === "case") this.#atomic += 1;
    else if (this.#atomic > 0 && word === "end") this.#atomic -= 1;
    if (words.length < 6) words.push(word);
    else words[5] = word;
  }
  #semicolon(at, end) {
    if (this.#start !== -1 && (this.#parentheses > 0 || this.#atomic > 0)) {
      this.#extend(at, end);
      return end;
    }
    const copies = this.#copiesFromStdin;
    const data = copies ? copyDataAfter(this.#text, end) : void 0;
    this.#endStatement(this.#lastEnd, data?.span);
    return data ? data.next : end;
  }
  #psqlCommand(at) {
    const lineEnd = this.#text.indexOf("\n", at);
    const end = lineEnd === -1 ? this.#text.length : lineEnd;
    this.#endStatement(this.#lastEnd);
    this.pieces.push({
      kind: "psql-command",
      start: at,
      end: at + this.#text.slice(at, end).trimEnd().length
    });
    return end;
  }
  #endStatement(end, copyData) {
    if (this.#start !== -1) {
      this.pieces.push({ kind: "statement", start: this.#start, end, ...copyData ? { copyData } : {} });
    }
    this.#start = -1;
    this.#parentheses = 0;
    this.#atomic = 0;
    this.#words = [];
    this.#copiesFromStdin = false;
  }
};
function definesRoutine(words) {
  const kind = words[1] === "or" && words[2] === "replace" ? words[3] : words[1];
  return words[0] === "create" && (kind === "function" || kind === "procedure");
}
function endOfQuoted(text, opener, at) {
  if (opener === "/*") return endOfBlockComment(text, at);
  const last = opener.at(-1);
  if (last === "'") return endOfString(text, at + opener.length, "'", /^e/i.test(opener));
  if (last === '"') return endOfString(text, at + opener.length, '"', false);
  if (!opener.startsWith("$")) return void 0;
  const close = text.indexOf(opener, at + opener.length);
  return close === -1 ? text.length : close + opener.length;
}
function isClosed(text, opener, end) {
  const closer = opener === "/*" ? "*/" : opener.startsWith("$") ? opener : opener.at(-1) ?? "";
  return text.startsWith(closer, end - closer.length);
}
function endOfString(text, from, quote, backslashEscapes) {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (backslashEscapes && character === "\\") at += 1;
    else if (character === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return text.length;
}
function endOfBlockComment(text, at) {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at + 2;
  let depth = 1;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}
function copyDataAfter(text, from) {
  const newline = text.indexOf("\n", from);
  if (newline === -1) return { span: { start: text.length, end: text.length }, next: text.length };
  const start = newline + 1;
  const terminator = /^\\\.[ \t\r]*$/gm;
  terminator.lastIndex = start;
  const match = terminator.exec(text);
  if (!match) return { span: { start, end: text.length }, next: text.length };
  return { span: { start, end: match.index }, next: match.index + match[0].length };
}

// src/sql/parse-script.ts
var longestStatement = 16 * 1024 * 1024;
var mostGuesses = 20;
async function parseScript(text, parser) {
  const source = new SourceText(text);
  const nul = source.text.indexOf("\0");
  if (nul !== -1) {
    const at = source.regionOf(nul, nul + 1);
    const message = "The file holds a NUL byte, so it is no SQL text (a binary file?)";
    return { source, statements: [], psqlCommands: [], comments: [], unreadable: { message, at } };
  }
  return new ScriptReader(source, parser).read();
}
var ScriptReader = class {
  #source;
  #parser;
  #statements = [];
  #psqlCommands = [];
  #comments = [];
  #guesses = 0;
  constructor(source, parser) {
    this.#source = source;
    this.#parser = parser;
  }
  async read() {
    let from = 0;
    while (from !== void 0 && this.#guesses < mostGuesses) from = await this.#readFrom(from);
    while (from !== void 0) from = await this.#readOne(from);
    return {
      source: this.#source,
      statements: this.#statements,
      psqlCommands: this.#psqlCommands.map((span) => this.#located(span)),
      comments: this.#comments.map((span) => this.#located(span))
    };
  }
  /** Reads on until the end, or until a broken statement whose end had to be guessed: gives the offset behind it. */
  async #readFrom(from) {
    const { pieces, comments } = splitScript(this.#source.text, from);
    for (const piece of pieces) {
      if (piece.kind === "psql-command") this.#psqlCommands.push(piece);
      else {
        const resumeAt = await this.#statement(piece);
        if (resumeAt === void 0) continue;
        this.#comments.push(...comments.filter((comment) => comment.end <= resumeAt));
        return resumeAt;
      }
    }
    this.#comments.push(...comments);
    return void 0;
  }
  /** Reads up to the next semicolon that can be one. */
  async #readOne(from) {
    const { text } = this.#source;
    const visible = /\S/g;
    visible.lastIndex = from;
    const start = visible.exec(text)?.index;
    if (start === void 0) return void 0;
    const end = endOfBrokenStatement(text, start, text.length) ?? text.trimEnd().length;
    await this.#statement({ kind: "statement", start, end });
    return end < text.length ? end + 1 : void 0;
  }
  /** Adds the statement; gives where to cut anew if it is broken and swallowed what follows it. */
  async #statement(piece) {
    const text = this.#source.text.slice(piece.start, piece.end);
    if (text.length > longestStatement) {
      this.#unparsed(piece, "gave-up", `The statement is ${text.length} characters long`, 0);
      return void 0;
    }
    const outcome = await this.#parser.parse(text);
    if (outcome.ok) {
      for (const node of outcome.nodes) this.#parsed(piece, node);
      return void 0;
    }
    if ("gaveUp" in outcome) {
      this.#unparsed(piece, "gave-up", `PostgreSQL's parser gave up on it (${outcome.gaveUp})`, 0);
      return void 0;
    }
    return this.#broken(piece, outcome.error);
  }
  async #broken(piece, error) {
    const cut = endOfBrokenStatement(this.#source.text, piece.start, piece.end);
    if (cut === void 0) {
      this.#unparsed(piece, "syntax-error", error.message, error.codePoint);
      return void 0;
    }
    this.#guesses += 1;
    const head = { start: piece.start, end: cut };
    const outcome = await this.#parser.parse(this.#source.text.slice(head.start, head.end));
    if (outcome.ok) for (const node of outcome.nodes) this.#parsed(head, node);
    else {
      const own = "error" in outcome ? outcome.error : error;
      this.#unparsed(head, "syntax-error", own.message, own.codePoint);
    }
    return cut + 1;
  }
  #parsed(piece, node) {
    const [kind, fields] = Object.entries(node)[0] ?? [];
    const data = piece.copyData && this.#source.text.slice(piece.copyData.start, piece.copyData.end);
    const copyData = data === void 0 ? {} : { copyData: data };
    this.#statements.push({ ...this.#located(piece), ...copyData, kind, node: fields });
  }
  #unparsed(piece, problem4, message, codePoint) {
    const located = this.#located(piece);
    const offset = codePointToOffset(located.text, codePoint);
    const word = /^(?:[\w$\u0080-\uffff]+|\S)/.exec(located.text.slice(offset, offset + 200))?.[0] ?? "";
    const start = piece.start + (word === "" ? located.text.length - 1 : offset);
    const at = this.#source.regionOf(start, start + Math.max(1, word.length));
    this.#statements.push({ ...located, kind: "unparsed", problem: problem4, message, at });
  }
  #located(span) {
    const { start, end } = span;
    return {
      start,
      end,
      text: this.#source.text.slice(start, end),
      region: this.#source.regionOf(start, end)
    };
  }
};

// src/check/dry-run-project.ts
var notRun = { migrations: [], problems: [], historyMs: 0, engine: null };
async function dryRunProject(project, request, context) {
  var _stack = [];
  try {
    if (request.engine === "none" || !project.migrations.some(({ pending }) => pending)) return notRun;
    const [{ chooseEngine }, { dryRun }] = await Promise.all([
      import("./choose-engine-QSFEBOPT.js"),
      import("./dry-run-HKIY6GLJ.js")
    ]);
    const plan = await planOf(project, request);
    const options = engineOptions(request);
    const { engine, reason } = await chooseEngine(request.engine, options);
    context.progress(`starting PostgreSQL (${engine.kind})`);
    const server = __using(_stack, await engine.start(options), true);
    context.signal?.addEventListener("abort", () => void server[Symbol.asyncDispose](), { once: true });
    if (context.signal?.aborted) throw new EngineError("The run was interrupted");
    const result = await dryRun(plan, { server, clock: context.clock, progress: context.progress });
    const { kind, version: version2, startupMs } = server;
    return { ...result, engine: { kind, postgresVersion: version2, startupMs, reason } };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var engineOptions = ({ postgresMajor, statementTimeoutMs }) => ({
  ...postgresMajor === void 0 ? {} : { postgresMajor },
  statementTimeoutMs
});
async function planOf(project, { setup, seed, parser }) {
  return {
    migrations: project.migrations.map((migration) => planned(migration, project)),
    ...setup ? { setup: await preparation(setup, parser) } : {},
    ...seed ? { seed: await preparation(seed, parser) } : {}
  };
}
var planned = (migration, { tool }) => ({
  id: migration.id,
  up: migration.up,
  ...migration.down ? { down: migration.down } : {},
  pending: migration.pending,
  aside: migration.up.dev && !tool.deploysDevFiles
});
async function preparation({ path, text }, parser) {
  const parsed2 = await parseScript(text, await parser);
  return { file: path, direction: "up", shape: "none", parsed: parsed2 };
}

// src/lint/atomicity.ts
function isAtomic(script) {
  const answer = known.get(script) ?? readAtomicity(script);
  known.set(script, answer);
  return answer;
}
var known = /* @__PURE__ */ new WeakMap();
function readAtomicity(script) {
  const { statements } = script.parsed;
  if (statements.some((statement) => refusesTransactionBlock(statement) || mayEndTransaction(statement)))
    return false;
  const controls = statements.map((statement) => transactionControl(statement));
  const ends = controls.filter((control) => control === "commit" || control === "rollback").length;
  if (controls[0] === "begin" && controls.at(-1) === "commit" && ends === 1) return true;
  return script.shape !== "none" && ends === 0;
}
var guardSeverity = (script) => script.banner ? "error" : isAtomic(script) ? "info" : "warning";

// src/lint/project.ts
var pendingMigrations = (project) => project.migrations.filter(({ pending }) => pending);
var scriptsOf = (migration) => migration.down ? [migration.up, migration.down] : [migration.up];
var startOfFile = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
var placeOfScript = ({ parsed: parsed2 }) => parsed2.statements[0]?.region ?? parsed2.comments[0]?.region ?? startOfFile;
function findBanner(parsed2, bannerText) {
  const wanted = foldSpaces(bannerText);
  const first = parsed2.statements[0]?.start ?? Infinity;
  return parsed2.comments.find(({ start, text }) => start < first && foldSpaces(text).includes(wanted));
}
var foldSpaces = (text) => text.replace(/\s+/g, " ").trim().toUpperCase();

// src/sql/carried-changes.ts
function carriedChanges(statement) {
  const inside = queryInside(statement);
  return inside ? changesOf(inside) : inWith(statement);
}
function queryInside(statement) {
  switch (statement.kind) {
    case "ExplainStmt":
      return isAnalyze(statement.node.options) ? statement.node.query : void 0;
    case "CopyStmt":
    case "CreateTableAsStmt":
    case "PrepareStmt":
      return statement.node.query;
    default:
      return void 0;
  }
}
var isAnalyze = (options) => (options ?? []).some((option) => {
  if (!("DefElem" in option) || option.DefElem.defname !== "analyze") return false;
  const { arg } = option.DefElem;
  const written = arg && "String" in arg ? arg.String.sval : void 0;
  return !["false", "off", "0"].includes(written ?? "");
});
function changesOf(query) {
  const [kind, node] = Object.entries(query)[0] ?? [];
  const statement = { kind, node };
  return [...isRowChange(statement) ? [statement] : [], ...carriedChanges(statement)];
}
var isRowChange = (statement) => ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"].includes(statement.kind);
function inWith(statement) {
  const clause = "withClause" in statement.node ? statement.node.withClause : void 0;
  return (clause?.ctes ?? []).flatMap((node) => {
    const query = "CommonTableExpr" in node ? node.CommonTableExpr.ctequery : void 0;
    return query ? changesOf(query) : [];
  });
}

// src/sql/statements.ts
var isParsed = (statement) => statement.kind !== "unparsed";
function regionOfLocation(source, statement, location) {
  const start = statement.start + byteToOffset(statement.text, location);
  const word = /^(?:[\w$\u0080-\uffff]+|"[^"\n]*"|.)/.exec(source.text.slice(start, start + 200))?.[0] ?? "";
  return source.regionOf(start, start + word.length);
}

// src/sql/created-object.ts
var named = (name) => name === void 0 ? void 0 : { name };
var readers = {
  CreateStmt: ["relation", (node) => nameOfRangeVar(node.relation)],
  CreateForeignTableStmt: ["relation", (node) => nameOfRangeVar(node.base?.relation)],
  CreateTableAsStmt: ["relation", (node) => nameOfRangeVar(node.into?.rel)],
  SelectStmt: ["relation", (node) => nameOfRangeVar(node.intoClause?.rel)],
  ViewStmt: ["relation", (node) => nameOfRangeVar(node.view)],
  CreateSeqStmt: ["relation", (node) => nameOfRangeVar(node.sequence)],
  IndexStmt: ["relation", (node) => nameOfIndex(node)],
  CreateSchemaStmt: ["schema", (node) => named(node.schemaname ?? node.authrole?.rolename)],
  CreateExtensionStmt: ["extension", (node) => named(node.extname)],
  CreateFunctionStmt: ["routine", (node) => nameOfNodes(node.funcname)],
  DefineStmt: [
    "routine",
    (node) => node.kind === "OBJECT_AGGREGATE" ? nameOfNodes(node.defnames) : void 0
  ],
  CreateTrigStmt: ["trigger", (node) => named(node.trigname)],
  CreateEnumStmt: ["type", (node) => nameOfNodes(node.typeName)],
  CreateDomainStmt: ["type", (node) => nameOfNodes(node.domainname)],
  CreateRangeStmt: ["type", (node) => nameOfNodes(node.typeName)],
  CompositeTypeStmt: ["type", (node) => nameOfRangeVar(node.typevar)]
};
function nameOfIndex(index) {
  const table = nameOfRangeVar(index.relation);
  return table && index.idxname !== void 0 ? { ...table, name: index.idxname } : void 0;
}
function createdObject(statement) {
  const reader = readers[statement.kind];
  const name = reader?.[1](statement.node);
  return reader && name ? { name, space: reader[0] } : void 0;
}
function tableOf(statement) {
  if (statement.kind === "IndexStmt" || statement.kind === "CreateTrigStmt") {
    return nameOfRangeVar(statement.node.relation);
  }
  if (statement.kind !== "CreateStmt" || !statement.node.partbound) return void 0;
  const [parent] = statement.node.inhRelations ?? [];
  return parent && "RangeVar" in parent ? nameOfRangeVar(parent.RangeVar) : void 0;
}
var isGuarded = ({ node }) => "if_not_exists" in node && node.if_not_exists;
var isTemporary = (statement) => (
  // RELPERSISTENCE_TEMP is 't': src/include/catalog/pg_class.h.
  newRelation(statement)?.relpersistence === "t"
);
function newRelation({ kind, node }) {
  switch (kind) {
    case "CreateStmt":
      return node.relation;
    case "CreateTableAsStmt":
      return node.into?.rel;
    case "SelectStmt":
      return node.intoClause?.rel;
    case "ViewStmt":
      return node.view;
    case "CreateSeqStmt":
      return node.sequence;
    default:
      return void 0;
  }
}

// src/lint/migration-state.ts
var MigrationState = class {
  #created = /* @__PURE__ */ new Set();
  #dropped = /* @__PURE__ */ new Set();
  #remade = /* @__PURE__ */ new Set();
  #droppedColumns = /* @__PURE__ */ new Set();
  #settings = /* @__PURE__ */ new Map();
  #newSchemas = /* @__PURE__ */ new Set();
  #tableExisted;
  #block = false;
  #searchPath = defaultSchema;
  /** `tableExisted` tells of tables that were there before the script: IF NOT EXISTS passes over them. */
  constructor(tableExisted2 = () => false) {
    this.#tableExisted = tableExisted2;
  }
  /** Whether the script itself created the object, or the schema that it lies in, before this point. */
  isNew(name, space = "relation") {
    const schema = name.schema ?? this.#searchPath;
    return schema === "pg_temp" || this.#newSchemas.has(schema) || this.#created.has(this.#key(name, space));
  }
  /** Whether the script dropped an object of that name, or the schema that it lay in, before this point. */
  isDropped(name, space = "relation") {
    const schema = name.schema ?? this.#searchPath;
    return this.#dropped.has(`schema ${schema}`) || this.#dropped.has(this.#key(name, space));
  }
  /**
   * Whether each run of the script makes the object anew, so that none finds what an earlier one left: it dropped
   * the object before it created it, or the object is temporary, or hangs on a table of which that is true.
   */
  isRemade(name, space = "relation") {
    return (name.schema ?? this.#searchPath) === "pg_temp" || this.#remade.has(this.#key(name, space));
  }
  /** Whether the script dropped such a column before this point. */
  isColumnDropped(table, column) {
    return this.#droppedColumns.has(`${this.keyOf(table)}.${column}`);
  }
  /** `public.orders`: the name with the schema that `search_path` gives it at this point. */
  keyOf(name) {
    return nameKey(name, this.#searchPath);
  }
  /** Whether a BEGIN of the script's own is open. What the tool opens around it is `LintScript.shape`. */
  get inTransactionBlock() {
    return this.#block;
  }
  /** What the script SET a parameter to, in lower case; undefined where it did not. */
  setting(parameter) {
    return this.#settings.get(parameter);
  }
  /** Takes note of a statement, after the rules have looked at it. */
  apply(statement) {
    const control = transactionControl(statement);
    if (control === "begin") this.#block = true;
    else if (control === "commit" || control === "rollback") this.#block = false;
    const created = createdObject(statement);
    if (created) this.#note(statement, created);
    this.#change(statement);
  }
  #note(statement, { name, space }) {
    if (isGuarded(statement) && space === "relation" && !this.isDropped(name)) {
      if (this.#tableExisted(this.keyOf(name))) return;
    }
    if (space === "schema" && !isGuarded(statement)) this.#newSchemas.add(name.name);
    const table = tableOf(statement);
    const remade = this.isDropped(name, space) || table !== void 0 && this.isRemade(table);
    if (remade || isTemporary(statement)) this.#remade.add(this.#key(name, space));
    this.#create(name, space);
  }
  #change(statement) {
    if (statement.kind === "DropStmt") this.#drop(statement);
    else if (statement.kind === "AlterTableStmt") this.#dropColumns(statement);
    else if (statement.kind === "VariableSetStmt") this.#set(statement.node);
    else if (statement.kind === "RenameStmt" && statement.node.relation) {
      const from = nameOfRangeVar(statement.node.relation);
      if (from && statement.node.renameType === "OBJECT_TABLE" && this.isNew(from)) {
        this.#create({ ...from, name: statement.node.newname ?? "" });
      }
    }
  }
  #drop(statement) {
    const space = droppedSpace(statement.node);
    if (!space) return;
    for (const { name } of droppedObjects(statement.node)) {
      this.#created.delete(this.#key(name, space));
      this.#remade.delete(this.#key(name, space));
      if (space === "schema") this.#newSchemas.delete(name.name);
      this.#dropped.add(this.#key(name, space));
    }
  }
  #dropColumns(statement) {
    const table = nameOfRangeVar(statement.node.relation);
    if (!table) return;
    for (const { subtype, name } of alterTableCommands(statement)) {
      if (subtype === "AT_DropColumn") this.#droppedColumns.add(`${this.keyOf(table)}.${name ?? ""}`);
    }
  }
  #set(node) {
    const parameter = node.name?.toLowerCase() ?? "";
    if (node.kind !== "VAR_SET_VALUE") {
      this.#settings.delete(parameter);
      if (parameter === "search_path") this.#searchPath = defaultSchema;
      return;
    }
    const values = (node.args ?? []).flatMap((arg) => "A_Const" in arg ? [constantText(arg.A_Const)] : []);
    this.#settings.set(parameter, values.join(", ").toLowerCase());
    const path = values.find((value) => value !== "$user" && value !== "");
    if (parameter === "search_path") this.#searchPath = path ?? defaultSchema;
  }
  #create(name, space = "relation") {
    this.#created.add(this.#key(name, space));
  }
  #key(name, space) {
    const global = space === "schema" || space === "extension" || space === "trigger";
    return `${space} ${global ? name.name : nameKey(name, this.#searchPath)}`;
  }
};
var constantText = (constant) => constant.sval?.sval ?? constant.fval?.fval ?? String(constant.ival?.ival ?? 0);

// src/sql/column-types.ts
var serialTypes = {
  smallserial: "int2",
  serial2: "int2",
  serial: "int4",
  serial4: "int4",
  bigserial: "int8",
  serial8: "int8"
};
function columnType(typeName) {
  const parts = stringsOf(typeName?.names);
  if (!typeName || parts.length === 0 || typeName.pct_type) return void 0;
  const written = (parts[0] === "pg_catalog" ? parts.slice(1) : parts).join(".");
  return {
    name: serialTypes[written] ?? written,
    modifiers: (typeName.typmods ?? []).flatMap(modifierOf),
    array: (typeName.arrayBounds ?? []).length > 0
  };
}
var isSerial = (typeName) => serialTypes[stringsOf(typeName?.names).at(-1) ?? ""] !== void 0;
var modifierOf = (node) => "A_Const" in node && node.A_Const.ival ? [node.A_Const.ival.ival ?? 0] : [];
var writtenNames = {
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  float4: "real",
  float8: "double precision",
  bool: "boolean",
  bpchar: "char",
  varbit: "bit varying"
};
function displayType({ name, modifiers, array }) {
  const parentheses = modifiers.length === 0 ? "" : `(${modifiers.join(",")})`;
  return `${writtenNames[name] ?? name}${parentheses}${array ? "[]" : ""}`;
}

// src/sql/default-names.ts
var longestName = 63;
function defaultName(table, columns, label, isTaken = () => false) {
  for (let pass = 0; ; pass += 1) {
    const name = joinNames(table, columns.join("_"), pass === 0 ? label : `${label}${pass}`);
    if (!isTaken(name)) return name;
  }
}
function joinNames(table, columns, label) {
  const available = longestName - label.length - 1 - (columns === "" ? 0 : 1);
  let left = byteLength(table);
  let right = byteLength(columns);
  while (left + right > available) {
    if (left > right) left -= 1;
    else right -= 1;
  }
  const parts = [clip(table, left), clip(columns, right), label];
  return parts.filter((part) => part !== "").join("_");
}
var byteLength = (text) => new TextEncoder().encode(text).length;
function clip(text, bytes) {
  const room = new Uint8Array(bytes);
  const { read: read3 } = new TextEncoder().encodeInto(text, room);
  return text.slice(0, read3);
}

// src/sql/column-references.ts
var referencedColumns = (expression) => {
  const references = expression ? nodesOfKind(expression, "ColumnRef") : [];
  const names = references.flatMap(({ fields }) => {
    const last = fields?.at(-1);
    return last && "String" in last && last.String.sval !== void 0 ? [last.String.sval] : [];
  });
  return [...new Set(names)];
};

// src/sql/table-elements.ts
var labels = {
  "primary key": "pkey",
  unique: "key",
  "foreign key": "fkey",
  check: "check",
  exclusion: "excl",
  "not null": "not_null"
};
var kinds = {
  CONSTR_PRIMARY: "primary key",
  CONSTR_UNIQUE: "unique",
  CONSTR_FOREIGN: "foreign key",
  CONSTR_CHECK: "check",
  CONSTR_EXCLUSION: "exclusion",
  CONSTR_NOTNULL: "not null"
};
var kindOfConstraint = ({ contype }) => contype && kinds[contype];
function constrainedColumns(constraint, column) {
  if (constraint.contype === "CONSTR_CHECK") return referencedColumns(constraint.raw_expr);
  if (constraint.contype === "CONSTR_EXCLUSION") return columnsOfElements(exclusionElements(constraint));
  if (column !== void 0) return [column];
  return stringsOf(constraint.contype === "CONSTR_FOREIGN" ? constraint.fk_attrs : constraint.keys);
}
function constraintName(constraint, table, column, isTaken) {
  const kind = kindOfConstraint(constraint);
  const written = constraint.conname ?? constraint.indexname;
  if (!kind || written !== void 0) return written;
  return defaultName(table, namingColumns(kind, constraint, column), labels[kind], isTaken);
}
function namingColumns(kind, constraint, column) {
  const columns = [...constrainedColumns(constraint, column), ...stringsOf(constraint.including)];
  const withoutColumns = kind === "primary key" || kind === "check" && columns.length > 1;
  return withoutColumns ? [] : columns;
}
var indexedColumns = (index) => [
  .../* @__PURE__ */ new Set([
    ...columnsOfElements(index.indexParams),
    ...columnsOfElements(index.indexIncludingParams),
    ...referencedColumns(index.whereClause)
  ])
];
var indexColumnNames = (index) => [...index.indexParams ?? [], ...index.indexIncludingParams ?? []].flatMap((node) => {
  if (!("IndexElem" in node)) return [];
  const { indexcolname, name, expr } = node.IndexElem;
  return [indexcolname ?? name ?? nameOfExpression(expr)];
});
var nameOfExpression = (expression) => {
  if (!expression || !("FuncCall" in expression)) return "expr";
  return stringsOf(expression.FuncCall.funcname).at(-1) ?? "expr";
};
var columnsOfElements = (elements) => (elements ?? []).flatMap((node) => {
  if (!("IndexElem" in node)) return [];
  const { name, expr } = node.IndexElem;
  return name === void 0 ? referencedColumns(expr) : [name];
});
var exclusionElements = (constraint) => (constraint.exclusions ?? []).flatMap((pair) => "List" in pair ? pair.List.items ?? [] : []);

// src/lint/table-draft.ts
var TableDraft = class {
  #table;
  #keyOf;
  #columns;
  #constraints;
  #indexes;
  constructor(table, keyOf2) {
    this.#table = table;
    this.#keyOf = keyOf2;
    this.#columns = new Map(table.columns);
    this.#constraints = new Map(table.constraints);
    this.#indexes = new Map(table.indexes);
  }
  finish() {
    return {
      ...this.#table,
      columns: this.#columns,
      constraints: this.#constraints,
      indexes: this.#indexes
    };
  }
  /** Columns that come from another table, and their NOT NULL: LIKE, INHERITS, PARTITION OF. */
  copyColumns(other) {
    for (const [name, column] of other.columns) this.#columns.set(name, column);
    for (const [name, one] of other.constraints)
      if (one.kind === "not null") this.#constraints.set(name, one);
  }
  addColumn(definition) {
    const name = definition.colname ?? "";
    const type = columnType(definition.typeName);
    const serial = isSerial(definition.typeName);
    this.#columns.set(name, { ...type ? { type } : {}, notNull: false, filled: serial });
    if (serial) this.#setNotNull(name);
    for (const constraint of constraintsOf(definition)) this.addConstraint(constraint, name);
  }
  /** Adds a constraint of the table, or of the column that it is written behind. */
  addConstraint(constraint, column) {
    if (column !== void 0 && ["CONSTR_DEFAULT", "CONSTR_GENERATED"].includes(constraint.contype ?? "")) {
      this.#change(column, { filled: true });
    } else if (column !== void 0 && constraint.contype === "CONSTR_IDENTITY") {
      this.#fillByIdentity(column);
    } else this.#bind(constraint, column);
  }
  addIndex(index) {
    const taken = (name2) => this.#indexes.has(name2) || this.#constraints.has(name2);
    const name = index.idxname ?? defaultName(this.#name(), indexColumnNames(index), "idx", taken);
    if (index.if_not_exists === true && taken(name)) return;
    this.#indexes.set(name, {
      name,
      unique: index.unique === true,
      key: (index.indexParams ?? []).map((node) => "IndexElem" in node ? node.IndexElem.name : void 0),
      columns: indexedColumns(index)
    });
  }
  dropIndex(name) {
    this.#indexes.delete(name);
  }
  /** One sub-command of ALTER TABLE; those that change nothing kept here are passed over. */
  alter(command) {
    const { name = "" } = command;
    const constraint = constraintOf(command);
    switch (command.subtype) {
      case "AT_AddColumn":
        this.#addColumn(command);
        break;
      case "AT_DropColumn":
        this.#dropColumn(name);
        break;
      case "AT_AddConstraint":
        if (constraint) this.addConstraint(constraint);
        break;
      case "AT_DropConstraint":
        this.#dropConstraint(name);
        break;
      case "AT_ValidateConstraint":
        this.#validate(name);
        break;
      default:
        this.#alterColumn(command);
    }
  }
  renameColumn(from, to) {
    const renamed = (names) => names.map((name) => name === from ? to : name);
    const columns = [...this.#columns].map(([name, column]) => [name === from ? to : name, column]);
    this.#columns.clear();
    for (const [name, column] of columns) this.#columns.set(name, column);
    for (const [name, one] of this.#constraints) {
      this.#constraints.set(name, { ...one, columns: renamed(one.columns) });
    }
    for (const [name, one] of this.#indexes) {
      const key = one.key.map((column) => column === from ? to : column);
      this.#indexes.set(name, { ...one, key, columns: renamed(one.columns) });
    }
  }
  /** Renames a constraint or an index: those of a key share one name. */
  renameConstraint(from, to) {
    const constraint = this.#constraints.get(from);
    const index = this.#indexes.get(from);
    this.#constraints.delete(from);
    this.#indexes.delete(from);
    if (constraint) this.#constraints.set(to, { ...constraint, name: to });
    if (index) this.#indexes.set(to, { ...index, name: to });
  }
  /** Follows a table that foreign keys point at to its new key; undefined: it is gone, and the keys with it. */
  redirect(from, to) {
    for (const [name, constraint] of this.#constraints) {
      if (constraint.references !== from) continue;
      if (to === void 0) this.#constraints.delete(name);
      else this.#constraints.set(name, { ...constraint, references: to });
    }
  }
  #alterColumn(command) {
    const { subtype, name = "", def } = command;
    if (subtype === "AT_AlterColumnType") {
      const type = columnType(columnOf(command)?.typeName);
      if (type) this.#change(name, { type });
    } else if (subtype === "AT_ColumnDefault") this.#change(name, { filled: def !== void 0 });
    else if (subtype === "AT_AddIdentity") this.#fillByIdentity(name);
    else if (subtype === "AT_DropIdentity" || subtype === "AT_DropExpression") {
      this.#change(name, { filled: false });
    } else if (subtype === "AT_SetNotNull") this.#setNotNull(name);
    else if (subtype === "AT_DropNotNull") this.#dropNotNull(name);
  }
  #addColumn(command) {
    const column = columnOf(command);
    const kept = command.missing_ok === true && this.#columns.has(column?.colname ?? "");
    if (column && !kept) this.addColumn(column);
  }
  #fillByIdentity(column) {
    this.#change(column, { filled: true });
    this.#setNotNull(column);
  }
  /** A column has one such constraint at the most, in PostgreSQL 18 also one whose primary key made it NOT NULL. */
  #setNotNull(column, constraint = { contype: "CONSTR_NOTNULL" }) {
    const kinds2 = [...this.#constraints.values()].filter(({ kind }) => kind === "not null");
    const present = kinds2.find(({ columns }) => columns.includes(column));
    if (present && constraint.conname === void 0) return;
    if (present) this.#constraints.delete(present.name);
    this.#keepConstraint("not null", constraint, { columns: [column], included: [] }, column);
    this.#change(column, { notNull: true });
  }
  #bind(constraint, column) {
    const kind = kindOfConstraint(constraint);
    if (!kind) return;
    const bound = this.#columnsOf(constraint, column);
    if (kind === "not null") {
      for (const one of bound.columns) this.#setNotNull(one, constraint);
      return;
    }
    this.#keepConstraint(kind, constraint, bound, column);
    if (kind === "primary key") for (const one of bound.columns) this.#setNotNull(one);
  }
  #keepConstraint(kind, constraint, bound, column) {
    const taken = (name2) => this.#constraints.has(name2);
    const name = constraintName(constraint, this.#name(), column, taken) ?? "";
    const target = nameOfRangeVar(constraint.pktable);
    this.#constraints.set(name, {
      name,
      kind,
      ...bound,
      validated: constraint.skip_validation !== true,
      ...target ? { references: this.#keyOf(target) } : {},
      ...kind === "check" && constraint.raw_expr ? { condition: constraint.raw_expr } : {}
    });
  }
  #columnsOf(constraint, column) {
    if (constraint.indexname === void 0) {
      return {
        columns: constrainedColumns(constraint, column),
        included: stringsOf(constraint.including)
      };
    }
    const index = this.#indexes.get(constraint.indexname);
    this.#indexes.delete(constraint.indexname);
    const columns = (index?.key ?? []).filter((name) => name !== void 0);
    return { columns, included: (index?.columns ?? []).filter((name) => !columns.includes(name)) };
  }
  /** “Indexes and table constraints involving the column will be automatically dropped as well”: manual, ALTER TABLE. */
  #dropColumn(name) {
    this.#columns.delete(name);
    for (const [key, { columns, included }] of this.#constraints) {
      if (columns.includes(name) || included.includes(name)) this.#constraints.delete(key);
    }
    for (const [key, { columns }] of this.#indexes) if (columns.includes(name)) this.#indexes.delete(key);
  }
  #dropConstraint(name) {
    const constraint = this.#constraints.get(name);
    this.#constraints.delete(name);
    if (constraint?.kind !== "not null") return;
    for (const column of constraint.columns) this.#change(column, { notNull: false });
  }
  #dropNotNull(column) {
    this.#change(column, { notNull: false });
    for (const [name, { kind, columns }] of this.#constraints) {
      if (kind === "not null" && columns.includes(column)) this.#constraints.delete(name);
    }
  }
  #validate(name) {
    const constraint = this.#constraints.get(name);
    if (constraint) this.#constraints.set(name, { ...constraint, validated: true });
  }
  #change(column, change) {
    this.#columns.set(column, { ...this.#columns.get(column), ...change });
  }
  #name() {
    return this.#table.key.slice(this.#table.key.indexOf(".") + 1);
  }
};

// src/lint/table-shape.ts
var unknownTable = (key) => ({
  key,
  columns: /* @__PURE__ */ new Map(),
  constraints: /* @__PURE__ */ new Map(),
  indexes: /* @__PURE__ */ new Map(),
  complete: false
});

// src/lint/table-changes.ts
function applyToTables(statement, tables, keyOf2) {
  const reader = readers2[statement.kind];
  reader?.(statement.node, new TableChange(tables, keyOf2));
}
var readers2 = {
  CreateStmt(node, change) {
    change.create(node);
  },
  CreateForeignTableStmt({ base }, change) {
    if (base) change.create(base);
  },
  CreateSchemaStmt({ schemaElts = [], schemaname }, change) {
    for (const element of schemaElts) {
      if ("CreateStmt" in element) change.create(element.CreateStmt, schemaname);
    }
  },
  CreateTableAsStmt({ objtype, into }, change) {
    const name = nameOfRangeVar(into?.rel);
    if (objtype === "OBJECT_TABLE" && name && into?.rel?.relpersistence !== "t") change.createUnknown(name);
  },
  SelectStmt({ intoClause }, change) {
    const name = nameOfRangeVar(intoClause?.rel);
    if (name && intoClause?.rel?.relpersistence !== "t") change.createUnknown(name);
  },
  AlterTableStmt(node, change) {
    if (node.objtype === "OBJECT_TABLE" || node.objtype === "OBJECT_FOREIGN_TABLE") change.alter(node);
  },
  IndexStmt(node, change) {
    change.index(node);
  },
  DropStmt(node, change) {
    change.drop(node);
  },
  RenameStmt(node, change) {
    change.rename(node);
  },
  AlterObjectSchemaStmt({ relation, newschema = "" }, change) {
    const name = nameOfRangeVar(relation);
    if (name) change.move(name, { schema: newschema });
  }
};
var TableChange = class {
  #tables;
  #keyOf;
  constructor(tables, keyOf2) {
    this.#tables = tables;
    this.#keyOf = keyOf2;
  }
  create(node, schema) {
    const name = nameOfRangeVar(node.relation);
    if (!name || node.relation?.relpersistence === "t") return;
    const key = this.#keyOf(schema === void 0 ? name : { schema, ...name });
    if (node.if_not_exists === true && this.#tables.get(key)) return;
    const parents2 = (node.inhRelations ?? []).flatMap(
      (parent2) => "RangeVar" in parent2 ? nameOfRangeVar(parent2.RangeVar) ?? [] : []
    );
    const draft = this.#draft(unknownTable(key));
    const told = [
      node.ofTypename === void 0,
      ...parents2.map((parent2) => this.#copy(draft, parent2)),
      ...(node.tableElts ?? []).map((element) => this.#element(draft, element))
    ];
    const [parent] = node.partbound ? parents2 : [];
    const table = { ...draft.finish(), complete: told.every((one) => one) };
    this.#keep(parent ? { ...table, partitionOf: this.#keyOf(parent) } : table);
  }
  createUnknown(name) {
    this.#keep(unknownTable(this.#keyOf(name)));
  }
  alter(node) {
    const name = nameOfRangeVar(node.relation);
    if (!name) return;
    const draft = this.#draft(this.#known(name));
    for (const command of node.cmds ?? []) {
      if (!("AlterTableCmd" in command)) continue;
      const { subtype, def } = command.AlterTableCmd;
      if (def && "PartitionCmd" in def) {
        const child = nameOfRangeVar(def.PartitionCmd.name);
        if (child) this.#attach(child, subtype === "AT_AttachPartition" ? this.#keyOf(name) : void 0);
      } else draft.alter(command.AlterTableCmd);
    }
    this.#keep(draft.finish());
  }
  index(node) {
    const name = nameOfRangeVar(node.relation);
    if (!name) return;
    const draft = this.#draft(this.#known(name));
    draft.addIndex(node);
    this.#keep(draft.finish());
  }
  drop(node) {
    for (const { name } of droppedObjects(node)) {
      if (node.removeType === "OBJECT_TABLE") this.#dropTable(this.#keyOf(name));
      else if (node.removeType === "OBJECT_SCHEMA") this.#dropSchema(name.name);
      else if (node.removeType === "OBJECT_INDEX") {
        this.#changeEach(this.#keyOf(name), ownsIndex, (draft) => {
          draft.dropIndex(name.name);
        });
      }
    }
  }
  rename({ renameType, relation, subname = "", newname = "" }) {
    const name = nameOfRangeVar(relation);
    if (!name) return;
    if (renameType === "OBJECT_TABLE") this.move(name, { name: newname });
    else if (renameType === "OBJECT_INDEX") {
      this.#changeEach(this.#keyOf(name), ownsIndex, (draft) => {
        draft.renameConstraint(name.name, newname);
      });
    } else if (renameType === "OBJECT_COLUMN" || renameType === "OBJECT_TABCONSTRAINT") {
      const draft = this.#draft(this.#known(name));
      if (renameType === "OBJECT_COLUMN") draft.renameColumn(subname, newname);
      else draft.renameConstraint(subname, newname);
      this.#keep(draft.finish());
    }
  }
  /** Gives the table another name or schema. */
  move(name, to) {
    const from = this.#keyOf(name);
    const table = this.#tables.get(from);
    if (!table) return;
    const key = this.#keyOf({ ...name, ...to });
    this.#tables.put(from, void 0);
    this.#keep({ ...table, key });
    this.#changeEach(from, refersTo, (draft) => {
      draft.redirect(from, key);
    });
  }
  /** Whether all is known that the element brings. */
  #element(draft, element) {
    if ("ColumnDef" in element) draft.addColumn(element.ColumnDef);
    else if ("Constraint" in element) draft.addConstraint(element.Constraint);
    else if ("TableLikeClause" in element) {
      return this.#copy(draft, nameOfRangeVar(element.TableLikeClause.relation));
    }
    return true;
  }
  #copy(draft, from) {
    const table = from && this.#tables.get(this.#keyOf(from));
    if (table) draft.copyColumns(table);
    return table?.complete === true;
  }
  #attach(child, parent) {
    const { partitionOf: former, ...table } = this.#known(child);
    if (parent !== void 0) this.#keep({ ...table, partitionOf: parent });
    else if (former !== void 0) this.#keep(table);
  }
  #dropTable(key) {
    this.#tables.put(key, void 0);
    this.#changeEach(key, refersTo, (draft) => {
      draft.redirect(key, void 0);
    });
  }
  #dropSchema(schema) {
    for (const { key } of this.#tables.all()) if (key.startsWith(`${schema}.`)) this.#dropTable(key);
  }
  #changeEach(key, matches, change) {
    for (const table of this.#tables.mentioning(key).filter(matches(key))) {
      const draft = this.#draft(table);
      change(draft);
      this.#keep(draft.finish());
    }
  }
  #known(name) {
    const key = this.#keyOf(name);
    return this.#tables.get(key) ?? unknownTable(key);
  }
  #keep(table) {
    this.#tables.put(table.key, table);
  }
  #draft(table) {
    return new TableDraft(table, this.#keyOf);
  }
};
var refersTo = (key) => ({ constraints }) => [...constraints.values()].some(({ references }) => references === key);
var ownsIndex = (index) => (table) => indexKeys(table).includes(index);
var indexKeys = ({ key, indexes, constraints }) => {
  const schema = key.slice(0, key.indexOf(".") + 1);
  return [...indexes.keys(), ...constraints.keys()].map((name) => schema + name);
};

// src/lint/table-history.ts
var tableBefore = (context, name) => historyOf(context.project).tableAt(context.state.keyOf(name), placeOf(context));
var tableExisted = ({ project, migration, script }, key) => historyOf(project).tableAt(key, {
  migration: historyOf(project).indexOf(migration),
  offset: script.direction === "up" ? 0 : Infinity
}) !== void 0;
var referencingTables = (context, name) => historyOf(context.project).referencing(context.state.keyOf(name), placeOf(context));
var isBefore = (left, right) => left.migration < right.migration || left.migration === right.migration && left.offset < right.offset;
var placeOf = ({ project, migration, script, statement }) => ({
  migration: historyOf(project).indexOf(migration),
  offset: script.direction === "up" ? statement.start : Infinity
});
var histories = /* @__PURE__ */ new WeakMap();
function historyOf(project) {
  const known2 = histories.get(project);
  if (known2) return known2;
  const history = new TableHistory(project.migrations);
  histories.set(project, history);
  return history;
}
var TableHistory = class {
  #versions = /* @__PURE__ */ new Map();
  /** By the key of a table or index those tables that ever had a foreign key to it, or that index. */
  #mentions = /* @__PURE__ */ new Map();
  #indexes;
  #now = { migration: 0, offset: 0 };
  constructor(migrations) {
    this.#indexes = new Map(migrations.map((migration, index) => [migration, index]));
    for (const [index, { up }] of migrations.entries()) {
      if (up.dev) continue;
      const state = new MigrationState();
      for (const statement of up.parsed.statements.filter(isParsed)) {
        this.#now = { migration: index, offset: statement.start };
        applyToTables(statement, this, (name) => state.keyOf(name));
        state.apply(statement);
      }
    }
  }
  indexOf(migration) {
    return this.#indexes.get(migration) ?? Infinity;
  }
  tableAt(key, place2) {
    const versions = this.#versions.get(key) ?? [];
    let low = 0;
    let high = versions.length;
    while (low < high) {
      const middle = low + high >> 1;
      const version2 = versions[middle];
      if (version2 && isBefore(version2.since, place2)) low = middle + 1;
      else high = middle;
    }
    return versions[low - 1]?.table;
  }
  referencing(key, place2) {
    const tables = [...this.#mentions.get(key) ?? []].flatMap((one) => this.tableAt(one, place2) ?? []);
    return tables.filter(
      ({ constraints }) => [...constraints.values()].some((one) => one.references === key)
    );
  }
  get(key) {
    return this.#versions.get(key)?.at(-1)?.table;
  }
  all() {
    return [...this.#versions.values()].flatMap((versions) => versions.at(-1)?.table ?? []);
  }
  mentioning(key) {
    return [...this.#mentions.get(key) ?? []].flatMap((one) => this.get(one) ?? []);
  }
  put(key, table) {
    const versions = this.#versions.get(key) ?? [];
    versions.push({ since: this.#now, table });
    this.#versions.set(key, versions);
    for (const mentioned of table ? mentionsOf(table) : []) {
      const tables = this.#mentions.get(mentioned) ?? /* @__PURE__ */ new Set();
      this.#mentions.set(mentioned, tables.add(key));
    }
  }
};
var mentionsOf = (table) => [
  ...indexKeys(table),
  ...[...table.constraints.values()].flatMap(({ references }) => references ?? [])
];

// src/lint/run-rules.ts
function runRules(project, ruleSet) {
  const scripts = pendingMigrations(project).flatMap(
    (migration) => scriptsOf(migration).flatMap((script) => runScript({ project, migration, script }, ruleSet))
  );
  const whole = ruleSet.rules.flatMap((rule) => placed(rule, rule.project?.(project), ruleSet));
  return [...scripts, ...whole];
}
function concludeRules(findings, project, ruleSet) {
  const categories = new Map(ruleSet.rules.map(({ id, category }) => [id, category]));
  const categorised = findings.flatMap((finding) => {
    const category = categories.get(finding.rule);
    return category === void 0 ? [] : [{ ...finding, category }];
  });
  return ruleSet.rules.flatMap((rule) => placed(rule, rule.conclude?.(categorised, project), ruleSet));
}
function toFinding(rule, problem4, ruleSet, stage = "lint") {
  const severity = severityOf(rule, problem4, ruleSet);
  if (severity === "off") return void 0;
  return {
    rule: rule.id,
    severity,
    stage,
    file: problem4.file,
    ...problem4.at,
    message: problem4.message,
    help: problem4.help ?? rule.instead,
    docsUrl: ruleSet.docsUrl(rule.id),
    ...problem4.fix ? { fix: problem4.fix } : {}
  };
}
function isOn(rule, { overrides, strict }) {
  const override = overrides.get(rule.id);
  return override === void 0 ? strict || rule.severity !== "off" : override !== "off";
}
function severityOf(rule, problem4, ruleSet) {
  const override = ruleSet.overrides.get(rule.id);
  if (override) return override;
  if (problem4.severity) return problem4.severity;
  return rule.severity === "off" && ruleSet.strict ? "warning" : rule.severity;
}
function runScript(context, ruleSet) {
  const { script } = context;
  const rules2 = ruleSet.rules.filter((rule) => speaksOf(rule, script));
  const state = new MigrationState((key) => tableExisted(context, key));
  const findings = [];
  const add = (rule, problems, at) => {
    for (const problem4 of list(problems)) {
      const finding = toFinding(rule, { at, ...problem4, file: script.file }, ruleSet);
      if (finding) findings.push(isMild(rule, script, ruleSet) ? { ...finding, severity: "info" } : finding);
    }
  };
  for (const statement of script.parsed.statements.filter(isParsed)) {
    const heard = [statement, ...carriedChanges(statement)];
    const here = { ...context, statement, state };
    for (const rule of rules2) if (rule.on) add(rule, hear(rule.on, heard, here), statement.region);
    state.apply(statement);
  }
  for (const rule of rules2) add(rule, rule.script?.(context), placeOfScript(script));
  return findings;
}
function speaksOf(rule, script) {
  if (script.dev && rule.category === "destructive") return false;
  return script.direction === "up" || !["destructive", "banner", "compatibility"].includes(rule.category);
}
var isMild = (rule, script, { overrides }) => script.direction === "down" && ["locks", "idempotency"].includes(rule.category) && !overrides.has(rule.id);
function hear(on, heard, context) {
  const listeners = on;
  const own = heard.flatMap(({ kind, node }) => list(listeners[kind]?.(node, context)));
  const { statement } = context;
  if (statement.kind !== "AlterTableStmt") return own;
  return [...own, ...hearCommands(listeners, statement.node, context)];
}
var alteredTables = /* @__PURE__ */ new Set(["OBJECT_TABLE", "OBJECT_FOREIGN_TABLE"]);
function hearCommands(listeners, alter, context) {
  const table = nameOfRangeVar(alter.relation);
  if (!table || !alteredTables.has(alter.objtype ?? "")) return [];
  return (alter.cmds ?? []).flatMap((node) => {
    if (!("AlterTableCmd" in node)) return [];
    const listener = listeners[node.AlterTableCmd.subtype ?? ""];
    const inTable = { ...context, alter, table };
    return list(listener?.(node.AlterTableCmd, inTable));
  });
}
var placed = (rule, problems, ruleSet) => list(problems).flatMap((problem4) => toFinding(rule, problem4, ruleSet) ?? []);
function list(problems) {
  if (problems === void 0) return [];
  return Array.isArray(problems) ? problems : [problems];
}

// src/lint/suppressions.ts
var ignoreComment = /^(?:--|\/\*)\s*drydock-ignore(-file)?\b\s*([^:]*?)\s*(?::\s*([\s\S]*?))?\s*(?:\*\/)?$/;
var idsIn = (rules2, reason) => rules2.split(reason === void 0 ? "," : /[\s,]+/).flatMap((part) => /\S+/.exec(part)?.[0] ?? []);
var readSuppressions = (script) => script.parsed.comments.flatMap((comment) => {
  const match = ignoreComment.exec(comment.text);
  if (!match) return [];
  const [, wholeFile, rules2 = "", reason] = match;
  const lines = wholeFile ? { from: 1, to: Infinity } : coveredLines(script, comment);
  const ids = idsIn(rules2, reason);
  return (ids.length === 0 ? [""] : ids).map((rule) => ({
    rule,
    reason: reason?.trim() ?? "",
    file: script.file,
    at: comment.region,
    ...lines
  }));
});
function coveredLines(script, comment) {
  const line = comment.region.startLine;
  const { statements, psqlCommands } = script.parsed;
  const targets = [...statements, ...psqlCommands].toSorted((left, right) => left.start - right.start);
  if (targets.length === 0) return { from: 1, to: Infinity };
  const here = targets.find(
    ({ region, start }) => start < comment.start && region.startLine <= line && line <= region.endLine
  );
  const target = here ?? targets.find(({ start }) => start >= comment.end);
  const from = Math.min(line, here?.region.startLine ?? line);
  return { from, to: Math.max(comment.region.endLine, target?.region.endLine ?? line) };
}
function applySuppressions(findings, suppressions) {
  const used = /* @__PURE__ */ new Set();
  const byPlace = /* @__PURE__ */ new Map();
  for (const one of suppressions) {
    const key = `${one.rule}
${one.file}`;
    byPlace.set(key, [...byPlace.get(key) ?? [], one]);
  }
  const marked = findings.map((finding) => {
    const candidates = byPlace.get(`${finding.rule}
${finding.file}`) ?? [];
    const hit = candidates.find(
      ({ reason, from, to }) => reason !== "" && from <= finding.startLine && finding.startLine <= to
    );
    if (!hit) return finding;
    used.add(hit);
    return { ...finding, suppressed: { reason: hit.reason, line: hit.at.startLine } };
  });
  return { findings: marked, used };
}
function checkSuppressions(suppressions, used, known2, judged2, nearest2) {
  const unknown = suppressions.filter(({ rule }) => !known2.has(rule));
  const withoutReason = suppressions.filter(({ rule, reason }) => known2.has(rule) && reason === "");
  const unused = suppressions.filter(
    (one) => known2.has(one.rule) && one.reason !== "" && !used.has(one) && judged2(one.rule)
  );
  return {
    "unknown-rule-in-ignore": unknown.map((one) => place(one, unknownMessage(one.rule, nearest2(one.rule)))),
    "ignore-without-reason": withoutReason.map(
      (one) => place(one, `The ignore of ${one.rule} gives no reason, so it ignores nothing.`)
    ),
    "unused-ignore": unused.map((one) => place(one, `${one.rule} reports nothing here: the ignore can go.`))
  };
}
var place = ({ file, at }, message) => ({ file, at, message });
function unknownMessage(rule, nearest2) {
  if (rule === "") return "The ignore names no rule.";
  return `There is no rule ${rule}${nearest2 === void 0 ? "" : `; the nearest is ${nearest2}`}.`;
}

// src/check/fold-foretold.ts
function foldForetold(linted, observed, rules2) {
  const byId = new Map(rules2.map((rule) => [rule.id, rule]));
  const foretold = /* @__PURE__ */ new Map();
  const remaining = observed.filter((failure) => {
    const prophet = linted.find((finding) => foretells(byId.get(finding.rule), finding, failure));
    if (prophet) foretold.set(prophet, failure);
    return prophet === void 0;
  });
  const confirmed = linted.map((finding) => {
    const postgres = foretold.get(finding)?.postgres;
    return postgres ? { ...finding, postgres } : finding;
  });
  return [...confirmed, ...remaining];
}
function foretells(rule, finding, failure) {
  const inside = finding.startLine <= failure.startLine && failure.startLine <= finding.endLine;
  if (!rule || !failure.postgres || finding.file !== failure.file || !inside) return false;
  if (failure.rule === "rerun-failed") return rule.category === "idempotency";
  return failure.rule === "migration-failed" && "fails" in rule.claim && rule.claim.fails === failure.postgres.sqlState;
}

// src/check/judge-findings.ts
function judgeFindings(project, linted, outcome, request) {
  const { ruleSet } = request;
  const scripts = pendingMigrations(project).flatMap(scriptsOf);
  const suppressions = scripts.flatMap(readSuppressions);
  const observed = observations(outcome, ruleSet.rules);
  const dryRun = outcome.problems.flatMap((problem4) => ofDryRun(problem4, scripts, request) ?? []);
  const found = foldForetold(linted.map(observed), dryRun, ruleSet.rules);
  const first = applySuppressions(found, suppressions);
  const standing = first.findings.filter(({ suppressed }) => !suppressed);
  const concluded = applySuppressions(concludeRules(standing, project, ruleSet), suppressions);
  const used = /* @__PURE__ */ new Set([...first.used, ...concluded.used]);
  const about = aboutSuppressions(
    checkSuppressions(suppressions, used, ruleIds(request), judged(request), nearestRule(request)),
    request
  );
  return inOrder([...first.findings, ...concluded.findings, ...about], scripts);
}
var aboutRepeating = /* @__PURE__ */ new Set(["rerun-failed", "rerun-changed-schema"]);
function ofDryRun(problem4, scripts, request) {
  const rule = request.ruleSet.rules.find(({ id }) => id === problem4.rule);
  const script = scripts.find(({ file, direction }) => file === problem4.file && direction === "up");
  const severity = script && aboutRepeating.has(problem4.rule) ? { severity: guardSeverity(script) } : {};
  const finding = rule && toFinding(rule, { ...problem4, ...severity }, request.ruleSet, problem4.stage);
  return finding && problem4.postgres ? { ...finding, postgres: problem4.postgres } : finding;
}
function observations(outcome, rules2) {
  const byPlace = /* @__PURE__ */ new Map();
  for (const { statements } of outcome.migrations) {
    for (const statement of statements) byPlace.set(`${statement.file}:${statement.startLine}`, statement);
  }
  const byId = new Map(rules2.map((rule) => [rule.id, rule]));
  return (finding) => {
    const rule = byId.get(finding.rule);
    const statement = byPlace.get(`${finding.file}:${finding.startLine}`);
    if (!rule || !statement || !("effects" in rule.claim)) return finding;
    const { locks, scans, rewrites } = statement;
    return { ...finding, observed: { confirmed: confirms(statement, rule), locks, scans, rewrites } };
  };
}
function confirms(statement, { claim }) {
  if (!("effects" in claim)) return false;
  const { locks = {}, scans = [], rewrites = [] } = claim.effects;
  const modes = statement.locks.flatMap(({ mode }) => fromPgLocksName(mode) ?? []);
  const lockSeen = (wanted) => modes.some(
    (mode) => shows({ locks: { any: mode }, scans: [], rewrites: [] }, { locks: { any: wanted } })
  );
  return Object.values(locks).every(lockSeen) && (scans.length === 0 || statement.scans.length > 0) && (rewrites.length === 0 || statement.rewrites.length > 0);
}
var aboutSuppressions = (problems, { ruleSet }) => Object.entries(problems).flatMap(([id, placed2]) => {
  const rule = ruleSet.rules.find((candidate) => candidate.id === id);
  return rule ? placed2.flatMap((problem4) => toFinding(rule, problem4, ruleSet) ?? []) : [];
});
var ruleIds = ({ ruleSet }) => new Set(ruleSet.known);
function judged({ ruleSet, engine }) {
  const ran = new Map(ruleSet.rules.map((rule) => [rule.id, rule]));
  return (id) => {
    const rule = ran.get(id);
    if (!rule || !isOn(rule, ruleSet)) return false;
    return rule.foundBy === "dry-run" ? engine !== "none" : rule.foundBy === void 0 && rule.conclude === void 0;
  };
}
var nearestRule = ({ ruleSet }) => (id) => nearest(id, ruleSet.known);
function inOrder(findings, scripts) {
  const order = new Map(scripts.map(({ file }, index) => [file, index]));
  const rank = ({ file }) => order.get(file) ?? scripts.length;
  return findings.toSorted(
    (a, b) => rank(a) - rank(b) || a.startLine - b.startLine || a.startColumn - b.startColumn || compareText(a.rule, b.rule)
  );
}

// src/check/build-report.ts
function buildReport(project, findings, outcome, timings, request, version2) {
  const summary = summarise(project, findings);
  return {
    schemaVersion: 1,
    tool: { name: "drydock", version: version2 },
    verdict: fails(summary, request.failOn) ? "fail" : "pass",
    summary,
    framework: { name: request.framework.tool.name, reason: request.framework.reason },
    findings,
    migrations: pendingMigrations(project).map((migration) => reportOf(migration, project, outcome)),
    engine: outcome.engine,
    timings
  };
}
function summarise(project, findings) {
  const standing = findings.filter(({ suppressed }) => !suppressed);
  const count = (severity) => standing.filter((finding) => finding.severity === severity).length;
  const pending = pendingMigrations(project);
  const statements = pending.flatMap(scriptsOf).map(({ parsed: parsed2 }) => parsed2.statements.length);
  return {
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    suppressed: findings.length - standing.length,
    migrations: pending.length,
    statements: statements.reduce((sum, next) => sum + next, 0)
  };
}
function fails({ errors, warnings }, failOn) {
  if (failOn === "never") return false;
  return errors > 0 || failOn === "warning" && warnings > 0;
}
var reportOf = (migration, project, outcome) => outcome.migrations.find(({ id, up }) => id === migration.id && up === migration.up.file) ?? skippedReport(planned(migration, project));

// src/lint/parse-project.ts
async function parseProject(input, parser) {
  const migrations = [];
  for (const migration of input.migrations) migrations.push(await parseMigration(migration, input, parser));
  return { tool: input.tool, migrations, settings: input.settings };
}
async function parseMigration(migration, input, parser) {
  const up = await readScript(migration.up, input, parser);
  const down = migration.down && await readScript(migration.down, input, parser);
  const { id, version: version2 } = migration;
  return { id, version: version2, up, ...down ? { down } : {}, pending: input.isPending(migration) };
}
async function readScript(script, input, parser) {
  const parsed2 = await parse(script, parser);
  const banner = findBanner(parsed2, input.settings.bannerText);
  return { ...script, parsed: parsed2, dev: input.isDevFile(script.file), ...banner ? { banner } : {} };
}
async function parse(script, parser) {
  const parsed2 = await parseScript(script.unreadable ? "" : script.text, parser);
  if (!script.unreadable) return parsed2;
  const { message, line } = script.unreadable;
  const at = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
  return { ...parsed2, unreadable: { message, at } };
}

// src/check/read-project.ts
async function readProject(request) {
  const { tool } = request.framework;
  const [found, parser] = await Promise.all([tool.readMigrations(request.files), request.parser]);
  if (found.length === 0)
    throw new UserError(`None of the ${request.files.paths.length} files is a migration of ${tool.name}`);
  const shape = { auto: void 0, wrapped: "wrapped", none: "none" };
  const input = {
    tool,
    migrations: found.map((migration) => inShape(migration, shape[request.transaction])),
    settings: request.lintSettings,
    isPending: ({ up, down }) => [up, down].some((script) => script && request.isPending(script.file)),
    isDevFile: request.isDevFile
  };
  return parseProject(input, parser);
}
function inShape(migration, shape) {
  if (shape === void 0) return migration;
  const { down } = migration;
  const shaped = (script) => ({ ...script, shape });
  return { ...migration, up: shaped(migration.up), ...down ? { down: shaped(down) } : {} };
}
var sourcesOf = (project) => new Map(
  project.migrations.flatMap(
    (migration) => scriptsOf(migration).map((script) => [script.file, script.parsed.source.text])
  )
);

// src/check/stopwatch.ts
function stopwatch(clock) {
  const start = clock();
  const laps = { parseMs: 0, lintMs: 0, dryRunMs: 0 };
  let last = start;
  return {
    lap(part) {
      laps[part] = rounded(clock() - last);
      last = clock();
    },
    timings: (historyMs) => ({
      ...laps,
      historyMs: rounded(historyMs),
      dryRunMs: rounded(Math.max(0, laps.dryRunMs - historyMs)),
      totalMs: rounded(clock() - start)
    })
  };
}

// src/check.ts
async function check(request, context) {
  const watch = stopwatch(context.clock);
  const project = await readProject(request);
  watch.lap("parseMs");
  const linted = runRules(project, request.ruleSet);
  watch.lap("lintMs");
  const outcome = await dryRunProject(project, request, context);
  watch.lap("dryRunMs");
  const findings = judgeFindings(project, linted, outcome, request);
  const report = buildReport(
    project,
    findings,
    outcome,
    watch.timings(outcome.historyMs),
    request,
    context.version
  );
  return { report, sources: sourcesOf(project) };
}

// src/reporters/registry.ts
var reporters = {
  text: async () => (await import("./text-DR2KJW3G.js")).textReporter,
  json: async () => (await import("./json-UYKKZ32B.js")).jsonReporter,
  github: async () => (await import("./github-EC323NTO.js")).githubReporter,
  markdown: async () => (await import("./markdown-ARY2WAP5.js")).markdownReporter
};
var reporterNames = Object.keys(reporters).filter(isReporterName);
function isReporterName(name) {
  return Object.hasOwn(reporters, name);
}

// src/migration-tools/file-names.ts
var baseName = (path) => path.slice(path.lastIndexOf("/") + 1);
var folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
var leadingNumber = (path) => /^\d+/.exec(baseName(path))?.[0] ?? "";
function compareVersions(left, right) {
  const [a, b] = [left.replace(/^0+(?=\d)/, ""), right.replace(/^0+(?=\d)/, "")];
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

// src/migration-tools/read-script.ts
async function readWholeScript(files, path, direction, shape) {
  const { text, unreadable } = await files.read(path);
  return { file: path, direction, text, shape, ...unreadable ? { unreadable } : {} };
}

// src/migration-tools/golang-migrate.ts
var fileName = /^(\d+)(?:_.*)?\.(up|down)\.sql$/;
var golangMigrate = {
  name: "golang-migrate",
  shape: "one-query",
  runsPsql: false,
  downScripts: "always",
  deploysDevFiles: true,
  detect(paths) {
    const ups = paths.filter((path) => fileName.exec(baseName(path))?.[2] === "up");
    const first = ups[0];
    return first === void 0 ? void 0 : `${ups.length} files are named like ${baseName(first)}`;
  },
  async readMigrations(files) {
    const scripts = files.paths.flatMap((path) => {
      const match = fileName.exec(baseName(path));
      return match ? [{ path, version: match[1] ?? "", direction: match[2] }] : [];
    });
    const downs = scripts.filter(({ direction }) => direction === "down");
    const ups = scripts.filter(({ direction }) => direction === "up").sort((a, b) => compareVersions(a.version, b.version) || compareText(a.path, b.path));
    const taken = /* @__PURE__ */ new Set();
    return Promise.all(
      ups.map(({ path, version: version2 }) => read(files, path, version2, findDown(path, version2, downs, taken)))
    );
  }
};
function findDown(up, version2, downs, taken) {
  const sameNumber = downs.filter(
    (down2) => folderOf(down2.path) === folderOf(up) && compareVersions(down2.version, version2) === 0
  );
  const twin = up.replace(/\.up\.sql$/, ".down.sql");
  const down = sameNumber.find(({ path }) => path === twin) ?? sameNumber.find(({ path }) => !taken.has(path));
  if (down) taken.add(down.path);
  return down?.path;
}
async function read(files, up, version2, down) {
  const script = await readWholeScript(files, up, "up", "one-query");
  const id = baseName(up).replace(/\.up\.sql$/, "");
  if (down === void 0) return { id, version: version2, up: script };
  return { id, version: version2, up: script, down: await readWholeScript(files, down, "down", "one-query") };
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
  detect(paths) {
    const scripts = paths.filter((path) => path.endsWith(".sql"));
    return scripts.length === 0 ? void 0 : `${scripts.length} .sql files, of no tool that is known`;
  },
  async readMigrations(files) {
    const scripts = files.paths.filter((path) => path.toLowerCase().endsWith(".sql"));
    const downs = new Map(scripts.filter((path) => downName.test(path)).map((path) => [stem(path), path]));
    const ups = scripts.filter((path) => !downName.test(path)).sort(byVersion);
    return Promise.all(ups.map((path) => read2(files, path, downs.get(stem(path)))));
  }
};
function byVersion(left, right) {
  const [a, b] = [leadingNumber(left), leadingNumber(right)];
  const numeric = a !== "" && b !== "" ? compareVersions(a, b) : 0;
  return numeric || compareText(baseName(left), baseName(right)) || compareText(left, right);
}
async function read2(files, up, down) {
  const id = baseName(stem(up));
  const version2 = leadingNumber(up);
  const script = await readWholeScript(files, up, "up", "none");
  if (down === void 0) return { id, version: version2, up: script };
  return { id, version: version2, up: script, down: await readWholeScript(files, down, "down", "none") };
}

// src/migration-tools/detect.ts
var migrationTools = [golangMigrate, plain];
function chooseTool(name, paths) {
  if (name !== "auto") return { tool: toolNamed(name), reason: `asked for as ${name}` };
  for (const tool of migrationTools) {
    const reason = tool.detect(paths);
    if (reason !== void 0) return { tool, reason };
  }
  throw new UserError("No migrations were found: there is no .sql file in the paths that were given");
}
function toolNamed(name) {
  const tool = migrationTools.find((candidate) => candidate.name === name);
  if (tool) return tool;
  const names = ["auto", ...migrationTools.map((candidate) => candidate.name)].join(", ");
  throw new UserError(`There is no migration tool "${name}"`, `--framework takes ${names}.`);
}

// src/request.ts
import { resolve as resolve3 } from "node:path";

// src/lint/rule.ts
var defineRule = (rule) => rule;

// rules/add-required-column/rule.ts
var rule_default = defineRule({
  id: "add-required-column",
  summary: "ADD COLUMN … NOT NULL without a default fails on a table with rows, and breaks inserts that do not name it",
  severity: "error",
  category: "compatibility",
  why: "Every row that exists would hold NULL in the new column, so Postgres rejects the statement as soon as there is one (SQLSTATE 23502); an empty development database lets it pass. On an empty table it succeeds, and then each INSERT of the code that still runs, which does not know the column, fails.",
  instead: "Add the column with a constant DEFAULT, which costs no rewrite (manual, ALTER TABLE, Notes), or add it without NOT NULL, fill it, and make it NOT NULL in a later migration.",
  claim: { fails: "23502" },
  on: {
    AT_AddColumn(command, { alter, table, state }) {
      const column = columnOf(command);
      if (!column || alter.objtype !== "OBJECT_TABLE" || state.isNew(table)) return void 0;
      if (!isRequired(column, alter) || isFilled(column)) return void 0;
      const name = `${displayName(table)}.${column.colname ?? ""}`;
      return {
        message: `${name} is NOT NULL and has no default: adding it fails on any row, and inserts that do not name it fail.`
      };
    }
  }
});
var requiring = /* @__PURE__ */ new Set(["CONSTR_NOTNULL", "CONSTR_PRIMARY"]);
var filling = /* @__PURE__ */ new Set(["CONSTR_IDENTITY", "CONSTR_GENERATED"]);
function isRequired(column, alter) {
  if (constraintsOf(column).some(({ contype }) => requiring.has(contype))) return true;
  const name = column.colname ?? "";
  return commandsOf(alter).some((command) => {
    if (command.subtype === "AT_SetNotNull") return command.name === name;
    const constraint = command.subtype === "AT_AddConstraint" ? constraintOf(command) : void 0;
    return requiring.has(constraint?.contype) && stringsOf(constraint?.keys).includes(name);
  });
}
var isFilled = (column) => isSerial(column.typeName) || constraintsOf(column).some(
  ({ contype, raw_expr }) => filling.has(contype) || contype === "CONSTR_DEFAULT" && !isNull(raw_expr)
);
var isNull = (value) => value !== void 0 && ("A_Const" in value && value.A_Const.isnull === true || "TypeCast" in value && isNull(value.TypeCast.arg));

// rules/banner-in-dev-file/rule.ts
var rule_default2 = defineRule({
  id: "banner-in-dev-file",
  summary: "A file for development promises to be a SAFE PRODUCTION MIGRATION",
  severity: "error",
  category: "banner",
  why: "A file for development may drop and rebuild what it likes, because production never runs it, and so the destructive rules are silent about it. With the banner above it the next reader takes it for the production file and runs it there.",
  instead: "Take the banner away, or move what is meant for production into a file whose name does not end in _dev.sql.",
  claim: { unprovable: "The banner and the name of a file mean nothing to Postgres." },
  script({ script, project }) {
    if (!script.dev || !script.banner) return void 0;
    const { bannerText } = project.settings;
    return {
      message: `${script.file} is a file for development and carries the banner ${bannerText}.`,
      at: script.banner.region
    };
  }
});

// rules/broken-banner/rule.ts
var brokenByDryRun = /* @__PURE__ */ new Set([
  "rerun-failed",
  "rerun-changed-schema",
  "rollback-failed",
  "rollback-incomplete",
  "rollback-loses-data",
  "data-lost"
]);
var rule_default3 = defineRule({
  id: "broken-banner",
  summary: "A file promises to be a SAFE PRODUCTION MIGRATION and does not keep the promise",
  severity: "error",
  category: "banner",
  why: "Whoever deploys reads the banner and lets the file pass. It says that nothing is destroyed, that the file can be run again after a failure, and that it can be rolled back; a statement that breaks one of these is then run in production unseen.",
  instead: "Mend the statements that are named, or take the banner away and let the file be reviewed as what it is. A statement that is meant as it stands needs its own drydock-ignore with a reason.",
  claim: { failsOnRerun: "42701" },
  together: ["missing-if-not-exists"],
  conclude: (findings, project) => pendingMigrations(project).flatMap(({ up, down }) => {
    if (!up.banner || up.dev) return [];
    const breaches = findings.filter(
      (finding) => [up.file, down?.file].includes(finding.file) && isBreach(finding)
    );
    if (breaches.length === 0) return [];
    const places = listOf(breaches.map((finding) => placeOf2(finding, up.file)));
    const verb = breaches.length === 1 ? "breaks" : "break";
    return [
      {
        file: up.file,
        at: up.banner.region,
        message: `The banner's promise is not kept: ${places} ${verb} it.`
      }
    ];
  })
});
var isBreach = ({ rule, category, severity }) => category === "destructive" || category === "idempotency" && severity !== "info" || brokenByDryRun.has(rule);
var placeOf2 = ({ file, startLine, rule }, up) => `${file === up ? `line ${startLine}` : `${file}:${startLine}`} (${rule})`;
function listOf(places) {
  const shown = places.length > 5 ? [...places.slice(0, 4), `${places.length - 4} more`] : places;
  const last = shown.at(-1) ?? "";
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

// rules/concurrently-if-not-exists/rule.ts
var rule_default4 = defineRule({
  id: "concurrently-if-not-exists",
  summary: "CREATE INDEX CONCURRENTLY IF NOT EXISTS keeps the INVALID index that a failed try left",
  severity: "warning",
  category: "idempotency",
  why: "A concurrent build that is cancelled, deadlocks or meets a duplicate leaves its index behind as INVALID: no query uses it, and every write still pays for it. IF NOT EXISTS looks at the name alone, so the second run prints a notice, succeeds, and the index stays INVALID for good (manual, CREATE INDEX, “Building Indexes Concurrently”).",
  instead: "Write DROP INDEX CONCURRENTLY IF EXISTS before it: in the same script where the statements are run one by one, in a migration of its own before this one where the tool sends a file as a whole.",
  claim: { unprovable: "The INVALID index is left only by a build that was cancelled half way." },
  on: {
    IndexStmt(index, context) {
      const { idxname, concurrent, if_not_exists } = index;
      const table = nameOfRangeVar(index.relation);
      if (!concurrent || !if_not_exists || idxname === void 0 || !table) return void 0;
      if (context.state.isNew(table) || wasDroppedLast(idxname, context)) return void 0;
      return { message: `IF NOT EXISTS keeps ${idxname} INVALID if an earlier try to build it failed.` };
    }
  }
});
function wasDroppedLast(index, { project, migration, script, statement }) {
  const at = project.migrations.indexOf(migration);
  const before = statementsOf(script).filter(({ start }) => start < statement.start);
  const earlier = project.migrations.slice(0, at).reverse();
  for (const statements of [before, ...earlier.map(({ up }) => statementsOf(up))]) {
    const last = statements.findLast((candidate) => concerns(index, candidate));
    if (last) return last.kind === "DropStmt";
  }
  return false;
}
var statementsOf = (script) => script.parsed.statements.filter(isParsed);
var concerns = (index, statement) => statement.kind === "DropStmt" ? statement.node.removeType === "OBJECT_INDEX" && droppedObjects(statement.node).some(({ name }) => name.name === index) : statement.kind === "IndexStmt" && createdObject(statement)?.name.name === index;

// rules/create-index-without-concurrently/rule.ts
var rule_default5 = defineRule({
  id: "create-index-without-concurrently",
  summary: "CREATE INDEX on a table that exists blocks every write until the index is built",
  severity: "error",
  category: "locks",
  why: "A plain CREATE INDEX holds a SHARE lock on the table while it reads all of it: SELECT goes on, but INSERT, UPDATE and DELETE wait until the index is built (manual, CREATE INDEX, “Building Indexes Concurrently”).",
  instead: "Write CREATE INDEX CONCURRENTLY, as the only statement of a migration that runs outside a transaction. If a try failed, drop the INVALID index that it left with DROP INDEX CONCURRENTLY IF EXISTS first.",
  claim: { effects: { locks: { "public.orders": "SHARE" }, scans: ["public.orders"] } },
  on: {
    IndexStmt(index, { state }) {
      const table = nameOfRangeVar(index.relation);
      if (!table || index.concurrent || state.isNew(table)) return void 0;
      if (index.relation?.inh !== true) return void 0;
      const name = displayName(table);
      return { message: `CREATE INDEX blocks all writes to ${name} until the index is built.` };
    }
  }
});

// src/sql/constant-conditions.ts
var isAlwaysTrue = (condition) => truthOf(condition) === true;
function truthOf(condition) {
  if ("BoolExpr" in condition) return truthOfConnective(condition.BoolExpr);
  if ("A_Expr" in condition) return truthOfComparison(condition.A_Expr);
  if ("NullTest" in condition) return truthOfNullTest(condition.NullTest);
  if ("BooleanTest" in condition) return truthOfBooleanTest(condition.BooleanTest);
  const value = valueOf(condition);
  return typeof value === "boolean" ? value : void 0;
}
function truthOfConnective({ boolop, args = [] }) {
  const truths = args.map(truthOf);
  if (boolop === "NOT_EXPR") return truths[0] === void 0 ? void 0 : !truths[0];
  const decisive = boolop === "OR_EXPR";
  if (truths.includes(decisive)) return decisive;
  return truths.every((truth) => truth === !decisive) ? !decisive : void 0;
}
var comparisons = {
  "=": (left, right) => left === right,
  "<>": (left, right) => left !== right,
  "<": (left, right) => Number(left) < Number(right),
  "<=": (left, right) => Number(left) <= Number(right),
  ">": (left, right) => Number(left) > Number(right),
  ">=": (left, right) => Number(left) >= Number(right)
};
function truthOfComparison({ kind, name, lexpr, rexpr }) {
  const operator = stringsOf(name).at(-1) ?? "";
  const left = lexpr && valueOf(lexpr);
  const right = rexpr && valueOf(rexpr);
  if (kind !== "AEXPR_OP" || left === void 0 || right === void 0) return void 0;
  return isComparable(left, right, operator) ? comparisons[operator]?.(left, right) : void 0;
}
var isComparable = (left, right, operator) => left !== null && typeof left === typeof right && (typeof left === "number" || operator === "=" || operator === "<>");
function truthOfNullTest({ arg, nulltesttype }) {
  const value = arg && valueOf(arg);
  return value === void 0 ? void 0 : value === null === (nulltesttype === "IS_NULL");
}
function truthOfBooleanTest({ arg, booltesttype }) {
  const truth = arg && truthOf(arg);
  if (truth === void 0) return void 0;
  if (booltesttype === "IS_TRUE" || booltesttype === "IS_NOT_FALSE") return truth;
  return booltesttype === "IS_FALSE" || booltesttype === "IS_NOT_TRUE" ? !truth : void 0;
}
function valueOf(node) {
  if ("A_Const" in node) return valueOfConstant(node.A_Const);
  return "TypeCast" in node ? valueOfCast(node.TypeCast) : void 0;
}
function valueOfConstant(constant) {
  if (constant.isnull) return null;
  if (constant.ival) return constant.ival.ival ?? 0;
  if (constant.fval) return Number(constant.fval.fval);
  if (constant.boolval) return constant.boolval.boolval ?? false;
  return constant.sval ? constant.sval.sval ?? "" : void 0;
}
var isTrueText = (text) => /^(t|tr|tru|true|y|ye|yes|on|1)$/i.test(text.trim());
function valueOfCast({ arg, typeName }) {
  const value = arg && valueOf(arg);
  if (columnType(typeName)?.name !== "bool") return void 0;
  if (typeof value === "number") return value !== 0;
  return typeof value === "string" ? isTrueText(value) : value;
}

// rules/delete-without-where/rule.ts
var rule_default6 = defineRule({
  id: "delete-without-where",
  summary: "DELETE without a WHERE, or with one that is always true, deletes every row",
  severity: "error",
  category: "destructive",
  why: "All rows are gone at COMMIT, and no down script brings them back; ON DELETE CASCADE carries it on to other tables. Until COMMIT every row is locked, and what is deleted stays in the table as dead rows until it is vacuumed.",
  instead: "Say which rows are meant in a WHERE, and delete them in batches that commit.",
  claim: { deletesRows: ["public.sessions"] },
  on: {
    DeleteStmt({ relation, usingClause, whereClause }, { state }) {
      const table = nameOfRangeVar(relation);
      if (!table || usingClause || state.isNew(table)) return void 0;
      if (!whereClause)
        return { message: `DELETE without a WHERE deletes every row of ${displayName(table)}.` };
      if (!isAlwaysTrue(whereClause)) return void 0;
      return {
        message: `DELETE with a WHERE that is always true deletes every row of ${displayName(table)}.`
      };
    }
  }
});

// src/lint/dev-files.ts
function findDevOnlyRelations(project) {
  if (project.tool.deploysDevFiles || !project.migrations.some(({ up }) => up.dev)) return [];
  const made = productionMakes(project);
  const devMade = /* @__PURE__ */ new Map();
  return project.migrations.flatMap(({ up, pending }) => {
    if (!up.dev) return pending ? usesOf(up, devMade) : [];
    for (const { key, name } of newRelations(up)) if (!made(name)) devMade.set(key, up.file);
    return [];
  });
}
var opaqueKinds = /* @__PURE__ */ new Set([
  "unparsed",
  "DoStmt",
  "CallStmt",
  "CreateFunctionStmt",
  "RenameStmt",
  "SelectStmt",
  "CreateSchemaStmt"
]);
function productionMakes({ migrations }) {
  const statements = migrations.flatMap(({ up }) => up.dev ? [] : up.parsed.statements);
  const names = new Set(
    statements.flatMap(
      (statement) => isParsed(statement) ? createdObject(statement)?.name.name ?? [] : []
    )
  );
  const opaque = statements.flatMap(({ kind, text }) => opaqueKinds.has(kind) ? [text] : []).filter((text) => /\b(?:create|rename|into)\b/i.test(text)).join("\n").toLowerCase();
  return (name) => names.has(name) || opaque.includes(name.toLowerCase());
}
function newRelations(script) {
  const state = new MigrationState();
  return script.parsed.statements.filter(isParsed).flatMap((statement) => {
    const created = createdObject(statement);
    const isNew = created?.space === "relation" && statement.kind !== "IndexStmt" && !isGuarded(statement) && !isTemporary(statement) && !state.isDropped(created.name);
    const found = isNew ? [{ key: state.keyOf(created.name), name: created.name.name }] : [];
    state.apply(statement);
    return found;
  });
}
function usesOf(script, devMade) {
  const state = new MigrationState();
  const seen = /* @__PURE__ */ new Set();
  return script.parsed.statements.filter(isParsed).flatMap((statement) => {
    const uses = relationsIn(statement.node).flatMap((relation) => {
      const name = nameOfRangeVar(relation);
      const key = name && state.keyOf(name);
      const devFile = key === void 0 || seen.has(key) ? void 0 : devMade.get(key);
      if (!name || key === void 0 || devFile === void 0) return [];
      seen.add(key);
      return [{ relation: displayName(name), devFile, file: script.file, at: statement.region }];
    });
    state.apply(statement);
    return uses;
  });
}

// rules/dev-file-would-deploy/rule.ts
var rule_default7 = defineRule({
  id: "dev-file-would-deploy",
  summary: "The migration tool would run a development file in production, or production needs what only one creates",
  severity: "error",
  category: "banner",
  why: "golang-migrate, Flyway and others pick files by number and ending: _dev in the middle of the name means nothing to them, so the script that empties tables for developers is deployed with the rest. The reverse is as bad: a migration that needs a table which only a development file creates works on every laptop and fails in production.",
  instead: "Move files for development out of the folder that is deployed. What a migration needs must be created by a migration that production runs.",
  claim: { unprovable: "Which files are deployed is decided by the migration tool, not by Postgres." },
  script({ script, project: { tool } }) {
    if (!script.dev || !tool.deploysDevFiles) return void 0;
    return { message: `${tool.name} runs ${script.file} in production whatever its name says.` };
  },
  project: (project) => findDevOnlyRelations(project).map(({ relation, devFile, file, at }) => ({
    file,
    at,
    message: `${relation} is created by ${devFile} alone, which production never runs.`
  }))
});

// src/lint/script-creations.ts
var isMadeEarlier = ({ script, state, statement }, thing) => (creationsOf(script).get(keyOf(thing, state))?.first ?? Infinity) < statement.start;
var isMadeLater = ({ script, state, statement }, thing) => (creationsOf(script).get(keyOf(thing, state))?.last ?? -1) >= statement.start;
var cache = /* @__PURE__ */ new WeakMap();
function creationsOf(script) {
  const known2 = cache.get(script);
  if (known2) return known2;
  const found = /* @__PURE__ */ new Map();
  const state = new MigrationState();
  for (const statement of script.parsed.statements.filter(isParsed)) {
    const { start } = statement;
    const made = statement.kind === "RenameStmt" ? Infinity : start;
    for (const thing of thingsMadeBy(statement)) {
      const key = keyOf(thing, state);
      found.set(key, { first: Math.min(found.get(key)?.first ?? Infinity, made), last: start });
    }
    state.apply(statement);
  }
  cache.set(script, found);
  return found;
}
var keyOf = ({ kind, of, part }, state) => `${kind} ${state.keyOf(of)}${part === void 0 ? "" : ` ${part}`}`;
function thingsMadeBy(statement) {
  switch (statement.kind) {
    case "AlterTableStmt": {
      const table = nameOfRangeVar(statement.node.relation);
      return table ? alterTableCommands(statement).flatMap((command) => thingsAdded(command, table)) : [];
    }
    case "CreateTrigStmt":
      return onTable("trigger", tableOf(statement), statement.node.trigname);
    case "CreatePolicyStmt":
      return onTable("policy", nameOfRangeVar(statement.node.table), statement.node.policy_name);
    case "CreatePublicationStmt":
      return [{ kind: "publication", of: { name: statement.node.pubname ?? "" } }];
    case "CreateSubscriptionStmt":
      return [{ kind: "subscription", of: { name: statement.node.subname ?? "" } }];
    case "RenameStmt":
      return thingsRenamed(statement.node);
    default:
      return objectMadeBy(statement);
  }
}
var onTable = (kind, of, part) => part === void 0 || !of ? [] : [{ kind, of, part }];
function objectMadeBy(statement) {
  const object = createdObject(statement);
  if (!object) return [];
  const { space, name } = object;
  return space === "relation" || space === "routine" || space === "type" ? [{ kind: space, of: name }] : [];
}
function thingsAdded(command, table) {
  switch (command.subtype) {
    case "AT_AddColumn": {
      const column = columnOf(command);
      if (!column) return [];
      const constraints = constraintsOf(column);
      return [
        ...onTable("column", table, column.colname),
        ...constraints.flatMap((one) => thingsBound(one, table, column.colname))
      ];
    }
    case "AT_AddConstraint": {
      const constraint = constraintOf(command);
      return constraint ? thingsBound(constraint, table) : [];
    }
    case "AT_ColumnDefault":
      return command.def ? onTable("filled column", table, command.name) : [];
    case "AT_AddIdentity":
      return onTable("filled column", table, command.name);
    case "AT_SetNotNull":
      return onTable("column without nulls", table, command.name);
    case "AT_EnableRowSecurity":
      return [{ kind: "row security", of: table }];
    case "AT_ForceRowSecurity":
      return [{ kind: "forced row security", of: table }];
    default:
      return [];
  }
}
function thingsBound(constraint, table, column) {
  const key = constraint.contype === "CONSTR_PRIMARY" ? [{ kind: "primary key", of: table }] : [];
  return [...key, ...onTable("constraint", table, constraintName(constraint, table.name, column))];
}
var renamedKinds = {
  OBJECT_TABLE: "relation",
  OBJECT_VIEW: "relation",
  OBJECT_MATVIEW: "relation",
  OBJECT_SEQUENCE: "relation",
  OBJECT_FUNCTION: "routine",
  OBJECT_PROCEDURE: "routine",
  OBJECT_AGGREGATE: "routine",
  OBJECT_ROUTINE: "routine",
  OBJECT_TYPE: "type",
  OBJECT_DOMAIN: "type",
  OBJECT_COLUMN: "column",
  OBJECT_TABCONSTRAINT: "constraint",
  OBJECT_TRIGGER: "trigger",
  OBJECT_POLICY: "policy"
};
function thingsRenamed({
  renameType,
  relation,
  object,
  subname,
  newname = ""
}) {
  const kind = renamedKinds[renameType ?? ""];
  const name = nameOfRangeVar(relation) ?? nameOfObject(object);
  if (!kind || !name) return [];
  return subname === void 0 ? [{ kind, of: { ...name, name: newname } }] : onTable(kind, name, newname);
}

// rules/drop-cascade/rule.ts
var rule_default8 = defineRule({
  id: "drop-cascade",
  summary: "DROP … CASCADE also drops whatever depends on the object, unnamed",
  severity: "error",
  category: "destructive",
  why: "CASCADE drops everything that depends on the object, and what depends on that in turn: views, foreign keys of other tables, defaults, columns of a dropped type (manual, 5.14 “Dependency Tracking”). Which these are depends on what the database holds at that moment, so the same script may take more from production than from the database that it was tried on.",
  instead: "Leave CASCADE out: Postgres then lists what depends on the object and drops nothing. Drop each of these by name, or change it so that it no longer depends on the object.",
  claim: { removes: ["constraint orders_customer_id_fkey on public.orders"] },
  together: ["drop-table"],
  on: {
    DropStmt(drop, context) {
      if (drop.behavior !== "DROP_CASCADE") return void 0;
      const space = droppedSpace(drop);
      const objects = droppedObjects(drop).filter(({ name }) => !space || !context.state.isNew(name, space));
      return objects.map(
        ({ name }) => cascade(displayName(name), drop.removeType === "OBJECT_TABLE" ? keysTo(name, context) : "")
      );
    },
    DropOwnedStmt: ({ behavior }) => behavior === "DROP_CASCADE" ? cascade("what the role owns", "") : void 0,
    AT_DropColumn: (command, context) => partCascade(command, context, "column"),
    AT_DropConstraint: (command, context) => partCascade(command, context, "constraint")
  }
});
function partCascade(command, context, kind) {
  const { name = "", behavior } = command;
  const { table, state } = context;
  const isNew = state.isNew(table) || isMadeEarlier(context, { kind, of: table, part: name });
  if (behavior !== "DROP_CASCADE" || isNew) return void 0;
  return cascade(
    kind === "column" ? `${displayName(table)}.${name}` : `${name} of ${displayName(table)}`,
    ""
  );
}
var cascade = (name, known2) => ({
  message: `CASCADE also drops whatever depends on ${name}${known2}, without naming it.`
});
function keysTo(table, context) {
  const referencing = referencingTables(context, table).map(({ key }) => key);
  return referencing.length === 0 ? "" : `, such as the foreign keys of ${listed(referencing, 5)}`;
}

// rules/drop-column/rule.ts
var rule_default9 = defineRule({
  id: "drop-column",
  summary: "DROP COLUMN deletes what the column holds in every row",
  severity: "error",
  category: "destructive",
  why: "The values cannot be read again after COMMIT, and no down script brings them back: adding the column anew gives an empty one. Code that is still running fails with 42703, and so does every ORM that lists the columns it knows. Indexes and constraints that use the column go with it (manual, ALTER TABLE).",
  instead: "Release code that neither reads nor writes the column first, and say so in a COMMENT ON COLUMN. Drop it in a later release, with an ignore that says since when nothing has used it.",
  claim: { removes: ["column public.orders.note"] },
  on: {
    AT_DropColumn({ name = "" }, context) {
      const { table, state } = context;
      if (state.isNew(table) || isMadeEarlier(context, { kind: "column", of: table, part: name })) {
        return void 0;
      }
      return { message: `DROP COLUMN deletes ${displayName(table)}.${name} and every value in it.` };
    },
    AlterTableStmt(alter, { state }) {
      const type = nameOfRangeVar(alter.relation);
      if (alter.objtype !== "OBJECT_TYPE" || !type || state.isNew(type, "type")) return void 0;
      const dropped = commandsOf(alter).filter(({ subtype }) => subtype === "AT_DropColumn");
      return dropped.map(({ name = "" }) => ({
        message: `DROP ATTRIBUTE deletes ${displayName(type)}.${name} and every value of it in the tables that use the type.`
      }));
    }
  }
});

// rules/drop-column-with-constraint/rule.ts
var rule_default10 = defineRule({
  id: "drop-column-with-constraint",
  summary: "DROP COLUMN silently takes a constraint or index of several columns along",
  severity: "error",
  category: "destructive",
  why: "Indexes and constraints that involve the column are dropped with it, without a word and without CASCADE (manual, ALTER TABLE, DROP COLUMN). A unique key over two columns is gone altogether: it does not stay on the other one. Duplicates come in, and queries that used the index read the whole table.",
  instead: "Decide what becomes of the constraint or index first: build its successor without the column, with CREATE INDEX CONCURRENTLY, and drop the old one by name.",
  claim: { removes: ["constraint order_lines_pkey on public.order_lines"] },
  together: ["drop-column"],
  on: {
    AT_DropColumn({ name = "" }, context) {
      if (context.state.isNew(context.table)) return void 0;
      const going = droppedColumns(context);
      return dependents(context).filter(({ columns }) => columns.includes(name) && columns.some((column) => !going.has(column))).filter((part) => !isMadeLater(context, { kind: "constraint", of: context.table, part: part.name })).map((part) => ({
        message: `DROP COLUMN ${name} takes the ${part.kind} ${part.name} of ${displayName(context.table)} (${part.columns.join(", ")}) along.`
      }));
    }
  }
});
function dependents(context) {
  const table = tableBefore(context, context.table);
  return [
    ...[...table?.constraints.values() ?? []].map(({ kind, name, columns, included }) => ({
      kind: kind === "primary key" || kind === "foreign key" ? kind : `${kind} constraint`,
      name,
      columns: [...columns, ...included]
    })),
    ...[...table?.indexes.values() ?? []].map(({ unique, name, columns }) => ({
      kind: unique ? "unique index" : "index",
      name,
      columns
    }))
  ];
}
var droppedColumns = ({ alter }) => new Set(
  commandsOf(alter).flatMap(({ subtype, name }) => subtype === "AT_DropColumn" && name ? [name] : [])
);

// src/lint/dropped-constraint.ts
function droppedConstraint(command, context) {
  const { name = "" } = command;
  const known2 = tableBefore(context, context.table)?.constraints.get(name);
  const named2 = name === defaultName(context.table.name, [], "pkey") ? "primary key" : void 0;
  return { name, known: known2, kind: known2?.kind ?? named2 };
}

// rules/drop-constraint/rule.ts
var rule_default11 = defineRule({
  id: "drop-constraint",
  summary: "DROP CONSTRAINT ends a promise about the data",
  severity: "warning",
  category: "destructive",
  why: "From COMMIT on rows come in that the constraint kept out, and it cannot be added again until somebody has mended them. Code that relied on it, such as an ON CONFLICT on a unique constraint, fails with 42P10. Dropping a foreign key locks both tables in ACCESS EXCLUSIVE mode.",
  instead: "Make sure that no code relies on the constraint. To change it, drop it and add the new one as NOT VALID in the same statement, and validate that in the next migration.",
  claim: { removes: ["constraint positive on public.orders"] },
  on: {
    AT_DropConstraint(command, context) {
      const { table, state } = context;
      const dropped = droppedConstraint(command, context);
      const thing = { kind: "constraint", of: table, part: dropped.name };
      if (state.isNew(table) || isMadeEarlier(context, thing) || isMadeLater(context, thing))
        return void 0;
      if (dropped.kind === "primary key" || dropped.kind === "not null") return void 0;
      if (isImplied(dropped, tableBefore(context, table))) return void 0;
      return { message: `DROP CONSTRAINT ${dropped.name} ${consequence(dropped, displayName(table))}.` };
    },
    AlterDomainStmt({ subtype, typeName, name = "" }, { state }) {
      const domain = nameOfNodes(typeName);
      if (subtype !== "X" || !domain || state.isNew(domain, "type")) return void 0;
      return {
        message: `DROP CONSTRAINT ${name} lets values into columns of type ${displayName(domain)} that it kept out.`
      };
    }
  }
});
function isImplied({ known: known2 }, table) {
  const condition = known2?.condition;
  if (!condition || !("NullTest" in condition) || condition.NullTest.nulltesttype !== "IS_NOT_NULL")
    return false;
  return known2.columns.every((name) => table?.columns.get(name)?.notNull);
}
function consequence({ kind, known: known2 }, table) {
  switch (kind) {
    case "unique":
      return `lets ${table} hold duplicates`;
    case "foreign key":
      return `lets ${table} hold rows without a counterpart in ${known2?.references ?? "the other table"}`;
    default:
      return `lets rows into ${table} that it kept out`;
  }
}

// rules/drop-database/rule.ts
var rule_default12 = defineRule({
  id: "drop-database",
  summary: "DROP DATABASE deletes a whole database",
  severity: "error",
  category: "destructive",
  why: "Everything in the database is gone at once; it cannot be rolled back, for DROP DATABASE runs in no transaction. With FORCE those who are connected are thrown out first.",
  instead: "Drop databases by hand, beside whoever can restore the backup, never in a migration.",
  claim: {
    unprovable: "A migration cannot drop its own database, and the role that migrations run as owns no other."
  },
  on: {
    DropdbStmt: ({ dbname = "" }) => ({
      message: `DROP DATABASE deletes the database ${dbname} and everything in it.`
    })
  }
});

// rules/drop-default/rule.ts
var rule_default13 = defineRule({
  id: "drop-default",
  summary: "Inserts that rely on a default, an identity or a generated value get NULL or fail",
  severity: "warning",
  category: "destructive",
  why: "An INSERT that leaves the column out writes NULL from then on, or fails with 23502 where the column is NOT NULL. DROP IDENTITY deletes the sequence behind the column too, and with it how far it has counted.",
  instead: "Release code that always writes the column first, and drop the default in a later release. To change it, SET the new one: that takes the old one’s place.",
  claim: { changes: { "column public.orders.status": "default" } },
  on: {
    AT_ColumnDefault: ({ name = "", def }, context) => def ? void 0 : columnProblem("DROP DEFAULT", name, context),
    AT_DropIdentity: ({ name = "" }, context) => columnProblem("DROP IDENTITY", name, context),
    AT_DropExpression: ({ name = "" }, context) => columnProblem("DROP EXPRESSION", name, context),
    AlterDomainStmt({ subtype, typeName, def }, { state }) {
      const domain = nameOfNodes(typeName);
      if (subtype !== "T" || def || !domain || state.isNew(domain, "type")) return void 0;
      return {
        message: `DROP DEFAULT leaves columns of type ${displayName(domain)} empty in inserts that do not name them.`
      };
    }
  }
});
function columnProblem(action, column, context) {
  const { table, state } = context;
  const own = { kind: "column", of: table, part: column };
  const filled = { ...own, kind: "filled column" };
  const isOwn = state.isNew(table) || isMadeEarlier(context, own) || isMadeEarlier(context, filled);
  if (isOwn || isMadeLater(context, filled)) return void 0;
  const known2 = tableBefore(context, table)?.columns.get(column);
  if (known2?.filled === false) return void 0;
  return {
    message: `${action} makes inserts that do not name ${displayName(table)}.${column} ${fate(known2?.notNull)}.`
  };
}
var fate = (notNull) => {
  if (notNull === void 0) return "leave it NULL or fail";
  return notNull ? "fail" : "leave it NULL";
};

// src/lint/existing-objects.ts
function droppedNames(drop, types, { state }) {
  if (!drop.removeType || !types.includes(drop.removeType)) return [];
  const space = droppedSpace(drop);
  const names = droppedObjects(drop).map(({ name }) => name);
  return names.filter((name) => !space || !state.isNew(name, space));
}

// rules/drop-extension/rule.ts
var rule_default14 = defineRule({
  id: "drop-extension",
  summary: "DROP EXTENSION takes all that the extension brought",
  severity: "error",
  category: "destructive",
  why: "Its types, functions, operators and tables go with it, without being named, and with CASCADE every column and index that uses them. Extensions are shared: another application in the same database may need it.",
  instead: "To change the version use ALTER EXTENSION … UPDATE. Before dropping an extension look in pg_depend for what uses it, and ask who else works in the database.",
  claim: { removes: ["extension citext"] },
  on: {
    DropStmt: (drop, context) => droppedNames(drop, ["OBJECT_EXTENSION"], context).map((name) => ({
      message: `DROP EXTENSION takes ${displayName(name)} away, with all its types, functions and tables.`
    }))
  }
});

// rules/drop-not-null/rule.ts
var rule_default15 = defineRule({
  id: "drop-not-null",
  summary: "DROP NOT NULL lets NULLs in that readers do not expect",
  severity: "warning",
  category: "destructive",
  why: "Code that was written against NOT NULL meets NULLs as soon as the first is written: readers that cannot hold one fail, sums and comparisons lose rows in silence. NOT NULL cannot be set again while there is a NULL.",
  instead: "Release readers that can take a NULL first. If inserts are to leave the column out, give it a default instead.",
  claim: { changes: { "column public.orders.total": "nullable" } },
  on: {
    AT_DropNotNull: ({ name = "" }, context) => columnProblem2(name, context),
    AT_DropConstraint(command, context) {
      const { kind, known: known2 } = droppedConstraint(command, context);
      return kind === "not null" ? columnProblem2(known2?.columns[0] ?? "", context) : void 0;
    },
    AlterDomainStmt({ subtype, typeName }, { state }) {
      const domain = nameOfNodes(typeName);
      if (subtype !== "N" || !domain || state.isNew(domain, "type")) return void 0;
      return { message: `DROP NOT NULL lets NULLs into every column of type ${displayName(domain)}.` };
    }
  }
});
function columnProblem2(column, context) {
  const { table, state } = context;
  const own = { kind: "column", of: table, part: column };
  const set = { ...own, kind: "column without nulls" };
  if (state.isNew(table) || isMadeEarlier(context, own) || isMadeLater(context, set)) return void 0;
  if (tableBefore(context, table)?.columns.get(column)?.notNull === false) return void 0;
  return { message: `DROP NOT NULL lets NULLs into ${displayName(table)}.${column}.` };
}

// rules/drop-owned/rule.ts
var rule_default16 = defineRule({
  id: "drop-owned",
  summary: "DROP OWNED or REASSIGN OWNED changes everything that a role owns, unnamed",
  severity: "error",
  category: "destructive",
  why: "DROP OWNED deletes every object of the role in this database, tables with their rows among them, and revokes what was granted to it. REASSIGN OWNED gives all of it to another role. What that is depends on what the database holds at that moment; in production it is more than in the database that the script was tried on.",
  instead: "Name what is to go: REVOKE these rights, ALTER TABLE … OWNER TO for these tables, each on its own.",
  claim: { removes: ["table public.orders"] },
  on: {
    DropOwnedStmt: ({ roles }) => ({
      message: `DROP OWNED deletes everything that ${roleNames(roles)} owns, tables and rows included.`
    }),
    ReassignOwnedStmt: ({ roles, newrole }) => ({
      message: `REASSIGN OWNED gives everything that ${roleNames(roles)} owns to ${roleName(newrole)}.`
    })
  }
});
var roleNames = (roles) => (roles ?? []).flatMap((role) => "RoleSpec" in role ? [roleName(role.RoleSpec)] : []).join(", ");
var roleName = (role) => role?.rolename ?? (role?.roletype ?? "").replace("ROLESPEC_", "");

// rules/drop-primary-key/rule.ts
var rule_default17 = defineRule({
  id: "drop-primary-key",
  summary: "The primary key goes, and with it the replica identity",
  severity: "error",
  category: "destructive",
  why: "Nothing keeps duplicates out any longer. The primary key is also the replica identity by default: without it UPDATE and DELETE fail with 55000 on a table whose changes are published (manual, 31.1 “Publication”), and change data capture loses the row’s key. Its index goes too, so look-ups by key read the whole table.",
  instead: "Build the index of the new key with CREATE UNIQUE INDEX CONCURRENTLY first. Then drop the old key and add the new one USING INDEX in one ALTER TABLE.",
  claim: { removes: ["constraint orders_pkey on public.orders"] },
  on: {
    AT_DropConstraint(command, context) {
      const { kind, name } = droppedConstraint(command, context);
      if (kind !== "primary key" || isReplaced(context)) return void 0;
      if (isMadeEarlier(context, { kind: "constraint", of: context.table, part: name })) return void 0;
      return {
        message: `DROP CONSTRAINT ${name} leaves ${displayName(context.table)} without a primary key.`
      };
    },
    AT_DropColumn({ name = "" }, context) {
      const keys = [...tableBefore(context, context.table)?.constraints.values() ?? []];
      const key = keys.find(({ kind, columns }) => kind === "primary key" && columns.join() === name);
      if (!key || isReplaced(context)) return void 0;
      return {
        message: `DROP COLUMN ${name} takes the primary key of ${displayName(context.table)} along.`
      };
    }
  }
});
var isReplaced = (context) => context.state.isNew(context.table) || isMadeLater(context, { kind: "primary key", of: context.table });

// rules/drop-replication-object/rule.ts
var rule_default18 = defineRule({
  id: "drop-replication-object",
  summary: "DROP PUBLICATION, DROP SUBSCRIPTION or REPLICA IDENTITY NOTHING breaks logical replication",
  severity: "error",
  category: "destructive",
  why: "Whoever subscribes to a dropped publication stops with an error, and to be in step again must copy its tables anew. DROP SUBSCRIPTION drops the slot on the publisher, so what happens there is not kept for this side any longer. With REPLICA IDENTITY NOTHING an UPDATE or DELETE of a published table fails with 55000 (manual, 31.1 “Publication”).",
  instead: "Find out who subscribes (pg_stat_replication, pg_replication_slots), and take these subscriptions down first. To change a publication use ALTER PUBLICATION.",
  claim: { removes: ["publication shop"] },
  on: {
    DropStmt: (drop, context) => droppedNames(drop, ["OBJECT_PUBLICATION"], context).filter((name) => !isMadeEarlier(context, { kind: "publication", of: name })).map((name) => ({
      message: `DROP PUBLICATION stops every subscriber of ${displayName(name)} with an error.`
    })),
    DropSubscriptionStmt({ subname = "" }, context) {
      if (isMadeEarlier(context, { kind: "subscription", of: { name: subname } })) return void 0;
      return { message: `DROP SUBSCRIPTION ends the replication that ${subname} receives.` };
    },
    AT_ReplicaIdentity({ def }, { table, state }) {
      const identity = def && "ReplicaIdentityStmt" in def ? def.ReplicaIdentityStmt.identity_type : void 0;
      if (identity !== "n" || state.isNew(table)) return void 0;
      return {
        message: `REPLICA IDENTITY NOTHING makes UPDATE and DELETE of ${displayName(table)} fail where it is published.`
      };
    }
  }
});

// rules/drop-routine/rule.ts
var rule_default19 = defineRule({
  id: "drop-routine",
  summary: "DROP FUNCTION, PROCEDURE or AGGREGATE without the script making it anew",
  severity: "warning",
  category: "destructive",
  why: "Callers fail with 42883 from then on. Postgres does not know them all: the body of a PL/pgSQL function is text to it, so a routine that calls this one is dropped from under it without an error (manual, 5.14 “Dependency Tracking”).",
  instead: "To change the body write CREATE OR REPLACE. To change the arguments create the new routine beside the old one, release code that calls it, and drop the old one later.",
  claim: { removes: ["function public.net(numeric)"] },
  on: {
    DropStmt(drop, context) {
      const types = ["OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_AGGREGATE", "OBJECT_ROUTINE"];
      const kind = (drop.removeType ?? "").replace("OBJECT_", "");
      return droppedNames(drop, types, context).filter((name) => !isMadeLater(context, { kind: "routine", of: name })).map((name) => ({ message: `DROP ${kind} takes ${displayName(name)} away from all that call it.` }));
    }
  }
});

// rules/drop-schema/rule.ts
var rule_default20 = defineRule({
  id: "drop-schema",
  summary: "DROP SCHEMA takes a schema away, with CASCADE all that is in it",
  severity: "error",
  category: "destructive",
  why: "Without CASCADE the schema must be empty, which a test database often is and production is not. With CASCADE every table in it is deleted, rows and all, without being named. Whoever has the schema in search_path gets other objects of the same names from then on, or none.",
  instead: "Drop what is in the schema one by one, each under a review of its own. Drop the empty schema in a later release, without CASCADE.",
  claim: { removes: ["schema reporting"] },
  on: {
    DropStmt: (drop, context) => droppedNames(drop, ["OBJECT_SCHEMA"], context).map((schema) => {
      const name = displayName(schema);
      return drop.behavior === "DROP_CASCADE" ? { message: `DROP SCHEMA … CASCADE deletes ${name} and every table, row and function in it.` } : { message: `DROP SCHEMA takes ${name} away from every search_path and query that names it.` };
    })
  }
});

// rules/drop-sequence/rule.ts
var rule_default21 = defineRule({
  id: "drop-sequence",
  summary: "DROP SEQUENCE forgets how far the sequence has counted",
  severity: "error",
  category: "destructive",
  why: "How far it has counted is data: a sequence that is created anew starts from the beginning and hands out numbers that are in use. Code that calls nextval() with its name fails with 42P01 from then on, which Postgres cannot foresee where the name is text.",
  instead: "Release code that no longer calls nextval() first. To change the sequence use ALTER SEQUENCE, which keeps the count. Drop it in a later release.",
  claim: { removes: ["sequence public.order_numbers"] },
  on: {
    DropStmt: (drop, context) => droppedNames(drop, ["OBJECT_SEQUENCE"], context).map((name) => ({
      message: `DROP SEQUENCE deletes ${displayName(name)} and forgets how far it has counted.`
    }))
  }
});

// rules/drop-table/rule.ts
var rule_default22 = defineRule({
  id: "drop-table",
  summary: "DROP TABLE deletes the table and every row in it",
  severity: "error",
  category: "destructive",
  why: "The rows are gone at COMMIT, and no down script brings them back: only a backup does. Code that is still running fails with 42P01 at its next query. Where the table has a foreign key, the table that it points at is locked in ACCESS EXCLUSIVE mode as well.",
  instead: "Stop reading and writing the table first, and say so in a COMMENT ON TABLE. Drop it in a later release, with an ignore that says since when nothing has used it.",
  claim: { removes: ["table public.orders"] },
  on: {
    DropStmt: (drop, context) => [
      ...droppedNames(drop, ["OBJECT_TABLE"], context).map((name) => droppedTable(name, context)),
      ...droppedNames(drop, ["OBJECT_FOREIGN_TABLE"], context).map((name) => ({
        message: `DROP FOREIGN TABLE takes ${displayName(name)} away from every query that reads it.`
      }))
    ]
  }
});
function droppedTable(table, context) {
  const name = displayName(table);
  const parent = tableBefore(context, table)?.partitionOf;
  if (parent === void 0) return { message: `DROP TABLE deletes ${name} and every row in it.` };
  return {
    message: `DROP TABLE deletes ${name}, a partition of ${parent}, and every row in it.`,
    help: `Detach it with ALTER TABLE ${parent} DETACH PARTITION ${name} CONCURRENTLY and keep it until it is certain that nobody misses it. Drop it in a later release.`
  };
}

// rules/drop-trigger/rule.ts
var rule_default23 = defineRule({
  id: "drop-trigger",
  summary: "DROP TRIGGER without the script making it anew",
  severity: "warning",
  category: "destructive",
  why: "What the trigger did on every write, such as filling a column, keeping an audit log or a second table in step, silently stops; the rows written from then on lack it for good. DROP TRIGGER also locks the table in ACCESS EXCLUSIVE mode.",
  instead: "To change what the trigger does write CREATE OR REPLACE FUNCTION; to change when it fires write CREATE OR REPLACE TRIGGER. To retire it, release code that does its work or does without first.",
  claim: { removes: ["trigger stamp on public.orders"] },
  on: {
    DropStmt(drop, context) {
      if (drop.removeType !== "OBJECT_TRIGGER") return void 0;
      return droppedObjects(drop).flatMap(({ name: { name }, table }) => {
        if (!table || context.state.isNew(table)) return [];
        const thing = { kind: "trigger", of: table, part: name };
        if (isMadeEarlier(context, thing) || isMadeLater(context, thing)) return [];
        return [{ message: `DROP TRIGGER ends what ${name} does on every write to ${displayName(table)}.` }];
      });
    }
  }
});

// rules/drop-type/rule.ts
var rule_default24 = defineRule({
  id: "drop-type",
  summary: "DROP TYPE or DROP DOMAIN takes a type away",
  severity: "error",
  category: "destructive",
  why: "Without CASCADE it fails with 2BP01 where a column or a function still uses the type, perhaps in production alone; with CASCADE it deletes those columns and every value in them. Drivers that looked the type up when they connected fail until they reconnect.",
  instead: "Move every column and function to the new type first. Drop the old type in a later release, without CASCADE.",
  claim: { removes: ["enum public.order_status"] },
  on: {
    DropStmt: (drop, context) => {
      const kind = drop.removeType === "OBJECT_DOMAIN" ? "DOMAIN" : "TYPE";
      return droppedNames(drop, ["OBJECT_TYPE", "OBJECT_DOMAIN"], context).map((name) => ({
        message: `DROP ${kind} takes ${displayName(name)} away from the columns and functions that use it.`
      }));
    }
  }
});

// rules/drop-view/rule.ts
var rule_default25 = defineRule({
  id: "drop-view",
  summary: "DROP VIEW or DROP MATERIALIZED VIEW without the script making it anew",
  severity: "warning",
  category: "destructive",
  why: "Whatever reads the view fails with 42P01 from then on: reports and dashboards that no repository knows of, and the grants on the view are lost with it. A materialized view takes its stored rows and its indexes along, and filling it again takes as long as its query does.",
  instead: "To change a view write CREATE OR REPLACE VIEW, or drop it and create it anew in the same script. To retire it release code that does not read it first, and watch who still does.",
  claim: { removes: ["view public.open_orders"] },
  on: {
    DropStmt(drop, context) {
      const gone = droppedNames(drop, ["OBJECT_VIEW", "OBJECT_MATVIEW"], context);
      const kind = drop.removeType === "OBJECT_VIEW" ? "VIEW" : "MATERIALIZED VIEW";
      return gone.filter((name) => !isMadeLater(context, { kind: "relation", of: name })).map((name) => ({
        message: `DROP ${kind} takes ${displayName(name)} away from every query that reads it.`
      }));
    }
  }
});

// rules/duplicate-column-assignment/rule.ts
var rule_default26 = defineRule({
  id: "duplicate-column-assignment",
  summary: "UPDATE sets one column twice",
  severity: "error",
  category: "idempotency",
  why: "Postgres rejects an UPDATE, ON CONFLICT DO UPDATE or MERGE that assigns to one column more than once, with “multiple assignments to same column” (SQLSTATE 42601). Only elements of an array and fields of a composite type may each be set by themselves.",
  instead: "Keep the one assignment that is meant.",
  claim: { fails: "42601" },
  on: {
    UpdateStmt: ({ targetList }, context) => repeated(targetList, context),
    InsertStmt: ({ onConflictClause }, context) => repeated(onConflictClause?.targetList, context),
    MergeStmt: ({ mergeWhenClauses = [] }, context) => mergeWhenClauses.flatMap((clause) => {
      const isUpdate = "MergeWhenClause" in clause && clause.MergeWhenClause.commandType === "CMD_UPDATE";
      return isUpdate ? repeated(clause.MergeWhenClause.targetList, context) : [];
    })
  }
});
function repeated(list2, context) {
  const { statement, script } = context;
  const seen = /* @__PURE__ */ new Map();
  return (list2 ?? []).flatMap((node) => {
    if (!("ResTarget" in node)) return [];
    const { name = "", location = 0, indirection } = node.ResTarget;
    const first = seen.get(name);
    if (!first) seen.set(name, node.ResTarget);
    if (!first || first.indirection && indirection) return [];
    const at = regionOfLocation(script.parsed.source, statement, location);
    return [{ message: `The column ${name} is set twice in one statement.`, at }];
  });
}

// src/lint/version-order.ts
function canonicalVersion(version2) {
  const parts = version2.split(/[._]/);
  if (!parts.every((part) => /^\d+$/.test(part))) return version2;
  const numbers = parts.map((part) => part.replace(/^0+(?=\d)/, ""));
  while (numbers.length > 1 && numbers.at(-1) === "0") numbers.pop();
  return numbers.join(".");
}

// rules/duplicate-version/rule.ts
var rule_default27 = defineRule({
  id: "duplicate-version",
  summary: "Two migrations bear one version number",
  severity: "error",
  category: "files",
  why: "Two branches that each took the next free number merge without a conflict, because their files have different names. The tool then refuses to start, or runs one of the two and takes the other for done.",
  instead: "Give the newer migration, the one that production does not have yet, the next free number.",
  claim: { unprovable: "Version numbers are read by the migration tool; Postgres never sees them." },
  project: (project) => [...byVersion2(project).values()].flatMap(duplicatesAmong)
});
function byVersion2({ migrations }) {
  const groups = /* @__PURE__ */ new Map();
  for (const migration of migrations) {
    if (migration.version === "" || migration.up.dev) continue;
    const version2 = canonicalVersion(migration.version);
    groups.set(version2, [...groups.get(version2) ?? [], migration]);
  }
  return groups;
}
function duplicatesAmong(group) {
  const owner = group.find(({ pending }) => !pending) ?? group[0];
  return group.filter((migration) => migration.pending && migration !== owner).map(({ up, version: version2 }) => ({
    file: up.file,
    at: placeOfScript(up),
    message: `${up.file} has the version ${version2}, which ${owner?.up.file ?? ""} has already.`
  }));
}

// rules/empty-down/rule.ts
var rule_default28 = defineRule({
  id: "empty-down",
  summary: "A down script undoes nothing",
  severity: "error",
  category: "files",
  why: "An empty down script succeeds: the tool marks the migration as rolled back, and all of it is still there. The next deployment then fails because the objects exist, or runs on a schema that no file describes. No down script at all is more honest, because then the tool says that it cannot go back.",
  instead: "Write the statements that undo the migration, or delete the file. Where nothing can be undone, let the script RAISE EXCEPTION and say why.",
  claim: { unprovable: "A script without statements runs without an error anywhere." },
  script({ script, migration: { up } }) {
    if (script.direction === "up" || script.dev) return void 0;
    if (!isEmpty(script) || isEmpty(up)) return void 0;
    return {
      message: `The down script of ${up.file} undoes nothing, and the tool takes that for a rollback.`
    };
  }
});
var isEmpty = ({ parsed: parsed2 }) => parsed2.psqlCommands.length === 0 && parsed2.unreadable === void 0 && parsed2.statements.every((statement) => isParsed(statement) && isIdle(statement));
function isIdle(statement) {
  if (statement.kind === "VariableSetStmt") return true;
  if (statement.kind !== "SelectStmt") return transactionControl(statement) !== void 0;
  const { fromClause, intoClause, withClause, targetList = [], valuesLists } = statement.node;
  const reads = fromClause ?? intoClause ?? withClause ?? valuesLists;
  return reads === void 0 && targetList.every((node) => "ResTarget" in node && isConstant(node.ResTarget.val));
}
var isConstant = (value) => value === void 0 || "A_Const" in value || "TypeCast" in value && isConstant(value.TypeCast.arg);

// src/lint/table-drift.ts
function hiddenDrift(create, name, context) {
  const existing = tableBefore(context, name);
  if (!existing?.complete || existing.partitionOf !== void 0 || create.partbound) return [];
  if (mayChangeUnseen(name, context)) return [];
  const actual = tableAtEnd(existing, context);
  const meant = tableAtEnd(void 0, context);
  return actual?.complete && meant?.complete ? differences(actual, meant) : [];
}
function tableAtEnd(start, { script, statement }) {
  const store = new OneTable(start);
  const state = new MigrationState();
  for (const next of script.parsed.statements.filter(isParsed)) {
    if (next.start >= statement.start) applyToTables(next, store, (name) => state.keyOf(name));
    state.apply(next);
  }
  return store.all()[0];
}
var OneTable = class {
  #table;
  #closed;
  constructor(table) {
    this.#table = table;
    this.#closed = table !== void 0;
  }
  get(key) {
    return this.#table?.key === key ? this.#table : void 0;
  }
  all() {
    return this.#table ? [this.#table] : [];
  }
  mentioning() {
    return this.all();
  }
  put(key, table) {
    if (!table) {
      if (this.#table?.key === key) this.#table = void 0;
    } else if (!this.#closed || this.#table?.key === key || !this.#table) {
      this.#closed = true;
      this.#table = table;
    }
  }
};
var opaqueKinds2 = /* @__PURE__ */ new Set(["unparsed", "DoStmt", "CallStmt", "CreateFunctionStmt"]);
function mayChangeUnseen({ name }, { project, migration }) {
  const until = project.migrations.indexOf(migration) + 1;
  const mentions = new RegExp(`\\bexecute\\b|(?<![\\w$])${escaped(name)}(?![\\w$])`, "i");
  return project.migrations.slice(0, until).filter(({ up }) => !up.dev).some(
    ({ up: { parsed: parsed2 } }) => parsed2.unreadable !== void 0 || parsed2.psqlCommands.some(({ text }) => text.startsWith("\\i")) || parsed2.statements.some((statement) => renamesType(statement) || hides(statement, mentions))
  );
}
var escaped = (name) => name.replace(/[^\w\s]/g, String.raw`\$&`);
var renamesType = (statement) => statement.kind === "RenameStmt" && ["OBJECT_TYPE", "OBJECT_DOMAIN"].includes(statement.node.renameType ?? "");
var hides = ({ kind, text }, mentions) => opaqueKinds2.has(kind) && /\b(?:alter|create|drop)\b/i.test(text) && mentions.test(text);
function differences(actual, meant) {
  const missing = [...meant.columns.keys()].filter((name) => !actual.columns.has(name));
  const extra = [...actual.columns.keys()].filter((name) => !meant.columns.has(name));
  const changed = [...meant.columns].flatMap(([name, column]) => {
    const other = actual.columns.get(name);
    return other ? columnDifferences(name, other, column) : [];
  });
  return [
    ...missing.map((name) => `it has no column ${name}`),
    ...changed,
    ...extra.map((name) => `it has a column ${name} more`)
  ];
}
function columnDifferences(name, actual, meant) {
  const found = [];
  if (actual.type && meant.type && typeKey(actual.type) !== typeKey(meant.type)) {
    found.push(`${name} is ${displayType(actual.type)}, not ${displayType(meant.type)}`);
  }
  if (actual.notNull === true && meant.notNull === false) found.push(`${name} is NOT NULL`);
  if (actual.notNull === false && meant.notNull === true) found.push(`${name} may be NULL`);
  return found;
}
function typeKey({ name, modifiers, array }) {
  const full = name === "numeric" && modifiers.length === 1 ? [...modifiers, 0] : modifiers;
  return `${name.replace(/^public\./, "")} ${full.join()} ${String(array)}`;
}

// rules/if-not-exists-hides-drift/rule.ts
var rule_default29 = defineRule({
  id: "if-not-exists-hides-drift",
  summary: "CREATE TABLE IF NOT EXISTS names a table that exists with other columns, and changes nothing",
  severity: "error",
  category: "idempotency",
  why: "IF NOT EXISTS looks at the name alone. Where the table exists, Postgres prints a notice and goes on, whatever its columns are: the migration succeeds, and the code that relies on the new columns fails in production. On an empty development database it creates what the file says, so nobody notices before (manual, CREATE TABLE).",
  instead: "Say what is to change: ALTER TABLE … ADD COLUMN IF NOT EXISTS for columns that are missing, or another name for a new table.",
  claim: { fails: "42703" },
  on: {
    CreateStmt(node, context) {
      const name = nameOfRangeVar(node.relation);
      if (!name || !node.if_not_exists || context.script.dev || context.script.direction === "down")
        return void 0;
      const differences2 = hiddenDrift(node, name, context);
      if (differences2.length === 0) return void 0;
      const shown = differences2.slice(0, 3).join(", ");
      const more = differences2.length > 3 ? ` and ${differences2.length - 3} more` : "";
      return {
        message: `${displayName(name)} exists already and stays as it is, though it differs: ${shown}${more}.`
      };
    }
  }
});

// rules/ignore-without-reason/rule.ts
var rule_default30 = defineRule({
  id: "ignore-without-reason",
  summary: "A drydock-ignore comment gives no reason, so it ignores nothing",
  severity: "error",
  category: "files",
  why: "The reason is what a reviewer weighs, and what the next reader learns from. Without one nobody can tell whether the hazard was understood or only in the way.",
  instead: "Write the reason behind a colon: -- drydock-ignore drop-column: unread since 2026-03, see 0041.",
  claim: { unprovable: "The comment is read by Drydock alone." },
  together: ["create-index-without-concurrently"],
  foundBy: "suppressions"
});

// rules/migration-failed/rule.ts
var rule_default31 = defineRule({
  id: "migration-failed",
  summary: "A pending migration fails on a database that holds the history and some rows",
  severity: "error",
  category: "dry-run",
  why: "What fails here, on a throw-away server with the same schema, fails in production in the middle of a deployment. The message, SQLSTATE and hint are those of Postgres itself.",
  instead: "Mend the statement that is marked. Where it fails only because of the rows, the history or production holds data that it does not expect: clean them up in an earlier migration.",
  claim: { fails: "42703" },
  foundBy: "dry-run"
});

// src/lint/partitioning.ts
var makesPartition = /\bPARTITION\s+OF\b|\bATTACH\s+PARTITION\b/i;
var makesPartitionedTable = /\bPARTITION\s+BY\s+(?:RANGE|LIST|HASH)\s*\(/i;
var isPartitionMaker = ({ body }) => makesPartition.test(body);
var routinesOf = (script) => script.parsed.statements.flatMap((statement) => {
  if (statement.kind !== "CreateFunctionStmt") return [];
  const name = nameOfNodes(statement.node.funcname)?.name;
  return name === void 0 ? [] : [{ name, body: bodyOf(statement.node) }];
});
function withoutComments(text) {
  let rest = "";
  let from = 0;
  for (const { start, end } of splitScript(text).comments) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return rest + text.slice(from);
}
function createsPartitions(script, project) {
  const statements = script.parsed.statements.filter(isParsed);
  if (statements.some((statement) => isOwnPartitioning(statement))) return true;
  const makers = makersOf.get(project) ?? findMakers(project);
  makersOf.set(project, makers);
  return makers.size > 0 && statements.some((statement) => calls(statement, makers));
}
var makersOf = /* @__PURE__ */ new WeakMap();
var findMakers = ({ migrations }) => new Set(migrations.flatMap(({ up }) => routinesOf(up).filter(isPartitionMaker)).map(({ name }) => name));
function isOwnPartitioning(statement) {
  switch (statement.kind) {
    case "CreateStmt":
      return statement.node.partspec !== void 0 || statement.node.partbound !== void 0;
    case "AlterTableStmt":
      return alterTableCommands(statement).some(({ subtype }) => subtype === "AT_AttachPartition");
    case "DoStmt": {
      const body = withoutComments(asText(statement.node.args));
      return makesPartition.test(body) || makesPartitionedTable.test(body);
    }
    default:
      return false;
  }
}
function calls(statement, routines) {
  if (statement.kind === "DoStmt") {
    const words = withoutComments(asText(statement.node.args)).match(/[\w$]+(?=\s*\()/g) ?? [];
    return words.some((word) => routines.has(word));
  }
  if (statement.kind !== "SelectStmt" && statement.kind !== "CallStmt") return false;
  return nodesOfKind(statement.node, "FuncCall").some(
    ({ funcname }) => routines.has(nameOfNodes(funcname)?.name ?? "")
  );
}
var bodyOf = (routine) => withoutComments(asText(routine.options));
function asText(options) {
  for (const option of options ?? []) {
    if (!("DefElem" in option) || option.DefElem.defname !== "as") continue;
    const { arg } = option.DefElem;
    if (arg && "List" in arg) return stringsOf(arg.List.items).join("\n");
    if (arg && "String" in arg) return arg.String.sval ?? "";
  }
  return "";
}

// rules/missing-banner/rule.ts
var rule_default32 = defineRule({
  id: "missing-banner",
  summary: "A migration does not promise to be a SAFE PRODUCTION MIGRATION where the project asks for it",
  severity: "warning",
  category: "banner",
  why: "The banner is the promise of its author that a file destroys nothing, can be run again and can be rolled back. Where some files carry it, a file without it was either forgotten or is not meant for production, and nobody who deploys can tell which. A file that creates partitioned tables or partitions always needs it: such a conversion is the classic place where a development script drops the old table.",
  instead: "Write -- SAFE PRODUCTION MIGRATION above the first statement once the file keeps that promise, or give a file for development a name that ends in _dev.sql.",
  claim: { unprovable: "The banner is a comment: Postgres does not read it." },
  script({ script, project }) {
    if (script.banner || script.dev || script.parsed.statements.length === 0) return void 0;
    const partitions = createsPartitions(script, project);
    if (!isRequired2(script, project, partitions)) return void 0;
    const { bannerText } = project.settings;
    return partitions ? {
      message: `${script.file} creates partitions without the banner ${bannerText} above its first statement.`,
      severity: "error"
    } : { message: `${script.file} lacks the banner ${bannerText} above its first statement.` };
  }
});
function isRequired2(script, project, partitions) {
  const { bannerRequired } = project.settings;
  if (typeof bannerRequired === "function") return bannerRequired(script.file);
  switch (bannerRequired) {
    case "never":
      return false;
    case "all":
      return true;
    case "partitioned":
      return partitions;
    case "auto":
      return partitions || project.migrations.some(({ up }) => up.banner !== void 0 && !up.dev);
  }
}

// rules/missing-down/rule.ts
var rule_default33 = defineRule({
  id: "missing-down",
  summary: "A migration has no down script, though its tool or the project has them",
  severity: "warning",
  category: "files",
  why: "When a deployment goes wrong, the tool stops at the migration that it cannot undo, and somebody writes the missing script at night, untested. A down script that Drydock has run is one that is known to work.",
  instead: "Write the down script: what it must give back is what the dry-run compares. Teams that only roll forward set rollback.required to false in drydock.yml.",
  claim: { unprovable: "A script that does not exist cannot be run." },
  script({ script, migration, project }) {
    const isUp = script.direction === "up" && !script.dev && script.parsed.statements.length > 0;
    if (!isUp || migration.down || !wantsDown(project)) return void 0;
    return { message: `${script.file} has no down script, so it cannot be rolled back.` };
  }
});
function wantsDown({ settings, tool, migrations }) {
  if (!settings.rollbackRequired || tool.downScripts === "never") return false;
  return tool.downScripts === "always" || migrations.some(({ down, up }) => down !== void 0 && !up.dev);
}

// rules/missing-if-exists/rule.ts
var rule_default34 = defineRule({
  id: "missing-if-exists",
  summary: "DROP or RENAME without IF EXISTS fails when the script is run a second time",
  severity: "info",
  category: "idempotency",
  why: "A script that is not one transaction may stop half way. What it dropped by then is gone, so the next try fails at the first DROP with “does not exist”, and somebody has to mend the database by hand. A script that its tool wraps in one transaction rolls back whole and does not need the guard; the banner promises it all the same.",
  instead: "Write IF EXISTS: the second run then passes over what the first has done.",
  claim: { failsOnRerun: "42704" },
  on: {
    DropStmt(drop, context) {
      if (drop.missing_ok) return void 0;
      const objects = droppedObjects(drop).filter((object) => mayBeMissing(object, drop, context));
      return objects.length === 0 ? void 0 : droppingProblem(objects, drop, context);
    },
    RenameStmt(node, context) {
      const from = nameOfRangeVar(node.relation);
      const renamesItself = renamedRelations.has(node.renameType ?? "");
      if (!from || !renamesItself || node.missing_ok || context.state.isNew(from)) return void 0;
      return problem(`renaming ${displayName(from)}`, context);
    },
    AlterObjectSchemaStmt(node, context) {
      const from = nameOfRangeVar(node.relation);
      if (!from || node.missing_ok || context.state.isNew(from)) return void 0;
      return problem(`moving ${displayName(from)} to the schema ${node.newschema ?? ""}`, context);
    },
    AT_DropColumn: ({ name = "", missing_ok }, context) => missing_ok ? void 0 : partProblem("column", name, context),
    AT_DropConstraint: ({ name = "", missing_ok }, context) => missing_ok ? void 0 : partProblem("constraint", name, context),
    DropRoleStmt({ roles = [], missing_ok }, context) {
      const names = roles.flatMap((node) => "RoleSpec" in node ? node.RoleSpec.rolename ?? [] : []);
      return missing_ok ? void 0 : problem(`dropping the role ${names.join(", ")}`, context);
    }
  }
});
var renamedRelations = /* @__PURE__ */ new Set([
  "OBJECT_TABLE",
  "OBJECT_FOREIGN_TABLE",
  "OBJECT_VIEW",
  "OBJECT_MATVIEW",
  "OBJECT_SEQUENCE",
  "OBJECT_INDEX"
]);
function mayBeMissing(object, drop, context) {
  const { name, table } = object;
  const space = droppedSpace(drop);
  if (context.state.isNew(table ?? name, table ? "relation" : space ?? "relation")) return false;
  const thing = thingOf(object, drop);
  if (!thing) return true;
  return !isMadeEarlier(context, thing) && !(isAtomic(context.script) && isMadeLater(context, thing));
}
function thingOf({ name, table }, drop) {
  if (drop.removeType === "OBJECT_TRIGGER" && table) return { kind: "trigger", of: table, part: name.name };
  if (drop.removeType === "OBJECT_POLICY" && table) return { kind: "policy", of: table, part: name.name };
  const space = droppedSpace(drop);
  return space === "relation" || space === "routine" || space === "type" ? { kind: space, of: name } : void 0;
}
function droppingProblem(objects, drop, context) {
  const names = objects.map(({ name }) => displayName(name)).join(", ");
  const comesBack = objects.every((object) => {
    const thing = thingOf(object, drop);
    return thing && isMadeLater(context, thing);
  });
  if (!comesBack) return problem(`dropping ${names}`, context);
  return {
    message: `Without IF EXISTS, dropping ${names} fails on a second run if the first stopped before creating it again.`,
    severity: guardSeverity(context.script)
  };
}
function partProblem(part, name, context) {
  const { state, table } = context;
  if (state.isNew(table) || isMadeEarlier(context, { kind: part, of: table, part: name })) return void 0;
  if (isAtomic(context.script) && isMadeLater(context, { kind: part, of: table, part: name }))
    return void 0;
  return problem(`dropping the ${part} ${name} of ${displayName(table)}`, context);
}
var problem = (action, { script }) => ({
  message: `Without IF EXISTS, ${action} fails on a second run: it is gone by then.`,
  severity: guardSeverity(script)
});

// rules/missing-if-not-exists/rule.ts
var rule_default35 = defineRule({
  id: "missing-if-not-exists",
  summary: "CREATE or ADD COLUMN without IF NOT EXISTS fails when the script is run a second time",
  severity: "info",
  category: "idempotency",
  why: "A script that is not one transaction may stop half way. What it created by then is still there, so the next try fails at the first CREATE with “already exists”, and somebody has to mend the database by hand. A script that its tool wraps in one transaction rolls back whole and does not need the guard; the banner promises it all the same.",
  instead: "Write IF NOT EXISTS. It takes whatever bears the name for what was meant, so use it for objects that only this migration creates.",
  claim: { failsOnRerun: "42P07" },
  on: {
    CreateStmt: (node, context) => check2(node.if_not_exists, context),
    CreateForeignTableStmt: (node, context) => check2(node.base?.if_not_exists, context),
    CreateTableAsStmt: (node, context) => check2(node.if_not_exists, context),
    CreateSchemaStmt: (node, context) => check2(node.if_not_exists, context),
    CreateExtensionStmt: (node, context) => check2(node.if_not_exists, context),
    CreateSeqStmt: (node, context) => check2(node.if_not_exists, context),
    IndexStmt(node, context) {
      const found = check2(node.if_not_exists, context);
      return found && node.concurrent ? { ...found, help: rebuildHelp(node.idxname ?? "") } : found;
    },
    AlterEnumStmt(node, { script, state }) {
      const type = nameOfNodes(node.typeName);
      if (node.skipIfNewValExists || node.oldVal !== void 0) return void 0;
      if (!type || state.isRemade(type, "type")) return void 0;
      return problem2(`the value ${node.newVal ?? ""} to ${displayName(type)}`, "adding", script);
    },
    AT_AddColumn(command, { alter, table, state, script }) {
      const name = columnOf(command)?.colname;
      if (command.missing_ok || name === void 0 || state.isRemade(table)) return void 0;
      const droppedHere = commandsOf(alter).some(
        (other) => other.subtype === "AT_DropColumn" && other.name === name
      );
      if (droppedHere || state.isColumnDropped(table, name)) return void 0;
      return problem2(`the column ${name} to ${displayName(table)}`, "adding", script);
    }
  }
});
function check2(guarded, { statement, state, script }) {
  const created = createdObject(statement);
  if (guarded || !created || isTemporary(statement)) return void 0;
  const table = tableOf(statement);
  if (created.name.schema === "pg_temp" || table && state.isRemade(table)) return void 0;
  if (!state.isDropped(created.name, created.space))
    return problem2(displayName(created.name), "creating", script);
  return isNoGuard(statement) && !script.dev ? standsOnDrop(displayName(created.name), script) : void 0;
}
var isNoGuard = ({ kind }) => kind === "CreateStmt" || kind === "CreateForeignTableStmt" || kind === "CreateSchemaStmt";
var standsOnDrop = (name, script) => ({
  message: `Only the DROP before it lets creating ${name} succeed on a second run, and that destroys what it holds.`,
  help: "Leave the DROP out, or move it to a _dev.sql file, and write IF NOT EXISTS.",
  severity: guardSeverity(script)
});
var problem2 = (what, verb, script) => ({
  message: `Without IF NOT EXISTS, ${verb} ${what} fails on a second run: it is there by then.`,
  severity: guardSeverity(script)
});
var rebuildHelp = (index) => `Write DROP INDEX CONCURRENTLY IF EXISTS ${index} before it and IF NOT EXISTS here: a try that failed leaves an INVALID index of that name.`;

// rules/missing-or-replace/rule.ts
var rule_default36 = defineRule({
  id: "missing-or-replace",
  summary: "CREATE VIEW, FUNCTION, PROCEDURE or TRIGGER without OR REPLACE fails when the script is run again",
  severity: "off",
  category: "idempotency",
  why: "The second run of the script fails with “already exists”. Views, routines and triggers are definitions without data, so replacing one by itself costs nothing and loses nothing. The banner promises a script that can be run again, so under it this is an error; elsewhere it is a matter of taste.",
  instead: "Write CREATE OR REPLACE, or DROP … IF EXISTS before it where the columns of a view or the result type of a function change.",
  claim: { failsOnRerun: "42P07" },
  on: {
    ViewStmt: (node, context) => check3(node.replace, context),
    CreateFunctionStmt: (node, context) => check3(node.replace, context),
    CreateTrigStmt: (node, context) => node.isconstraint ? withHelp(check3(false, context)) : check3(node.replace, context),
    RuleStmt(node, { state, script }) {
      const table = nameOfRangeVar(node.relation);
      if (node.replace || table && state.isRemade(table)) return void 0;
      return problem3(node.rulename ?? "", script);
    },
    DefineStmt(node, { state, script }) {
      const name = nameOfNodes(node.defnames);
      if (node.kind !== "OBJECT_AGGREGATE" || node.replace || !name) return void 0;
      return state.isDropped(name, "routine") ? void 0 : problem3(displayName(name), script);
    }
  }
});
function check3(replaces, { statement, state, script }) {
  const created = createdObject(statement);
  if (replaces || !created || isTemporary(statement)) return void 0;
  const table = tableOf(statement);
  if (state.isDropped(created.name, created.space) || table && state.isRemade(table)) return void 0;
  return problem3(displayName(created.name), script);
}
var problem3 = (name, { banner }) => ({
  message: `Without OR REPLACE, creating ${name} fails on a second run: it is there by then.`,
  ...banner ? { severity: "error" } : {}
});
var withHelp = (found) => found && {
  ...found,
  help: "Write DROP TRIGGER IF EXISTS before it: a constraint trigger cannot be replaced."
};

// rules/narrow-column-type/loss.ts
function lossOf(from, to) {
  if (from.array !== to.array) return void 0;
  return lossOfNumber(from, to) ?? lossOfText(from, to) ?? lossOfBits(from, to) ?? lossOfTime(from, to);
}
function digitsNeeded({ name, modifiers }) {
  const [precision, scale = 0] = modifiers;
  switch (name) {
    case "int2":
      return { whole: 5, fraction: 0 };
    case "int4":
      return { whole: 10, fraction: 0 };
    case "int8":
      return { whole: 19, fraction: 0 };
    case "numeric":
      return precision === void 0 ? { whole: Infinity, fraction: Infinity } : { whole: precision - scale, fraction: Math.max(0, scale) };
    case "float4":
      return { whole: 39, fraction: Infinity };
    case "float8":
      return { whole: 309, fraction: Infinity };
    default:
      return void 0;
  }
}
function digitsHeld(type) {
  const needed = digitsNeeded(type);
  return needed && type.name.startsWith("int") ? { ...needed, whole: needed.whole - 1 } : needed;
}
var exactDigits = { float4: 6, float8: 15 };
var integers = ["int2", "int4", "int8"];
function lossOfNumber(from, to) {
  const needed = digitsNeeded(from);
  const held = digitsHeld(to);
  if (!needed || !held) return void 0;
  if (integers.includes(from.name) && integers.includes(to.name)) {
    return integers.indexOf(from.name) > integers.indexOf(to.name) ? "rejects" : void 0;
  }
  const exact = exactDigits[to.name];
  if (exact !== void 0) return lossOfPrecision(from, needed, exact);
  if (needed.whole > held.whole) return "rejects";
  return needed.fraction > held.fraction ? "rounds" : void 0;
}
function lossOfPrecision(from, needed, exact) {
  const digits = exactDigits[from.name] ?? needed.whole + needed.fraction;
  return digits > exact ? "rounds" : void 0;
}
function longestText({ name, modifiers }) {
  if (name === "text" || name === "citext") return Infinity;
  return name === "varchar" || name === "bpchar" ? modifiers[0] ?? Infinity : void 0;
}
var parsed = new Set(
  "int2 int4 int8 numeric float4 float8 bool date time timetz timestamp timestamptz interval uuid json jsonb inet cidr macaddr".split(
    " "
  )
);
function lossOfText(from, to) {
  const length = longestText(from);
  if (length === void 0) return void 0;
  const limit = longestText(to);
  return parsed.has(to.name) || limit !== void 0 && limit < length ? "rejects" : void 0;
}
function lossOfBits(from, to) {
  const bits = ["bit", "varbit"];
  if (!bits.includes(from.name) || !bits.includes(to.name)) return void 0;
  return (to.modifiers[0] ?? Infinity) < (from.modifiers[0] ?? Infinity) ? "rejects" : void 0;
}
var moments = /* @__PURE__ */ new Set(["timestamp", "timestamptz"]);
var times = /* @__PURE__ */ new Set(["time", "timetz"]);
function lossOfTime(from, to) {
  if (moments.has(from.name) && to.name === "date") return "drops the time";
  if (moments.has(from.name) && times.has(to.name)) return "drops the date";
  const alike = moments.has(from.name) && moments.has(to.name) || times.has(from.name) && times.has(to.name);
  return alike && (to.modifiers[0] ?? 6) < (from.modifiers[0] ?? 6) ? "rounds" : void 0;
}

// rules/narrow-column-type/rule.ts
var rule_default37 = defineRule({
  id: "narrow-column-type",
  summary: "A type change that values may not fit into: they are cut, or the migration fails on them",
  severity: "error",
  category: "destructive",
  why: "Where one value does not fit, the migration fails with 22001 or 22003: in production, on a row that no test database has. Digits behind the point and times of day do not even fail: they are dropped in silence, and no down script brings them back.",
  instead: "Add a column of the new type beside the old one, fill it in batches with a conversion that decides what becomes of values that do not fit, and let the code move over.",
  claim: { fails: "22003" },
  on: {
    AT_AlterColumnType(command, context) {
      const { name = "" } = command;
      const { table, state } = context;
      const from = tableBefore(context, table)?.columns.get(name)?.type;
      const to = columnType(columnOf(command)?.typeName);
      if (!from || !to || state.isNew(table)) return void 0;
      const loss = lossOf(from, to);
      const change = `${displayName(table)}.${name} from ${displayType(from)} to ${displayType(to)}`;
      return loss && { message: `Changing ${change} ${happens(loss, usesExpression(command))}.` };
    }
  }
});
var usesExpression = (command) => columnOf(command)?.raw_default !== void 0;
function happens(loss, using) {
  switch (loss) {
    case "rejects":
      return using ? "fails on, or cuts, values that do not fit" : "fails if one value does not fit";
    case "rounds":
      return "rounds values that have more digits";
    case "drops the time":
      return "drops the time of day";
    case "drops the date":
      return "drops the date";
  }
}

// rules/out-of-order-version/rule.ts
var rule_default38 = defineRule({
  id: "out-of-order-version",
  summary: "A pending migration sorts before one that production already has",
  severity: "error",
  category: "files",
  why: "Most tools remember the last version that they ran and start behind it: a file that is added before it is never run in production, while every new database runs it in its place. Others refuse to start. Either way the two schemas are no longer the same, and no error says so.",
  instead: "Give the migration a number, or a timestamp, behind the last one of the base branch.",
  claim: { unprovable: "The order is kept by the migration tool; Postgres knows of none." },
  project(project) {
    const migrations = inLine(project);
    const last = migrations.findLastIndex(({ pending }) => !pending);
    const lastFile = migrations[last]?.up.file ?? "";
    return migrations.slice(0, Math.max(0, last)).filter(({ pending }) => pending).map(({ up }) => ({
      file: up.file,
      at: placeOfScript(up),
      message: `${up.file} sorts before ${lastFile}, which production already has.`
    }));
  }
});
function inLine({ migrations }) {
  const numbered = migrations.filter(({ version: version2 }) => version2 !== "");
  return (numbered.length > 0 ? numbered : migrations).filter(({ up }) => !up.dev);
}

// src/lint/partition-helpers.ts
function hasPartitionHelper({ migrations }, table) {
  const scripts = migrations.flatMap(({ up }) => up.dev ? [] : [up]);
  const statements = scripts.flatMap(({ parsed: parsed2 }) => parsed2.statements);
  const names = namesOf(table, statements.filter(isParsed));
  return statements.some((statement) => isParsed(statement) && isOpenEnded(statement, names)) || scripts.some((script) => routinesOf(script).some(({ body }) => makesPartitionOf(body, names))) || statements.some(({ text }) => callsPartman(text, names));
}
function namesOf({ name }, statements) {
  const names = /* @__PURE__ */ new Set([name]);
  for (const { kind, node } of statements) {
    if (kind !== "RenameStmt" || node.renameType !== "OBJECT_TABLE") continue;
    if (names.has(node.relation?.relname ?? "")) names.add(node.newname ?? "");
  }
  return names;
}
var parents = [
  /\bPARTITION\s+OF\s+([^\s(;]+)/gi,
  /\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(\S+)\s+ATTACH\s+PARTITION\b/gi
];
var makesPartitionOf = (body, names) => parents.some(
  (pattern) => [...body.matchAll(pattern)].some(([, parent = ""]) => {
    if (parent.includes("%") || parent.startsWith("'")) return true;
    return names.has(parent.replace(/['"]/g, "").split(".").at(-1) ?? "");
  })
);
function callsPartman(text, names) {
  if (!/\bcreate_parent\s*\(/i.test(text)) return false;
  const words = new Set(withoutComments(text).match(/[\w$\u0080-\uffff]+/g));
  return [...names].some((name) => words.has(name));
}
function isOpenEnded(statement, names) {
  if (statement.kind === "CreateStmt") {
    const [parent] = statement.node.inhRelations ?? [];
    const name = parent && "RangeVar" in parent ? nameOfRangeVar(parent.RangeVar)?.name : void 0;
    return names.has(name ?? "") && hasNoUpperBound(statement.node.partbound);
  }
  if (statement.kind !== "AlterTableStmt" || !names.has(statement.node.relation?.relname ?? "")) return false;
  return alterTableCommands(statement).some(
    ({ def }) => def && "PartitionCmd" in def && hasNoUpperBound(def.PartitionCmd.bound)
  );
}
function hasNoUpperBound(bound) {
  const [first] = bound?.upperdatums ?? [];
  if (!first || !("ColumnRef" in first)) return false;
  const [field] = first.ColumnRef.fields ?? [];
  return field !== void 0 && "String" in field && field.String.sval === "maxvalue";
}

// rules/partition-without-helper/rule.ts
var rule_default39 = defineRule({
  id: "partition-without-helper",
  summary: "A table is partitioned by range and no function makes its future partitions",
  severity: "warning",
  category: "partitions",
  why: "A row that fits no partition is rejected with “no partition of relation found for row” (SQLSTATE 23514). Partitions that are written out in the migration end on some day, and on that day every INSERT fails. Only what makes new ones on a schedule, a function of the project or pg_partman, keeps the table writable.",
  instead: "Define, beside the table, a function that creates the partition of a given date with CREATE TABLE IF NOT EXISTS … PARTITION OF, and call it on a schedule; or hand the table to pg_partman with create_parent().",
  claim: { unprovable: "The day on which the last partition ends cannot be waited for." },
  on: {
    CreateStmt(node, { project, script }) {
      const name = nameOfRangeVar(node.relation);
      const byRange = node.partspec?.strategy === "PARTITION_STRATEGY_RANGE" && node.partbound === void 0;
      if (!byRange || !name || script.dev || script.direction === "down") return void 0;
      if (node.relation?.relpersistence === "t" || hasPartitionHelper(project, name)) return void 0;
      return { message: `No function makes the future partitions of ${displayName(name)}.` };
    }
  }
});

// src/sql/psql-commands.ts
var harmless = /* @__PURE__ */ new Set([
  ...["a", "C", "f", "H", "pset", "t", "T", "x", "timing", "encoding", "errverbose", "conninfo", "copyright"],
  ...[
    "echo",
    "qecho",
    "warn",
    "set",
    "unset",
    "setenv",
    "getenv",
    "restrict",
    "unrestrict",
    "h",
    "help",
    "?"
  ],
  ...["g", "gx", "gset", "crosstabview", "p", "print", "l", "list", "z", "sf", "sv", "s", "w", "q", "quit"]
]);
var psqlCommandName = (text) => /^\\(?:[A-Za-z_]+\+?|.?)/.exec(text)?.[0] ?? text.slice(0, 1);
function changesWhatRuns(text, more) {
  const name = psqlCommandName(text).replace(/^\\|\+$/g, "");
  const argument = text.slice(psqlCommandName(text).length).trim();
  switch (name) {
    case "q":
    case "quit":
      return more;
    case "g":
    case "gx":
      return argument !== "";
    case "encoding":
      return !/^(?:|'?utf-?8'?)$/i.test(argument);
    case "set":
      return /^(?:AUTOCOMMIT|ON_ERROR_ROLLBACK|SINGLELINE|SINGLESTEP)\b/i.test(argument);
    default:
      return !harmless.has(name) && !/^d[A-Za-z]*$/.test(name);
  }
}

// rules/psql-command/rule.ts
var rule_default40 = defineRule({
  id: "psql-command",
  summary: "A command of psql where the migration tool does not run psql, or one that Drydock does not carry out",
  severity: "error",
  category: "files",
  why: "A line that begins with a backslash is read by the program psql and never reaches Postgres. A migration tool that talks to Postgres by itself sends the line as SQL, and the whole file fails with a syntax error (SQLSTATE 42601); COPY … FROM stdin fails there too, because nobody sends the data. Where psql does run the scripts, a command such as \\i brings statements in that no rule and no dry-run has seen.",
  instead: "Write the statements themselves, and INSERT instead of COPY … FROM stdin. From the output of pg_dump take the \\restrict and \\unrestrict lines out.",
  claim: { fails: "42601" },
  on: {
    CopyStmt(copy, { project: { tool } }) {
      const fromStdin = copy.is_from === true && copy.filename === void 0;
      if (tool.runsPsql || !fromStdin) return void 0;
      return {
        message: `COPY … FROM stdin needs psql to send the data, and ${tool.name} does not run psql.`
      };
    }
  },
  script({ script: { parsed: parsed2 }, project: { tool } }) {
    const lastStatement = parsed2.statements.at(-1)?.start ?? -1;
    return parsed2.psqlCommands.flatMap(
      (command) => tool.runsPsql ? unchecked(command, lastStatement) ?? [] : [foreign(command, tool.name)]
    );
  }
});
var foreign = ({ text, region }, tool) => ({
  message: `${psqlCommandName(text)} is a command of psql, which ${tool} does not run.`,
  at: region
});
function unchecked({ text, region, start }, lastStatement) {
  if (!changesWhatRuns(text, lastStatement > start)) return void 0;
  return {
    message: `psql will carry out ${psqlCommandName(text)} and Drydock does not: what it does was not checked.`,
    severity: "warning",
    at: region
  };
}

// rules/rerun-changed-schema/rule.ts
var rule_default41 = defineRule({
  id: "rerun-changed-schema",
  summary: "The up script succeeds a second time and leaves another schema than the first time",
  severity: "warning",
  category: "dry-run",
  why: "A second run that quietly does something more (a twin of an index, the same check once again under another name) is worse than one that fails, because nobody looks. How grave it is follows the same scale as rerun-failed: information in a script that rolls back whole, an error under the banner.",
  instead: "Name what is created and guard it by that name, so that the second run finds it and passes over it.",
  claim: { changesOnRerun: true },
  foundBy: "dry-run"
});

// rules/rerun-failed/rule.ts
var rule_default42 = defineRule({
  id: "rerun-failed",
  summary: "The up script fails when it is run a second time",
  severity: "warning",
  category: "dry-run",
  why: "A script that stops half way is run again, by the tool or by a person, on a database that already holds a part of its work. If the tool wraps the script in one transaction nothing of it is left, and this is only for information; under the banner, which promises that the script can be run again, it is an error.",
  instead: "Guard what the statement creates or drops with IF [NOT] EXISTS or OR REPLACE; for what knows no such guard (types, constraints, policies), drop it IF EXISTS first.",
  claim: { failsOnRerun: "42710" },
  foundBy: "dry-run"
});

// rules/rollback-failed/rule.ts
var rule_default43 = defineRule({
  id: "rollback-failed",
  summary: "The down script fails after the up script was applied",
  severity: "error",
  category: "dry-run",
  why: "The down script is run on the worst day, by somebody in a hurry, and mostly for the first time. Of the down scripts in public histories one in fifty does not run at all.",
  instead: "Mend the statement that is marked, until the dry-run gets through the down script.",
  claim: {
    unprovable: "Claims are proven on up scripts; the down script is run, and its failure shown, by the tests of the dry-run."
  },
  foundBy: "dry-run"
});

// rules/rollback-incomplete/rule.ts
var rule_default44 = defineRule({
  id: "rollback-incomplete",
  summary: "The down script runs and leaves another schema than the one before the up script",
  severity: "error",
  category: "dry-run",
  why: "The tool marks the migration as rolled back, and the database is in a state that no file describes: the code of the last release meets columns it does not know or misses an index, and the next up fails on what is still there. Of the down scripts in public histories one in nine is like that.",
  instead: "Undo in the down script each difference that is listed, object by object.",
  claim: {
    unprovable: "Claims are proven on up scripts; the schema after a down script is compared by the tests of the dry-run."
  },
  foundBy: "dry-run"
});

// src/sql/psql-variables.ts
var variable = /^:(?:'\w+'|"\w+"|[A-Za-z_]\w*|\{\?\w+\})/;
function psqlVariableAt(source, at) {
  const start = (source.offsetOfLine(at.startLine) ?? 0) + at.startColumn - 1;
  return variable.exec(source.text.slice(start, start + 100))?.[0];
}

// rules/syntax-error/rule.ts
var rule_default45 = defineRule({
  id: "syntax-error",
  summary: "PostgreSQL’s grammar rejects the statement",
  severity: "error",
  category: "files",
  why: "The statement fails wherever it is run (SQLSTATE 42601). The grammar is that of PostgreSQL itself, so this is no matter of opinion; the statements around it are still checked. In real histories it is mostly the down scripts that hold such errors, because nobody runs them before the bad day.",
  instead: "Mend the statement at the place that is marked.",
  claim: { fails: "42601" },
  script: ({ script: { parsed: parsed2 }, project: { tool } }) => parsed2.statements.flatMap((statement) => {
    if (statement.kind !== "unparsed" || statement.problem !== "syntax-error") return [];
    const { message, at } = statement;
    if (tool.runsPsql && psqlVariableAt(parsed2.source, at) !== void 0) return [];
    return [{ message: `PostgreSQL rejects this statement: ${message}.`, at }];
  })
});

// rules/truncate/rule.ts
var rule_default46 = defineRule({
  id: "truncate",
  summary: "TRUNCATE deletes every row of the table",
  severity: "error",
  category: "destructive",
  why: "All rows are gone at COMMIT, and no down script brings them back. TRUNCATE holds ACCESS EXCLUSIVE until then, so nobody can even read the table; row triggers do not fire, and a snapshot that is older sees an empty table (manual, 13.6 “Caveats”).",
  instead: "Delete the rows that are meant with DELETE … WHERE, in batches that commit. If the table is to be empty for good, drop it in a later release.",
  claim: { deletesRows: ["public.sessions"] },
  on: {
    TruncateStmt: ({ relations = [] }, { state }) => relations.flatMap((relation) => {
      const table = "RangeVar" in relation ? nameOfRangeVar(relation.RangeVar) : void 0;
      return table && !state.isNew(table) ? [{ message: `TRUNCATE deletes every row of ${displayName(table)}.` }] : [];
    })
  }
});

// rules/truncate-cascade/rule.ts
var rule_default47 = defineRule({
  id: "truncate-cascade",
  summary: "TRUNCATE … CASCADE empties tables that are not named",
  severity: "error",
  category: "destructive",
  why: "CASCADE empties every table that has a foreign key to the named one, and every table that has one to those, whatever ON DELETE says (manual, TRUNCATE). Which these are depends on what the database holds at that moment. All of them are locked in ACCESS EXCLUSIVE mode.",
  instead: "Leave CASCADE out and name every table that is to be emptied: Postgres then refuses where one is missing.",
  claim: { deletesRows: ["public.orders"] },
  together: ["truncate"],
  on: {
    TruncateStmt({ behavior, relations = [] }, context) {
      if (behavior !== "DROP_CASCADE") return void 0;
      const named2 = relations.flatMap(
        (relation) => "RangeVar" in relation ? nameOfRangeVar(relation.RangeVar) ?? [] : []
      );
      return named2.filter((table) => !context.state.isNew(table)).map((table) => ({
        message: `TRUNCATE … CASCADE on ${displayName(table)} also empties ${emptied(table, named2, context)}.`
      }));
    }
  }
});
var mostNamed = 5;
function emptied(table, named2, context) {
  const found = new Set(named2.map((name) => context.state.keyOf(name)));
  const unnamed = [];
  const open = [table];
  for (let next = open.pop(); next && unnamed.length <= mostNamed; next = open.pop()) {
    for (const { key } of referencingTables(context, next)) {
      if (found.has(key)) continue;
      found.add(key);
      unnamed.push(key);
      const dot = key.indexOf(".");
      open.push({ schema: key.slice(0, dot), name: key.slice(dot + 1) });
    }
  }
  if (unnamed.length === 0) return "every table that refers to it";
  return listed(unnamed, mostNamed);
}

// rules/unknown-rule-in-ignore/rule.ts
var rule_default48 = defineRule({
  id: "unknown-rule-in-ignore",
  summary: "A drydock-ignore comment names a rule that does not exist",
  severity: "error",
  category: "files",
  why: "A misspelt id ignores nothing, and whoever reads the comment believes that the hazard was weighed and accepted.",
  instead: "Write the id as the finding shows it; `drydock rules` lists them all.",
  claim: { unprovable: "The comment is read by Drydock alone." },
  foundBy: "suppressions"
});

// rules/unnamed-index/rule.ts
var rule_default49 = defineRule({
  id: "unnamed-index",
  summary: "CREATE INDEX without a name builds a twin of the index when the script is run again",
  severity: "warning",
  category: "idempotency",
  why: "Postgres makes up a name that is free. So a second run does not fail: it builds the same index once more beside the first, as orders_customer_id_idx1, and from then on every write pays for both. IF NOT EXISTS needs a name as well (manual, CREATE INDEX).",
  instead: "Give the index a name; then IF NOT EXISTS can be written, and the down script can drop it.",
  claim: { changesOnRerun: true },
  on: {
    IndexStmt(index, { state, script }) {
      const table = nameOfRangeVar(index.relation);
      if (index.idxname !== void 0 || !table || state.isRemade(table)) return void 0;
      const severity = script.banner ? "error" : state.isNew(table) ? guardSeverity(script) : "warning";
      return {
        message: `The index on ${displayName(table)} has no name: a second run builds a twin of it.`,
        severity
      };
    }
  }
});

// rules/unparsed-statement/rule.ts
var rule_default50 = defineRule({
  id: "unparsed-statement",
  summary: "A statement or file that could not be read, so that no rule has seen it",
  severity: "error",
  category: "files",
  why: "Silence means that a statement was checked and is fine. Where the text is not known before the script runs (a psql variable), is no text at all, or is more than the parser can hold, nothing is known of what the statement does, and so the gate does not open by itself.",
  instead: "Write the statement out without variables, split one that is too large, or look at it yourself and ignore this finding with a reason.",
  claim: { fails: "42601" },
  script({ script, project }) {
    const { unreadable, statements } = script.parsed;
    const whole = unreadable && {
      message: `The file was not read: ${unreadable.message}.`,
      at: unreadable.at
    };
    const single = statements.flatMap(
      (statement) => statement.kind === "unparsed" ? ofStatement(statement, script, project) ?? [] : []
    );
    return whole ? [whole, ...single] : single;
  }
});
function ofStatement({ problem: problem4, message, at, region }, { parsed: parsed2 }, { tool }) {
  if (problem4 === "gave-up") {
    return { message: `No rule has seen this statement: ${message}.`, at: region };
  }
  const variable2 = tool.runsPsql ? psqlVariableAt(parsed2.source, at) : void 0;
  if (variable2 === void 0) return void 0;
  return {
    message: `No rule has seen this statement: what psql will put in for ${variable2} is not known.`,
    at
  };
}

// rules/unused-ignore/rule.ts
var rule_default51 = defineRule({
  id: "unused-ignore",
  summary: "A drydock-ignore comment under which its rule reports nothing",
  severity: "warning",
  category: "files",
  why: "The statement was changed and the ignore stayed behind. It now waits to hide the next finding of that rule, which nobody has looked at.",
  instead: "Delete the comment, or move it to the statement that it is about.",
  claim: { unprovable: "The comment is read by Drydock alone." },
  foundBy: "suppressions"
});

// rules/update-without-where/rule.ts
var rule_default52 = defineRule({
  id: "update-without-where",
  summary: "UPDATE without a WHERE, or with one that is always true, rewrites every row",
  severity: "warning",
  category: "destructive",
  why: "What the columns held is lost in every row. Postgres writes each row anew, and its index entries, and locks all of them until COMMIT: on a large table that is minutes of waiting writers, a table twice its size and a flood for the replicas.",
  instead: "Update ranges of the key in batches that commit, each with a WHERE, outside the migration that changes the schema. To fill a new column, give it a constant DEFAULT: that rewrites nothing.",
  claim: { effects: { locks: { "public.orders": "ROW EXCLUSIVE" }, scans: ["public.orders"] } },
  on: {
    UpdateStmt({ relation, fromClause, whereClause }, { state }) {
      const table = nameOfRangeVar(relation);
      if (!table || fromClause || state.isNew(table)) return void 0;
      if (!whereClause)
        return { message: `UPDATE without a WHERE rewrites every row of ${displayName(table)}.` };
      if (!isAlwaysTrue(whereClause)) return void 0;
      return {
        message: `UPDATE with a WHERE that is always true rewrites every row of ${displayName(table)}.`
      };
    }
  }
});

// rules/weaken-row-security/rule.ts
var rule_default53 = defineRule({
  id: "weaken-row-security",
  summary: "Row-level security is switched off, or a policy is dropped for good",
  severity: "error",
  category: "destructive",
  why: "With row-level security off every role that may read the table reads every tenant’s rows, at once. A dropped policy hides rows from those whom it let in, or, if it was RESTRICTIVE, shows them rows that it kept back (manual, 5.9 “Row Security Policies”). NO FORCE exempts the owner, which is often the role that the application connects as.",
  instead: "Change the policy with ALTER POLICY, or drop it and create it anew in one transaction. Work that must see all rows belongs to a role with BYPASSRLS.",
  claim: { changes: { "table public.accounts": "row security" } },
  on: {
    AT_DisableRowSecurity: (_, context) => tableProblem("row security", "DISABLE ROW LEVEL SECURITY shows every row of", context),
    AT_NoForceRowSecurity: (_, context) => tableProblem(
      "forced row security",
      "NO FORCE ROW LEVEL SECURITY shows the owner every row of",
      context
    ),
    DropStmt(drop, context) {
      if (drop.removeType !== "OBJECT_POLICY") return void 0;
      return droppedObjects(drop).flatMap(({ name: { name }, table }) => {
        if (!table || context.state.isNew(table)) return [];
        const policy = { kind: "policy", of: table, part: name };
        if (isMadeEarlier(context, policy) || isMadeLater(context, policy)) return [];
        return [
          {
            message: `DROP POLICY takes ${name} off ${displayName(table)}, so roles see other rows than before.`
          }
        ];
      });
    }
  }
});
function tableProblem(kind, happens2, context) {
  const state = { kind, of: context.table };
  const isOwn = context.state.isNew(context.table) || isMadeEarlier(context, state);
  if (isOwn || isAtomic(context.script) && isMadeLater(context, state)) return void 0;
  return { message: `${happens2} ${displayName(context.table)}.` };
}

// rules/index.ts
var rules = [
  rule_default,
  rule_default2,
  rule_default3,
  rule_default4,
  rule_default5,
  rule_default6,
  rule_default7,
  rule_default8,
  rule_default9,
  rule_default10,
  rule_default11,
  rule_default12,
  rule_default13,
  rule_default14,
  rule_default15,
  rule_default16,
  rule_default17,
  rule_default18,
  rule_default19,
  rule_default20,
  rule_default21,
  rule_default22,
  rule_default23,
  rule_default24,
  rule_default25,
  rule_default26,
  rule_default27,
  rule_default28,
  rule_default29,
  rule_default30,
  rule_default31,
  rule_default32,
  rule_default33,
  rule_default34,
  rule_default35,
  rule_default36,
  rule_default37,
  rule_default38,
  rule_default39,
  rule_default40,
  rule_default41,
  rule_default42,
  rule_default43,
  rule_default44,
  rule_default45,
  rule_default46,
  rule_default47,
  rule_default48,
  rule_default49,
  rule_default50,
  rule_default51,
  rule_default52,
  rule_default53
];

// src/files/changed-since.ts
import { execFile } from "node:child_process";
import { promisify } from "node:util";
var run = promisify(execFile);
async function changedSince(cwd, ref) {
  const base = (await git(cwd, ["merge-base", "--end-of-options", ref, "HEAD"], ref)).trim();
  const diff = [
    "diff",
    "--no-ext-diff",
    "--no-textconv",
    "--no-renames",
    "--relative",
    "--name-only",
    "-z",
    "--diff-filter=d",
    base,
    "--"
  ];
  const untracked = ["ls-files", "--others", "--exclude-standard", "-z"];
  const outputs = await Promise.all([git(cwd, diff, ref), git(cwd, untracked, ref)]);
  return outputs.flatMap((output) => output.split("\0").filter((path) => path !== ""));
}
async function git(cwd, args, ref) {
  try {
    const { stdout } = await run("git", ["-c", `safe.directory=*`, ...args], {
      cwd,
      maxBuffer: 64 * 1024 * 1024
    });
    return stdout;
  } catch (cause) {
    throw new UserError(
      `git cannot say what changed since "${ref}": ${firstLine(cause)}`,
      "Check the ref, and that the clone is deep enough to hold it (actions/checkout: fetch-depth: 0).",
      { cause }
    );
  }
}
function firstLine(cause) {
  const stderr = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : "";
  const message = stderr.trim() || (cause instanceof Error ? cause.message : String(cause));
  return message.split("\n")[0] ?? "";
}

// src/files/project-files.ts
import { readFile, stat } from "node:fs/promises";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
var ignored = ["**/node_modules/**", "**/.git/**"];
async function findProjectFiles(cwd, paths) {
  const found = /* @__PURE__ */ new Set();
  for (const path of paths) for (const file of await filesOf(cwd, path)) found.add(file);
  return { paths: [...found].sort(), read: (path) => readSource(cwd, path) };
}
async function filesOf(cwd, path) {
  const full = resolve(cwd, path);
  const kind = await stat(full).catch(() => void 0);
  if (kind?.isFile()) return [toRelative(cwd, full)];
  if (kind?.isDirectory()) return folder(cwd, full);
  const { isDynamicPattern } = await import("./dist-LQVLDUFJ.js");
  const matches = isDynamicPattern(path) ? await glob(cwd, [path]) : [];
  if (matches.length > 0) return matches;
  throw new UserError(
    `No such file or folder: ${path}`,
    "Give the folder that the migrations lie in, or its files."
  );
}
async function folder(cwd, full) {
  const own = await glob(full, ["*.sql"]);
  const files = own.length > 0 ? own : await glob(full, ["**/*.sql"]);
  return files.map((file) => toRelative(cwd, resolve(full, file)));
}
async function glob(cwd, patterns) {
  const tinyglobby = await import("./dist-LQVLDUFJ.js");
  return tinyglobby.glob([...patterns], { cwd, ignore: ignored, onlyFiles: true, caseSensitiveMatch: false });
}
async function findMigrationFolder(cwd) {
  const files = await glob(cwd, ["**/migrations/**/*.sql", "**/*.up.sql"]);
  const folders = [...new Set(files.map((file) => file.slice(0, Math.max(0, file.lastIndexOf("/")))))].sort();
  const [first, ...others] = folders;
  if (first === void 0) {
    throw new UserError("No migrations were found here", "Give their folder: drydock check db/migrations");
  }
  if (others.length === 0) return first === "" ? "." : first;
  throw new UserError(
    `Migrations lie in ${folders.length} folders: ${folders.slice(0, 5).join(", ")}${folders.length > 5 ? ", …" : ""}`,
    "Name the one to check, or `migrations:` in drydock.yml."
  );
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
function toRelative(cwd, full) {
  const path = relative(cwd, full);
  return (isAbsolute(path) || path === "" ? basename(full) : path).split(sep).join("/");
}

// src/files/read-config.ts
import { readFile as readFile2 } from "node:fs/promises";
import { dirname, join, resolve as resolve2 } from "node:path";
var fileNames = ["drydock.yml", "drydock.yaml"];
async function readConfig(cwd, named2) {
  if (named2 !== void 0) {
    const path = resolve2(cwd, named2);
    const content = await readIfThere(path);
    if (content === void 0) throw new UserError(`No such config file: ${named2}`);
    return { config: await parseConfig(content, named2), path };
  }
  for (let folder2 = resolve2(cwd); ; folder2 = dirname(folder2)) {
    for (const name of fileNames) {
      const path = join(folder2, name);
      const content = await readIfThere(path);
      if (content !== void 0) return { config: await parseConfig(content, name), path };
    }
    if (dirname(folder2) === folder2) return { config: {} };
  }
}
var readIfThere = async (path) => readFile2(path, "utf8").catch((cause) => {
  if (isMissing(cause)) return void 0;
  throw new UserError(`${path} cannot be read`, void 0, { cause });
});
var isMissing = (error) => error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
async function parseConfig(text, file) {
  const { parse: parse2, YAMLParseError } = await import("./yaml-E6UJHVYD.js");
  let value;
  try {
    value = parse2(text);
  } catch (cause) {
    const line = cause instanceof YAMLParseError ? `:${cause.linePos?.[0].line ?? 1}` : "";
    const reason = cause instanceof Error ? cause.message.split("\n")[0] ?? "" : String(cause);
    throw new UserError(`${file}${line} is no valid YAML: ${reason}`, void 0, { cause });
  }
  return validate(value ?? {}, file);
}
async function validate(value, file) {
  if (Array.isArray(value))
    throw new UserError(`${file}: the file must be a mapping of keys to values, not a list`);
  const [{ safeParse, getDotPath }, { configSchema }] = await Promise.all([
    import("./dist-H4MS63WR.js"),
    import("./config-TMBNTHQD.js")
  ]);
  const result = safeParse(configSchema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = getDotPath(issue) ?? "";
  if (issue.type === "strict_object" && issue.expected === "never") {
    throw unknownKey(file, path, keysAt(configSchema, path));
  }
  throw new UserError(
    `${file}: ${path === "" ? "the file" : `"${path}"`} must be ${expected(issue)}, not ${issue.received}`
  );
}
function unknownKey(file, path, known2) {
  const key = path.slice(path.lastIndexOf(".") + 1);
  const meant = nearest(key, known2);
  const hint = meant === void 0 ? `Known keys: ${known2.join(", ")}.` : `Did you mean "${meant}"?`;
  return new UserError(`${file}: unknown key "${path}"`, hint);
}
var expected = (issue) => (issue.expected ?? issue.message).replace(/^\((.*)\)$/, "$1").replaceAll(" | ", " or ");
function keysAt(schema, path) {
  const folders = path.split(".").slice(0, -1);
  const holder = folders.reduce((inner, key) => entriesOf(inner)[key], schema);
  return Object.keys(entriesOf(holder));
}
function entriesOf(schema) {
  if (typeof schema !== "object" || schema === null) return {};
  if ("entries" in schema) return schema.entries;
  return "wrapped" in schema ? entriesOf(schema.wrapped) : {};
}

// src/files/matcher.ts
async function matcher(globs) {
  const { default: picomatch } = await import("./picomatch-MSXKZWUO.js");
  const matches = picomatch([...globs], { nocase: true, dot: true });
  return (file) => matches(file.replace(/^(?:\.\.\/)+/, ""));
}

// src/sql/parser.ts
async function loadParser() {
  const { default: createModule } = await import("./libpg-query-PQOLB5KQ.js");
  let current = await createModule();
  return {
    async parse(sql) {
      try {
        return parseWith(current, sql);
      } catch (cause) {
        current = await createModule();
        return { ok: false, gaveUp: cause instanceof Error ? cause.message : String(cause) };
      }
    }
  };
}
function parseWith(module, sql) {
  const size = module.lengthBytesUTF8(sql) + 1;
  const query = module._malloc(size);
  module.stringToUTF8(sql, query, size);
  const result = module._wasm_parse_query_raw(query);
  const outcome = readResult(module, result);
  module._wasm_free_parse_result(result);
  module._free(query);
  return outcome;
}
function readResult(module, result) {
  const error = module.getValue(result + 8, "i32");
  if (error === 0) {
    const tree = JSON.parse(module.UTF8ToString(module.getValue(result, "i32")));
    return { ok: true, nodes: (tree.stmts ?? []).flatMap(({ stmt }) => stmt ? [stmt] : []) };
  }
  const message = module.UTF8ToString(module.getValue(error, "i32"));
  const cursor = module.getValue(error + 16, "i32");
  return { ok: false, error: { message, codePoint: Math.max(0, cursor - 1) } };
}

// src/request.ts
async function prepareRequest(cwd, options) {
  const parser = loadParser();
  const { config } = await readConfig(cwd, options.config);
  const known2 = rules.map(({ id }) => id);
  const settings = resolveSettings(options, config, known2);
  const files = await findProjectFiles(cwd, await pathsOf(cwd, options.paths, config.migrations));
  const { bannerRequired } = settings.lint;
  return {
    files,
    parser,
    framework: chooseTool(settings.framework, files.paths),
    isPending: await pendingOf(cwd, options, files),
    isDevFile: await matcher(settings.devFiles),
    lintSettings: {
      ...settings.lint,
      bannerRequired: typeof bannerRequired === "string" ? bannerRequired : await matcher(bannerRequired)
    },
    ruleSet: ruleSetOf(settings, known2, options.docsBase),
    engine: options.mode === "lint" ? "none" : settings.engine,
    postgresMajor: settings.postgresMajor,
    transaction: settings.transaction,
    statementTimeoutMs: settings.statementTimeoutMs,
    failOn: settings.failOn,
    ...await preparations(cwd, settings)
  };
}
async function pathsOf(cwd, paths, configured) {
  if (paths.length > 0) return paths;
  if (configured === void 0) return [await findMigrationFolder(cwd)];
  return typeof configured === "string" ? [configured] : configured;
}
async function pendingOf(cwd, options, files) {
  const { pending = [], since } = options;
  if (pending.length === 0 && since === void 0) return () => true;
  const changed = since === void 0 ? [] : await changedSince(cwd, since);
  const named2 = pending.map((path) => toRelative(cwd, resolve3(cwd, path)));
  const isUnder = (file) => named2.some((path) => file === path || file.startsWith(`${path}/`));
  for (const path of named2) {
    if (!files.paths.some((file) => file === path || file.startsWith(`${path}/`))) {
      throw new UserError(`--pending ${path} is none of the ${files.paths.length} files under check`);
    }
  }
  const set = new Set(changed);
  return (file) => set.has(file) || isUnder(file);
}
function ruleSetOf({ only, overrides, strict }, known2, docsBase = "rules/") {
  return {
    rules: only ? rules.filter(({ id }) => only.has(id)) : rules,
    known: known2,
    overrides,
    strict,
    docsUrl: (id) => `${docsBase}${id}/README.md`
  };
}
async function preparations(cwd, { setupFile, seedFile }) {
  const read3 = async (path) => {
    const files = await findProjectFiles(cwd, [path]);
    const source = await files.read(files.paths[0] ?? path);
    if (source.unreadable) throw new UserError(`${path}: ${source.unreadable.message}`);
    return source;
  };
  return {
    ...setupFile === void 0 ? {} : { setup: await read3(setupFile) },
    ...seedFile === void 0 ? {} : { seed: await read3(seedFile) }
  };
}

// package.json
var package_default = {
  name: "drydock",
  version: "0.1.0",
  description: "Decides whether a PostgreSQL migration may be merged: lints it, runs it on a throw-away Postgres, runs it again, rolls it back, and proves what came back.",
  license: "MIT",
  type: "module",
  bin: {
    drydock: "dist/cli.js"
  },
  files: [
    "dist",
    "rules/*/README.md",
    "action.yml"
  ],
  engines: {
    node: ">=20.12"
  },
  scripts: {
    build: "node .build/bundle.mjs",
    check: "npm run format:check && npm run lint && npm run types && npm run directions && npm run generate -- --check",
    directions: "depcruise --config .dependency-cruiser.mjs src rules",
    format: "prettier --write .",
    "format:check": "prettier --check .",
    generate: "node .build/generate.mjs",
    lint: "eslint .",
    "new-rule": "node .build/new-rule.mjs",
    test: "vitest run",
    types: "tsc --noEmit"
  },
  devDependencies: {
    "@actions/core": "3.0.1",
    "@actions/github": "9.1.1",
    "@electric-sql/pglite": "0.5.16",
    "@eslint/js": "10.0.1",
    "@pgsql/types": "18.0.0",
    "@types/node": "20.19.43",
    "@types/pg": "8.23.1",
    "@types/picomatch": "4.0.3",
    commander: "14.0.3",
    "dependency-cruiser": "17.4.3",
    esbuild: "0.28.2",
    eslint: "10.15.0",
    "fast-check": "4.10.2",
    "fastest-levenshtein": "1.0.16",
    "libpg-query": "18.1.5",
    pg: "8.23.1",
    "pgsql-ast-parser": "12.0.2",
    picocolors: "1.1.1",
    picomatch: "4.0.7",
    prettier: "3.10.1",
    tinyglobby: "0.2.17",
    typescript: "5.9.3",
    "typescript-eslint": "8.73.0",
    valibot: "1.5.0",
    vitest: "4.1.12",
    yaml: "2.9.1"
  }
};

// src/version.ts
var { version } = package_default;

// src/cli/progress-line.ts
var intervalMs = 5e3;
function progressLine(stream, clock) {
  if (!stream.isTTY) {
    let last = clock();
    const show = (step) => {
      if (clock() - last < intervalMs) return;
      last = clock();
      stream.write(`drydock: ${visibleLine(step)}
`);
    };
    return { show, clear: () => void 0 };
  }
  const width = stream.columns ?? 80;
  return {
    show: (step) => stream.write(`\r\x1B[K${`drydock: ${visibleLine(step)}`.slice(0, width - 1)}`),
    clear: () => stream.write("\r\x1B[K")
  };
}

export {
  nearest,
  engineSettings,
  transactionSettings,
  failOnSettings,
  knownRule,
  rules,
  check,
  reporters,
  reporterNames,
  isReporterName,
  migrationTools,
  prepareRequest,
  version,
  progressLine
};
