import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  quoteIdentifier,
  quoteLiteral
} from "./chunk-YJAI7TGI.js";
import {
  endOfQuoted
} from "./chunk-FT4P7JIM.js";
import {
  byteToOffset
} from "./chunk-OCH7LVHQ.js";
import {
  lockModes,
  strongerOf
} from "./chunk-RN7NGZYI.js";

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

// src/sql/statements.ts
var isParsed = (statement) => statement.kind !== "unparsed";
function regionOfLocation(source, statement, location) {
  if (statement.within?.exact === false) return statement.region;
  const start = statement.start + byteToOffset(statement.text, location);
  const word = /^(?:[\w$\u0080-\uffff]+|"[^"\n]*"|.)/.exec(source.text.slice(start, start + 200))?.[0] ?? "";
  return source.regionOf(start, start + word.length);
}

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

// src/sql/constants.ts
var constantText = (constant2) => constant2.sval?.sval ?? constant2.fval?.fval ?? String(constant2.ival?.ival ?? 0);
var integerOf = (node) => "A_Const" in node && node.A_Const.ival ? node.A_Const.ival.ival ?? 0 : void 0;
var isNull = (node) => "A_Const" in node && node.A_Const.isnull === true;

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
    modifiers: (typeName.typmods ?? []).flatMap((modifier) => integerOf(modifier) ?? []),
    array: (typeName.arrayBounds ?? []).length > 0
  };
}
var isSerial = (typeName) => serialTypes[stringsOf(typeName?.names).at(-1) ?? ""] !== void 0;
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

// src/plpgsql/routine.ts
function routineOf(statement) {
  if (statement.kind === "DoStmt") {
    const options = optionsOf(statement.node.args);
    return { kind: "do", name: "do", ...bodyOf(options, "plpgsql"), returns: "void", parameters: [] };
  }
  if (statement.kind !== "CreateFunctionStmt") return void 0;
  const { node } = statement;
  const name = nameOfNodes(node.funcname);
  if (!name) return void 0;
  const bound = boundBy(optionsOf(node.options));
  return {
    kind: node.is_procedure ? "procedure" : "function",
    name,
    ...bodyOf(optionsOf(node.options), "sql"),
    returns: returnsOf(node.returnType),
    parameters: (node.parameters ?? []).flatMap(
      (parameter) => "FunctionParameter" in parameter ? [parameterOf(parameter.FunctionParameter)] : []
    ),
    ...bound ? { bound } : {}
  };
}
function bodyOf(options, fallback) {
  const option = (name) => options.find(({ defname }) => defname === name);
  const language = textOf2(option("language")?.arg) ?? fallback;
  const as = option("as");
  const body = textOf2(as?.arg);
  return {
    language: language.toLowerCase(),
    ...body === void 0 ? {} : { body, bodyLocation: as?.location ?? 0 }
  };
}
function boundBy(options) {
  if (options.some((option) => option.defname === "security" && isOn(option))) return "SECURITY DEFINER";
  return options.some(({ defname }) => defname === "set") ? "SET" : void 0;
}
function textOf2(node) {
  if (!node) return void 0;
  if ("String" in node) return node.String.sval ?? "";
  return "List" in node ? stringsOf(node.List.items)[0] : void 0;
}
function returnsOf(type) {
  if (!type) return "void";
  if (type.setof) return "set";
  const name = stringsOf(type.names).at(-1);
  return name === "trigger" || name === "event_trigger" || name === "void" ? name : "value";
}
function parameterOf({ name = "", mode = "FUNC_PARAM_IN", argType }) {
  const type = columnType(argType);
  return { name, mode, ...type ? { type } : {} };
}

// src/plpgsql/tokens.ts
var pattern = new RegExp(
  [
    String.raw`--[^\n\r]*`,
    String.raw`/\*`,
    String.raw`(?:[eEbBxXnN]|[uU]&)?'`,
    String.raw`(?:[uU]&)?"`,
    String.raw`\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    String.raw`\$?[0-9]\w*`,
    String.raw`:=|::|\.\.|<<|>>|\S`
  ].join("|"),
  "g"
);
function tokensOf(body) {
  const tokens = [];
  const scanner = new RegExp(pattern.source, "g");
  for (let match = scanner.exec(body); match; match = scanner.exec(body)) {
    const [opener] = match;
    if (opener.startsWith("--")) continue;
    const start = match.index;
    const kind = kindOf(opener);
    const quoted = kind === "string" || kind === "name" || opener === "/*";
    const end = (quoted ? endOfQuoted(body, opener, start) : void 0) ?? scanner.lastIndex;
    scanner.lastIndex = end;
    if (opener === "/*") continue;
    const text = body.slice(start, end);
    tokens.push({ kind, start, end, text: kind === "word" ? text.toLowerCase() : text });
  }
  return tokens;
}
function kindOf(opener) {
  if (opener.endsWith('"')) return "name";
  if (opener.endsWith("'") || /^\$(?!\d|$)/.test(opener)) return "string";
  return /^[A-Za-z_\u0080-\uffff]/.test(opener) ? "word" : "sign";
}
var nameOfToken = ({ kind, text }) => kind === "name" ? text.slice(1, -1).replaceAll('""', '"') : text;
var nothing = { kind: "sign", text: "", start: 0, end: 0 };
var tokenAt = (tokens, index) => tokens[index] ?? nothing;

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
  constantText,
  integerOf,
  isNull,
  createdObject,
  tableOf,
  isGuarded,
  isTemporary,
  droppedObjects,
  nameOfObject,
  droppedSpace,
  columnType,
  isSerial,
  displayType,
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
  isParsed,
  regionOfLocation,
  transactionControl,
  refusesTransactionBlock,
  mayEndTransaction,
  hole,
  foldText,
  formatSpecifier,
  routineOf,
  tokensOf,
  nameOfToken,
  tokenAt,
  includesPublic,
  rolesNamedBy,
  roleCreatedBy
};
