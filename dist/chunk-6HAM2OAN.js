import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  lockModes
} from "./chunk-RN7NGZYI.js";

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

// src/sql/names.ts
var defaultSchema = "public";
var nameKey = (name, searchPath = defaultSchema) => `${name.schema ?? searchPath}.${name.name}`;
function nameOfKey(key) {
  const dot = key.indexOf(".");
  const schema = key.slice(0, dot);
  const name = key.slice(dot + 1);
  return schema === defaultSchema ? { name } : { schema, name };
}
var displayName = (name) => name.schema === void 0 ? name.name : `${name.schema}.${name.name}`;
function listed(names, most) {
  const shown = names.length > most ? [...names.slice(0, most), "others"] : names;
  return [shown.slice(0, -1).join(", "), ...shown.slice(-1)].filter((part) => part !== "").join(" and ");
}
var nameOfRangeVar = (relation) => relation?.relname === void 0 ? void 0 : qualified(relation.schemaname, relation.relname);
function nameOfNodes(nodes) {
  const parts = stringsOf(nodes);
  const name = parts.at(-1);
  return name === void 0 ? void 0 : qualified(parts.at(-2), name);
}
var stringsOf = (nodes) => (nodes ?? []).flatMap(
  (node) => "String" in node && node.String.sval !== void 0 ? [node.String.sval] : []
);
var qualified = (schema, name) => schema === void 0 ? { name } : { schema, name };

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
    case "CreatedbStmt":
    case "DropdbStmt":
    case "AlterSystemStmt":
    case "CreateTableSpaceStmt":
    case "DropTableSpaceStmt":
      return true;
    default:
      return false;
  }
}
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

// src/milliseconds.ts
var rounded = (milliseconds) => Math.round(milliseconds * 1e3) / 1e3;

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

// src/sql/table-parts.ts
var commandsOf = (alter) => (alter.cmds ?? []).flatMap((node) => "AlterTableCmd" in node ? [node.AlterTableCmd] : []);
var alterTableCommands = (statement) => statement.kind === "AlterTableStmt" ? commandsOf(statement.node) : [];
var columnOf = (command) => command.def && "ColumnDef" in command.def ? command.def.ColumnDef : void 0;
var constraintOf = (command) => command.def && "Constraint" in command.def ? command.def.Constraint : void 0;
var constraintsOf = (column) => (column.constraints ?? []).flatMap((node) => "Constraint" in node ? [node.Constraint] : []);

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

// src/compare-text.ts
var compareText = (left, right) => left < right ? -1 : left > right ? 1 : 0;

export {
  nodesOfKind,
  relationsIn,
  defaultSchema,
  nameKey,
  nameOfKey,
  displayName,
  listed,
  nameOfRangeVar,
  nameOfNodes,
  stringsOf,
  commandsOf,
  alterTableCommands,
  columnOf,
  constraintOf,
  constraintsOf,
  droppedObjects,
  nameOfObject,
  droppedSpace,
  optionsOf,
  isSwitchedOn,
  isFalse,
  textOf,
  isOn,
  transactionControl,
  refusesTransactionBlock,
  mayEndTransaction,
  SourceText,
  byteToOffset,
  codePointToOffset,
  noEffects,
  shows,
  rounded,
  skippedReport,
  compareText
};
