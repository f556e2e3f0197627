import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  lockModes,
  strongerOf
} from "./chunk-RN7NGZYI.js";
import {
  quoteIdentifier,
  quoteLiteral
} from "./chunk-PC3FO4H4.js";
import {
  PostgresError
} from "./chunk-QCTL3Z24.js";
import {
  EngineError,
  UserError
} from "./chunk-D2BDLTNA.js";

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

// src/sql/tree.ts
function* objectsIn(root) {
  const open = [root];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next)) yield next;
    for (const child of Object.values(next).reverse()) open.push(child);
  }
}
function nodesOfKind(root, kind) {
  return [...objectsIn(root)].flatMap((object) => kind in object ? [object[kind]] : []);
}
var relationsIn = (root) => [...objectsIn(root)].filter(
  (object) => typeof object["relname"] === "string"
);
var roleSpecsIn = (root) => [...objectsIn(root)].filter(
  (object) => typeof object["roletype"] === "string"
);

// src/sql/names.ts
var defaultSchema = "public";
var nameKey = (name, searchPath = defaultSchema) => `${name.schema ?? searchPath}.${name.name}`;
function nameOfKey(key) {
  const { schema, name } = qualifiedNameOfKey(key);
  return schema === void 0 || schema === defaultSchema ? { name } : { schema, name };
}
function qualifiedNameOfKey(key) {
  const dot = key.indexOf(".");
  return { schema: key.slice(0, dot), name: key.slice(dot + 1) };
}
var displayName = (name) => name.schema === void 0 ? name.name : `${name.schema}.${name.name}`;
function listed(names, most) {
  const shown = names.length > most ? [...names.slice(0, most), "others"] : names;
  return [shown.slice(0, -1).join(", "), ...shown.slice(-1)].filter((part) => part !== "").join(" and ");
}
var nameOfRangeVar = (relation) => relation?.relname === void 0 ? void 0 : qualified(relation.schemaname, relation.relname);
var namesOfRangeVars = (nodes) => (nodes ?? []).flatMap((node) => "RangeVar" in node ? nameOfRangeVar(node.RangeVar) ?? [] : []);
function nameOfNodes(nodes) {
  const parts = stringsOf(nodes);
  const name = parts.at(-1);
  return name === void 0 ? void 0 : qualified(parts.at(-2), name);
}
var stringsOf = (nodes) => (nodes ?? []).flatMap(
  (node) => "String" in node && node.String.sval !== void 0 ? [node.String.sval] : []
);
var qualified = (schema, name) => schema === void 0 ? { name } : { schema, name };

// src/sql/dropped-objects.ts
var onTable = /* @__PURE__ */ new Set(["OBJECT_TRIGGER", "OBJECT_RULE", "OBJECT_POLICY"]);
var droppedObjects = (drop) => (drop.objects ?? []).flatMap((object) => {
  const nodes = nodesOf(object);
  if (!onTable.has(drop.removeType ?? "")) {
    const name = nameOfNodes(nodes);
    return name ? [{ name }] : [];
  }
  const table = nameOfNodes(nodes.slice(0, -1));
  const own = stringsOf(nodes).at(-1);
  return own === void 0 || !table ? [] : [{ name: { name: own }, table }];
});
var nameOfObject = (object) => object && nameOfNodes(nodesOf(object));
function nodesOf(object) {
  if ("List" in object) return object.List.items ?? [];
  if ("ObjectWithArgs" in object) return object.ObjectWithArgs.objname ?? [];
  if ("TypeName" in object) return object.TypeName.names ?? [];
  return [object];
}
var droppedSpace = (drop) => dropSpaces[drop.removeType ?? ""];
var dropSpaces = {
  OBJECT_TABLE: "relation",
  OBJECT_FOREIGN_TABLE: "relation",
  OBJECT_VIEW: "relation",
  OBJECT_MATVIEW: "relation",
  OBJECT_SEQUENCE: "relation",
  OBJECT_INDEX: "relation",
  OBJECT_SCHEMA: "schema",
  OBJECT_TYPE: "type",
  OBJECT_DOMAIN: "type",
  OBJECT_FUNCTION: "routine",
  OBJECT_PROCEDURE: "routine",
  OBJECT_AGGREGATE: "routine",
  OBJECT_ROUTINE: "routine",
  OBJECT_TRIGGER: "trigger",
  OBJECT_EXTENSION: "extension"
};

// src/sql/source-text.ts
var SourceText = class {
  text;
  #lineStarts;
  constructor(text) {
    this.text = text.startsWith("\uFEFF") ? text.slice(1) : text;
    this.#lineStarts = lineStartsOf(this.text);
  }
  /** The place of an offset; an offset beyond the end is the end. Costs the logarithm of the number of lines. */
  positionAt(offset) {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const index = lastAtOrBefore(this.#lineStarts, clamped);
    return { offset: clamped, line: index + 1, column: clamped - (this.#lineStarts[index] ?? 0) + 1 };
  }
  /** The region between two offsets; the end is exclusive. */
  regionOf(start, end) {
    const from = this.positionAt(start);
    const to = this.positionAt(Math.max(start, end));
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }
  /** Offset of the first character of a 1-based line; undefined beyond the last line. */
  offsetOfLine(line) {
    return this.#lineStarts[line - 1];
  }
};
function lineStartsOf(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
function lastAtOrBefore(sorted, value) {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
var utf8Length = (codePoint) => codePoint < 128 ? 1 : codePoint < 2048 ? 2 : codePoint < 65536 ? 3 : 4;
var byteToOffset = (text, bytes) => walk(text, bytes, utf8Length);
var codePointToOffset = (text, codePoints) => walk(text, codePoints, () => 1);
function walk(text, distance, widthOf) {
  let offset = 0;
  for (let walked = 0; walked < distance && offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0;
    walked += widthOf(codePoint);
    offset += codePoint > 65535 ? 2 : 1;
  }
  return offset;
}

// src/sql/statements.ts
var isParsed = (statement) => statement.kind !== "unparsed";
function regionOfLocation(source, statement, location) {
  if (statement.within?.exact === false) return statement.region;
  const start = statement.start + byteToOffset(statement.text, location);
  const word = /^(?:[\w$\u0080-\uffff]+|"[^"\n]*"|.)/.exec(source.text.slice(start, start + 200))?.[0] ?? "";
  return source.regionOf(start, start + word.length);
}

// src/sql/options.ts
var optionsOf = (list) => (list ?? []).flatMap((node) => "DefElem" in node ? [node.DefElem] : []);
function isSwitchedOn(list, name) {
  const last = optionsOf(list).filter(({ defname }) => defname === name).at(-1);
  return last !== void 0 && !isFalse(last);
}
var falseWords = /^(?:f|fa|fal|fals|false|n|no|of|off|0)$/i;
var isFalse = ({ arg }) => arg !== void 0 && falseWords.test(wordOf(arg));
var textOf = ({ arg }) => arg && "String" in arg ? arg.String.sval ?? "" : void 0;
var isOn = ({ arg }) => arg !== void 0 && "Boolean" in arg && arg.Boolean.boolval === true;
function wordOf(value) {
  if ("String" in value) return value.String.sval ?? "";
  if ("TypeName" in value) return nameOfNodes(value.TypeName.names)?.name ?? "";
  return "Integer" in value ? String(value.Integer.ival ?? 0) : "";
}

// src/sql/transactions.ts
function transactionControl(statement) {
  if (statement.kind !== "TransactionStmt") return void 0;
  switch (statement.node.kind) {
    case "TRANS_STMT_BEGIN":
    case "TRANS_STMT_START":
      return "begin";
    case "TRANS_STMT_COMMIT":
      return "commit";
    case "TRANS_STMT_ROLLBACK":
      return "rollback";
    case "TRANS_STMT_PREPARE":
    case "TRANS_STMT_COMMIT_PREPARED":
    case "TRANS_STMT_ROLLBACK_PREPARED":
      return "two-phase";
    default:
      return "savepoint";
  }
}
function refusesTransactionBlock(statement) {
  switch (statement.kind) {
    case "IndexStmt":
    case "DropStmt":
      return statement.node.concurrent === true;
    case "ReindexStmt":
      return reindexesAlone(statement);
    case "VacuumStmt":
      return statement.node.is_vacuumcmd === true;
    case "AlterTableStmt":
      return detachesConcurrently(statement);
    case "ClusterStmt":
      return statement.node.relation === void 0;
    default:
      return refusingKinds.has(statement.kind) || refusesByOption(statement);
  }
}
var refusingKinds = /* @__PURE__ */ new Set([
  "CreatedbStmt",
  "DropdbStmt",
  "AlterSystemStmt",
  "CreateTableSpaceStmt",
  "DropTableSpaceStmt"
]);
function refusesByOption(statement) {
  switch (statement.kind) {
    case "DiscardStmt":
      return statement.node.target === "DISCARD_ALL";
    case "AlterDatabaseStmt":
      return optionsOf(statement.node.options).some(({ defname }) => defname === "tablespace");
    case "TransactionStmt":
      return ["TRANS_STMT_COMMIT_PREPARED", "TRANS_STMT_ROLLBACK_PREPARED"].includes(
        statement.node.kind ?? ""
      );
    case "CreateSubscriptionStmt":
      return createsSlot(statement.node.options);
    default:
      return false;
  }
}
var createsSlot = (options) => !optionsOf(options).some(
  (option) => ["connect", "create_slot"].includes(option.defname ?? "") && isFalse(option)
);
var reindexesAlone = ({ node }) => isSwitchedOn(node.params, "concurrently") || !["REINDEX_OBJECT_INDEX", "REINDEX_OBJECT_TABLE"].includes(node.kind ?? "");
var detachesConcurrently = (statement) => (statement.node.cmds ?? []).some((command) => {
  if (!("AlterTableCmd" in command) || command.AlterTableCmd.subtype !== "AT_DetachPartition") return false;
  const partition = command.AlterTableCmd.def;
  return partition !== void 0 && "PartitionCmd" in partition && partition.PartitionCmd.concurrent === true;
});
function mayEndTransaction(statement) {
  if (statement.kind === "CallStmt") return true;
  return statement.kind === "DoStmt" && /\b(?:commit|rollback)\b/i.test(statement.text);
}

// src/compare-text.ts
var compareText = (left, right) => left < right ? -1 : left > right ? 1 : 0;

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

// src/milliseconds.ts
var rounded = (milliseconds) => Math.round(milliseconds * 1e3) / 1e3;

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
var cutName = (name) => clip(name, longestName);
function clip(text, bytes) {
  const room = new Uint8Array(bytes);
  const { read } = new TextEncoder().encodeInto(text, room);
  return text.slice(0, read);
}

// src/sql/table-parts.ts
var commandsOf = (alter) => (alter.cmds ?? []).flatMap((node) => "AlterTableCmd" in node ? [node.AlterTableCmd] : []);
var alterTableCommands = (statement) => statement.kind === "AlterTableStmt" ? commandsOf(statement.node) : [];
var columnOf = (command) => command.def && "ColumnDef" in command.def ? command.def.ColumnDef : void 0;
var constraintOf = (command) => command.def && "Constraint" in command.def ? command.def.Constraint : void 0;
var constraintsOf = (column) => (column.constraints ?? []).flatMap((node) => "Constraint" in node ? [node.Constraint] : []);
var constraintsAddedNotValid = (alter) => commandsOf(alter).flatMap((command) => {
  const constraint = command.subtype === "AT_AddConstraint" ? constraintOf(command) : void 0;
  return constraint?.skip_validation === true ? [constraint] : [];
});

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
  return namesOfRangeVars(statement.node.inhRelations)[0];
}
var isGuarded = ({ node, within }) => within?.guarded === true || "if_not_exists" in node && node.if_not_exists;
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
var endOfStringBody = (text, from, backslashEscapes) => endOfString(text, from, "'", backslashEscapes);
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
    scanner.lastIndex = kind === "string" ? endOfString2(text, written, match.index) : endOf(text, match);
    if (kind === void 0) continue;
    const span = { start: match.index, end: scanner.lastIndex };
    const token2 = kind === "word" ? upperCase(written) : text.slice(span.start, span.end);
    yield { kind, text: token2, ...span };
  }
}
var kindOf = (groups) => groupNames.flatMap((name) => groups[name] === void 0 ? [] : [kinds[name]])[0];
var upperCase = (word) => word.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
function endOf(text, { 0: opener, index, groups }) {
  const closes = opener === "/*" || groups?.["quoted"] !== void 0;
  return (closes ? endOfQuoted(text, opener, index) : void 0) ?? index + opener.length;
}
function endOfString2(text, opener, at) {
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

// src/sql/table-locks.ts
function tableLocks(statement) {
  const reader = readers2[statement.kind];
  return reader?.(statement.node) ?? [];
}
var readers2 = {
  AlterTableStmt: (node) => ofAlterTable(node),
  IndexStmt: ({ relation, concurrent }) => on(relation, concurrent ? "SHARE UPDATE EXCLUSIVE" : "SHARE"),
  DropStmt(node) {
    if (node.removeType === "OBJECT_INDEX") return [];
    const relations2 = ["OBJECT_TABLE", "OBJECT_FOREIGN_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW"];
    return droppedObjects(node).flatMap(({ name, table }) => {
      if (table) return exclusive(table);
      return relations2.includes(node.removeType ?? "") ? exclusive(name) : [];
    });
  },
  CreateTrigStmt: ({ relation }) => on(relation, "SHARE ROW EXCLUSIVE"),
  CreatePolicyStmt: ({ table }) => on(table, "ACCESS EXCLUSIVE"),
  AlterPolicyStmt: ({ table }) => on(table, "ACCESS EXCLUSIVE"),
  RuleStmt: ({ relation }) => on(relation, "ACCESS EXCLUSIVE"),
  RenameStmt: ({ relation, renameType }) => renameType === "OBJECT_INDEX" ? [] : on(relation, "ACCESS EXCLUSIVE"),
  AlterObjectSchemaStmt: ({ relation }) => on(relation, "ACCESS EXCLUSIVE"),
  TruncateStmt: ({ relations: relations2 }) => onEach(relations2, "ACCESS EXCLUSIVE"),
  LockStmt: ({ relations: relations2, mode }) => onEach(relations2, lockModes[(mode ?? 8) - 1] ?? "ACCESS EXCLUSIVE"),
  VacuumStmt({ rels = [], is_vacuumcmd, options }) {
    const mode = is_vacuumcmd && isSwitchedOn(options, "full") ? "ACCESS EXCLUSIVE" : "SHARE UPDATE EXCLUSIVE";
    return rels.flatMap((one) => "VacuumRelation" in one ? on(one.VacuumRelation.relation, mode) : []);
  },
  ClusterStmt: ({ relation }) => on(relation, "ACCESS EXCLUSIVE"),
  ReindexStmt: ({ relation, kind, params }) => kind === "REINDEX_OBJECT_TABLE" ? on(relation, isSwitchedOn(params, "concurrently") ? "SHARE UPDATE EXCLUSIVE" : "SHARE") : [],
  RefreshMatViewStmt: ({ relation, concurrent }) => on(relation, concurrent ? "EXCLUSIVE" : "ACCESS EXCLUSIVE"),
  CommentStmt({ objtype, object }) {
    const parts = object && "List" in object ? object.List.items ?? [] : [];
    const name = nameOfNodes(objtype === "OBJECT_COLUMN" ? parts.slice(0, -1) : parts);
    const isTable = objtype === "OBJECT_COLUMN" || objtype === "OBJECT_TABLE";
    return isTable && name ? [{ table: name, mode: "SHARE UPDATE EXCLUSIVE" }] : [];
  },
  CreateStatsStmt: ({ relations: relations2 }) => onEach(relations2, "SHARE UPDATE EXCLUSIVE"),
  CreateStmt({ inhRelations, partbound, tableElts = [] }) {
    const elements = tableElts.flatMap(
      (element) => "ColumnDef" in element ? constraintsOf(element.ColumnDef) : "Constraint" in element ? [element.Constraint] : []
    );
    return [
      ...onEach(inhRelations, partbound ? "ACCESS EXCLUSIVE" : "SHARE UPDATE EXCLUSIVE"),
      ...elements.flatMap(({ pktable }) => on(pktable, "SHARE ROW EXCLUSIVE"))
    ];
  },
  ViewStmt: ({ view, replace }) => replace ? on(view, "ACCESS EXCLUSIVE") : []
};
var lockingKinds = Object.keys(readers2);
var on = (relation, mode) => {
  const table = nameOfRangeVar(relation);
  return table ? [{ table, mode }] : [];
};
var onEach = (relations2, mode) => namesOfRangeVars(relations2).map((table) => ({ table, mode }));
var exclusive = (table) => [{ table, mode: "ACCESS EXCLUSIVE" }];
var relations = /* @__PURE__ */ new Set(["OBJECT_TABLE", "OBJECT_FOREIGN_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW"]);
function ofAlterTable(alter) {
  const table = nameOfRangeVar(alter.relation);
  if (!table || !relations.has(alter.objtype ?? "")) return [];
  const commands = commandsOf(alter);
  const modes = commands.map(modeOf);
  const mode = modes.reduce((left, right) => strongerOf(left, right), "SHARE UPDATE EXCLUSIVE");
  return [{ table, mode }, ...commands.flatMap(locksOnOthers)];
}
var sharing = /* @__PURE__ */ new Set([
  "AT_SetStatistics",
  "AT_ClusterOn",
  "AT_DropCluster",
  "AT_SetOptions",
  "AT_ResetOptions",
  "AT_ValidateConstraint",
  "AT_AttachPartition",
  "AT_DetachPartitionFinalize"
]);
function modeOf(command) {
  const { subtype = "AT_AddColumn" } = command;
  if (sharing.has(subtype)) return "SHARE UPDATE EXCLUSIVE";
  if (/^AT_(?:Enable|Disable)(?:Always|Replica)?Trig/.test(subtype)) return "SHARE ROW EXCLUSIVE";
  if (subtype === "AT_AddConstraint" && constraintOf(command)?.contype === "CONSTR_FOREIGN") {
    return "SHARE ROW EXCLUSIVE";
  }
  if (subtype === "AT_SetRelOptions" || subtype === "AT_ResetRelOptions") return modeOfOptions(command);
  return subtype === "AT_DetachPartition" && isConcurrent(command) ? "SHARE UPDATE EXCLUSIVE" : "ACCESS EXCLUSIVE";
}
var isConcurrent = ({ def }) => def !== void 0 && "PartitionCmd" in def && def.PartitionCmd.concurrent === true;
var exclusiveOptions = /* @__PURE__ */ new Set([
  "user_catalog_table",
  "vacuum_index_cleanup",
  "security_barrier",
  "security_invoker",
  "check_option",
  "buffering",
  "fastupdate"
]);
function modeOfOptions({ def }) {
  const options = def && "List" in def ? optionsOf(def.List.items) : [];
  return options.some(({ defname }) => exclusiveOptions.has(defname ?? "")) ? "ACCESS EXCLUSIVE" : "SHARE UPDATE EXCLUSIVE";
}
function locksOnOthers(command) {
  const { subtype, def } = command;
  if (def && "PartitionCmd" in def) return on(def.PartitionCmd.name, "ACCESS EXCLUSIVE");
  if (subtype === "AT_AddConstraint") return on(constraintOf(command)?.pktable, "SHARE ROW EXCLUSIVE");
  if (subtype === "AT_AddColumn") {
    const column = columnOf(command);
    return (column ? constraintsOf(column) : []).flatMap(({ pktable }) => on(pktable, "SHARE ROW EXCLUSIVE"));
  }
  if (subtype === "AT_AddInherit" && def && "RangeVar" in def) {
    return on(def.RangeVar, "SHARE UPDATE EXCLUSIVE");
  }
  return [];
}

// src/sql/carried-changes.ts
function carriedChanges(statement) {
  const inside = queryInside(statement);
  return inside ? changesOf(inside) : inWith(statement);
}
function queryInside(statement) {
  switch (statement.kind) {
    case "ExplainStmt":
      return isSwitchedOn(statement.node.options, "analyze") ? statement.node.query : void 0;
    case "CopyStmt":
    case "CreateTableAsStmt":
    case "PrepareStmt":
      return statement.node.query;
    default:
      return void 0;
  }
}
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
function withoutCarried(change) {
  const { withClause } = change;
  if (!withClause) return change;
  const ctes = (withClause.ctes ?? []).filter((node) => {
    const query = "CommonTableExpr" in node ? node.CommonTableExpr.ctequery : void 0;
    return query === void 0 || changesOf(query).length === 0;
  });
  return { ...change, withClause: { ...withClause, ctes } };
}

// src/plpgsql/fold-text.ts
var hole = "…";
var unknown = { text: hole, complete: false };
var known = (text) => ({ text, complete: true });
function foldText(node, variables) {
  if (!node) return unknown;
  if ("A_Const" in node) return constant(node.A_Const);
  if ("TypeCast" in node) return foldText(node.TypeCast.arg, variables);
  if ("ColumnRef" in node) {
    const names = stringsOf(node.ColumnRef.fields);
    return (names.length === 1 ? variables(names[0] ?? "") : void 0) ?? unknown;
  }
  if ("A_Expr" in node && node.A_Expr.kind === "AEXPR_OP" && stringsOf(node.A_Expr.name).at(-1) === "||") {
    return joined([foldText(node.A_Expr.lexpr, variables), foldText(node.A_Expr.rexpr, variables)]);
  }
  return "FuncCall" in node ? call(node.FuncCall, variables) : unknown;
}
function constant({ isnull, sval, ival, fval }) {
  if (isnull) return unknown;
  if (sval) return known(sval.sval ?? "");
  if (fval) return known(fval.fval ?? "");
  return ival ? known(String(ival.ival ?? 0)) : unknown;
}
var joined = (parts) => ({
  text: parts.map(({ text }) => text).join(""),
  complete: parts.every(({ complete }) => complete)
});
function call({ funcname, args = [] }, variables) {
  const values = args.map((arg) => foldText(arg, variables));
  const [first = unknown, ...rest] = values;
  switch (stringsOf(funcname).at(-1)) {
    case "format":
      return format(first, rest);
    case "concat":
      return joined(values);
    case "quote_ident":
      return identifier(first);
    case "quote_literal":
    case "quote_nullable":
      return literal(first);
    default:
      return unknown;
  }
}
var identifier = (value) => value.complete ? known(quoteIdentifier(value.text)) : unknown;
var literal = (value) => value.complete ? known(quoteLiteral(value.text)) : { text: `'${hole}'`, complete: false };
var formatSpecifier = /%(?:(\d+)\$)?(-?)(\*(?:\d+\$)?|\d+)?([^])/g;
function format(template, values) {
  let next = 0;
  let complete = template.complete;
  const text = template.text.replace(
    formatSpecifier,
    (_, position, _flag, _width, type) => {
      if (type === "%") return "%";
      if (position !== void 0) next = Number(position) - 1;
      const value = formatted(values[next] ?? unknown, type);
      next += 1;
      complete &&= value.complete;
      return value.text;
    }
  );
  return { text, complete };
}
function formatted(value, type) {
  if (type === "I") return identifier(value);
  return type === "L" ? literal(value) : value;
}

// src/sql/roles.ts
var includesPublic = (roles) => (roles ?? []).some((role) => "RoleSpec" in role && role.RoleSpec.roletype === "ROLESPEC_PUBLIC");
var withoutRoles = /* @__PURE__ */ new Set([
  ...["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt", "CreateFunctionStmt"]
]);
function rolesNamedBy(statement) {
  if (withoutRoles.has(statement.kind) || statement.kind === "DropRoleStmt") return [];
  const specs = roleSpecsIn(statement.node).flatMap(
    ({ roletype, rolename }) => roletype === "ROLESPEC_CSTRING" && rolename !== void 0 ? [rolename] : []
  );
  return [.../* @__PURE__ */ new Set([...specs, ...otherNames(statement)])];
}
function otherNames(statement) {
  switch (statement.kind) {
    case "GrantRoleStmt":
      return (statement.node.granted_roles ?? []).flatMap(
        (role) => "AccessPriv" in role ? role.AccessPriv.priv_name ?? [] : []
      );
    case "VariableSetStmt":
      return statement.node.name === "role" ? roleOfSet(statement.node) : [];
    default:
      return [];
  }
}
var roleOfSet = ({ args }) => (args ?? []).flatMap((arg) => {
  const name = "A_Const" in arg ? arg.A_Const.sval?.sval : void 0;
  return name === void 0 || name === "" || name.toLowerCase() === "none" ? [] : [name];
});
function roleCreatedBy(statement) {
  if (statement.kind === "CreateRoleStmt") return statement.node.role;
  if (statement.kind !== "RenameStmt" || statement.node.renameType !== "OBJECT_ROLE") return void 0;
  return statement.node.newname;
}

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

export {
  nodesOfKind,
  relationsIn,
  longestName,
  defaultName,
  byteLength,
  cutName,
  defaultSchema,
  nameKey,
  nameOfKey,
  qualifiedNameOfKey,
  displayName,
  listed,
  nameOfRangeVar,
  namesOfRangeVars,
  nameOfNodes,
  stringsOf,
  commandsOf,
  alterTableCommands,
  columnOf,
  constraintOf,
  constraintsOf,
  constraintsAddedNotValid,
  createdObject,
  tableOf,
  isGuarded,
  isTemporary,
  droppedObjects,
  nameOfObject,
  droppedSpace,
  splitScript,
  endOfBrokenStatement,
  endOfQuoted,
  endOfStringBody,
  tokensOf,
  endOfElement,
  identifierOf,
  isPhrase,
  findPhrase,
  optionsOf,
  isSwitchedOn,
  isFalse,
  textOf,
  isOn,
  tableLocks,
  lockingKinds,
  carriedChanges,
  isRowChange,
  withoutCarried,
  SourceText,
  byteToOffset,
  codePointToOffset,
  isParsed,
  regionOfLocation,
  transactionControl,
  refusesTransactionBlock,
  mayEndTransaction,
  hole,
  foldText,
  formatSpecifier,
  includesPublic,
  rolesNamedBy,
  roleCreatedBy,
  stoppedBy,
  stopOf,
  isLostSession,
  mayEndServer,
  abandoned,
  compareText,
  noEffects,
  shows,
  planTransactions,
  skippedReport,
  rounded
};
