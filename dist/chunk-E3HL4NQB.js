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

// src/milliseconds.ts
var rounded = (milliseconds) => Math.round(milliseconds * 1e3) / 1e3;

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

// src/sql/table-locks.ts
function tableLocks(statement) {
  const reader = readers[statement.kind];
  return reader?.(statement.node) ?? [];
}
var readers = {
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
    const mode = is_vacuumcmd && isSet(options, "full") ? "ACCESS EXCLUSIVE" : "SHARE UPDATE EXCLUSIVE";
    return rels.flatMap((one) => "VacuumRelation" in one ? on(one.VacuumRelation.relation, mode) : []);
  },
  ClusterStmt: ({ relation }) => on(relation, "ACCESS EXCLUSIVE"),
  ReindexStmt: ({ relation, kind, params }) => kind === "REINDEX_OBJECT_TABLE" ? on(relation, isSet(params, "concurrently") ? "SHARE UPDATE EXCLUSIVE" : "SHARE") : [],
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
var lockingKinds = Object.keys(readers);
var on = (relation, mode) => {
  const table = nameOfRangeVar(relation);
  return table ? [{ table, mode }] : [];
};
var onEach = (relations2, mode) => (relations2 ?? []).flatMap((node) => "RangeVar" in node ? on(node.RangeVar, mode) : []);
var exclusive = (table) => [{ table, mode: "ACCESS EXCLUSIVE" }];
var optionsOf2 = (nodes) => (nodes ?? []).flatMap((node) => "DefElem" in node ? [node.DefElem] : []);
var isSet = (options, name) => optionsOf2(options).some(({ defname, arg }) => {
  const value = arg && "String" in arg ? arg.String.sval : void 0;
  return defname === name && !["false", "off", "0"].includes(value ?? "");
});
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
  const options = def && "List" in def ? optionsOf2(def.List.items) : [];
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
  defaultSchema,
  nameKey,
  nameOfKey,
  qualifiedNameOfKey,
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
  constraintsAddedNotValid,
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
  includesPublic,
  rolesNamedBy,
  roleCreatedBy,
  compareText,
  noEffects,
  shows,
  rounded,
  planTransactions,
  skippedReport
};
