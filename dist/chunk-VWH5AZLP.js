import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  foldText,
  hole,
  nameOfRangeVar,
  nameOfToken,
  refusesTransactionBlock,
  routineOf,
  tokenAt,
  tokensOf,
  transactionControl
} from "./chunk-A5QZK2KJ.js";
import {
  quoteIdentifier
} from "./chunk-YJAI7TGI.js";
import {
  PostgresError
} from "./chunk-QCTL3Z24.js";
import {
  EngineError,
  UserError
} from "./chunk-D2BDLTNA.js";
import {
  endOfBrokenStatement,
  endOfStringBody,
  splitScript
} from "./chunk-FT4P7JIM.js";
import {
  SourceText,
  byteToOffset,
  codePointToOffset
} from "./chunk-OCH7LVHQ.js";
import {
  blocksWrites,
  fromPgLocksName,
  lockModes
} from "./chunk-RN7NGZYI.js";

// src/dry-run/stopped.ts
function stoppedBy(thrown) {
  const error = firstOf(thrown);
  if (error instanceof UserError && !(error instanceof EngineError)) throw error;
  if (error instanceof PostgresError && isLostSession(error)) return lostSession(error);
  return stopOf(error);
}
function stopOf(thrown) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const reason = error instanceof UserError ? error.message : `a fault of Drydock's own: ${error.message}`;
  return { error, reason, isTold: false };
}
var firstOf = (thrown) => thrown instanceof Error && "suppressed" in thrown ? firstOf(thrown.suppressed) : thrown;
var isLostSession = ({ fields }) => ["57P01", "57P02", "57P03"].includes(fields.sqlState);
var mayEndServer = (sqlState) => sqlState === "57014" || sqlState === "53100";
var lostSession = (cause) => stopOf(new EngineError(`a session of Drydock's own was lost: ${cause.message}`, void 0, { cause }));
function abandoned(report, error) {
  const { apply, rerun, rollback, reapply } = report;
  if (apply.status === "skipped") return { ...report, apply: { error, ...apply } };
  if (apply.status === "failed") return report;
  if (rerun.status === "skipped") return { ...report, rerun: { ...rerun, error } };
  if (rollback.status === "skipped") return { ...report, rollback: { ...rollback, error } };
  if (reapply.status === "skipped" && report.down !== null)
    return { ...report, reapply: { ...reapply, error } };
  return report;
}

// src/postgres/effects.ts
var noEffects = { locks: {}, scans: [], rewrites: [] };
var atLeast = (observed, claimed) => observed !== void 0 && lockModes.indexOf(observed) >= lockModes.indexOf(claimed);
function shows(observed, claimed) {
  const locks = Object.entries(claimed.locks ?? {}).every(
    ([name, mode]) => atLeast(observed.locks[name], mode)
  );
  const scans = (claimed.scans ?? []).every((name) => observed.scans.includes(name));
  const rewrites = (claimed.rewrites ?? []).every((name) => observed.rewrites.includes(name));
  return locks && scans && rewrites;
}

// src/dry-run/skipped-report.ts
var skippedReport = (migration, error) => ({
  id: migration.id,
  up: migration.up.file,
  down: migration.down?.file ?? null,
  pending: migration.pending,
  dev: migration.aside,
  apply: { status: "skipped", ...error === void 0 ? {} : { error } },
  rerun: { status: "skipped" },
  rollback: { status: migration.down ? "skipped" : "missing", differences: [] },
  reapply: { status: "skipped" },
  statements: []
});

// src/sql/parser.ts
import { setFlagsFromString } from "node:v8";
function asCompiledFirst(run) {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
  const restore = () => {
    setFlagsFromString("--wasm-dynamic-tiering");
  };
  let result;
  try {
    result = run();
    return result;
  } finally {
    if (result instanceof Promise) void result.then(restore, restore);
    else restore();
  }
}
async function loadParser() {
  const { default: create } = await import("./libpg-query-PQOLB5KQ.js");
  const createModule = () => asCompiledFirst(() => create({ ...silent }));
  let current = await createModule();
  return {
    async parse(sql) {
      try {
        return asCompiledFirst(() => parseWith(current, sql));
      } catch (cause) {
        current = await createModule();
        return { ok: false, gaveUp: messageOf(cause) };
      }
    },
    async parsePlpgsql(sql) {
      try {
        return asCompiledFirst(() => parsePlpgsqlWith(current, sql));
      } catch (cause) {
        current = await createModule();
        return { ok: false, message: messageOf(cause) };
      }
    }
  };
}
var silent = { print: () => void 0, printErr: () => void 0 };
var messageOf = (cause) => cause instanceof Error ? cause.message : String(cause);
function allocate(module, text) {
  const size = module.lengthBytesUTF8(text) + 1;
  const pointer = module._malloc(size);
  module.stringToUTF8(text, pointer, size);
  return pointer;
}
function parsePlpgsqlWith(module, sql) {
  const query = allocate(module, sql);
  const result = module._wasm_parse_plpgsql(query);
  const answer = module.UTF8ToString(result);
  module._wasm_free_string(result);
  module._free(query);
  if (!answer.startsWith("{")) return { ok: false, message: answer };
  const { plpgsql_funcs: routines } = JSON.parse(answer);
  return { ok: true, routine: routines?.[0]?.PLpgSQL_function ?? {} };
}
function parseWith(module, sql) {
  const query = allocate(module, sql);
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
  #unparsed(piece, problem, message, codePoint) {
    const located2 = this.#located(piece);
    const offset = codePointToOffset(located2.text, codePoint);
    const word = /^(?:[\w$\u0080-\uffff]+|\S)/.exec(located2.text.slice(offset, offset + 200))?.[0] ?? "";
    const start = piece.start + (word === "" ? located2.text.length - 1 : offset);
    const at = this.#source.regionOf(start, start + Math.max(1, word.length));
    this.#statements.push({ ...located2, kind: "unparsed", problem, message, at });
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

// src/dry-run/transaction-plan.ts
function planTransactions(statements, shape) {
  const planner = new Planner(shape, shape === "one-query" && statements.length > 1);
  for (const statement of statements) planner.add(statement);
  return planner.finish();
}
var Planner = class {
  #groups = [];
  #shape;
  #implicit;
  #open;
  constructor(shape, implicit) {
    this.#shape = shape;
    this.#implicit = implicit;
    this.#open = shape === "wrapped" ? block("BEGIN", false) : this.#between();
  }
  add(statement) {
    const control = transactionControl(statement);
    if (control === "begin") this.#begin(statement);
    else if ((control === "commit" || control === "rollback") && this.#open.begin !== void 0) {
      this.#close(control, statement);
    } else this.#open.statements.push(statement);
  }
  finish() {
    this.#close(this.#open.begin !== void 0 && this.#open.own ? "abandoned" : "commit");
    return this.#groups;
  }
  /** Inside a block BEGIN does nothing but warn (25001 as a WARNING); an implicit one it makes the script's own. */
  #begin(statement) {
    if (this.#open.begin !== void 0) {
      this.#open.own ||= this.#shape === "one-query";
      return;
    }
    this.#close("commit");
    this.#open = block(statement.text, true);
  }
  #close(end, endedBy) {
    const { begin, statements } = this.#open;
    if (statements.length > 0 || endedBy) {
      this.#groups.push({
        ...begin === void 0 ? {} : { begin },
        statements,
        end,
        ...endedBy ? { endedBy } : {}
      });
    }
    this.#open = this.#between();
  }
  /** What statements stand in while the script has opened nothing. */
  #between() {
    return this.#implicit ? block("BEGIN", false) : { own: false, statements: [] };
  }
};
var block = (begin, own) => ({ begin, own, statements: [] });

// src/plpgsql/body-text.ts
function regionIn(body, source, { start, end }) {
  const from = body.offsetOf(start);
  if (end <= start) return source.regionOf(from, from);
  return source.regionOf(from, Math.max(body.offsetOf(end), body.offsetOf(end - 1) + 1));
}
var opener = /\s+|--[^\n]*|\/\*[^]*?\*\/|([eE]?)'|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
function bodyTextAt(script, from) {
  const word = /AS\b/iy;
  for (let at = from; at < script.length; ) {
    word.lastIndex = opener.lastIndex = at;
    if (word.test(script)) {
      at = word.lastIndex;
      continue;
    }
    const match = opener.exec(script);
    if (!match) return void 0;
    const start = at + match[0].length;
    if (match[0].startsWith("$")) return dollarQuoted(script, match[0], start);
    if (match[1] !== void 0) return quoted(script, start, match[1] !== "");
    at = start;
  }
  return void 0;
}
function dollarQuoted(script, tag, start) {
  const end = script.indexOf(tag, start);
  return end === -1 ? void 0 : verbatim(script, { start, end });
}
var verbatim = (script, { start, end }) => ({
  text: script.slice(start, end),
  verbatim: true,
  offsetOf: (offset) => Math.min(start + offset, end)
});
function quoted(script, start, escapes) {
  const end = endOfStringBody(script, start, escapes) - 1;
  const raw = script.slice(start, end);
  const special = escapes ? /''|\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^])/g : /''/g;
  const offsets = [];
  let text = "";
  let last = 0;
  const add = (decoded, at, width) => {
    for (let n = 0; n < decoded.length; n += 1) offsets.push(start + at + (width === 1 ? 0 : n));
    text += decoded;
  };
  for (const match of raw.matchAll(special)) {
    add(raw.slice(last, match.index), last, 0);
    add(decodeEscape(match[0]), match.index, 1);
    last = match.index + match[0].length;
  }
  add(raw.slice(last), last, 0);
  return { text, verbatim: text === raw, offsetOf: (offset) => offsets[offset] ?? end };
}
var letters = { b: "\b", f: "\f", n: "\n", r: "\r", t: "	" };
function decodeEscape(escape) {
  if (escape === "''") return "'";
  const body = escape.slice(1);
  if (/^[0-7]/.test(body)) return String.fromCharCode(parseInt(body, 8) & 255);
  if (/^[xuU]./.test(body)) return fromCodePoint(parseInt(body.slice(1), 16));
  return letters[body] ?? body;
}
var fromCodePoint = (code) => code > 1114111 ? "�" : String.fromCodePoint(code);

// src/sql/parse-expression.ts
async function parseExpression(parser, text) {
  const outcome = await parser.parse(`SELECT ${text}`);
  const [select] = outcome.ok ? outcome.nodes : [];
  const [target] = select && "SelectStmt" in select ? select.SelectStmt.targetList ?? [] : [];
  return target && "ResTarget" in target ? target.ResTarget.val : void 0;
}

// src/plpgsql/nodes.ts
function nodeOf(value) {
  if (typeof value !== "object" || value === null) return void 0;
  const [entry] = Object.entries(value);
  if (!entry?.[0].startsWith("PLpgSQL_")) return void 0;
  return { type: entry[0].slice("PLpgSQL_".length), fields: entry[1] };
}
var nodesOf = (value) => Array.isArray(value) ? value.flatMap((one) => nodeOf(one) ?? []) : [];
function queryOf(value) {
  const node = nodeOf(value);
  const query = node?.type === "expr" ? node.fields["query"] : void 0;
  return typeof query === "string" ? query : void 0;
}
var textField = (fields, name) => {
  const value = fields[name];
  return typeof value === "string" ? value : void 0;
};
var lineOf = (fields) => {
  const value = fields["lineno"];
  return typeof value === "number" ? value : void 0;
};

// src/plpgsql/text-locator.ts
var TextLocator = class {
  #body;
  #lines;
  #cursor = 0;
  constructor(body) {
    this.#body = body;
    this.#lines = [0, ...[...body.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }
  /** The place of a query; where the body does not hold it, what stands on its line. */
  find(query, line) {
    const from = this.#from(line);
    const start = this.#search(query, from);
    if (start === void 0) return this.#restOfLine(from);
    this.#cursor = start + query.length;
    return { start, end: start + query.trimEnd().length };
  }
  /** The place of a word on or behind a line. */
  keyword(word, line) {
    const from = this.#from(line);
    const pattern = new RegExp(String.raw`\b${word}\b`, "gi");
    pattern.lastIndex = from;
    const match = pattern.exec(this.#body);
    if (!match) return this.#restOfLine(from);
    this.#cursor = match.index + word.length;
    return { start: match.index, end: match.index + word.length };
  }
  /** The word right before an offset, with nothing but white space and comments between. */
  keywordBefore(word, offset) {
    const before = this.#body.slice(Math.max(0, offset - 1e3), offset);
    const match = new RegExp(String.raw`\b${word}(?:\s|--[^\n]*\n|/\*[^]*?\*/)*$`, "i").exec(before);
    return match ? Math.max(0, offset - 1e3) + match.index : void 0;
  }
  #from(line) {
    return Math.max(this.#cursor, this.#lines[(line ?? 1) - 1] ?? 0);
  }
  #search(query, from) {
    const head = query.split(/\s{2}/, 1)[0]?.slice(0, 60) ?? "";
    if (head === "") return void 0;
    for (let at = this.#body.indexOf(head, from); at !== -1; at = this.#body.indexOf(head, at + 1)) {
      if (this.#matches(query, at)) return at;
    }
    return void 0;
  }
  /** Spaces of the query stand for any character: INTO and its targets are blanked out. */
  #matches(query, at) {
    for (let n = 0; n < query.length; n += 1) {
      const character = query[n];
      if (character !== " " && character !== this.#body[at + n]) return false;
    }
    return true;
  }
  #restOfLine(from) {
    const rest = /\S[^\n]*/g;
    rest.lastIndex = from;
    const match = rest.exec(this.#body);
    const start = match?.index ?? Math.min(from, this.#body.length);
    return { start, end: start + (match?.[0].trimEnd().length ?? 0) };
  }
};

// src/plpgsql/pieces.ts
var straight = { guarded: false, loops: [], handler: false, subtransaction: false };
function piecesOf(tree, body) {
  const walk = new Walk(body);
  const declarations = new Walk(body);
  for (const datum of nodesOf(tree.datums)) declarations.variable(datum);
  const block2 = nodeOf(tree.action);
  if (block2) walk.statement(block2, straight);
  return [...declarations.pieces, ...walk.pieces].toSorted((left, right) => left.start - right.start);
}
var keywords = {
  stmt_raise: "raise",
  stmt_commit: "commit",
  stmt_rollback: "rollback",
  stmt_getdiag: "get",
  stmt_fetch: "fetch",
  stmt_return: "return",
  stmt_exit: "exit"
};
var Walk = class {
  pieces = [];
  #locator;
  constructor(body) {
    this.#locator = new TextLocator(body);
  }
  /** What a declaration computes. */
  variable(datum) {
    const line = lineOf(datum.fields);
    this.#expression(datum, datum.fields["default_val"], line, straight);
    this.#query(datum, datum.fields["cursor_explicit_expr"], line, straight);
  }
  statement(node, flow) {
    const { type, fields } = node;
    const line = lineOf(fields);
    switch (type) {
      case "stmt_block":
        this.#block(fields, flow);
        break;
      case "stmt_execsql":
        this.#query(node, fields["sqlstmt"], line, flow);
        break;
      case "stmt_call":
        this.#query(node, fields["expr"], line, flow);
        break;
      case "stmt_dynexecute":
        this.#execute(node, fields, line, flow);
        break;
      case "stmt_if":
      case "stmt_case":
        this.#branches(node, flow);
        break;
      default:
        if (loopTypes.has(type)) this.#loop(node, flow);
        else this.#simple(node, flow);
    }
  }
  #all(value, flow) {
    for (const node of nodesOf(value)) this.statement(node, flow);
  }
  #block(fields, flow) {
    const handlers = nodesOf(nodeOf(fields["exceptions"])?.fields["exc_list"]);
    this.#all(fields["body"], handlers.length > 0 ? { ...flow, guarded: true, subtransaction: true } : flow);
    for (const handler of handlers) {
      this.#all(handler.fields["action"], { ...flow, guarded: true, handler: true });
    }
  }
  #branches(node, flow) {
    const { fields } = node;
    const inside = { ...flow, guarded: true };
    this.#expression(node, fields["cond"] ?? fields["t_expr"], lineOf(fields), flow);
    this.#all(fields["then_body"], inside);
    for (const branch of [...nodesOf(fields["elsif_list"]), ...nodesOf(fields["case_when_list"])]) {
      const condition = branch.fields["cond"] ?? (fields["t_expr"] ? void 0 : branch.fields["expr"]);
      this.#expression(branch, condition, lineOf(branch.fields), inside);
      this.#all(branch.fields["stmts"], inside);
    }
    this.#all(fields["else_body"] ?? fields["else_stmts"], inside);
  }
  #loop(node, flow) {
    const { type, fields } = node;
    const line = lineOf(fields);
    if (type === "stmt_fors") this.#query(node, fields["query"], line, flow);
    if (type === "stmt_dynfors") this.#execute(node, fields, line, flow);
    for (const name of ["cond", "lower", "upper", "step", "argquery", "expr"]) {
      this.#expression(node, fields[name], line, flow);
    }
    const guarded = flow.guarded || type !== "stmt_loop";
    this.#all(fields["body"], { ...flow, guarded, loops: [...flow.loops, node] });
  }
  #simple(node, flow) {
    const { type, fields } = node;
    const line = lineOf(fields);
    if (type in keywords) this.#control(node, flow);
    this.#query(node, fields["query"], line, flow);
    this.#execute(node, fields, line, flow);
    if (type === "stmt_perform") this.#perform(node, flow);
    else if (type === "stmt_assign") this.#assignment(node, flow);
    else {
      for (const name of ["expr", "cond", "message", "argquery"]) {
        this.#expression(node, fields[name], line, flow);
      }
    }
    for (const parameter of arrayOf(fields["params"])) this.#expression(node, parameter, line, flow);
    for (const option of nodesOf(fields["options"])) {
      this.#expression(node, option.fields["expr"], line, flow);
    }
  }
  #control(node, flow) {
    const line = lineOf(node.fields);
    if (line === void 0) return;
    const span = this.#locator.keyword(keywords[node.type] ?? "", line);
    this.pieces.push({ kind: "control", node, ...span, ...flow });
  }
  #query(node, value, line, flow) {
    const sql = queryOf(value);
    if (sql === void 0) return;
    this.pieces.push({ kind: "statement", sql, node, ...this.#locator.find(sql, line), ...flow });
  }
  #execute(node, fields, line, flow) {
    const isExecute = node.type === "stmt_dynexecute" || node.type === "stmt_dynfors";
    const sql = queryOf(fields["dynquery"] ?? (isExecute ? fields["query"] : void 0));
    if (sql === void 0) return;
    const { start, end } = this.#locator.find(sql, line);
    const keyword = this.#locator.keywordBefore("execute", start);
    this.pieces.push({ kind: "execute", sql, node, start: keyword ?? start, end, ...flow });
    if (!isExecute) return;
    for (const parameter of arrayOf(fields["params"])) this.#expression(node, parameter, line, flow);
  }
  #expression(node, value, line, flow) {
    const sql = queryOf(value);
    if (sql === void 0) return;
    this.pieces.push({ kind: "expression", sql, node, ...this.#locator.find(sql, line), ...flow });
  }
  /** The parser writes SELECT for PERFORM, which is a letter longer. */
  #perform(node, flow) {
    const sql = queryOf(node.fields["expr"])?.replace(/^SELECT\s*/, "");
    if (sql === void 0) return;
    const { end } = this.#locator.find(sql, lineOf(node.fields));
    const start = this.#locator.keywordBefore("perform", end - sql.length) ?? end - sql.length;
    this.pieces.push({ kind: "expression", sql, node, start, end, ...flow });
  }
  /** The expression holds the target as well: `total := price * 2`. */
  #assignment(node, flow) {
    const whole = queryOf(node.fields["expr"]);
    if (whole === void 0) return;
    const { start, end } = this.#locator.find(whole, lineOf(node.fields));
    const sql = whole.replace(/^[^=]*?:?=\s*/, "");
    this.pieces.push({
      kind: "expression",
      sql,
      node,
      start: Math.max(start, end - sql.length),
      end,
      ...flow
    });
  }
};
var loopTypes = /* @__PURE__ */ new Set([
  "stmt_loop",
  "stmt_while",
  "stmt_fori",
  "stmt_fors",
  "stmt_forc",
  "stmt_dynfors",
  "stmt_foreach_a"
]);
var arrayOf = (value) => Array.isArray(value) ? value : [];

// src/plpgsql/variables.ts
function assignedOnce(tree, pieces, expressionOf) {
  const names = variableNames(tree);
  const writes = countWrites(tree.action, names);
  const values = /* @__PURE__ */ new Map();
  for (const piece of pieces) {
    const name = targetOf(piece, names);
    if (name === void 0) continue;
    if (piece.node.type === "var") {
      writes.set(name, (writes.get(name) ?? 0) + 1);
    }
    values.set(name, expressionOf(piece));
  }
  const folded = /* @__PURE__ */ new Map();
  const valueOf = (name) => {
    if (folded.has(name)) return folded.get(name);
    folded.set(name, void 0);
    const once = writes.get(name) === 1 && values.has(name);
    const value = once ? foldText(values.get(name), valueOf) : void 0;
    folded.set(name, value);
    return value;
  };
  return valueOf;
}
var variableNames = (tree) => nodesOf(tree.datums).map(({ fields }) => textField(fields, "refname") ?? "");
function targetOf({ kind, node: { type, fields } }, names) {
  if (kind !== "expression") return void 0;
  if (type === "var") return textField(fields, "refname");
  return type === "stmt_assign" ? names[Number(fields["varno"])] : void 0;
}
function countWrites(action, names) {
  const counts = /* @__PURE__ */ new Map();
  const count = (name) => {
    if (name !== void 0) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const open = [action];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      if ((key === "varno" || key === "target") && typeof value === "number") count(names[value]);
      else if (key === "target" || key === "var") count(textField(nodeOf(value)?.fields ?? {}, "refname"));
      open.push(value);
    }
  }
  return counts;
}

// src/plpgsql/read-body.ts
var BodyReader = class {
  #statements = [];
  #unknown = [];
  #routine;
  #body;
  #source;
  #parser;
  constructor(routine, body, source, parser) {
    this.#routine = routine;
    this.#body = body;
    this.#source = source;
    this.#parser = parser;
  }
  get content() {
    return { statements: this.#statements, unknown: this.#unknown };
  }
  /** Reads one statement of a body in SQL; gives what the grammar says where it rejects it. */
  async readStatement(sql, span, flow = straight) {
    const outcome = await this.#parser.parse(sql);
    if (!outcome.ok) return "error" in outcome ? outcome.error : void 0;
    for (const node of outcome.nodes)
      this.#add(node, sql, span, this.#body.offsetOf(span.start), this.#within(flow));
    return void 0;
  }
  async readPieces(pieces, tree) {
    const values = /* @__PURE__ */ new Map();
    for (const piece of pieces) {
      if (piece.kind !== "expression" && piece.kind !== "execute") continue;
      const value = await parseExpression(this.#parser, piece.sql);
      if (value) values.set(piece, value);
    }
    const variables = assignedOnce(tree, pieces, (piece) => values.get(piece));
    const names = variableNames(tree);
    const read = [];
    for (const piece of pieces) {
      const value = values.get(piece);
      const target = targetOf(piece, names);
      const statements = await this.#readPiece(piece, value, variables);
      read.push({
        piece,
        statements,
        ...value ? { value } : {},
        ...target === void 0 ? {} : { target }
      });
    }
    return read;
  }
  async #readPiece(piece, value, variables) {
    const before = this.#statements.length;
    if (piece.kind === "statement") await this.readStatement(piece.sql, piece, piece);
    else if (piece.kind === "expression") this.#select(piece, value);
    else if (piece.kind === "execute") await this.#execute(piece, foldText(value, variables));
    return this.#statements.slice(before);
  }
  /** PL/pgSQL evaluates an expression as a SELECT; only what it calls can matter, so one that calls nothing is left out. */
  #select(piece, val) {
    if (!val || !piece.sql.includes("(")) return;
    const node = { SelectStmt: { targetList: [{ ResTarget: { val } }], op: "SETOP_NONE" } };
    const prefix = "SELECT ";
    const offset = this.#body.offsetOf(piece.end - 1) + 1 - piece.sql.length - prefix.length;
    this.#add(node, prefix + piece.sql, piece, Math.max(0, offset), this.#within(piece));
  }
  async #execute(piece, { text, complete }) {
    if (!complete) this.#unknown.push({ at: this.#region(piece), seen: text, flow: piece });
    if (text.trimStart().startsWith(hole)) return;
    const outcome = await this.#parser.parse(text);
    if (!outcome.ok) return;
    const within = { ...this.#within(piece), dynamic: true, exact: false, partly: !complete };
    for (const node of outcome.nodes) {
      this.#add(node, text, piece, this.#body.offsetOf(piece.start), within);
      if ("DoStmt" in node) this.#unknown.push({ at: this.#region(piece), seen: "DO …", flow: piece });
    }
  }
  #add(node, text, span, start, within) {
    const [kind, fields] = Object.entries(node)[0] ?? [];
    const region = this.#region(span);
    const end = this.#body.offsetOf(Math.max(span.start, span.end - 1)) + 1;
    this.#statements.push({ start, end, text, region, within, kind, node: fields });
  }
  #within({ guarded, loops }) {
    return {
      routine: this.#routine.name,
      guarded,
      loop: loops.length > 0,
      dynamic: false,
      exact: this.#body.verbatim,
      partly: false
    };
  }
  #region(span) {
    return regionIn(this.#body, this.#source, span);
  }
};

// src/plpgsql/body-errors.ts
var sureMessages = [
  /^syntax error\b/,
  /^missing /,
  /^mismatched parentheses\b/,
  /^unterminated /,
  /^unexpected end of function definition\b/,
  /^there is no label /,
  /^end label /,
  /^(?:EXIT|CONTINUE) cannot be used outside a loop/,
  /^block label ".*" cannot be used in CONTINUE$/,
  /^diagnostics item /,
  /^unrecognized (?:GET DIAGNOSTICS item|RAISE statement option)\b/,
  /^invalid SQLSTATE code\b/,
  /^duplicate declaration\b/,
  /^INTO (?:specified more than once|used with)\b/,
  /^RETURN cannot have a parameter in a procedure\b/,
  /^loop variable of /,
  /^cursor FOR loop must /,
  /^cursor ".*" has (?:no )?arguments\b/,
  // With a dot it may be a field of a variable whose type is not known here.
  /^"[^".]+" is not a known variable$/
];
var isSyntaxError = (message) => sureMessages.some((sure) => sure.test(message));
var stopper = "\n$drydock_stops_here$";
async function placeOfError(message, { text, tokens }, parse, parser) {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = low + high >> 1;
    const outcome = await parse(text.slice(0, tokens[middle]?.end) + stopper);
    if (!outcome.ok && outcome.message === message) high = middle;
    else low = middle + 1;
  }
  const noticed = tokens[low];
  if (!noticed) return Math.max(0, (tokens.at(-1)?.end ?? 0) - 1);
  const word = wordOf(message);
  if (word === void 0 || noticed.text === word.toLowerCase()) return noticed.start;
  return await placeInStatement(message, text, tokens, low, parser) ?? lastToken(tokens, low, word);
}
function wordOf(message) {
  if (/^missing|at end of input$/.test(message)) return void 0;
  const [, near] = /at or near "([^]*)"$/.exec(message) ?? [];
  return near ?? /"([^"]+)"/.exec(message)?.[1] ?? /^[A-Z]+\b/.exec(message)?.[0];
}
function lastToken(tokens, from, word) {
  const wanted = word.toLowerCase();
  for (let index = from; index >= 0; index -= 1) {
    const text = tokens[index]?.text.toLowerCase();
    if (text === wanted || text === `"${wanted}"`) return tokens[index]?.start ?? 0;
  }
  return tokens[from]?.start ?? 0;
}
var handsOver = /* @__PURE__ */ new Set([
  ...["begin", "then", "else", "loop", "if", "elsif", "elseif", "while", "when", "case", "in", "return"],
  ...["perform", "execute", "query", "next", "using", "for", "is", "default", "assert", ":=", "=", ">>"]
]);
var mostCandidates = 12;
async function placeInStatement(message, text, tokens, noticed, parser) {
  const end = tokens[noticed]?.start ?? text.length;
  let first = noticed;
  while (first > 0 && tokens[first - 1]?.text !== ";") first -= 1;
  const starts = tokens.slice(first, noticed).filter((_, index) => index === 0 || handsOver.has(tokens[first + index - 1]?.text ?? ""));
  for (const { start } of starts.slice(0, mostCandidates)) {
    const part = text.slice(start, end);
    for (const prefix of ["", "SELECT "]) {
      const outcome = await parser.parse(prefix + part);
      if (outcome.ok || !("error" in outcome) || outcome.error.message !== message) continue;
      const offset = codePointToOffset(prefix + part, outcome.error.codePoint) - prefix.length;
      return start + Math.max(0, offset);
    }
  }
  return void 0;
}

// src/plpgsql/raises.ts
var beforeStatement = /* @__PURE__ */ new Set([";", "then", "else", "loop", "begin", ">>"]);
var levels = /* @__PURE__ */ new Set(["debug", "log", "info", "notice", "warning", "exception"]);
function raisesIn(tokens, body) {
  return tokens.flatMap((token, index) => {
    if (token.text !== "raise" || !beforeStatement.has(tokens[index - 1]?.text ?? ";")) return [];
    const level = levels.has(tokens[index + 1]?.text ?? "") ? 1 : 0;
    const format = tokens[index + level + 1];
    if (format?.kind !== "string") return [];
    const { parameters, end } = parametersFrom(tokens, index + level + 2);
    if (end === void 0) return [];
    const placeholders = placeholdersIn(body, format);
    return [{ start: token.start, end, format, placeholders, parameters }];
  });
}
var placeholdersIn = (body, { start, end }) => [...body.slice(start, end).matchAll(/%%|%/g)].flatMap(
  (match) => match[0] === "%" ? [start + match.index] : []
);
function parametersFrom(tokens, from) {
  const parameters = [];
  let depth = 0;
  let comma;
  let last = tokens[from - 1];
  const close = () => {
    if (comma && last) parameters.push({ start: comma.start, end: last.end });
  };
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    if (depth === 0 && (token.text === ";" || token.text === "using")) {
      close();
      return { parameters, end: endOfRaise(tokens, index) };
    }
    if (index === from && token.text !== ",") break;
    if (depth === 0 && token.text === ",") {
      close();
      comma = token;
    }
    depth += depths[token.text] ?? 0;
    last = token;
  }
  return { parameters, end: void 0 };
}
var depths = { "(": 1, "[": 1, ")": -1, "]": -1 };
function endOfRaise(tokens, from) {
  for (let index = from; index < tokens.length; index += 1) {
    if (tokens[index]?.text === ";") return tokens[index - 1]?.end;
  }
  return void 0;
}
function withMatchedRaises(body, raises) {
  const parts = [];
  let last = 0;
  const replace = ({ start, end }, text) => {
    parts.push(body.slice(last, start), text);
    last = end;
  };
  for (const { format, placeholders, parameters } of raises) {
    for (const at of placeholders.slice(parameters.length)) replace({ start: at, end: at + 1 }, "x");
    if (parameters.length <= placeholders.length) continue;
    const inside = contentOf(body, format);
    const fitting = Math.min(parameters.length, inside.end - inside.start + 1 >> 1);
    const width = inside.end - inside.start;
    replace(
      inside,
      Array.from({ length: fitting }, () => "%").join(" ").padEnd(width, " ")
    );
    for (const surplus of parameters.slice(fitting)) {
      replace(surplus, body.slice(surplus.start, surplus.end).replace(/[^\n]/g, " "));
    }
  }
  return parts.join("") + body.slice(last);
}
function contentOf(body, { start, end }) {
  const [opener2 = ""] = /^(?:\$[^$]*\$|\w*&?')/.exec(body.slice(start, end)) ?? [];
  return { start: start + opener2.length, end: end - (opener2.startsWith("$") ? opener2.length : 1) };
}

// src/plpgsql/variable-types.ts
function withoutReferredTypes(body, tokens) {
  const isComposite = compositesIn(tokens);
  const spans = tokens.flatMap((token, index) => {
    const word = tokenAt(tokens, index + 1);
    const first = token.text === "%" && /^(?:row)?type$/.test(word.text) ? startOfName(tokens, index) : index;
    if (first === index) return [];
    const variable = nameBefore(tokens, first);
    const composite = word.text === "rowtype" || variable !== void 0 && isComposite(variable);
    return [{ start: tokenAt(tokens, first).start, end: word.end, text: composite ? "record" : "text" }];
  });
  return replaced(body, spans);
}
function withScalarTypes(body, tokens) {
  const isComposite = compositesIn(tokens);
  const spans = declarationsIn(tokens).flatMap(({ name, first, last }) => {
    const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
    const text = end - start < "text".length ? "oid" : "text";
    return isComposite(name) || end - start < text.length ? [] : [{ start, end, text }];
  });
  return replaced(body, spans);
}
function compositesIn(tokens) {
  const names = new Set(
    tokens.flatMap((token, index) => {
      const named = token.kind === "word" || token.kind === "name";
      const field = tokens[index + 2]?.kind;
      const dotted = tokens[index + 1]?.text === "." && (field === "word" || field === "name");
      return named && dotted ? [nameOfToken(token)] : [];
    })
  );
  return (name) => names.has(name);
}
function startOfName(tokens, index) {
  const isName = (at) => ["word", "name"].includes(tokenAt(tokens, at).kind);
  if (!isName(index - 1)) return index;
  let first = index - 1;
  while (tokenAt(tokens, first - 1).text === "." && isName(first - 2)) first -= 2;
  return first;
}
function nameBefore(tokens, first) {
  const at = tokens[first - 1]?.text === "constant" ? first - 2 : first - 1;
  const token = tokens[at];
  return token && (token.kind === "word" || token.kind === "name") ? nameOfToken(token) : void 0;
}
var kept = /* @__PURE__ */ new Set(["alias", "cursor", "no", "scroll", "record", "refcursor"]);
var behindType = /* @__PURE__ */ new Set([";", ":=", "=", "default", "not", "collate", "[", "("]);
function declarationsIn(tokens) {
  const declarations = [];
  let declaring = false;
  tokens.forEach((token, index) => {
    if (token.text === "begin") declaring = false;
    const before = tokenAt(tokens, index - 1).text;
    const declaration = before === ";" || before === "declare" ? declarationAt(tokens, index) : void 0;
    if (declaring && declaration && token.text !== "declare") declarations.push(declaration);
    if (token.text === "declare") declaring = true;
  });
  return declarations;
}
function declarationAt(tokens, index) {
  const first = tokenAt(tokens, index + 1).text === "constant" ? index + 2 : index + 1;
  let behind = first;
  while (behind < tokens.length && !behindType.has(tokenAt(tokens, behind).text)) behind += 1;
  if (behind === first || tokens.slice(first, behind).some(({ text }) => kept.has(text))) return void 0;
  return { name: nameOfToken(tokenAt(tokens, index)), first, last: behind - 1 };
}
function replaced(body, spans) {
  const parts = [];
  let last = 0;
  for (const { start, end, text } of spans) {
    const breaks = body.slice(start, end).replace(/[^\n]/g, "");
    parts.push(body.slice(last, start), text.padEnd(end - start - breaks.length, " "), breaks);
    last = end;
  }
  return parts.join("") + body.slice(last);
}

// src/plpgsql/parse-body.ts
async function parseBody(routine, body, parser) {
  const { tokens } = body;
  const around = definitionAround(routine, body);
  const parse = (text2) => parser.parsePlpgsql(around(text2));
  const text = withoutOptions(withoutReferredTypes(withMatchedRaises(body.text, body.raises), tokens));
  const first = await parse(text);
  const outcome = first.ok || !isAboutTypes(first.message) ? first : await parse(withScalarTypes(text, tokens));
  if (outcome.ok) return { ok: true, tree: outcome.routine };
  const { message } = outcome;
  if (!isSyntaxError(message)) return { ok: false, problem: "unknown", message, at: 0 };
  const at = await placeOfError(message, { text, tokens }, parse, parser);
  return { ok: false, problem: "syntax-error", message, at };
}
var withoutOptions = (body) => body.replace(/^\s*#option[ \t]+dump\b/i, (option) => option.replace(/[^\n]/g, " "));
var isAboutTypes = (message) => / is not a scalar variable$|^record variable cannot be part of/.test(message);
function definitionAround(routine, { text, tokens }) {
  const tag = freeTag(text);
  if (routine.kind === "do") return (body) => `DO ${tag}${body}${tag}`;
  const head = headOf(routine, compositesIn(tokens));
  return (body) => `${head} LANGUAGE plpgsql AS ${tag}${body}${tag}`;
}
function headOf({ kind, name, parameters, returns }, isComposite) {
  const typeOf = ({ name: name2, type }) => {
    const scalar = type?.name === "refcursor" ? "refcursor" : "text";
    return isComposite(name2) || type?.name === "record" ? "record" : scalar;
  };
  const written = (parameter) => {
    const { name: name2, mode } = parameter;
    const out2 = mode === "FUNC_PARAM_OUT" ? "OUT " : mode === "FUNC_PARAM_INOUT" ? "INOUT " : "";
    return `${out2}${name2 === "" ? "" : quoteIdentifier(name2)} ${typeOf(parameter)}`;
  };
  const isColumn = ({ mode }) => mode === "FUNC_PARAM_TABLE";
  const columns = parameters.filter(isColumn).map(written).join(", ");
  const list = parameters.filter((one) => !isColumn(one)).map(written);
  const out = parameters.filter(({ mode }) => mode === "FUNC_PARAM_OUT" || mode === "FUNC_PARAM_INOUT");
  const result = columns === "" ? resultOf(returns, out.map(typeOf)) : `RETURNS TABLE (${columns})`;
  const own = quoteIdentifier(name === "do" ? "f" : name.name);
  return `CREATE ${kind} ${own}(${list.join(", ")}) ${kind === "procedure" ? "" : result}`;
}
function resultOf(returns, out) {
  if (returns === "set") return `RETURNS SETOF ${out.length === 1 ? out[0] ?? "" : "record"}`;
  if (out.length > 0) return "";
  return `RETURNS ${returns === "value" ? "record" : returns}`;
}
function freeTag(body) {
  let tag = "$drydock$";
  while (body.includes(tag)) tag = `$drydock${tag.length}$`;
  return tag;
}

// src/plpgsql/open-routine.ts
async function openRoutine(statement, source, parser) {
  const routine = routineOf(statement);
  if (!routine || !["plpgsql", "sql"].includes(routine.language)) return void 0;
  const body = bodyOf(routine, statement, source);
  const reader = new BodyReader(routine, body, source, parser);
  const comments = splitScript(body.text).comments.map((span) => located(span, body, source));
  const opened = { routine, statement, comments };
  if (routine.language === "sql") {
    const problem2 = await readSql(reader, body, source);
    return { ...opened, ...reader.content, pieces: [], raises: [], ...problem2 ? { problem: problem2 } : {} };
  }
  const tokens = tokensOf(body.text);
  const raises = raisesIn(tokens, body.text);
  const placedRaises = raises.map((raise) => placedRaise(raise, body, source));
  const outcome = await parseBody(routine, { text: body.text, tokens, raises }, parser);
  if (!outcome.ok) {
    const at = regionIn(body, source, { start: outcome.at, end: endOfWord(body.text, outcome.at) });
    const problem2 = {
      kind: outcome.problem,
      message: outcome.message,
      at: outcome.problem === "unknown" ? statement.region : at
    };
    return { ...opened, ...reader.content, pieces: [], raises: placedRaises, problem: problem2 };
  }
  const pieces = piecesOf(outcome.tree, body.text);
  const read = await reader.readPieces(pieces, outcome.tree);
  const problem = emptyReturn(routine, pieces, body, source);
  return {
    ...opened,
    ...problem ? { problem } : {},
    ...reader.content,
    raises: placedRaises,
    pieces: read.map(({ piece, ...rest }) => ({ ...piece, ...rest, at: regionIn(body, source, piece) }))
  };
}
function emptyReturn({ kind, returns, parameters }, pieces, body, source) {
  const out = parameters.some(({ mode }) => mode === "FUNC_PARAM_OUT" || mode === "FUNC_PARAM_INOUT");
  if (kind !== "function" || out || returns !== "value" && returns !== "trigger") return void 0;
  const empty = pieces.find(
    ({ kind: piece, node, end }) => piece === "control" && node.type === "stmt_return" && /^\s*;/.test(body.text.slice(end, end + 100))
  );
  if (!empty) return void 0;
  const start = body.text.indexOf(";", empty.end);
  const at = regionIn(body, source, { start, end: start + 1 });
  return { kind: "syntax-error", message: 'missing expression at or near ";"', at };
}
function bodyOf(routine, statement, source) {
  if (routine.body === void 0) return atomicBody(statement, source);
  const from = statement.start + byteToOffset(statement.text, routine.bodyLocation ?? 0);
  const found = bodyTextAt(source.text, from);
  if (found?.text === routine.body) return found;
  return { text: routine.body, verbatim: false, offsetOf: () => statement.start };
}
function atomicBody(statement, source) {
  const begin = /\bBEGIN\s+ATOMIC\b/i.exec(statement.text);
  const end = statement.text.search(/\bEND\s*$/i);
  const start = begin ? begin.index + begin[0].length : statement.text.length;
  return verbatim(source.text, {
    start: statement.start + start,
    end: statement.start + Math.max(start, end)
  });
}
async function readSql(reader, body, source) {
  for (const piece of splitScript(body.text).pieces) {
    if (piece.kind !== "statement") continue;
    const error = await reader.readStatement(body.text.slice(piece.start, piece.end), piece);
    if (!error) continue;
    const start = piece.start + codePointToOffset(body.text.slice(piece.start), error.codePoint);
    const at = regionIn(body, source, { start, end: endOfWord(body.text, start) });
    return { kind: "syntax-error", message: error.message, at };
  }
  return void 0;
}
var printfSpecifier = /^%(?:[-+ 0#]*\d*(?:\.\d+)?(?:ll|l|h)?[sdiufgeExXc])(?![A-Za-z])/;
var aboutTime = /sec|epoch|elapsed|duration|time|clock|extract|interval|day|hour/i;
function placedRaise({ placeholders, parameters, ...raise }, body, source) {
  const habits = placeholders.flatMap((start, index) => {
    const [text] = printfSpecifier.exec(body.text.slice(start, start + 20)) ?? [];
    const parameter = parameters[index];
    const value = parameter ? body.text.slice(parameter.start, parameter.end) : "";
    return text === void 0 || /^%[sdhx]$/.test(text) && aboutTime.test(value) ? [] : [{ text, at: regionIn(body, source, { start, end: start + text.length }) }];
  });
  return {
    at: regionIn(body, source, raise),
    format: regionIn(body, source, raise.format),
    placeholders: placeholders.length,
    parameters: parameters.length,
    habits
  };
}
var endOfWord = (text, start) => start + (/^(?:[\w$\u0080-\uffff]+|\S)/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
function located(span, body, source) {
  const [start, end] = [body.offsetOf(span.start), body.offsetOf(span.end)];
  return { start, end, text: body.text.slice(span.start, span.end), region: source.regionOf(start, end) };
}

// src/dry-run/blocking/transactions.ts
function transactionsOf({ parsed, shape }, reports) {
  let next = 0;
  const seen = (statement) => {
    const report = reports[next];
    if (report?.startLine !== statement.region.startLine) return [];
    next += 1;
    return [{ statement, report }];
  };
  return planTransactions(parsed.statements, shape).flatMap(({ begin, statements }) => {
    const run = statements.flatMap(seen);
    return begin === void 0 ? run.map((one) => [one]) : [run];
  });
}
function strongLocks({
  statement,
  report
}) {
  if (statement.kind === "AlterTableStmt" && refusesTransactionBlock(statement)) return [];
  return report.locks.flatMap(({ relation, mode: name }) => {
    const mode = fromPgLocksName(name);
    return mode && blocksWrites(mode) ? [[relation, mode]] : [];
  });
}

// src/sql/moved-relation.ts
function movedRelation(statement) {
  if (statement.kind === "RenameStmt") {
    const { relation, renameType = "", newname = "" } = statement.node;
    const from2 = nameOfRangeVar(relation);
    return from2 && relations.has(renameType) ? { from: from2, to: { ...from2, name: newname } } : void 0;
  }
  if (statement.kind !== "AlterObjectSchemaStmt") return void 0;
  const from = nameOfRangeVar(statement.node.relation);
  return from && { from, to: { schema: statement.node.newschema ?? "", name: from.name } };
}
var relations = /* @__PURE__ */ new Set([
  "OBJECT_TABLE",
  "OBJECT_FOREIGN_TABLE",
  "OBJECT_VIEW",
  "OBJECT_MATVIEW"
]);

export {
  movedRelation,
  stoppedBy,
  stopOf,
  isLostSession,
  mayEndServer,
  abandoned,
  parseScript,
  noEffects,
  shows,
  planTransactions,
  skippedReport,
  loadParser,
  parseExpression,
  openRoutine,
  transactionsOf,
  strongLocks
};
