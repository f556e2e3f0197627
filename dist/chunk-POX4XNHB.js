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
  alterTableCommands,
  byteLength,
  carriedChanges,
  columnOf,
  columnType,
  commandsOf,
  constantText,
  constraintOf,
  constraintsAddedNotValid,
  constraintsOf,
  createdObject,
  cutName,
  defaultName,
  defaultSchema,
  displayName,
  displayType,
  droppedObjects,
  droppedSpace,
  formatSpecifier,
  includesPublic,
  integerOf,
  isFalse,
  isGuarded,
  isNull,
  isOn,
  isParsed,
  isRowChange,
  isSerial,
  isSwitchedOn,
  isTemporary,
  listed,
  lockingKinds,
  longestName,
  mayEndTransaction,
  nameKey,
  nameOfKey,
  nameOfNodes,
  nameOfObject,
  nameOfRangeVar,
  namesOfRangeVars,
  nodesOfKind,
  optionsOf,
  qualifiedNameOfKey,
  refusesTransactionBlock,
  regionOfLocation,
  relationsIn,
  routineOf,
  stringsOf,
  tableLocks,
  tableOf,
  textOf,
  tokensOf as tokensOf2,
  transactionControl,
  withoutCarried
} from "./chunk-A5QZK2KJ.js";
import {
  lineInWords
} from "./chunk-ICTTQUG6.js";
import {
  quoteIfNeeded
} from "./chunk-YJAI7TGI.js";
import {
  defineRule
} from "./chunk-V4GNQJGZ.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";
import {
  endOfElement,
  findPhrase,
  identifierOf,
  isPhrase,
  tokensOf
} from "./chunk-RAWYUV7P.js";
import {
  splitScript,
  terminalText
} from "./chunk-FT4P7JIM.js";
import {
  compareText
} from "./chunk-26MOL57G.js";
import {
  byteToOffset
} from "./chunk-OCH7LVHQ.js";
import {
  blocksWrites,
  conflicts,
  lockModes
} from "./chunk-RN7NGZYI.js";

// src/reporters/registry.ts
var reporters = {
  text: async () => (await import("./text-63LHBEMG.js")).textReporter,
  json: async () => (await import("./json-HK66TGDD.js")).jsonReporter,
  github: async () => (await import("./github-XVHIXOZ4.js")).githubReporter,
  markdown: async () => (await import("./markdown-AWLKSOGT.js")).markdownReporter,
  sarif: async () => (await import("./sarif-6MMWC567.js")).sarifReporter,
  gitlab: async () => (await import("./gitlab-LX6GT53I.js")).gitlabReporter,
  junit: async () => (await import("./junit-6LS4OOBE.js")).junitReporter,
  html: async () => (await import("./html-ICWIV66U.js")).htmlReporter
};
var reporterNames = Object.keys(reporters).filter(isReporterName);
function isReporterName(name) {
  return Object.hasOwn(reporters, name);
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
function constraintName(constraint, table, column, isTaken2) {
  const kind = kindOfConstraint(constraint);
  const written = constraint.conname ?? constraint.indexname;
  if (!kind || written !== void 0) return written;
  return defaultName(table, namingColumns(kind, constraint, column), labels[kind], isTaken2);
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
var copiesIndexes = ({ options = 0 }) => (options & 1 << 6) !== 0;

// src/lint/migration-state.ts
var MigrationState = class {
  #created = /* @__PURE__ */ new Set();
  #dropped = /* @__PURE__ */ new Set();
  #remade = /* @__PURE__ */ new Set();
  #temporary = /* @__PURE__ */ new Set();
  #droppedColumns = /* @__PURE__ */ new Set();
  #settings = /* @__PURE__ */ new Map();
  #newSchemas = /* @__PURE__ */ new Set();
  /** Relations that went to another name or schema. */
  #movedAway = /* @__PURE__ */ new Set();
  #tableExisted;
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
  /** Whether the script itself created it as a temporary table, view or sequence. */
  isTemporary(name) {
    return name.schema === "pg_temp" || name.schema === void 0 && this.#temporary.has(name.name);
  }
  /** Whether the script dropped such a column before this point. */
  isColumnDropped(table, column) {
    return this.#droppedColumns.has(`${this.keyOf(table)}.${column}`);
  }
  /** `public.orders`: the name with the schema that `search_path` gives it at this point. */
  keyOf(name) {
    return nameKey(name, this.#searchPath);
  }
  /** What the script SET a parameter to, in lower case; undefined where it did not. */
  setting(parameter) {
    return this.#settings.get(parameter);
  }
  /** Takes note of a statement, after the rules have looked at it. */
  apply(statement) {
    if (statement.within?.partly) return;
    const created = createdObject(statement);
    if (created) this.#note(statement, created);
    this.#change(statement);
  }
  #note(statement, { name, space }) {
    if (space === "relation" && isGuarded(statement) && this.#isThere(name)) return;
    if (space === "schema" && !isGuarded(statement)) this.#newSchemas.add(name.name);
    const table = tableOf(statement);
    const remade = this.isDropped(name, space) || table !== void 0 && this.isRemade(table);
    if (remade || isTemporary(statement)) this.#remade.add(this.#key(name, space));
    if (isTemporary(statement)) this.#temporary.add(name.name);
    this.#create(name, space);
  }
  #isThere(name) {
    const isFree = this.isDropped(name) || this.#movedAway.has(this.keyOf(name));
    return !isFree && this.#tableExisted(this.keyOf(name));
  }
  #change(statement) {
    if (statement.kind === "DropStmt") this.#drop(statement);
    else if (statement.kind === "AlterTableStmt") this.#dropColumns(statement);
    else if (statement.kind === "VariableSetStmt") this.#set(statement.node);
    else if (statement.kind === "RenameStmt") this.#rename(statement.node);
    else if (statement.kind === "AlterObjectSchemaStmt") {
      const from = nameOfRangeVar(statement.node.relation);
      if (from) this.#move(from, { name: from.name, schema: statement.node.newschema ?? "" });
    }
  }
  #rename({ renameType, relation, subname = "", newname = "" }) {
    const from = nameOfRangeVar(relation);
    if (renameType === "OBJECT_SCHEMA") this.#renameSchema(subname, newname);
    else if (from && renameType === "OBJECT_TABLE") this.#move(from, { ...from, name: newname });
  }
  /** What is new stays new, under its new name alone. */
  #move(from, to) {
    const isNew = this.isNew(from);
    this.#created.delete(this.#key(from, "relation"));
    this.#movedAway.add(this.keyOf(from));
    if (isNew) this.#create(to);
  }
  #renameSchema(from, to) {
    const isNew = this.isNew({ name: from }, "schema");
    if (this.#newSchemas.delete(from)) this.#newSchemas.add(to);
    this.#created.delete(this.#key({ name: from }, "schema"));
    if (isNew) this.#create({ name: to }, "schema");
  }
  #drop(statement) {
    const space = droppedSpace(statement.node);
    if (!space) return;
    for (const { name } of droppedObjects(statement.node)) {
      this.#created.delete(this.#key(name, space));
      this.#remade.delete(this.#key(name, space));
      if (space === "relation") this.#temporary.delete(name.name);
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

// src/lint/once.ts
function once(find) {
  const found = /* @__PURE__ */ new WeakMap();
  return (subject2) => {
    const known2 = found.get(subject2) ?? { value: find(subject2) };
    found.set(subject2, known2);
    return known2.value;
  };
}
function addTo(map, key, value) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

// src/sql/partition-key.ts
function partitionKeyOf({ partspec }) {
  if (!partspec) return void 0;
  const elements = (partspec.partParams ?? []).flatMap(
    (node) => "PartitionElem" in node ? [columnOf2(node.PartitionElem)] : []
  );
  const columns = elements.filter((column) => column !== void 0);
  const strategy = strategies[partspec.strategy ?? "PARTITION_STRATEGY_RANGE"];
  return { strategy, columns, hasExpression: columns.length < elements.length };
}
var strategies = {
  PARTITION_STRATEGY_LIST: "list",
  PARTITION_STRATEGY_RANGE: "range",
  PARTITION_STRATEGY_HASH: "hash"
};
function columnOf2({ name, expr }) {
  if (name !== void 0 || !expr || !("ColumnRef" in expr)) return name;
  const last = expr.ColumnRef.fields?.at(-1);
  return last && "String" in last ? last.String.sval : void 0;
}

// src/lint/table-draft.ts
var TableDraft = class {
  #table;
  #keyOf;
  #columns;
  #constraints;
  #indexes;
  #partitioned;
  constructor(table, keyOf2) {
    this.#table = table;
    this.#keyOf = keyOf2;
    this.#columns = new Map(table.columns);
    this.#constraints = new Map(table.constraints);
    this.#indexes = new Map(table.indexes);
    this.#partitioned = table.partitioned;
  }
  finish() {
    return {
      ...this.#table,
      columns: this.#columns,
      constraints: this.#constraints,
      indexes: this.#indexes,
      ...this.#partitioned ? { partitioned: this.#partitioned } : {}
    };
  }
  /** Columns that come from another table, and their NOT NULL: LIKE, INHERITS, PARTITION OF. */
  copyColumns(other) {
    for (const [name, column] of other.columns) this.#columns.set(name, column);
    for (const [name, one] of other.constraints)
      if (one.kind === "not null") this.#constraints.set(name, one);
  }
  addColumn(definition2) {
    const name = definition2.colname ?? "";
    const type = columnType(definition2.typeName);
    const serial = isSerial(definition2.typeName);
    this.#columns.set(name, { ...type ? { type } : {}, notNull: false, filled: serial });
    if (serial) this.#setNotNull(name);
    for (const constraint of constraintsOf(definition2)) this.addConstraint(constraint, name);
  }
  /** Adds a constraint of the table, or of the column that it is written behind. */
  addConstraint(constraint, column) {
    if (column !== void 0 && ["CONSTR_DEFAULT", "CONSTR_GENERATED"].includes(constraint.contype ?? "")) {
      this.#change(column, { filled: true, ...generationOf(constraint) });
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
      partial: index.whereClause !== void 0,
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
    if (this.#partitioned) {
      this.#partitioned = { ...this.#partitioned, columns: renamed(this.#partitioned.columns) };
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
    else if (subtype === "AT_DropIdentity") this.#change(name, { filled: false });
    else if (subtype === "AT_DropExpression") this.#dropExpression(name);
    else if (subtype === "AT_SetNotNull") this.#makeNotNull(name);
    else if (subtype === "AT_DropNotNull") this.#dropNotNull(name);
  }
  #addColumn(command) {
    const column = columnOf(command);
    const kept = command.missing_ok === true && this.#columns.has(column?.colname ?? "");
    if (column && !kept) this.addColumn(column);
  }
  /** SET NOT NULL validates a constraint that is NOT VALID: ATExecSetNotNull() in src/backend/commands/tablecmds.c. */
  #makeNotNull(column) {
    this.#setNotNull(column);
    for (const { name, kind, columns } of this.#constraints.values()) {
      if (kind === "not null" && columns.includes(column)) this.#validate(name);
    }
  }
  #dropExpression(name) {
    const { type, notNull } = this.#columns.get(name) ?? {};
    const kept = { ...type ? { type } : {}, ...notNull === void 0 ? {} : { notNull } };
    this.#columns.set(name, { ...kept, filled: false });
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
var generationOf = ({ contype, generated_kind }) => contype === "CONSTR_GENERATED" ? { generated: generated_kind === "v" ? "virtual" : "stored" } : {};

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
  if (statement.within?.partly) return;
  const reader = readers[statement.kind];
  reader?.(statement.node, new TableChange(tables, keyOf2, statement.within?.guarded === true));
}
var readers = {
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
  #guarded;
  /** `guarded`: the statement stands in a branch, which is taken to ask whether its object is there already. */
  constructor(tables, keyOf2, guarded) {
    this.#guarded = guarded;
    this.#tables = tables;
    this.#keyOf = keyOf2;
  }
  create(node, schema) {
    const name = nameOfRangeVar(node.relation);
    if (!name || node.relation?.relpersistence === "t") return;
    const key = this.#keyOf(schema === void 0 ? name : { schema, ...name });
    if (this.#passesOver(node, key)) return;
    const parents2 = namesOfRangeVars(node.inhRelations);
    const draft = this.#draft(unknownTable(key));
    const told = [
      node.ofTypename === void 0,
      ...parents2.map((parent2) => this.#copy(draft, parent2)),
      ...(node.tableElts ?? []).map((element) => this.#element(draft, element))
    ];
    const [parent] = node.partbound ? parents2 : [];
    const partitioned = partitionKeyOf(node);
    this.#keep({
      ...draft.finish(),
      complete: told.every((one) => one),
      ...parent ? partitionOf(this.#keyOf(parent), node.partbound) : {},
      ...partitioned ? { partitioned } : {}
    });
  }
  #passesOver({ if_not_exists }, key) {
    return (if_not_exists === true || this.#guarded) && this.#tables.get(key) !== void 0;
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
        if (child && subtype === "AT_AttachPartition")
          this.#attach(child, this.#keyOf(name), def.PartitionCmd);
        else if (child) this.#detach(child);
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
    for (const partition of this.#partitionsOf(from)) this.#keep({ ...partition, partitionOf: key });
  }
  /** Whether all is known that the element brings. */
  #element(draft, element) {
    if ("ColumnDef" in element) draft.addColumn(element.ColumnDef);
    else if ("Constraint" in element) draft.addConstraint(element.Constraint);
    else if ("TableLikeClause" in element) {
      const isCopied = this.#copy(draft, nameOfRangeVar(element.TableLikeClause.relation));
      return isCopied && !copiesIndexes(element.TableLikeClause);
    }
    return true;
  }
  #copy(draft, from) {
    const table = from && this.#tables.get(this.#keyOf(from));
    if (table) draft.copyColumns(table);
    return table?.complete === true;
  }
  #attach(child, parent, { bound }) {
    this.#keep({ ...this.#known(child), ...partitionOf(parent, bound) });
  }
  #detach(child) {
    const { partitionOf: parent, isDefaultPartition, ...table } = this.#known(child);
    if (parent !== void 0 || isDefaultPartition) this.#keep({ ...table, wasPartition: true });
  }
  #dropTable(key) {
    this.#tables.put(key, void 0);
    this.#changeEach(key, refersTo, (draft) => {
      draft.redirect(key, void 0);
    });
    for (const partition of this.#partitionsOf(key)) this.#dropTable(partition.key);
  }
  #partitionsOf(key) {
    return this.#tables.mentioning(key).filter((table) => table.partitionOf === key);
  }
  #dropSchema(schema) {
    for (const { key } of this.#tables.all()) if (key.startsWith(`${schema}.`)) this.#dropTable(key);
  }
  #changeEach(key, matches2, change) {
    for (const table of this.#tables.mentioning(key).filter(matches2(key))) {
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
var partitionOf = (parent, bound) => ({
  partitionOf: parent,
  ...bound?.is_default === true ? { isDefaultPartition: true } : {}
});
var refersTo = (key) => ({ constraints }) => [...constraints.values()].some(({ references }) => references === key);
var ownsIndex = (index) => (table) => indexKeys(table).includes(index);
var indexKeys = ({ key, indexes: indexes2, constraints }) => {
  const schema = key.slice(0, key.indexOf(".") + 1);
  return [...indexes2.keys(), ...constraints.keys()].map((name) => schema + name);
};

// src/lint/table-history.ts
var tableBefore = (context, name) => historyFor(context).tableAt(context.state.keyOf(name), placeOf(context));
var tableExisted = ({ project, migration, script }, key) => historyOf(project).tableAt(key, {
  migration: historyOf(project).indexOf(migration),
  order: script.direction === "up" ? 0 : Infinity
}) !== void 0;
var referencingTables = (context, name) => {
  const key = context.state.keyOf(name);
  const tables = historyFor(context).mentioningAt(key, placeOf(context));
  return tables.filter(({ constraints }) => [...constraints.values()].some((one) => one.references === key));
};
var tableOfIndex = (context, index) => {
  const key = context.state.keyOf(index);
  const tables = historyFor(context).mentioningAt(key, placeOf(context));
  return tables.find((table) => indexKeys(table).includes(key));
};
var partitionsOf = (context, name) => {
  const key = context.state.keyOf(name);
  const tables = historyFor(context).mentioningAt(key, placeOf(context));
  return tables.filter((table) => table.partitionOf === key);
};
var tableAtEnd = ({ project }, key) => historyOf(project).get(key);
var atTheEnd = { migration: Infinity, order: 0 };
var isBefore = (left, right) => left.migration < right.migration || left.migration === right.migration && left.order < right.order;
var placeOf = ({ project, migration, statement }) => ({
  migration: historyOf(project).indexOf(migration),
  order: statement.order
});
var historyOf = once((project) => TableHistory.ofProject(project));
var historyFor = ({ project, migration, script }) => {
  const history = historyOf(project);
  if (script.direction === "up") return history;
  const downs = downHistories(project);
  const known2 = downs.get(script) ?? history.withDown(script, history.indexOf(migration));
  downs.set(script, known2);
  return known2;
};
var downHistories = once(() => /* @__PURE__ */ new WeakMap());
var TableHistory = class _TableHistory {
  #versions = /* @__PURE__ */ new Map();
  /** By the key of a table or index those tables that ever had a foreign key to it, were its partitions, or had that index. */
  #mentions = /* @__PURE__ */ new Map();
  #indexes;
  /** What went before, up to a place. */
  #base;
  #now = { migration: -1, order: 0 };
  constructor(indexes2, base) {
    this.#indexes = indexes2;
    this.#base = base;
  }
  static ofProject({ baseline, migrations, replayed }) {
    const history = new _TableHistory(new Map(migrations.map((migration, index) => [migration, index])));
    for (const table of replayed?.tables ?? []) history.put(table.key, table);
    if (baseline && !replayed) history.#run(baseline, -1);
    for (const [index, { up, pending }] of migrations.entries()) {
      if (!up.dev && !(replayed && !pending)) history.#run(up, index);
    }
    return history;
  }
  /** The history up to the end of a migration, and then its down script. */
  withDown(down, migration) {
    const end = { migration, order: Infinity };
    const history = new _TableHistory(this.#indexes, { history: this, end });
    history.#run(down, migration);
    return history;
  }
  #run({ statements }, migration) {
    const state = new MigrationState();
    for (const statement of statements) {
      this.#now = { migration, order: statement.order };
      applyToTables(statement, this, (name) => state.keyOf(name));
      state.apply(statement);
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
      const version3 = versions[middle];
      if (version3 && isBefore(version3.since, place2)) low = middle + 1;
      else high = middle;
    }
    const version2 = versions[low - 1];
    return version2 ? version2.table : this.#base?.history.tableAt(key, this.#base.end);
  }
  mentioningAt(key, place2) {
    return [...this.#mentioned(key)].flatMap((one) => this.tableAt(one, place2) ?? []);
  }
  get(key) {
    return this.tableAt(key, atTheEnd);
  }
  all() {
    return [...this.#keys()].flatMap((key) => this.get(key) ?? []);
  }
  mentioning(key) {
    return this.mentioningAt(key, atTheEnd);
  }
  #keys() {
    return /* @__PURE__ */ new Set([...this.#base ? this.#base.history.#keys() : [], ...this.#versions.keys()]);
  }
  #mentioned(key) {
    return /* @__PURE__ */ new Set([
      ...this.#base ? this.#base.history.#mentioned(key) : [],
      ...this.#mentions.get(key) ?? []
    ]);
  }
  put(key, table) {
    addTo(this.#versions, key, { since: this.#now, table });
    for (const mentioned of table ? mentionsOf(table) : []) {
      const tables = this.#mentions.get(mentioned) ?? /* @__PURE__ */ new Set();
      this.#mentions.set(mentioned, tables.add(key));
    }
  }
};
var mentionsOf = (table) => [
  ...indexKeys(table),
  ...table.partitionOf === void 0 ? [] : [table.partitionOf],
  ...[...table.constraints.values()].flatMap(({ references }) => references ?? [])
];

// src/lint/partitioned-tables.ts
var isPartitioned = (context, table) => tableBefore(context, table)?.partitioned !== void 0 || partitionsOf(context, table).length > 0;
function isPartitionedIndex(context, index) {
  const table = tableOfIndex(context, index);
  return table !== void 0 && isPartitioned(context, qualifiedNameOfKey(table.key));
}
var hasDefaultPartition = (context, table) => partitionsOf(context, table).some(({ isDefaultPartition }) => isDefaultPartition === true);
var existingPartitions = (context, table) => partitionsOf(context, table).filter(({ key }) => !context.state.isNew(qualifiedNameOfKey(key)));
var mayHaveOtherPartitions = ({ project, state }, table) => project.replayed === void 0 && !state.isNew(table);
function isInEveryPartition(constraint, context) {
  const partitions = partitionsOf(context, context.table);
  const kind = kindOfConstraint(constraint);
  const columns = constrainedColumns(constraint).join();
  const references = nameOfRangeVar(constraint.pktable);
  const target = references && context.state.keyOf(references);
  return partitions.length > 0 && partitions.every(
    ({ constraints }) => [...constraints.values()].some(
      (one) => one.kind === kind && one.validated && one.columns.join() === columns && one.references === target
    )
  );
}

// src/lint/added-constraint.ts
function addedConstraint(command, kind, { alter, table, state }) {
  const constraint = constraintOf(command);
  if (!constraint || alter.objtype !== "OBJECT_TABLE" || state.isNew(table)) return void 0;
  return kindOfConstraint(constraint) === kind ? constraint : void 0;
}
function buildsKey(command, kind, context) {
  const constraint = addedConstraint(command, kind, context);
  if (!constraint || constraint.indexname !== void 0) return false;
  if (context.alter.relation?.inh !== true && isPartitioned(context, context.table)) return false;
  return !isInEveryPartition(constraint, context);
}

// src/sql/alter-table-tokens.ts
function alterTableTokens(statement, command) {
  if (statement.kind !== "AlterTableStmt") return void 0;
  const tokens = tokensOf(statement.text);
  const header = headerOf(tokens);
  const commands = header && splitAtCommas(tokens.slice(header.end));
  const inTree = commandsOf(statement.node);
  const own = commands?.length === inTree.length ? commands[inTree.indexOf(command)] : void 0;
  return header && own && own.length > 0 ? { table: header.table, command: own } : void 0;
}
function headerOf(tokens) {
  let at = isPhrase(tokens, 1, ["FOREIGN"]) ? 2 : 1;
  if (!isPhrase(tokens, at, ["TABLE"])) return void 0;
  at += isPhrase(tokens, at + 1, ["IF", "EXISTS"]) ? 3 : 1;
  if (isPhrase(tokens, at, ["ONLY"])) at += 1;
  if (tokens[at]?.text === "(") at += 1;
  const end = endOfName(tokens, at);
  const behind = [")", "*"].includes(tokens[end]?.text ?? "") ? end + 1 : end;
  return { table: tokens.slice(at, end), end: behind };
}
function endOfName(tokens, at) {
  let end = at + 1;
  while (tokens[end]?.text === ".") end += 2;
  return end;
}
function splitAtCommas(tokens) {
  const parts2 = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(" || token.text === "[") depth += 1;
    else if (token.text === ")" || token.text === "]") depth -= 1;
    if (token.text === "," && depth === 0) parts2.push([]);
    else parts2.at(-1)?.push(token);
  }
  return parts2;
}

// src/lint/outside-transaction.ts
var commitsEachStatement = ({ script, transaction }) => script.shape === "none" && transaction.openedBy === void 0;
var runsOutsideTransaction = (context) => commitsEachStatement(context) || context.script.shape === "one-query" && context.script.parsed.statements.length === 1;
var ownMigrationHelp = ({ project, script }, statement) => {
  const how = script.shape === "none" ? "after COMMIT, outside the transaction" : "in a migration of its own, outside a transaction";
  const { outsideTransaction } = project.tool;
  const tool = script.shape === "none" || outsideTransaction === void 0 ? "" : `: ${outsideTransaction}`;
  return `Write ${statement} ${how}${tool}.`;
};

// src/lint/fixes/edits.ts
function fixed({ statement }, description2, edits) {
  const nested = statement.within !== void 0;
  const placed = edits.flatMap((edit) => edit ?? []);
  if (nested || placed.length < edits.length) return {};
  const fix = { description: description2, edits: placed };
  return { fix };
}
function replacement({ script, statement }, span, text) {
  const { source } = script.parsed;
  const region = source.regionOf(statement.start + span.start, statement.start + span.end);
  return { ...region, text: inLinesOf(source.text, text) };
}
var insertion = (context, offset, text) => replacement(context, { start: offset, end: offset }, text);
function insertAfter(context, words3, text, tokens = tokensOf(context.statement.text)) {
  const last = findPhrase(tokens, words3)?.at(-1);
  return last && insertion(context, last.end, text);
}
function insertAtEnd(context, tokens, text) {
  const last = tokens.at(-1);
  return last && insertion(context, last.end, text);
}
var writtenText = ({ statement }, tokens) => statement.text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
var ignores = /^(?:--|\/\*)\s*drydock-ignore\b(?!-file)/;
function statementsBefore(context, sql) {
  const { script, statement } = context;
  const { source, statements, comments } = script.parsed;
  const previous = statements.findLast(({ start: start2 }) => start2 < statement.start);
  const ignore = comments.find(
    ({ start: start2, region, text }) => start2 < statement.start && start2 >= (previous?.end ?? 0) && region.startLine > (previous?.region.endLine ?? 0) && ignores.test(text)
  );
  const start = ignore && (script.banner?.start ?? -1) < ignore.start ? ignore.start : statement.start;
  const { line } = source.positionAt(start);
  const indent = source.text.slice(source.offsetOfLine(line) ?? start, start);
  const joint = start === statement.start && (ignore || indent.trim() !== "") ? " " : `
${indent}`;
  return insertion(context, start - statement.start, sql.map((one) => `${one};${joint}`).join(""));
}
function statementsAfter(context, sql) {
  const { script, statement } = context;
  const { comments, source } = script.parsed;
  const ignored = comments.some(
    ({ start, region, text }) => start >= statement.end && region.startLine === statement.region.endLine && ignores.test(text)
  );
  const line = source.offsetOfLine(statement.region.startLine) ?? statement.start;
  const indent = /^[ \t]*/.exec(source.text.slice(line, statement.start))?.[0] ?? "";
  const joint = ignored ? " " : `
${indent}`;
  return insertion(context, statement.text.length, sql.map((one) => `;${joint}${one}`).join(""));
}
var inLinesOf = (source, text) => source.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;

// src/lint/fixes/new-constraints.ts
function notValid(context, command) {
  const added2 = newConstraint(context, command);
  if (!added2 || context.alter.missing_ok || !takesNotValid(context, added2.constraint)) return {};
  const { table, command: tokens, body, name, isNamed } = added2;
  const validates2 = commitsEachStatement(context);
  return fixed(
    context,
    validates2 ? `Add ${name} NOT VALID, then validate it` : `Add ${name} NOT VALID; write ALTER TABLE ${table} VALIDATE CONSTRAINT ${name} in the next migration`,
    [
      ...isNamed ? [] : [insertion(context, body[0]?.start ?? 0, `CONSTRAINT ${name} `)],
      insertAtEnd(context, tokens, " NOT VALID"),
      ...validates2 ? [statementsAfter(context, [`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`])] : []
    ]
  );
}
var takesNotValid = (context, { contype }) => contype === "CONSTR_CHECK" || contype === "CONSTR_FOREIGN" && (context.project.settings.postgresMajor >= 18 || !isPartitioned(context, context.table));
function constraintUsingIndex(context, command) {
  const { alter, table } = context;
  if (!commitsEachStatement(context) || isPartitioned(context, table) || alter.missing_ok) return {};
  const added2 = newConstraint(context, command);
  const shape = added2 && uniqueShape(context, added2);
  if (!added2 || !shape) return {};
  return fixed(context, `Build the index ${added2.name} CONCURRENTLY, then add the constraint with it`, [
    statementsBefore(context, [
      `DROP INDEX CONCURRENTLY IF EXISTS ${added2.schema}${added2.name}`,
      `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ${added2.name} ON ${added2.table} ${shape.definition}`
    ]),
    replacement(
      context,
      { start: added2.body[0]?.start ?? 0, end: shape.end },
      `${added2.isNamed ? "" : `CONSTRAINT ${added2.name} `}${shape.kind} USING INDEX ${added2.name}`
    )
  ]);
}
function uniqueShape(context, { constraint, body }) {
  if (constraint.options || constraint.indexspace || constraint.without_overlaps) return void 0;
  const open = body.findIndex(({ text }) => text === "(");
  const close = closing(body, open);
  const end = isPhrase(body, close + 1, ["INCLUDE"]) ? closing(body, close + 2) : close;
  const last = body[end];
  if (open === -1 || !last) return void 0;
  const nulls = constraint.nulls_not_distinct ? " NULLS NOT DISTINCT" : "";
  return {
    kind: isPhrase(body, 0, ["PRIMARY", "KEY"]) ? "PRIMARY KEY" : "UNIQUE",
    definition: writtenText(context, body.slice(open, end + 1)) + nulls,
    end: last.end
  };
}
var closing = (tokens, open) => tokens.findIndex(({ text }, index) => index > open && text === ")");
function newConstraint(context, command) {
  const constraint = constraintOf(command);
  const written = alterTableTokens(context.statement, command);
  if (!constraint || !written) return void 0;
  const isNamed = isPhrase(written.command, 1, ["CONSTRAINT"]);
  const given = written.command[2];
  const made = constraintName(constraint, context.table.name, void 0, (name) => isTaken(context, name));
  if (made === void 0) return void 0;
  return {
    constraint,
    table: writtenText(context, written.table),
    schema: writtenText(context, written.table.slice(0, -1)),
    command: written.command,
    body: written.command.slice(isNamed ? 3 : 1),
    isNamed,
    name: isNamed && given ? writtenText(context, [given]) : quoteIfNeeded(made)
  };
}
function isTaken(context, name) {
  const table = tableBefore(context, context.table);
  return table?.constraints.has(name) === true || table?.indexes.has(name) === true;
}
function notNullByCheck(context, command) {
  const { alter, table } = context;
  const written = alterTableTokens(context.statement, command);
  if (!commitsEachStatement(context) || !written || alter.missing_ok || alter.cmds?.length !== 1) return {};
  const at = isPhrase(written.command, 1, ["COLUMN"]) ? 2 : 1;
  const column = writtenText(context, written.command.slice(at, at + 1));
  const alterTable = `ALTER TABLE ${alter.relation?.inh === true ? "" : "ONLY "}${writtenText(context, written.table)}`;
  const check12 = quoteIfNeeded(defaultName(table.name, [command.name ?? "", "is"], "not_null"));
  return fixed(context, `Prove it with a CHECK that is validated without blocking`, [
    statementsBefore(context, [
      `${alterTable} DROP CONSTRAINT IF EXISTS ${check12}, ADD CONSTRAINT ${check12} CHECK (${column} IS NOT NULL) NOT VALID`,
      `${alterTable} VALIDATE CONSTRAINT ${check12}`
    ]),
    statementsAfter(context, [`${alterTable} DROP CONSTRAINT IF EXISTS ${check12}`])
  ]);
}

// rules/add-check-without-not-valid/rule.ts
var rule_default = defineRule({
  id: "add-check-without-not-valid",
  summary: "ADD CHECK reads the whole table while nobody else can read or write it",
  severity: "error",
  category: "locks",
  why: "A CHECK that is added without NOT VALID is tested against every row that is there, under the ACCESS EXCLUSIVE lock of ALTER TABLE (manual, ALTER TABLE, Notes): all reads and writes wait until the last row is read.",
  instead: "Add the constraint NOT VALID, which reads no row and holds for new ones at once, and VALIDATE CONSTRAINT in the next migration: that reads the table while reads and writes go on.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  on: {
    AT_AddConstraint(command, context) {
      const check12 = addedConstraint(command, "check", context);
      if (!check12 || check12.skip_validation === true) return void 0;
      const what2 = check12.conname === void 0 ? "a CHECK" : `the CHECK ${check12.conname}`;
      return {
        message: `Adding ${what2} reads all rows of ${displayName(context.table)} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`,
        ...notValid(context, command)
      };
    }
  }
});

// src/lint/added-column.ts
function addedColumn(command, context) {
  const { alter, state, table } = context;
  const column = columnOf(command);
  if (!column || alter.objtype !== "OBJECT_TABLE" || state.isNew(table)) return void 0;
  const isThere4 = tableBefore(context, table)?.columns.has(column.colname ?? "") === true;
  return command.missing_ok === true && isThere4 ? void 0 : column;
}

// rules/add-column-with-check/rule.ts
var rule_default2 = defineRule({
  id: "add-column-with-check",
  summary: "ADD COLUMN with a CHECK reads every row under ACCESS EXCLUSIVE",
  severity: "error",
  category: "locks",
  why: "The new column is empty or holds its default, and still Postgres reads the whole table to check each row, while nobody can read or write it. Behind a column there is no NOT VALID to put that off (manual, ALTER TABLE, Notes).",
  instead: "Add the column alone. In a next migration ADD CONSTRAINT … CHECK (…) NOT VALID, and in one more VALIDATE CONSTRAINT, which lets reads and writes go on.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      if (!column || !hasEnforcedCheck(column)) return void 0;
      const table = displayName(context.table);
      return {
        message: `The CHECK of the new column ${table}.${column.colname ?? ""} reads all of ${table} under ACCESS EXCLUSIVE.`
      };
    }
  }
});
function hasEnforcedCheck(column) {
  const constraints = constraintsOf(column);
  return constraints.some(
    ({ contype }, index) => contype === "CONSTR_CHECK" && constraints[index + 1]?.contype !== "CONSTR_ATTR_NOT_ENFORCED"
  );
}

// src/sql/constant-conditions.ts
var isAlwaysTrue = (condition) => truthOf(condition) === true;
var isConstantNull = (expression) => isNull(expression) || "TypeCast" in expression && expression.TypeCast.arg !== void 0 && isConstantNull(expression.TypeCast.arg);
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

// src/sql/foreign-keys.ts
function foreignKeysOf(statement) {
  if (statement.kind !== "CreateStmt" && statement.kind !== "AlterTableStmt") return [];
  const table = nameOfRangeVar(statement.node.relation);
  if (!table) return [];
  return statement.kind === "CreateStmt" ? (statement.node.tableElts ?? []).flatMap((element) => keysOfElement(element, table)) : alterTableCommands(statement).flatMap((command) => keysOfCommand(command, table));
}
var foreignKeysOfColumn = (column, table) => constraintsOf(column).flatMap((constraint) => foreignKeyOf(constraint, table, column.colname) ?? []);
function foreignKeyOf(constraint, table, column) {
  const references = nameOfRangeVar(constraint?.pktable);
  if (constraint?.contype !== "CONSTR_FOREIGN" || !references) return void 0;
  return { table, references, columns: constrainedColumns(constraint, column) };
}
function keysOfElement(element, table) {
  if ("ColumnDef" in element) return foreignKeysOfColumn(element.ColumnDef, table);
  const key = "Constraint" in element ? foreignKeyOf(element.Constraint, table) : void 0;
  return key ? [key] : [];
}
function keysOfCommand(command, table) {
  const column = command.subtype === "AT_AddColumn" ? columnOf(command) : void 0;
  if (column) return foreignKeysOfColumn(column, table);
  const key = command.subtype === "AT_AddConstraint" && foreignKeyOf(constraintOf(command), table);
  return key ? [key] : [];
}

// rules/add-column-with-foreign-key/rule.ts
var rule_default3 = defineRule({
  id: "add-column-with-foreign-key",
  summary: "ADD COLUMN … REFERENCES locks both tables, and with a default reads both to check every row",
  severity: "warning",
  category: "locks",
  why: "ADD COLUMN holds ACCESS EXCLUSIVE on its table, and the foreign key takes SHARE ROW EXCLUSIVE on the referenced one as well: a transaction that waits for the one lock stops all work on the other. Where the column has a default, Postgres also looks up each row in the referenced table before it lets go; behind a column there is no NOT VALID.",
  instead: "Add the column alone. In a next migration ADD CONSTRAINT … FOREIGN KEY … NOT VALID, and in one more VALIDATE CONSTRAINT.",
  claim: {
    effects: { locks: { "public.orders": "ACCESS EXCLUSIVE", "public.customers": "SHARE ROW EXCLUSIVE" } }
  },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      const keys = column ? foreignKeysOfColumn(column, context.table) : [];
      return keys.flatMap((key) => column ? problemsOf(column, key, context) : []);
    }
  }
});
function problemsOf(column, { references }, context) {
  const { table, state } = context;
  const name = `${displayName(table)}.${column.colname ?? ""}`;
  const parent = displayName(references);
  if (hasValues(column)) {
    const message2 = `Each row of ${displayName(table)} is looked up in ${parent} for the foreign key of the new column ${name}, under ACCESS EXCLUSIVE.`;
    return [{ severity: "error", message: message2 }];
  }
  if (state.isNew(references) || state.keyOf(references) === state.keyOf(table)) return [];
  return [
    {
      message: `The foreign key of the new column ${name} blocks writes to ${parent} while ${displayName(table)} is locked in ACCESS EXCLUSIVE mode.`
    }
  ];
}
var hasValues = (column) => constraintsOf(column).some(
  ({ contype, raw_expr }) => contype === "CONSTR_DEFAULT" && raw_expr !== void 0 && !isConstantNull(raw_expr)
);

// rules/add-column-with-unique/rule.ts
var rule_default4 = defineRule({
  id: "add-column-with-unique",
  summary: "ADD COLUMN with UNIQUE or PRIMARY KEY builds an index under ACCESS EXCLUSIVE",
  severity: "error",
  category: "locks",
  why: "The index that keeps the new column unique is built at once, over every row that exists; nobody can read or write the table until it is done. Behind a column there is no way to ask for CONCURRENTLY.",
  instead: "Add the column alone. Then CREATE UNIQUE INDEX CONCURRENTLY in a migration outside a transaction, and in one more ADD CONSTRAINT … UNIQUE USING INDEX, which is quick.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      const kinds2 = column ? constraintsOf(column).map(kindOfConstraint) : [];
      const kind = kinds2.find((one) => one === "unique" || one === "primary key");
      if (!column || kind === void 0) return void 0;
      const table = displayName(context.table);
      return {
        message: `${kind.toUpperCase()} on the new column ${table}.${column.colname ?? ""} builds an index over all of ${table} under ACCESS EXCLUSIVE.`
      };
    }
  }
});

// src/postgres/volatile-functions.ts
var builtIn = /* @__PURE__ */ new Set([
  ...["amvalidate", "array_sample", "array_shuffle", "brin_desummarize_range", "brin_summarize_new_values"],
  ...["brin_summarize_range", "clock_timestamp", "current_query", "currtid2", "currval", "cursor_to_xml"],
  ...["cursor_to_xmlschema", "gen_random_uuid", "gin_clean_pending_list", "lastval", "loread", "lowrite"],
  ...["nextval", "plpgsql_call_handler", "plpgsql_validator", "query_to_xml", "query_to_xml_and_xmlschema"],
  ...["query_to_xmlschema", "random", "random_normal", "set_config", "setseed", "setval", "timeofday"],
  ...["txid_status", "uuidv4", "uuidv7"]
]);
var ofExtensions = /* @__PURE__ */ new Set([
  ...["gen_random_bytes", "gen_salt", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4"]
]);
var isVolatileBuiltIn = (name) => builtIn.has(name);
var isVolatileInExtension = (name) => ofExtensions.has(name);
var volatileBuiltIns = [...builtIn];
var volatileInExtensions = [...ofExtensions];

// src/lint/routine-volatility.ts
function volatileCallIn(expression, context) {
  const known2 = routinesOf(context.project);
  const place2 = {
    migration: known2.indexes.get(context.migration) ?? Infinity,
    order: context.script.direction === "up" ? context.statement.order : Infinity
  };
  const isVolatileRoutine = (name) => latest(known2.versions.get(context.state.keyOf(name)) ?? [], place2)?.volatile;
  const call = callsIn(expression).find((name) => isVolatile(name, isVolatileRoutine));
  return call && displayName(call);
}
var callsIn = (expression) => nodesOfKind(expression, "FuncCall").flatMap(({ funcname }) => nameOfNodes(funcname) ?? []);
function isVolatile(name, lookup) {
  const { schema } = name;
  if ((schema === void 0 || schema === "pg_catalog") && isVolatileBuiltIn(name.name)) return true;
  return schema !== "pg_catalog" && (lookup(name) ?? isVolatileInExtension(name.name));
}
var latest = (versions, { migration, order }) => versions.findLast(
  (version2) => version2.migration < migration || version2.migration === migration && version2.order < order
);
var routinesOf = once((project) => {
  const indexes2 = new Map(project.migrations.map((migration, index) => [migration, index]));
  const versions = /* @__PURE__ */ new Map();
  for (const [migration, { up }] of project.migrations.entries()) {
    const state = new MigrationState();
    for (const statement of up.statements) {
      const lookup = (name) => versions.get(state.keyOf(name))?.at(-1)?.volatile;
      for (const { name, volatile } of changedRoutines(statement, lookup)) {
        addTo(versions, state.keyOf(name), { migration, order: statement.order, volatile });
      }
      state.apply(statement);
    }
  }
  return { indexes: indexes2, versions };
});
function changedRoutines(statement, lookup) {
  switch (statement.kind) {
    case "CreateFunctionStmt": {
      const name = nameOfNodes(statement.node.funcname);
      return name ? [{ name, volatile: isDefinedVolatile(statement.node, lookup) }] : [];
    }
    case "AlterFunctionStmt":
      return alteredRoutine(statement.node);
    case "DropStmt":
      if (!["OBJECT_FUNCTION", "OBJECT_ROUTINE"].includes(statement.node.removeType ?? "")) return [];
      return droppedObjects(statement.node).map(({ name }) => ({ name, volatile: void 0 }));
    default:
      return [];
  }
}
function alteredRoutine({ func, actions }) {
  const name = nameOfNodes(func?.objname);
  const volatility = textOf2(optionsOf(actions), "volatility");
  return name && volatility !== void 0 ? [{ name, volatile: volatility === "volatile" }] : [];
}
function isDefinedVolatile(routine, lookup) {
  const options = optionsOf(routine.options);
  if ((textOf2(options, "volatility") ?? "volatile") !== "volatile") return false;
  if (options.some(({ defname }) => preventsInlining.has(defname ?? ""))) return true;
  if (routine.sql_body) return isVolatileBody(routine.sql_body, lookup);
  return textOf2(options, "language") !== "sql" || isVolatileText(textOf2(options, "as") ?? "", lookup);
}
var preventsInlining = /* @__PURE__ */ new Set(["security", "strict", "set"]);
function isVolatileBody(body, lookup) {
  if (!("ReturnStmt" in body)) return true;
  return callsIn(body).some((name) => isVolatile(name, lookup));
}
var oneExpression = /^\s*SELECT\b(?![^]*(?:\b(?:FROM|WHERE|UNION|LIMIT|INSERT|UPDATE|DELETE)\b|;\s*\S))/i;
var fromInCall = /(\b(?:extract|trim|substring|overlay)\s*\([^()]*?)\bFROM\b/gi;
function isVolatileText(text, lookup) {
  const body = text.replace(fromInCall, "$1,");
  if (!oneExpression.test(body)) return true;
  const calls2 = body.matchAll(/(?:(\w+)\s*\.\s*)?(\w+)\s*\(/g);
  return [...calls2].some(
    ([, schema, name = ""]) => isVolatile({ ...schema === void 0 ? {} : { schema }, name: name.toLowerCase() }, lookup)
  );
}
function textOf2(options, option) {
  const { arg } = options.findLast(({ defname }) => defname === option) ?? {};
  if (arg && "String" in arg) return arg.String.sval;
  return arg && "List" in arg ? stringsOf(arg.List.items).join("\n") : void 0;
}

// rules/add-column-with-volatile-default/rule.ts
var rule_default5 = defineRule({
  id: "add-column-with-volatile-default",
  summary: "ADD COLUMN with a default that differs from row to row rewrites the table under ACCESS EXCLUSIVE",
  severity: "error",
  category: "locks",
  why: "A default such as now() or a constant is evaluated once and kept in the catalog. A volatile one, such as gen_random_uuid() or clock_timestamp(), has to be evaluated for each row: Postgres writes the whole table and all its indexes anew, and nobody can read or write until that is done (manual, ALTER TABLE, Notes).",
  instead: "Add the column without a default, then write ALTER COLUMN … SET DEFAULT, which concerns new rows alone, and fill the old rows in batches.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, rewrites: ["public.orders"] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      const call = column && defaultsOf(column).flatMap((value) => volatileCallIn(value, context) ?? [])[0];
      if (!column || call === void 0) return void 0;
      const table = displayName(context.table);
      return {
        message: `The default of ${table}.${column.colname ?? ""} calls ${call}(), which is volatile: ${table} is rewritten under ACCESS EXCLUSIVE.`
      };
    }
  }
});
var defaultsOf = (column) => constraintsOf(column).flatMap(
  ({ contype, raw_expr }) => contype === "CONSTR_DEFAULT" && raw_expr ? [raw_expr] : []
);

// rules/add-exclusion-constraint/rule.ts
var rule_default6 = defineRule({
  id: "add-exclusion-constraint",
  summary: "ADD EXCLUDE builds its index and compares all rows while nobody can read or write the table",
  severity: "error",
  category: "locks",
  why: "The index of the constraint is built under the ACCESS EXCLUSIVE lock of ALTER TABLE, and then every row is looked up in it. An exclusion constraint knows neither NOT VALID nor USING INDEX (manual, ALTER TABLE), so there is no way to have it on a table in use that blocks nobody.",
  instead: "Make a new table that has the constraint, copy the rows in batches while triggers keep it in step, and swap the names; or add it in a maintenance window, under a lock_timeout, when the table is small enough for that.",
  claim: { effects: { locks: { "public.bookings": "ACCESS EXCLUSIVE" }, scans: ["public.bookings"] } },
  on: {
    AT_AddConstraint(command, context) {
      if (!buildsKey(command, "exclusion", context)) return void 0;
      return {
        message: `Adding an EXCLUDE constraint to ${displayName(context.table)} builds its index under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`
      };
    }
  }
});

// rules/add-foreign-key-without-not-valid/rule.ts
var rule_default7 = defineRule({
  id: "add-foreign-key-without-not-valid",
  summary: "ADD FOREIGN KEY reads the whole table while writes to both tables wait",
  severity: "error",
  category: "locks",
  why: "A foreign key that is added without NOT VALID looks up every row that is there in the other table, and a SHARE ROW EXCLUSIVE lock keeps writers out of both tables until the transaction ends (manual, ALTER TABLE, ADD table_constraint).",
  instead: "Add it NOT VALID, which reads no row and holds for new ones at once, and VALIDATE CONSTRAINT in the next migration: that reads the table while reads and writes of both go on.",
  claim: { effects: { locks: { "public.orders": "SHARE ROW EXCLUSIVE" }, scans: ["public.orders"] } },
  on: {
    AT_AddConstraint(command, context) {
      const key = addedConstraint(command, "foreign key", context);
      if (!key || key.skip_validation === true || isInEveryPartition(key, context)) return void 0;
      const message2 = messageFor(key, context);
      if (needsPartitions(context)) return { message: message2, help: partitionsHelp };
      return { message: message2, ...notValid(context, command) };
    }
  }
});
function messageFor({ conname, pktable }, { table }) {
  const what2 = conname === void 0 ? "a foreign key" : `the foreign key ${conname}`;
  const [name, other] = [displayName(table), displayName(nameOfRangeVar(pktable) ?? table)];
  const waiting = other === name ? "writes to it" : `writes to it and to ${other}`;
  return `Adding ${what2} reads all rows of ${name} while ${waiting} wait.`;
}
var needsPartitions = (context) => context.project.settings.postgresMajor < 18 && isPartitioned(context, context.table);
var partitionsHelp = "Before PostgreSQL 18 a partitioned table cannot have a foreign key that is NOT VALID. Add the key NOT VALID to each partition and validate it there, a migration each; the same key on the partitioned table then takes those over and reads no row.";

// rules/add-identity-column/rule.ts
var rule_default8 = defineRule({
  id: "add-identity-column",
  summary: "ADD COLUMN … AS IDENTITY numbers every row, which rewrites the table under ACCESS EXCLUSIVE",
  severity: "error",
  category: "locks",
  why: "Each row that exists gets a number from the sequence of the new identity column (manual, ALTER TABLE, Notes): Postgres writes the whole table and all its indexes anew, and nobody can read or write until that is done.",
  instead: "Create a sequence, add a plain integer column, write ALTER COLUMN … SET DEFAULT nextval(…) for new rows, and number the old rows in batches.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, rewrites: ["public.orders"] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      if (!column || !constraintsOf(column).some(({ contype }) => contype === "CONSTR_IDENTITY"))
        return void 0;
      const table = displayName(context.table);
      return {
        message: `The identity column ${table}.${column.colname ?? ""} numbers every row: ${table} is rewritten under ACCESS EXCLUSIVE.`
      };
    }
  }
});

// rules/add-primary-key-without-index/rule.ts
var rule_default9 = defineRule({
  id: "add-primary-key-without-index",
  summary: "ADD PRIMARY KEY builds its index while nobody can read or write the table",
  severity: "error",
  category: "locks",
  why: "The index of the key is built under the ACCESS EXCLUSIVE lock of ALTER TABLE, which takes a scan and a sort of the whole table; columns that are not NOT NULL yet take one scan more (manual, ALTER TABLE, ADD table_constraint_using_index). All reads and writes wait until it is done.",
  instead: "Build the index first, with CREATE UNIQUE INDEX CONCURRENTLY on columns that are NOT NULL, in a migration of its own, and take it over with ADD CONSTRAINT … PRIMARY KEY USING INDEX, which is quick.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  on: {
    AT_AddConstraint(command, context) {
      if (!buildsKey(command, "primary key", context)) return void 0;
      const message2 = `Adding a primary key to ${displayName(context.table)} builds its index under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`;
      if (isPartitioned(context, context.table)) return { message: message2, help: partitionedHelp };
      return { message: message2, ...constraintUsingIndex(context, command) };
    }
  }
});
var partitionedHelp = "A partitioned table takes no constraint USING INDEX. Build the unique index CONCURRENTLY on each partition and make it the primary key there, USING INDEX; the same key on the partitioned table then takes those over and reads no row.";

// rules/add-required-column/rule.ts
var rule_default10 = defineRule({
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
  ({ contype, raw_expr }) => filling.has(contype) || contype === "CONSTR_DEFAULT" && !(raw_expr && isConstantNull(raw_expr))
);

// rules/add-serial-column/rule.ts
var rule_default11 = defineRule({
  id: "add-serial-column",
  summary: "ADD COLUMN of a serial type numbers every row, which rewrites the table under ACCESS EXCLUSIVE",
  severity: "error",
  category: "locks",
  why: "serial stands for DEFAULT nextval(…) (manual, 8.1.4): each row that exists gets a number of its own, so Postgres writes the whole table and all its indexes anew, and nobody can read or write until that is done.",
  instead: "Create the sequence, add a plain integer column, write ALTER COLUMN … SET DEFAULT nextval(…) for new rows, and number the old rows in batches.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, rewrites: ["public.orders"] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      if (!column || !isSerial(column.typeName)) return void 0;
      const table = displayName(context.table);
      return {
        message: `The serial column ${table}.${column.colname ?? ""} numbers every row: ${table} is rewritten under ACCESS EXCLUSIVE.`
      };
    }
  }
});

// rules/add-stored-generated-column/rule.ts
var rule_default12 = defineRule({
  id: "add-stored-generated-column",
  summary: "ADD COLUMN … GENERATED … STORED computes every row, which rewrites the table under ACCESS EXCLUSIVE",
  severity: "error",
  category: "locks",
  why: "The value of a stored generated column is part of the row, so Postgres computes it for each row that exists and writes the whole table and all its indexes anew; nobody can read or write until that is done (manual, ALTER TABLE, Notes).",
  instead: "From PostgreSQL 18 on write VIRTUAL, which computes when it is read and costs nothing here; before that add a plain column that a trigger or the application fills, and fill the old rows in batches.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, rewrites: ["public.orders"] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      const isStored = column && constraintsOf(column).some(({ generated_kind }) => generated_kind === "s");
      if (!column || !isStored) return void 0;
      const table = displayName(context.table);
      return {
        message: `${table}.${column.colname ?? ""} is computed and stored for every row: ${table} is rewritten under ACCESS EXCLUSIVE.`
      };
    }
  }
});

// rules/add-unique-without-index/rule.ts
var rule_default13 = defineRule({
  id: "add-unique-without-index",
  summary: "ADD UNIQUE builds its index while nobody can read or write the table",
  severity: "error",
  category: "locks",
  why: "The index of the constraint is built under the ACCESS EXCLUSIVE lock of ALTER TABLE, which takes a scan and a sort of the whole table (manual, ALTER TABLE, ADD table_constraint_using_index). All reads and writes wait until it is done.",
  instead: "Build the index first, with CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, and take it over with ADD CONSTRAINT … UNIQUE USING INDEX, which is quick.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  on: {
    AT_AddConstraint(command, context) {
      if (!buildsKey(command, "unique", context)) return void 0;
      const message2 = `Adding a UNIQUE constraint to ${displayName(context.table)} builds its index under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`;
      if (isPartitioned(context, context.table)) return { message: message2, help: partitionedHelp2 };
      return { message: message2, ...constraintUsingIndex(context, command) };
    }
  }
});
var partitionedHelp2 = "A partitioned table takes no constraint USING INDEX. Build the unique index CONCURRENTLY on each partition and make it a UNIQUE constraint there, USING INDEX; the same constraint on the partitioned table then takes those over and reads no row.";

// rules/alter-domain-constraint/rule.ts
var rule_default14 = defineRule({
  id: "alter-domain-constraint",
  summary: "A constraint that is added to a domain scans every table that uses the domain, and blocks their writes",
  severity: "error",
  category: "locks",
  why: "ADD CONSTRAINT and SET NOT NULL read every table with a column of the domain, and a SHARE lock keeps writers out of all of them until the transaction ends (manual, ALTER DOMAIN). The statement names none of these tables. VALIDATE CONSTRAINT does the same.",
  instead: "Add the constraint NOT VALID: it holds for all new values at once, and reads no table. Validate it at a quiet hour, or put a CHECK … NOT VALID on each table instead, which VALIDATE CONSTRAINT checks while writes go on.",
  claim: { effects: { locks: { "public.customers": "SHARE" }, scans: ["public.customers"] } },
  on: {
    AlterDomainStmt(alter, { state }) {
      const domain = nameOfNodes(alter.typeName);
      const action = actionOf(alter);
      if (!domain || !action || state.isNew(domain, "type")) return void 0;
      const message2 = `${action} scans every table with a column of type ${displayName(domain)} while their writers wait.`;
      return alter.subtype === "V" ? { message: message2, severity: "warning", help: validateHelp } : { message: message2 };
    }
  }
});
var validateHelp = "There is no way to validate a constraint of a domain that lets writers go on. A constraint that is NOT VALID holds for all new values: leave it so, or validate it at a quiet hour under a short lock_timeout.";
function actionOf({ subtype, def, name }) {
  if (subtype === "O") return "SET NOT NULL";
  if (subtype === "V") return `VALIDATE CONSTRAINT ${name ?? ""}`;
  if (subtype !== "C" || !def || !("Constraint" in def) || def.Constraint.skip_validation) return void 0;
  return def.Constraint.conname === void 0 ? "ADD CHECK" : `ADD CONSTRAINT ${def.Constraint.conname}`;
}

// rules/assertion-failed/rule.ts
var rule_default15 = defineRule({
  id: "assertion-failed",
  summary: "A check of your own does not hold after the migrations or after their rollback",
  severity: "error",
  category: "dry-run",
  why: "A migration can run without an error and still do the wrong thing. What only the team knows about its data is said in a `verify.sql` script, as in sqitch, or under `assertions` in drydock.yml, and asked of the database that the migrations left.",
  instead: "Mend the migration until the check holds, or the check where it asks for what is no longer meant.",
  claim: { unprovable: "The check is the team’s own: the tests of the dry-run show how it is asked." },
  foundBy: "dry-run"
});

// src/lint/not-null-proof.ts
function isNotNull(table, column) {
  const own = [...table.constraints.values()].find(
    ({ kind, columns }) => kind === "not null" && columns.includes(column)
  );
  return table.columns.get(column)?.notNull === true && own?.validated !== false;
}
var isProvenNotNull = (table, column) => [...table.constraints.values()].some(
  ({ kind, validated, condition, ...constraint }) => kind === "check" && validated && condition !== void 0 && implies(condition, writtenName(constraint, condition, column))
);
function writtenName({ columns }, condition, column) {
  return referencedColumns(condition)[columns.indexOf(column)];
}
function implies(condition, column) {
  if ("BoolExpr" in condition) {
    const { boolop, args = [] } = condition.BoolExpr;
    if (boolop === "AND_EXPR") return args.some((arg) => implies(arg, column));
    return boolop === "NOT_EXPR" && args.every((arg) => isNullTest(arg, "IS_NULL", column));
  }
  return isNullTest(condition, "IS_NOT_NULL", column) || isDistinctFromNull(condition, column);
}
var isNullTest = (node, test, column) => "NullTest" in node && node.NullTest.nulltesttype === test && node.NullTest.arg !== void 0 && isColumn(node.NullTest.arg, column);
function isDistinctFromNull(node, column) {
  if (!("A_Expr" in node) || node.A_Expr.kind !== "AEXPR_DISTINCT") return false;
  const { lexpr, rexpr } = node.A_Expr;
  if (!lexpr || !rexpr) return false;
  return isColumn(lexpr, column) && isNull(rexpr);
}
var isColumn = (node, column) => "ColumnRef" in node && column !== void 0 && nameOf(node.ColumnRef) === column;
var nameOf = ({ fields }) => {
  const last = fields?.at(-1);
  return last && "String" in last ? last.String.sval : void 0;
};

// src/lint/partition-proof.ts
function isCheckedOn(table, key) {
  const checks = [...table.constraints.values()].filter(
    ({ kind, validated, condition }) => kind === "check" && validated && condition !== void 0 && !("NullTest" in condition)
  );
  const named = new Set(checks.flatMap(({ columns }) => columns));
  return checks.length > 0 && (key?.columns ?? []).every((column) => named.has(column));
}
function nullableKeyColumns(table, key, bound) {
  if (takesNulls(bound)) return [];
  return (key?.columns ?? []).filter(
    (column) => table.columns.get(column)?.notNull !== void 0 && !isNotNull(table, column) && !isProvenNotNull(table, column)
  );
}
var takesNulls = ({ is_default, strategy, listdatums = [] }) => is_default === true || strategy === "h" || listdatums.some(isNull);

// rules/attach-partition-without-check/rule.ts
var rule_default16 = defineRule({
  id: "attach-partition-without-check",
  summary: "ATTACH PARTITION reads the whole table that it attaches, unless a valid CHECK proves the bounds",
  severity: "warning",
  category: "locks",
  why: "Postgres has to see that every row of the new partition keeps its bounds, and reads the whole table for it while an ACCESS EXCLUSIVE lock keeps all others from it. It skips that where valid constraints of the table imply the bounds: a CHECK, and NOT NULL on the columns of the partition key (manual, ALTER TABLE, ATTACH PARTITION).",
  instead: "ADD CONSTRAINT … CHECK with the bounds of the partition NOT VALID, VALIDATE CONSTRAINT in a migration of its own, and then ATTACH PARTITION; the columns of the partition key must be NOT NULL. For a DEFAULT partition the CHECK excludes the bounds of all others. Drop the CHECK afterwards.",
  claim: { effects: { locks: { "public.orders_2027": "ACCESS EXCLUSIVE" }, scans: ["public.orders_2027"] } },
  on: {
    AT_AttachPartition({ def }, context) {
      const { name, bound } = def && "PartitionCmd" in def ? def.PartitionCmd : {};
      const child = nameOfRangeVar(name);
      if (!child || !bound || context.state.isNew(child)) return void 0;
      if (bound.is_default === true && isOnlyPartition(context)) return void 0;
      const key = tableBefore(context, context.table)?.partitioned;
      const reason = reasonToRead(tableBefore(context, child), key, bound, context);
      if (reason === void 0) return void 0;
      const attached = displayName(child);
      return {
        message: `Attaching ${attached} to ${displayName(context.table)} reads all rows of ${attached} under ACCESS EXCLUSIVE, because ${reason}.`
      };
    }
  }
});
var isOnlyPartition = (context) => partitionsOf(context, context.table).length === 0 && !mayHaveOtherPartitions(context, context.table);
function reasonToRead(child, key, bound, context) {
  const unproven = "no valid CHECK is known to prove the bounds";
  if (!child) return unproven;
  if (isCheckedOn(child, key)) {
    const columns = nullableKeyColumns(child, key, bound);
    return columns.length > 0 ? `its CHECK lets NULLs into ${listed(columns, 3)}` : void 0;
  }
  if (!child.partitioned) return unproven;
  const partitions = partitionsOf(context, qualifiedNameOfKey(child.key));
  return partitions.map((one) => reasonToRead(one, key, bound, context)).find((reason) => reason);
}

// src/lint/held-locks.ts
function locksTaken(context) {
  const { statement, state } = context;
  if (statement.within?.partly) return [];
  const named = tableLocks(statement);
  const locks = [
    ...named,
    ...named.flatMap((lock) => locksOnPartitions(lock, context)),
    ...hiddenLocks(context)
  ];
  return locks.map((lock) => ({ ...lock, key: state.keyOf(lock.table) })).filter(
    ({ key, table }) => !state.isNew(table) && !state.isTemporary(table) && !context.transaction.isNew(key)
  );
}
var blockingLocks = (context) => locksTaken(context).filter(({ mode }) => blocksWrites(mode));
var exclusiveLocks = ({ transaction, state }) => [...transaction.held.values()].filter(
  ({ mode, table }) => mode === "ACCESS EXCLUSIVE" && !state.isNew(table) && !state.isDropped(table)
);
var placeOfLock = ({ statement, file }, { script }) => file === script.file ? lineInWords(statement.region.startLine, script) : `line ${String(statement.region.startLine)} of ${file}`;
function hiddenLocks(context) {
  const { statement } = context;
  if (statement.kind === "DropStmt") return locksOfDrop(statement.node, context);
  if (statement.kind === "AlterTableStmt") {
    const keys = locksOfForeignKeys(statement.node, context);
    if (keys.length > 0) return keys;
  }
  const parents2 = partitionedBy(statement);
  return parents2.flatMap(
    (parent) => partitionsOf(context, parent).filter(({ isDefaultPartition }) => isDefaultPartition === true).map(({ key }) => ({ table: qualifiedNameOfKey(key), mode: "ACCESS EXCLUSIVE" }))
  );
}
function locksOfDrop(drop, context) {
  const names = droppedObjects(drop).map(({ name }) => name);
  if (drop.removeType === "OBJECT_INDEX") {
    const mode = drop.concurrent ? "SHARE UPDATE EXCLUSIVE" : "ACCESS EXCLUSIVE";
    return names.flatMap((name) => {
      const table = tableOfIndex(context, name);
      return table ? [{ table: qualifiedNameOfKey(table.key), mode }] : [];
    });
  }
  if (drop.removeType !== "OBJECT_TABLE") return [];
  return names.flatMap(
    (name) => relatedTables(tableBefore(context, name)).map((key) => ({
      table: qualifiedNameOfKey(key),
      mode: "ACCESS EXCLUSIVE"
    }))
  );
}
var relatedTables = (table) => [
  ...[...table?.constraints.values() ?? []].flatMap(({ references }) => references ?? []),
  ...table?.partitionOf === void 0 ? [] : [table.partitionOf]
];
function locksOfForeignKeys(alter, context) {
  const name = nameOfRangeVar(alter.relation);
  const constraints = name && tableBefore(context, name)?.constraints;
  return commandsOf(alter).flatMap(({ subtype, name: own = "", def }) => {
    const altered = def && "ATAlterConstraint" in def ? def.ATAlterConstraint : void 0;
    const enforced = altered?.alterEnforceability === true ? altered.conname : void 0;
    const target = constraints?.get(subtype === "AT_DropConstraint" ? own : enforced ?? "")?.references;
    if (target === void 0) return [];
    const mode = subtype === "AT_DropConstraint" ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE";
    return [{ table: qualifiedNameOfKey(target), mode }];
  });
}
function locksOnPartitions({ table, mode }, context) {
  if (!recurses(context.statement)) return [];
  return partitionsOf(context, table).flatMap(({ key }) => {
    const partition = { table: qualifiedNameOfKey(key), mode };
    return [partition, ...locksOnPartitions(partition, context)];
  });
}
function recurses({ kind, node }) {
  if (kind === "DropStmt") return node.removeType === "OBJECT_TABLE";
  if (kind === "IndexStmt") return node.relation?.inh === true;
  if (kind !== "AlterTableStmt") return kind === "TruncateStmt";
  const own = commandsOf(node).some(
    ({ def, subtype }) => ownOnly.has(subtype ?? "") || def && "PartitionCmd" in def
  );
  return node.relation?.inh === true && !own;
}
var ownOnly = /* @__PURE__ */ new Set([
  "AT_EnableRowSecurity",
  "AT_DisableRowSecurity",
  "AT_ForceRowSecurity",
  "AT_NoForceRowSecurity",
  "AT_ReplicaIdentity",
  "AT_ChangeOwner",
  "AT_SetRelOptions",
  "AT_ResetRelOptions",
  "AT_SetTableSpace",
  "AT_SetAccessMethod"
]);
function partitionedBy(statement) {
  const parent = tableOf(statement);
  if (statement.kind === "CreateStmt") return parent ? [parent] : [];
  const changes = alterTableCommands(statement).some(({ def }) => def && "PartitionCmd" in def);
  const table = statement.kind === "AlterTableStmt" ? nameOfRangeVar(statement.node.relation) : void 0;
  return changes && table ? [table] : [];
}

// src/lint/long-work.ts
var workingKinds = [
  "UpdateStmt",
  "DeleteStmt",
  "InsertStmt",
  "MergeStmt",
  "IndexStmt",
  "RefreshMatViewStmt",
  "CreateTableAsStmt",
  "CopyStmt",
  "AlterTableStmt"
];
function longWork(context) {
  const { statement } = context;
  const changes = isRowChange(statement) ? [statement] : [];
  const carried = [...changes, ...carriedChanges(statement)];
  for (const change of carried) {
    const work = changeOfRows(change, context);
    if (work) return work;
  }
  return workOf(statement, context);
}
var verbs = {
  UpdateStmt: "UPDATE of",
  DeleteStmt: "DELETE from",
  InsertStmt: "INSERT … SELECT into",
  MergeStmt: "MERGE into"
};
function changeOfRows(change, context) {
  const { kind, node } = change;
  const table = nameOfRangeVar(node.relation);
  if (!table) return void 0;
  const work = { what: `${verbs[kind]} ${displayName(table)}`, changes: table };
  if (kind === "InsertStmt") return readsTable(change.node, context) ? work : void 0;
  if (!isThere(table, context)) return void 0;
  if (kind === "MergeStmt") return work;
  return namesOneRow(change.node.whereClause, table, context) ? void 0 : work;
}
var readsTable = ({ selectStmt }, context) => selectStmt !== void 0 && "SelectStmt" in selectStmt && selectStmt.SelectStmt.valuesLists === void 0 && readsTables(selectStmt, context);
function readsTables(query, context) {
  const ctes = new Set(
    "SelectStmt" in query ? (query.SelectStmt.withClause?.ctes ?? []).flatMap(
      (node) => "CommonTableExpr" in node ? node.CommonTableExpr.ctename ?? [] : []
    ) : []
  );
  return relationsIn(query).some((relation) => {
    const name = nameOfRangeVar(relation);
    const isCatalog = name?.schema === "pg_catalog" || name?.schema === "information_schema";
    const isCte = name?.schema === void 0 && ctes.has(name?.name ?? "");
    return name !== void 0 && !isCatalog && !isCte && isThere(name, context);
  });
}
var isThere = (table, { state, transaction }) => !state.isNew(table) && !state.isTemporary(table) && !transaction.isNew(state.keyOf(table));
function namesOneRow(condition, name, context) {
  if (!condition) return false;
  if ("BoolExpr" in condition && condition.BoolExpr.boolop === "AND_EXPR") {
    return (condition.BoolExpr.args ?? []).some((arg) => namesOneRow(arg, name, context));
  }
  const column = columnEqualToConstant(condition);
  if (column === void 0) return false;
  const constraints = [...tableBefore(context, name)?.constraints.values() ?? []];
  return constraints.some(
    ({ kind, columns }) => (kind === "primary key" || kind === "unique") && columns.length === 1 && columns[0] === column
  );
}
function columnEqualToConstant(condition) {
  if (!("A_Expr" in condition) || condition.A_Expr.kind !== "AEXPR_OP") return void 0;
  const { lexpr, rexpr, name } = condition.A_Expr;
  if (stringsOf(name).at(-1) !== "=" || !lexpr || !rexpr) return void 0;
  const isColumn2 = "ColumnRef" in lexpr && "A_Const" in rexpr;
  return isColumn2 ? stringsOf(lexpr.ColumnRef.fields).at(-1) : void 0;
}
function workOf(statement, context) {
  switch (statement.kind) {
    case "IndexStmt": {
      const { relation, concurrent } = statement.node;
      return concurrent || relation?.inh !== true ? void 0 : on("CREATE INDEX on", relation, context);
    }
    case "RefreshMatViewStmt": {
      const { relation, skipData } = statement.node;
      return skipData ? void 0 : on("REFRESH MATERIALIZED VIEW", relation, context);
    }
    case "CopyStmt":
      return on("COPY of", statement.node.relation, context);
    case "CreateTableAsStmt":
      return ofCreateTableAs(statement.node, context);
    case "AlterTableStmt":
      return ofAlterTable(statement, context);
    default:
      return void 0;
  }
}
function ofCreateTableAs({ query, into }, context) {
  const name = nameOfRangeVar(into?.rel);
  if (!query || !name || into?.skipData || !readsTables(query, context)) return void 0;
  return { what: `the query of ${displayName(name)}` };
}
function on(words3, relation, context) {
  const table = nameOfRangeVar(relation);
  return table && isThere(table, context) ? { what: `${words3} ${displayName(table)}` } : void 0;
}
function ofAlterTable({ node }, context) {
  if (node.objtype !== "OBJECT_TABLE") return void 0;
  const commands = commandsOf(node);
  if (commands.some(({ subtype }) => subtype === "AT_ValidateConstraint")) {
    return on("VALIDATE CONSTRAINT on", node.relation, context);
  }
  const looksAtRows = commands.some((command) => {
    const constraint = command.subtype === "AT_AddConstraint" ? constraintOf(command) : void 0;
    return constraint && constraint.skip_validation !== true && constraint.indexname === void 0;
  });
  return looksAtRows ? on("ADD CONSTRAINT on", node.relation, context) : void 0;
}

// src/lint/each-kind.ts
var eachKind = (kinds2, listener) => Object.fromEntries(
  kinds2.map((kind) => [kind, (_, context) => listener(context)])
);
function eachRowChange(listener) {
  const hear = (verb2, change, context) => {
    const name = nameOfRangeVar(change.relation);
    if (!name || context.state.isNew(name)) return void 0;
    return listener(`${verb2} ${displayName(name)}`, withoutCarried(change), context);
  };
  return {
    UpdateStmt: (update, context) => hear("UPDATE of", update, context),
    DeleteStmt: (remove, context) => hear("DELETE from", remove, context),
    InsertStmt: (insert, context) => hear("INSERT into", insert, context),
    MergeStmt: (merge, context) => hear("MERGE into", merge, context)
  };
}

// rules/backfill-in-ddl-transaction/rule.ts
var rule_default17 = defineRule({
  id: "backfill-in-ddl-transaction",
  summary: "Rows of a table are changed in the transaction that locked it before, so all others wait",
  severity: "error",
  category: "transactions",
  why: "The lock that ALTER TABLE or CREATE INDEX took is held until the transaction ends (manual, 13.3.1 “Table-Level Locks”). A change of many rows behind it in the same transaction makes a lock of milliseconds one of minutes, for readers too where it is ACCESS EXCLUSIVE.",
  instead: "Change the table in one migration, and its rows in another one, in batches that commit. To fill a new column with one value give it a constant DEFAULT: that rewrites nothing.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  heldBefore: true,
  on: eachKind(["UpdateStmt", "DeleteStmt", "InsertStmt", "MergeStmt"], (context) => problemOf(context))
});
function problemOf(context) {
  const { state, statement, transaction } = context;
  const work = statement.within?.partly ? void 0 : longWork(context);
  const changes = work?.changes;
  const lock = changes && transaction.held.get(state.keyOf(changes));
  if (!lock || state.isNew(changes) || !blocksWrites(lock.mode)) return void 0;
  const blocked = lock.mode === "ACCESS EXCLUSIVE" ? "reads and writes" : "writes";
  return {
    message: `${work.what} runs under the ${lock.mode} lock that the transaction took on ${displayName(changes)} in ${placeOfLock(lock, context)}: all other ${blocked} wait until it commits.`
  };
}

// rules/backfill-with-not-in/null-free.ts
function neverYieldsNull(query, isNotNull2) {
  if (!query || !("SelectStmt" in query)) return false;
  const select = query.SelectStmt;
  const column = columnOf3(onlyOne(select.targetList));
  const table = tableOf2(onlyOne(select.fromClause));
  if (column === void 0 || !table || select.op !== "SETOP_NONE") return false;
  return isNotNull2(table, column) || excludesNull(select.whereClause, column);
}
var onlyOne = (nodes) => nodes?.length === 1 ? nodes[0] : void 0;
var tableOf2 = (from) => from && "RangeVar" in from ? nameOfRangeVar(from.RangeVar) : void 0;
var columnOf3 = (target) => {
  const value = target && "ResTarget" in target ? target.ResTarget.val : void 0;
  return value && "ColumnRef" in value ? lastName(value.ColumnRef) : void 0;
};
var lastName = ({ fields }) => fields?.every((field) => "String" in field) ? stringsOf(fields).at(-1) : void 0;
function excludesNull(condition, column) {
  if (!condition) return false;
  if ("BoolExpr" in condition) {
    const { boolop, args = [] } = condition.BoolExpr;
    return boolop === "AND_EXPR" && args.some((arg2) => excludesNull(arg2, column));
  }
  if (!("NullTest" in condition) || condition.NullTest.nulltesttype !== "IS_NOT_NULL") return false;
  const { arg } = condition.NullTest;
  return arg !== void 0 && "ColumnRef" in arg && lastName(arg.ColumnRef) === column;
}

// rules/backfill-with-not-in/rule.ts
var rule_default18 = defineRule({
  id: "backfill-with-not-in",
  summary: "Rows are changed by NOT IN (SELECT …), which matches none as soon as one NULL is selected",
  severity: "warning",
  category: "data",
  why: "x NOT IN (…) is NULL and not true where the list holds a NULL (manual, 9.24.2): one row without a value in production, and the statement changes nothing and reports success. Nor can Postgres plan it as an anti-join: it keeps the selected values in a hash table while they fit into work_mem × hash_mem_multiplier, and beyond that reads the whole subquery again for every row, while the locks are held. Where no NULL can come up the finding is info.",
  instead: "Write NOT EXISTS (SELECT FROM other WHERE other.customer_id = customers.id), or LEFT JOIN … WHERE … IS NULL: both are anti-joins, and a NULL matches nothing there.",
  claim: { fails: "23514" },
  on: eachRowChange(problemOf2)
});
function problemOf2(change, node, context) {
  const lists = notInLists(node);
  if (lists.length === 0) return void 0;
  const what2 = `${change} picks its rows by NOT IN (SELECT …)`;
  const isNotNull2 = (table, column) => tableBefore(context, table)?.columns.get(column)?.notNull === true;
  if (lists.every(({ subselect }) => neverYieldsNull(subselect, isNotNull2))) {
    const message2 = `${what2}, which reads the subquery once for every row when its values do not fit into work_mem.`;
    return { message: message2, severity: "info" };
  }
  return { message: `${what2}, which matches no row at all if one selected value is NULL.` };
}
var notInLists = (change) => [
  ...nodesOfKind(change, "BoolExpr").flatMap(
    ({ boolop, args = [] }) => boolop === "NOT_EXPR" ? args.flatMap((arg) => "SubLink" in arg && isIn(arg.SubLink) ? [arg.SubLink] : []) : []
  ),
  ...nodesOfKind(change, "SubLink").filter(
    ({ subLinkType, operName }) => subLinkType === "ALL_SUBLINK" && stringsOf(operName).at(-1) === "<>"
  )
];
var isIn = ({ subLinkType, operName }) => subLinkType === "ANY_SUBLINK" && ["=", void 0].includes(stringsOf(operName).at(-1));

// rules/backfill-with-offset/rule.ts
var rule_default19 = defineRule({
  id: "backfill-with-offset",
  summary: "A backfill walks through its rows by LIMIT … OFFSET, which skips rows and gets slower batch by batch",
  severity: "warning",
  category: "data",
  why: "The rows that OFFSET skips are read and thrown away (manual, 7.6 “LIMIT and OFFSET”), so each batch costs more than the one before and all of them together cost the square. Worse, the batches do not fit together: where a batch changes what the next one looks for, or the application inserts or deletes in between, rows move up into the part that is skipped, and stay as they were without any error.",
  instead: "Walk along a key: WHERE id > the last one done ORDER BY id LIMIT 1000; or let the condition pick what is not done yet, WHERE status IS NULL LIMIT 1000, until no row is left.",
  claim: { fails: "23514" },
  on: eachRowChange(
    (what2, change) => nodesOfKind(change, "SelectStmt").some(isBatch) ? {
      message: `${what2} takes its batch by OFFSET, which skips rows as soon as others before them change.`
    } : void 0
  )
});
var isBatch = ({ limitOffset, limitCount }) => limitOffset !== void 0 && limitCount !== void 0 && integerOf(limitOffset) !== 0 && integerOf(limitCount) !== 1 && !isNull(limitOffset);

// src/lint/state-at-end.ts
var stateAtEnd = once(({ statements }) => {
  const state = new MigrationState();
  for (const statement of statements) state.apply(statement);
  return state;
});

// src/lint/routine-words.ts
var displayRoutine = ({ kind, name }) => name === "do" ? "the DO block" : `the ${kind} ${displayName(name)}`;
function excerptOf(text, most = 60) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}
function isCheckedLater(script, { kind }, { start }) {
  if (kind === "do") return false;
  const last = landmarksOf(script).checks.findLast((one) => one.start < start);
  return last !== void 0 && /\b(?:off|false|no|0)\b/i.test(last.text);
}
var setsChecks = ({ node }) => node.name?.toLowerCase() === "check_function_bodies";
function standsInTransaction(script, { start }) {
  const { parsed: parsed2, shape } = script;
  const implicit = shape === "one-query" && parsed2.statements.length > 1;
  const last = landmarksOf(script).controls.findLast((one) => one.start < start);
  return last === void 0 ? shape === "wrapped" || implicit : last.begins || implicit;
}
function runsInTransaction(script, { name, kind }, statement) {
  if (name === "do") return standsInTransaction(script, statement);
  if (kind !== "procedure") return false;
  const calls2 = landmarksOf(script).calls.get(nameKey(name)) ?? [];
  return calls2.some((call) => standsInTransaction(script, call));
}
var landmarksOf = once(({ parsed: parsed2 }) => {
  const checks = [];
  const controls = [];
  const calls2 = /* @__PURE__ */ new Map();
  for (const statement of parsed2.statements.filter(isParsed)) {
    const { kind, node, start } = statement;
    const control = transactionControl(statement);
    if (control === "begin" || control === "commit" || control === "rollback")
      controls.push({ start, begins: control === "begin" });
    if (kind === "VariableSetStmt" && setsChecks(statement)) checks.push(statement);
    const called = kind === "CallStmt" ? nameOfNodes(node.funccall?.funcname) : void 0;
    if (called) addTo(calls2, nameKey(called), statement);
  }
  return { checks, controls, calls: calls2 };
});

// rules/backfill-without-commit/rule.ts
var rule_default20 = defineRule({
  id: "backfill-without-commit",
  summary: "A loop changes a table in batches but never commits, so it is one transaction after all",
  severity: "warning",
  category: "data",
  why: "Batches are there to let go of the rows between them. Without COMMIT in the loop every row that was changed stays locked until the last batch is done, no dead row can be vacuumed, replicas lag, and a failure in the last batch throws all of them away (manual, 41.8 “Transaction Management”).",
  instead: "COMMIT after each batch, in a procedure or DO block that runs outside a transaction and has no EXCEPTION clause around the loop.",
  claim: {
    unprovable: "How long rows stay locked between two batches shows in time only; locks, scans and rows are the same with COMMIT."
  },
  routine(opened, context) {
    const { routine, pieces } = opened;
    if (routine.returns === "trigger" || routine.returns === "event_trigger") return void 0;
    const committing = new Set(pieces.filter(mayCommit).flatMap(({ loops }) => loops));
    return pieces.filter(({ loops }) => loops.length > 0 && !loops.some((loop) => committing.has(loop))).flatMap(({ statements, at }) => {
      const [batch] = statements.filter(isBatch2);
      const table = batch && nameOfRangeVar(batch.node.relation);
      if (!table || stateAtEnd(context.script).isNew(table)) return [];
      const message2 = `The loop in ${displayRoutine(routine)} changes ${displayName(table)} in batches but does not COMMIT between them, so every row stays locked until the last one is done.`;
      return [{ message: message2, at, help: helpFor(opened, context) }];
    });
  }
});
var mayCommit = ({ node }) => ["stmt_commit", "stmt_rollback", "stmt_call"].includes(node.type);
function helpFor({ routine, statement }, { script }) {
  const advice = "COMMIT after each batch, with no EXCEPTION clause around the loop";
  if (routine.kind === "function")
    return `No function can COMMIT: make it a procedure, ${advice}, and CALL it outside a transaction.`;
  if (!runsInTransaction(script, routine, statement)) return `${advice}.`;
  return `In this script a COMMIT would fail, because a transaction is open around it: move the loop to a script that runs without one, and there ${advice}.`;
}
function isBatch2(statement) {
  if (statement.within?.partly) return false;
  switch (statement.kind) {
    case "InsertStmt": {
      const query = statement.node.selectStmt;
      return query !== void 0 && "SelectStmt" in query && !query.SelectStmt.valuesLists && picksPart([query]);
    }
    case "UpdateStmt":
      return picksPart([statement.node.whereClause, statement.node.fromClause, statement.node.withClause]);
    case "DeleteStmt":
      return picksPart([statement.node.whereClause, statement.node.usingClause, statement.node.withClause]);
    default:
      return false;
  }
}
var picksPart = (clauses) => nodesOfKind(clauses, "SelectStmt").some(({ limitCount }) => limitCount !== void 0) || nodesOfKind(clauses, "A_Expr").some(({ kind }) => kind === "AEXPR_BETWEEN") || hasRange(clauses);
function hasRange(clauses) {
  const sides = nodesOfKind(clauses, "A_Expr").flatMap(({ kind, name, lexpr }) => {
    const [sign] = kind === "AEXPR_OP" ? stringsOf(name).at(-1) ?? "" : "";
    const column = lexpr && "ColumnRef" in lexpr ? stringsOf(lexpr.ColumnRef.fields).at(-1) : void 0;
    return column !== void 0 && (sign === "<" || sign === ">") ? [`${column} ${sign}`] : [];
  });
  return sides.some((side) => side.endsWith("<") && sides.includes(`${side.slice(0, -1)}>`));
}

// rules/banner-in-dev-file/rule.ts
var rule_default21 = defineRule({
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

// rules/blocked-too-long/rule.ts
var rule_default22 = defineRule({
  id: "blocked-too-long",
  summary: "A lock that kept other sessions from a table for longer than the config allows, as measured",
  severity: "error",
  category: "dry-run",
  why: "A lock of the mode SHARE or a stronger one makes every INSERT, UPDATE and DELETE of other sessions wait, ACCESS EXCLUSIVE every SELECT too, and it is held until the transaction ends, whatever that still does (manual, 13.3.1). What took this long with the rows of the dry-run takes longer with those of production; requests queue up behind it until the connections run out.",
  instead: "Take the lock in a transaction of its own that does nothing else, and do what takes long before it, after it, or in a form that lets others write: CONCURRENTLY, NOT VALID and then VALIDATE CONSTRAINT.",
  claim: {
    effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] }
  },
  foundBy: "dry-run"
});

// src/lint/project.ts
var pendingMigrations = (project) => project.migrations.filter(({ pending }) => pending);
var scriptsOf = (migration) => migration.down ? [migration.up, migration.down] : [migration.up];
var startOfFile = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
function placeOfScript({ parsed: parsed2, file, origins }) {
  const first = parsed2.statements[0]?.region ?? parsed2.comments[0]?.region ?? startOfFile;
  return origins && origins.placeOf(first).file !== file ? startOfFile : first;
}
function findBanner(parsed2, bannerText) {
  const wanted = foldSpaces(bannerText);
  const first = parsed2.statements[0]?.start ?? Infinity;
  return parsed2.comments.find(({ start, text }) => start < first && foldSpaces(text).includes(wanted));
}
var foldSpaces = (text) => text.replace(/\s+/g, " ").trim().toUpperCase();

// rules/broken-banner/rule.ts
var brokenByDryRun = /* @__PURE__ */ new Set([
  "rerun-failed",
  "rerun-changed-schema",
  "rollback-failed",
  "rollback-incomplete",
  "rollback-loses-data",
  "data-lost"
]);
var rule_default23 = defineRule({
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
    const places = listOf(breaches.map((finding) => placeOf2(finding, up, down)));
    const verb2 = breaches.length === 1 ? "breaks" : "break";
    return [
      {
        file: up.file,
        at: up.banner.region,
        message: `The banner's promise is not kept: ${places} ${verb2} it.`
      }
    ];
  })
});
var isBreach = ({ rule, category, severity }) => category === "destructive" || category === "idempotency" && severity !== "info" || brokenByDryRun.has(rule);
var placeOf2 = ({ file, startLine, rule }, up, down) => {
  if (file === up.file) return `${lineInWords(startLine, up)} (${rule})`;
  const place2 = down?.origins?.placeOfLine(startLine);
  return `${place2 ? `${place2.file}:${place2.at.startLine}` : `${file}:${startLine}`} (${rule})`;
};
function listOf(places) {
  const shown = places.length > 5 ? [...places.slice(0, 4), `${places.length - 4} more`] : places;
  const last = shown.at(-1) ?? "";
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

// rules/change-column-type/dependents.ts
var indexesOf = (table, column) => [
  ...[...table?.indexes.values() ?? []].filter(({ key }) => key.includes(column)).map(({ name }) => name),
  ...[...table?.constraints.values() ?? []].filter(({ kind, columns }) => ownsIndex2.has(kind) && columns.includes(column)).map(({ name }) => name)
];
var ownsIndex2 = /* @__PURE__ */ new Set(["primary key", "unique", "exclusion"]);
var indexesThatCompute = (table, column) => [...table?.indexes.values() ?? []].filter(({ key, partial, columns }) => columns.includes(column) && (partial || key.includes(void 0))).map(({ name }) => name);
var checksOf = (table, column) => [...table?.constraints.values() ?? []].filter(({ kind, validated, columns }) => kind === "check" && validated && columns.includes(column)).map(({ name }) => name);

// rules/change-column-type/work.ts
var works = ["nothing", "indexes", "UTC", "rewrite"];
var moreOf = (left, right) => works.indexOf(left) >= works.indexOf(right) ? left : right;
function workOf2(from, to) {
  if (isSame(from, to)) return "nothing";
  if (!isKnown(from) || !isKnown(to)) return void 0;
  if (from.array || to.array) return "rewrite";
  const pair = `${nameOf2(from)} ${nameOf2(to)}`;
  if (pair in sameName) return sameName[pair]?.(from, to) ? "nothing" : "rewrite";
  return pairs[pair]?.(from, to) ?? "rewrite";
}
var isSame = (from, to) => from.name === to.name && from.array === to.array && from.modifiers.join() === to.modifiers.join();
var nameOf2 = ({ name }) => name.endsWith(".citext") ? "citext" : name;
var limit = ({ modifiers }) => modifiers[0] ?? Infinity;
var precision = ({ modifiers }) => modifiers[0] ?? 6;
var isLonger = (from, to) => limit(to) >= limit(from);
var isFiner = (from, to) => precision(to) >= precision(from);
var isMoreDigits = (from, to) => {
  const [before, scale = 0] = from.modifiers;
  const [after, newScale = 0] = to.modifiers;
  return after === void 0 || before !== void 0 && after >= before && newScale === scale;
};
var allFields = 32767;
var isWiderInterval = (from, to) => {
  const [fromFields = allFields, fromDigits = 6] = from.modifiers;
  const [toFields = allFields, toDigits = 6] = to.modifiers;
  return (toFields === allFields || toFields === fromFields) && toDigits >= fromDigits;
};
var sameName = {
  "varchar varchar": isLonger,
  "varbit varbit": isLonger,
  "bpchar bpchar": (_, to) => to.modifiers.length === 0,
  "numeric numeric": isMoreDigits,
  "time time": isFiner,
  "timetz timetz": isFiner,
  "timestamp timestamp": isFiner,
  "timestamptz timestamptz": isFiner,
  "interval interval": isWiderInterval
};
var nothing = () => "nothing";
var indexes = () => "indexes";
var unlimited = (work) => (_, to) => to.modifiers.length === 0 ? work : "rewrite";
var momentWork = (_, to) => precision(to) === 6 ? "UTC" : "rewrite";
var pairs = {
  "varchar text": nothing,
  "text varchar": unlimited("nothing"),
  "text bpchar": unlimited("indexes"),
  "varchar bpchar": unlimited("indexes"),
  "text citext": indexes,
  "varchar citext": indexes,
  "citext text": indexes,
  "citext varchar": unlimited("indexes"),
  "bit varbit": unlimited("indexes"),
  "cidr inet": nothing,
  "xml text": nothing,
  "int4 oid": indexes,
  "oid int4": indexes,
  "int4 regclass": indexes,
  "oid regclass": nothing,
  "regclass oid": nothing,
  "timestamp timestamptz": momentWork,
  "timestamptz timestamp": momentWork
};
var isKnown = (type) => known.has(nameOf2(type));
var known = /* @__PURE__ */ new Set([
  ...["int2", "int4", "int8", "numeric", "float4", "float8", "money", "bool", "oid", "regclass"],
  ...["varchar", "text", "bpchar", "citext", "name", "bytea", "bit", "varbit", "uuid"],
  ...["date", "time", "timetz", "timestamp", "timestamptz", "interval"],
  ...["json", "jsonb", "xml", "inet", "cidr", "macaddr", "macaddr8"]
]);

// rules/change-column-type/conversion.ts
function workOfChange(from, definition2, column) {
  const to = columnType(definition2.typeName);
  const casts = definition2.raw_default ? castsOf(definition2.raw_default, column) : [];
  if (casts === void 0) return "rewrite";
  return [...casts, to].reduce(takeStep, { type: from, work: from && "nothing" }).work;
}
function takeStep({ type, work }, to) {
  const more = type && to && workOf2(type, to);
  if (work === "rewrite" || more === "rewrite") return { type: to, work: "rewrite" };
  return { type: to, work: work && more && moreOf(work, more) };
}
function castsOf(expression, column) {
  if ("ColumnRef" in expression) {
    const last = expression.ColumnRef.fields?.at(-1);
    return last && "String" in last && last.String.sval === column ? [] : void 0;
  }
  if (!("TypeCast" in expression) || !expression.TypeCast.arg) return void 0;
  const before = castsOf(expression.TypeCast.arg, column);
  return before && [...before, columnType(expression.TypeCast.typeName)];
}

// rules/change-column-type/rule.ts
var rule_default24 = defineRule({
  id: "change-column-type",
  summary: "A type change that rewrites the table, builds its indexes anew or reads every row under ACCESS EXCLUSIVE",
  severity: "error",
  category: "locks",
  why: "Where the new type stores values in another way, Postgres writes the whole table and all its indexes anew while nobody else can read or write. Where values stay as they are, indexes that order or compute them differently are still built anew, and CHECK constraints on the column are checked again for every row (manual, ALTER TABLE, Notes). Only such changes as a longer varchar, varchar to text, or more digits of a numeric cost nothing.",
  instead: "Add a column of the new type, keep it up to date with a trigger, fill it in batches, let the code move over, and drop the old one.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, rewrites: ["public.orders"] } },
  alsoShows: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] },
  yieldsTo: ["narrow-column-type"],
  on: {
    AT_AlterColumnType(command, context) {
      const { alter, state, table } = context;
      const definition2 = columnOf(command);
      if (!definition2 || alter.objtype !== "OBJECT_TABLE" || state.isNew(table)) return void 0;
      return problemOf3(command.name ?? "", definition2, context);
    }
  }
});
function problemOf3(column, definition2, context) {
  const all = displayName(context.table);
  const before = tableBefore(context, context.table);
  const from = before?.columns.get(column)?.type;
  const change = `Changing ${all}.${column}${inWords(from, columnType(definition2.typeName))}`;
  const work = workOfChange(from, definition2, column);
  if (work === "rewrite") return { message: `${change} rewrites ${all} under ACCESS EXCLUSIVE.` };
  if (work === void 0) return isMostlyFree(definition2) ? void 0 : unknownWork(change, all);
  if (work === "UTC" && !isUtc(context.state)) return unlessUtc(change, all);
  const isReordered = work !== "nothing" || definition2.collClause !== void 0;
  return before && problemOfDependents(before, column, isReordered, change, all);
}
var inWords = (from, to) => `${from ? ` from ${displayType(from)}` : ""}${to ? ` to ${displayType(to)}` : ""}`;
function problemOfDependents(table, column, isReordered, change, all) {
  const [index] = [...isReordered ? indexesOf(table, column) : [], ...indexesThatCompute(table, column)];
  if (index !== void 0) return { message: `${change} builds ${index} anew under ACCESS EXCLUSIVE.` };
  const [check12] = checksOf(table, column);
  if (check12 === void 0) return void 0;
  return { message: `${change} reads all of ${all} under ACCESS EXCLUSIVE to check ${check12} again.` };
}
var unknownWork = (change, all) => ({
  severity: "warning",
  message: `${change} may rewrite ${all} under ACCESS EXCLUSIVE: the files do not tell enough of its types.`
});
var unlessUtc = (change, all) => ({
  severity: "warning",
  message: `${change} rewrites ${all} under ACCESS EXCLUSIVE, unless the session's TimeZone is UTC.`,
  help: "Write SET TimeZone = 'UTC' before it, if that is how the values are meant: then they stay as they are stored."
});
function isMostlyFree({ typeName, raw_default }) {
  const to = columnType(typeName);
  if (!to || to.array || to.modifiers.length > 0 || raw_default) return false;
  return to.name === "text" || to.name === "varchar";
}
var isUtc = (state) => ["utc", "etc/utc", "gmt", "0"].includes(state.setting("timezone") ?? "");

// src/lint/integrity.ts
var brokenRecords = (rule, project) => project.integrity.filter((problem7) => problem7.rule === rule && counts(problem7, project)).map(({ file, message: message2 }) => ({ file, message: message2, at: placeOfFile(file, project) }));
function counts({ file, behind }, { migrations }) {
  if (behind === void 0) return true;
  const isPending = (path) => migrations.some(({ up, pending }) => up.file === path && pending);
  return isPending(file) && !isPending(behind);
}
function placeOfFile(file, { migrations }) {
  const migration = migrations.find(({ up }) => up.file === file);
  return migration ? placeOfScript(migration.up) : startOfFile;
}

// rules/changed-applied-migration/rule.ts
var rule_default25 = defineRule({
  id: "changed-applied-migration",
  summary: "A migration that the base branch already had was edited, renamed or deleted",
  severity: "error",
  category: "files",
  why: "A database that has run a migration does not run it again: production keeps what the old text made, while every new database, those of the tests among them, gets what the new text says, and no error tells that they differ. Tools with checksums refuse to start instead. A renamed file is one that they have not run yet, and runs a second time. Edits of comments and spaces alone are reported as info, files that the tool runs whenever they change (R__…) and down scripts not at all. Known where pending means changed since something, --since or a pull request, and from what the tool itself keeps: atlas.sum, the hashes of graphile-migrate.",
  instead: "Leave the file as it was, and write a new migration that changes what the old one made. Where no database has run it yet, ignore this for the one change.",
  claim: { unprovable: "What was changed is known to git; Postgres never sees the files." },
  project(project) {
    const changed = project.changedHistory.filter(({ direction }) => direction === "up");
    const told = new Set(changed.map(({ file }) => file));
    return [
      ...changed.map((change) => ({
        ...saying(change),
        file: change.file,
        at: placeOfFile(change.file, project)
      })),
      ...brokenRecords("changed-applied-migration", project).filter(({ file }) => !told.has(file))
    ];
  }
});
function saying({ file, change, from = "" }) {
  switch (change) {
    case "edited":
      return { message: `${file} was edited: databases that have run it keep what the old text made.` };
    case "retouched":
      return {
        message: `${file} was edited, no statement of it: tools that keep checksums refuse it all the same.`,
        severity: "info"
      };
    case "renamed":
      return {
        message: `${file} is ${from} under another name: databases that have run that take it for a new migration.`
      };
    case "deleted":
      return {
        message: `${file} was deleted: databases that have run it keep what it made, and new ones never get that.`
      };
  }
}

// src/sql/column-definitions.ts
function columnDefinitions(statement) {
  switch (statement.kind) {
    case "CreateStmt":
      return columnsOfTable(statement.node);
    case "CreateSchemaStmt": {
      const { schemaElts = [], schemaname } = statement.node;
      return schemaElts.flatMap(
        (element) => "CreateStmt" in element ? columnsOfTable(element.CreateStmt, schemaname) : []
      );
    }
    case "AlterTableStmt":
      return statement.node.objtype === "OBJECT_TABLE" ? columnsOfAlter(statement.node) : [];
    default:
      return [];
  }
}
function regionOfColumn(source, statement, column) {
  const start = byteToOffset(statement.text, column.location);
  const end = endOfElement(statement.text, start);
  return source.regionOf(statement.start + start, statement.start + end);
}
var displayColumn = ({ table, name }) => `${displayName(table)}.${name}`;
function columnsOfTable(create, schema) {
  const named = nameOfRangeVar(create.relation);
  if (!named || create.relation?.relpersistence === "t") return [];
  const table = schema === void 0 ? named : { schema, ...named };
  const elements = create.tableElts ?? [];
  const tableConstraints = elements.flatMap(
    (element) => "Constraint" in element ? [element.Constraint] : []
  );
  return elements.flatMap(
    (element) => "ColumnDef" in element ? definition(element.ColumnDef, { table, made: true, tableConstraints }) : []
  );
}
function columnsOfAlter(alter) {
  const table = nameOfRangeVar(alter.relation);
  if (!table) return [];
  const commands = commandsOf(alter);
  const tableConstraints = commands.flatMap((command) => constraintOf(command) ?? []);
  return commands.flatMap((command) => {
    const column = columnOf(command);
    if (!column) return [];
    const made = command.subtype === "AT_AddColumn";
    if (!made && command.subtype !== "AT_AlterColumnType") return [];
    return definition(
      { ...column, colname: column.colname ?? command.name ?? "" },
      { table, made, tableConstraints }
    );
  });
}
function definition(column, rest) {
  const type = columnType(column.typeName);
  const { colname: name, location = 0 } = column;
  if (!type || name === void 0) return [];
  return [
    {
      ...rest,
      name,
      type,
      serial: serialName(column.typeName),
      constraints: constraintsOf(column),
      location
    }
  ];
}
var serialName = (typeName) => isSerial(typeName) ? stringsOf(typeName?.names).at(-1) : void 0;

// src/lint/column-rule.ts
function onColumns(check12) {
  const listen = (_, context) => {
    const { script, statement, state } = context;
    return columnDefinitions(statement).flatMap((column) => {
      const message2 = state.isTemporary(column.table) ? void 0 : check12(column, context);
      const at = () => regionOfColumn(script.parsed.source, statement, column);
      return message2 === void 0 ? [] : [{ message: message2, at: at() }];
    });
  };
  return { CreateStmt: listen, CreateSchemaStmt: listen, AlterTableStmt: listen };
}

// rules/char-type/rule.ts
var rule_default26 = defineRule({
  id: "char-type",
  summary: "char(n) pads values with spaces, which count in LIKE and regular expressions and not in comparisons",
  severity: "off",
  category: "types",
  why: "A value shorter than n is stored with spaces behind it. They are ignored when two char values are compared and significant in LIKE and regular expressions (manual, 8.3), so a CHECK or a search that looks right misses rows; drivers hand the spaces to the application. It is no faster than text: “character(n) is usually the slowest of the three”.",
  instead: "Write text, and where the length is fixed a named CHECK (char_length(…) = n).",
  claim: { fails: "23514" },
  on: onColumns(
    (column) => column.type.name === "bpchar" ? `${displayColumn(column)} is ${displayType(column.type)}: shorter values are padded with spaces, which LIKE sees and = does not.` : void 0
  )
});

// rules/cluster/rule.ts
var rule_default27 = defineRule({
  id: "cluster",
  summary: "CLUSTER rewrites the table in the order of an index while nobody can read or write it",
  severity: "error",
  category: "locks",
  why: "CLUSTER copies the table into a new file, in the order of the index, and builds all its indexes anew under an ACCESS EXCLUSIVE lock (manual, CLUSTER). All reads and writes wait until that is done, and rows that come in later are not in order again.",
  instead: "An index that INCLUDEs the columns that the query reads keeps them together without moving the table; build it CONCURRENTLY. To order the table itself while it is in use run pg_repack, outside the migrations.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, rewrites: ["public.orders"] } },
  on: {
    ClusterStmt({ relation }, { state }) {
      const table = nameOfRangeVar(relation);
      if (table && state.isNew(table)) return void 0;
      const what2 = table ? displayName(table) : "every table that was clustered before";
      return {
        message: `CLUSTER rewrites ${what2} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`
      };
    }
  }
});

// rules/commit-in-wrapped-migration/rule.ts
var rule_default28 = defineRule({
  id: "commit-in-wrapped-migration",
  summary: "COMMIT or ROLLBACK ends the transaction of the migration tool half way",
  severity: "error",
  category: "transactions",
  why: "The tool opens a transaction around the script, or sends it as one query, so that it takes effect whole or not at all. A COMMIT in it ends that transaction: what follows is no longer undone when the script fails, and the tool may not record what was applied. ROLLBACK discards all that the script did before it, without an error (manual, 54.2.2.1 “Multiple Statements in a Simple Query”).",
  instead: "Leave COMMIT and ROLLBACK to the tool; split the script into two migrations where two transactions are meant, and use SAVEPOINT and ROLLBACK TO to undo a part.",
  claim: { fails: "25P01" },
  on: {
    TransactionStmt(_, { statement, transaction, script }) {
      const control = transactionControl(statement);
      if (control !== "commit" && control !== "rollback" || statement.within) return void 0;
      const { openedBy } = transaction;
      if (openedBy !== "tool" && openedBy !== "one query") return void 0;
      const isLast = script.parsed.statements.at(-1)?.start === statement.start;
      if (control === "rollback")
        return { message: "This ROLLBACK discards all that the script did before it in this transaction." };
      if (openedBy === "one query" && isLast) return void 0;
      const owner = openedBy === "tool" ? "the transaction of the migration tool" : "the transaction of the query";
      return {
        message: `This COMMIT ends ${owner}, so that a failure after it leaves the script half applied.`
      };
    }
  }
});

// src/lint/materialized-views.ts
var isUnpopulated = (context, view) => lastFilling(context, view)?.filled === false;
function isConcurrentlyRefreshable(context, view) {
  const indexes2 = [...tableBefore(context, view)?.indexes.values() ?? []];
  const usable = indexes2.some(
    ({ unique, key, columns }) => unique && columns.every((column) => key.includes(column))
  );
  return usable && lastFilling(context, view)?.filled === true;
}
function lastFilling(context, view) {
  const { project, migration, script, statement, state } = context;
  const index = project.migrations.indexOf(migration);
  const order = script.direction === "up" ? statement.order : Infinity;
  return fillingsOf(project).get(state.keyOf(view))?.findLast((one) => one.index < index || one.migration === migration && one.order < order);
}
var fillingsOf = once(({ migrations }) => {
  const found = /* @__PURE__ */ new Map();
  for (const [index, migration] of migrations.entries()) {
    if (!migration.up.dev) noteFillings(migration, index, found);
  }
  return found;
});
function noteFillings(migration, index, found) {
  const state = new MigrationState();
  for (const statement of migration.up.statements) {
    const { view, filled } = fillingOf(statement) ?? {};
    if (view && filled !== void 0) {
      const list = found.get(state.keyOf(view)) ?? [];
      const isPassedOver2 = list.length > 0 && isGuarded(statement) && !state.isDropped(view);
      if (!isPassedOver2) list.push({ migration, index, order: statement.order, filled });
      found.set(state.keyOf(view), list);
    }
    state.apply(statement);
  }
}
function fillingOf({
  kind,
  node
}) {
  if (kind === "RefreshMatViewStmt")
    return { view: nameOfRangeVar(node.relation), filled: node.skipData !== true };
  if (kind !== "CreateTableAsStmt" || node.objtype !== "OBJECT_MATVIEW") return void 0;
  return { view: nameOfRangeVar(node.into?.rel), filled: node.into?.skipData !== true };
}

// src/lint/fixes/concurrently.ts
var description = "Write CONCURRENTLY";
function indexConcurrently(context, index) {
  const table = nameOfRangeVar(index.relation);
  if (!table || isPartitioned(context, table)) return {};
  return outside(context, "CREATE INDEX CONCURRENTLY", ["INDEX"]);
}
function dropIndexConcurrently(context, drop) {
  const names = droppedObjects(drop).map(({ name }) => name);
  if (drop.behavior === "DROP_CASCADE" || names.some((name) => isPartitionedIndex(context, name))) return {};
  if (names.length === 1) return outside(context, "DROP INDEX CONCURRENTLY", ["INDEX"]);
  if (!commitsEachStatement(context)) return { help: ownMigrationHelp(context, "DROP INDEX CONCURRENTLY") };
  const tokens = tokensOf(context.statement.text);
  const guard2 = drop.missing_ok ? " IF EXISTS" : "";
  const commas = tokens.filter(({ text }) => text === ",");
  return fixed(context, `${description}, one index a statement`, [
    insertAfter(context, ["INDEX"], " CONCURRENTLY", tokens),
    ...commas.map((comma) => replacement(context, comma, `;
DROP INDEX CONCURRENTLY${guard2}`))
  ]);
}
function reindexConcurrently(context, { kind }) {
  const word = kind?.slice("REINDEX_OBJECT_".length) ?? "";
  if (word === "SYSTEM") return {};
  const tokens = tokensOf(context.statement.text);
  const behindOptions = tokens[1]?.text === "(" ? tokens.findIndex(({ text }) => text === ")") + 1 : 1;
  return outside(context, `REINDEX ${word} CONCURRENTLY`, [word], tokens.slice(behindOptions));
}
var refreshConcurrently = (context, refresh) => {
  const view = nameOfRangeVar(refresh.relation);
  if (!view || refresh.skipData || !isConcurrentlyRefreshable(context, view)) return {};
  return fixed(context, description, [insertAfter(context, ["MATERIALIZED", "VIEW"], " CONCURRENTLY")]);
};
function detachConcurrently(context, command) {
  if (hasDefaultPartition(context, context.table)) return {};
  if (!runsOutsideTransaction(context))
    return { help: ownMigrationHelp(context, "DETACH PARTITION … CONCURRENTLY") };
  const tokens = alterTableTokens(context.statement, command)?.command ?? [];
  return fixed(context, description, [insertAtEnd(context, tokens, " CONCURRENTLY")]);
}
function concurrentlyAnew(context, index) {
  if (!commitsEachStatement(context)) return {};
  const name = writtenIndexName(context, index);
  const guard2 = insertAfter(context, ["INDEX", "CONCURRENTLY"], " IF NOT EXISTS");
  return fixed(context, "Drop first what a failed try left", [
    name === void 0 ? void 0 : statementsBefore(context, [`DROP INDEX CONCURRENTLY IF EXISTS ${name}`]),
    ...index.if_not_exists ? [] : [guard2]
  ]);
}
function writtenIndexName(context, index) {
  const tokens = tokensOf(context.statement.text);
  const words3 = ["INDEX", "CONCURRENTLY", ...index.if_not_exists ? ["IF", "NOT", "EXISTS"] : []];
  const before = findPhrase(tokens, words3)?.at(-1);
  const name = tokens.find(({ start }) => before !== void 0 && start > before.start);
  const table = tableTokens(context, tokens, index.relation?.location ?? 0);
  return name && writtenText(context, table.slice(0, -1)) + writtenText(context, [name]);
}
function tableTokens(context, tokens, location) {
  const offset = byteToOffset(context.statement.text, location);
  const at = tokens.findIndex(({ start }) => start === offset);
  return tokens.slice(at, endOfName(tokens, at));
}
var outside = (context, wanted, words3, tokens) => runsOutsideTransaction(context) ? fixed(context, description, [insertAfter(context, words3, " CONCURRENTLY", tokens)]) : { help: ownMigrationHelp(context, wanted) };

// rules/concurrently-if-not-exists/rule.ts
var rule_default29 = defineRule({
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
      return {
        message: `IF NOT EXISTS keeps ${idxname} INVALID if an earlier try to build it failed.`,
        ...concurrentlyAnew(context, index)
      };
    }
  }
});
function wasDroppedLast(index, { project, migration, script, statement }) {
  const here = (changesInScript(script).get(index) ?? []).findLast(({ order }) => order < statement.order);
  const { changes, places } = changesInProject(project);
  const at = places.get(migration) ?? -1;
  const last = here ?? (changes.get(index) ?? []).findLast((change) => change.at < at);
  return last?.isDrop === true;
}
var changesInScript = once(({ statements }) => {
  const changes = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    const isDrop = statement.kind === "DropStmt";
    for (const index of indexesChanged(statement)) addTo(changes, index, { order: statement.order, isDrop });
  }
  return changes;
});
var changesInProject = once(({ migrations }) => {
  const changes = /* @__PURE__ */ new Map();
  for (const [at, { up }] of migrations.entries()) {
    for (const [index, own] of changesInScript(up)) {
      addTo(changes, index, { at, isDrop: own.at(-1)?.isDrop === true });
    }
  }
  return { changes, places: new Map(migrations.map((migration, at) => [migration, at])) };
});
function indexesChanged(statement) {
  if (statement.kind === "IndexStmt") return [createdObject(statement)?.name.name ?? []].flat();
  if (statement.kind !== "DropStmt" || statement.node.removeType !== "OBJECT_INDEX") return [];
  return droppedObjects(statement.node).map(({ name }) => name.name);
}

// rules/concurrently-in-transaction/rule.ts
var rule_default30 = defineRule({
  id: "concurrently-in-transaction",
  summary: "CONCURRENTLY inside a transaction fails, and the migration with it",
  severity: "error",
  category: "transactions",
  why: "CREATE INDEX, DROP INDEX, REINDEX and DETACH PARTITION with CONCURRENTLY commit several times while they work, so Postgres refuses them inside a transaction block (25001), whether BEGIN, the migration tool, or several statements in one simple query opened it (manual, 54.2.2.1 “Multiple Statements in a Simple Query”). The deployment stops there. REFRESH MATERIALIZED VIEW CONCURRENTLY may stand in a transaction.",
  instead: "Write it as the only statement of a migration that the tool runs outside a transaction, or after COMMIT.",
  claim: { fails: "25001" },
  on: {
    IndexStmt: (_, context) => check("CREATE INDEX CONCURRENTLY", context),
    DropStmt: (_, context) => check("DROP INDEX CONCURRENTLY", context),
    ReindexStmt: (_, context) => /\bCONCURRENTLY\b/i.test(context.statement.text) ? check("REINDEX CONCURRENTLY", context) : void 0,
    AlterTableStmt: (_, context) => check("DETACH PARTITION CONCURRENTLY", context)
  }
});
function check(command, context) {
  const { statement, transaction } = context;
  if (transaction.openedBy === void 0 || statement.within) return void 0;
  if (!refusesTransactionBlock(statement)) return void 0;
  const where = {
    script: "the transaction that BEGIN opened",
    tool: "the transaction that the migration tool opens",
    "one query": "the transaction that several statements in one query share"
  }[transaction.openedBy];
  return {
    message: `${command} fails with 25001 in ${where}.`,
    help: ownMigrationHelp(context, command)
  };
}

// rules/concurrently-with-short-lock-timeout/rule.ts
var twoMinutes = 12e4;
var rule_default31 = defineRule({
  id: "concurrently-with-short-lock-timeout",
  summary: "A short lock_timeout cancels CONCURRENTLY half way and leaves an INVALID index",
  severity: "warning",
  category: "locks",
  why: "CONCURRENTLY waits for every transaction that was open before it, and lock_timeout counts while it does. Cancelled there it leaves an INVALID index behind, which each write still has to maintain, or a partition that is neither attached nor detached (manual, CREATE INDEX, “Building Indexes Concurrently”). Nobody waits behind it, so it may wait.",
  instead: "Write SET lock_timeout = 0 before the statement, and the short one again behind it.",
  claim: {
    unprovable: "lock_timeout strikes only while a second session keeps a transaction open; alone on a server the statement waits for nobody."
  },
  on: eachKind(["IndexStmt", "DropStmt", "ReindexStmt", "AlterTableStmt"], (context) => {
    const { statement, state, transaction } = context;
    const words3 = wordsOf(statement);
    const timeout = transaction.timeout("lock_timeout");
    if (words3 === void 0 || !timeout || transaction.openedBy === "script" || transaction.openedBy === "tool")
      return void 0;
    const { milliseconds } = timeout;
    if (milliseconds === 0 || milliseconds >= twoMinutes) return void 0;
    const table = tableOf3(statement);
    if (table && state.isNew(table)) return void 0;
    return {
      message: `${words3} runs under a lock_timeout of ${String(milliseconds / 1e3)} s: any transaction open for longer cancels it half way.`
    };
  })
});
function wordsOf(statement) {
  if (!refusesTransactionBlock(statement)) return void 0;
  switch (statement.kind) {
    case "IndexStmt":
      return "CREATE INDEX CONCURRENTLY";
    case "DropStmt":
      return "DROP INDEX CONCURRENTLY";
    case "ReindexStmt":
      return statement.node.params ? "REINDEX CONCURRENTLY" : void 0;
    default:
      return "DETACH PARTITION CONCURRENTLY";
  }
}
var tableOf3 = (statement) => statement.kind === "IndexStmt" || statement.kind === "ReindexStmt" || statement.kind === "AlterTableStmt" ? nameOfRangeVar(statement.node.relation) : void 0;

// src/lint/hidden-changes.ts
var makesKey = /\bUNIQUE\b|\bPRIMARY\s+KEY\b|\bATTACH\b/i;
function hasHiddenChanges({ project, migration, statement }, { name }) {
  const index = hiddenPlaces(project).indexes.get(migration) ?? -1;
  return changesUnseen(project, name, (place2) => {
    return place2.migration < index || place2.migration === index && place2.start < statement.start;
  });
}
var hasHiddenChangesAtEnd = ({ project }, { name }) => changesUnseen(project, name, () => true);
function changesUnseen(project, table, isEarlier) {
  for (const place2 of hiddenPlaces(project).places) {
    if (!isEarlier(place2)) return false;
    if (place2.routine?.includes(table) !== false) return true;
  }
  return false;
}
var hiddenPlaces = once(({ migrations }) => ({
  places: migrations.flatMap((migration, index) => placesIn(migration, index)),
  indexes: new Map(migrations.map((migration, index) => [migration, index]))
}));
function placesIn({ up }, migration) {
  const { statements, psqlCommands } = up.parsed;
  const included = psqlCommands.filter(({ text }) => /^\\ir?\b|^\\include/.test(text));
  const hidden = statements.flatMap((statement) => {
    const { start, text } = statement;
    if (!makesKey.test(text)) return [];
    if (!isParsed(statement) || statement.kind === "DoStmt") return [{ migration, start }];
    return statement.kind === "CreateFunctionStmt" ? [{ migration, start, routine: text }] : [];
  });
  const places = [...included.map(({ start }) => ({ migration, start })), ...hidden];
  return places.sort((left, right) => left.start - right.start);
}
var validates = /\bVALIDATE\s+CONSTRAINT\s+("[^"]+"|[^\s";,]+)/gi;
function mayBeValidatedUnseen({ project }, constraint) {
  return unseenValidations(project).some(
    (name) => /^[%']/.test(name) || name.replace(/"/g, "") === constraint
  );
}
var unseenValidations = once(
  (project) => pendingMigrations(project).flatMap(({ up }) => up.parsed.statements).filter((one) => !isParsed(one) || one.kind === "DoStmt" || one.kind === "CreateFunctionStmt").flatMap(({ text }) => [...text.matchAll(validates)].map(([, name = ""]) => name))
);

// rules/conflict-target-not-unique/rule.ts
var rule_default32 = defineRule({
  id: "conflict-target-not-unique",
  summary: "INSERT … ON CONFLICT names columns that no unique index of the table has as its key",
  severity: "error",
  category: "partitions",
  why: "Postgres looks for a unique index whose key is exactly the columns that ON CONFLICT names, in any order, and rejects the statement with 42P10 where there is none: a wider key, an exclusion constraint, INCLUDE columns and a partial index whose condition is not repeated do not do (manual, INSERT, ON CONFLICT Clause). It happens when a table is partitioned, for its key then must hold the partition columns too; and every INSERT of the application that names the old key fails with it, also in a routine that only the application calls.",
  instead: "Name the columns of a unique index that is there, those of the partition key included, and repeat the WHERE of a partial one; or create the unique index first.",
  claim: { fails: "42P10" },
  on: {
    InsertStmt: (insert, context) => problemOf4(insert, (name) => knownTable(name, context))
  },
  routine(opened, context) {
    if (opened.executed || context.script.direction === "down") return void 0;
    return opened.statements.flatMap(
      (statement) => insertsIn(statement).flatMap((insert) => {
        const problem7 = problemOf4(insert, (name) => tableOfCalls(name, opened, context));
        return problem7 ? [{ ...problem7, at: statement.region }] : [];
      })
    );
  }
});
function problemOf4({ relation, onConflictClause }, tableNamed) {
  const name = nameOfRangeVar(relation);
  const target = onConflictClause?.infer;
  const table = name && target && tableNamed(name);
  if (!table) return void 0;
  return target.conname === void 0 ? problemOfColumns(displayName(name), target, table) : problemOfName(displayName(name), target.conname, table);
}
var insertsIn = (statement) => [
  ...statement.kind === "InsertStmt" ? [statement.node] : [],
  ...carriedChanges(statement).flatMap(({ kind, node }) => kind === "InsertStmt" ? [node] : [])
];
function tableOfCalls(name, routine, context) {
  const { statement, statements } = routine;
  const ownPath = name.schema === void 0 && /search_path/i.test(statement.text);
  const isOwn = statements.some((one) => createdObject(one)?.name.name === name.name);
  const state = stateAtEnd(context.script);
  if (ownPath || isOwn || state.isRemade(name) || hasHiddenChangesAtEnd(context, name)) return void 0;
  return withAllKeys(tableAtEnd(context, state.keyOf(name)));
}
var knownTable = (name, context) => (
  // A temporary table hides it, or the script makes it anew.
  context.state.isRemade(name) || hasHiddenChanges(context, name) ? void 0 : withAllKeys(tableBefore(context, name))
);
var withAllKeys = (table) => table?.complete && table.partitionOf === void 0 && !table.wasPartition ? table : void 0;
function problemOfColumns(name, target, table) {
  const elements = (target.indexElems ?? []).flatMap((node) => "IndexElem" in node ? [node.IndexElem] : []);
  const columns = [...new Set(elements.flatMap((element) => element.name ?? []))];
  const hasExpression = elements.some(({ expr }) => expr !== void 0);
  if (columns.some((column) => !table.columns.has(column))) return void 0;
  if (keysOf(table).some((key) => matches(key, columns, hasExpression, target))) return void 0;
  const named = hasExpression ? "expressions" : `columns (${columns.join(", ")})`;
  return { message: `No unique index of ${name} has as its key the ${named} that ON CONFLICT names.` };
}
function problemOfName(name, constraint, { constraints, indexes: indexes2 }) {
  if (constraints.has(constraint)) return void 0;
  const what2 = indexes2.has(constraint) ? `${constraint} is an index of ${name} and no constraint, so ON CONSTRAINT does not find it` : `${name} has no constraint ${constraint} for ON CONFLICT`;
  return { message: `${what2}.` };
}
var keysOf = ({ constraints, indexes: indexes2 }) => [
  ...[...constraints.values()].flatMap(
    ({ kind, columns }) => kind === "primary key" || kind === "unique" ? [{ key: columns, partial: false }] : []
  ),
  ...[...indexes2.values()].filter(({ unique }) => unique)
];
function matches({ key, partial }, columns, hasExpression, { whereClause }) {
  if (partial && !whereClause) return false;
  const plain2 = key.filter((column) => column !== void 0);
  if (plain2.length < key.length !== hasExpression) return false;
  return plain2.length === columns.length && plain2.every((column) => columns.includes(column));
}

// rules/constraint-never-validated/rule.ts
var rule_default33 = defineRule({
  id: "constraint-never-validated",
  summary: "A constraint is added NOT VALID and no pending migration validates it",
  severity: "warning",
  category: "locks",
  why: "NOT VALID leaves rows that break the constraint as they are, and nobody hears of them until an UPDATE of such a row fails, whatever column it changes. Nor does Postgres rely on the constraint: the planner, SET NOT NULL and ATTACH PARTITION only look at those that are valid (manual, ALTER TABLE, ADD table_constraint NOT VALID).",
  instead: "Mend the rows that break it, and VALIDATE CONSTRAINT in a migration of its own behind this one: that reads the table while reads and writes go on.",
  claim: { fails: "23514" },
  on: {
    AT_AddConstraint(command, context) {
      const name = nameOfNotValid(command, context);
      if (name === void 0 || !staysNotValid(name, context)) return void 0;
      return {
        message: `The constraint ${name} of ${displayName(context.table)} is added NOT VALID, and no pending migration validates it.`
      };
    }
  }
});
function nameOfNotValid(command, context) {
  const { alter, table, state, script } = context;
  const constraint = constraintOf(command);
  if (script.direction === "down" || script.dev || alter.objtype !== "OBJECT_TABLE") return void 0;
  if (!constraint?.skip_validation || !isEnforced(constraint) || state.isNew(table)) return void 0;
  const taken = tableBefore(context, table)?.constraints;
  return constraintName(constraint, table.name, void 0, (name) => taken?.has(name) === true);
}
var isEnforced = ({ contype, is_enforced }) => contype === "CONSTR_NOTNULL" || is_enforced === true;
var staysNotValid = (name, context) => tableAtEnd(context, context.state.keyOf(context.table))?.constraints.get(name)?.validated === false && !mayBeValidatedUnseen(context, name);

// rules/create-domain-with-constraint/rule.ts
var rule_default34 = defineRule({
  id: "create-domain-with-constraint",
  summary: "A constraint of a domain cannot be changed later without a scan of every table that uses the domain",
  severity: "warning",
  category: "locks",
  why: "To add a constraint to a domain, or to validate one, Postgres reads every table with a column of that type while a SHARE lock keeps writers out of all of them (manual, ALTER DOMAIN); there is no weaker lock to be had. A constraint of a table can be added NOT VALID and validated while reads and writes go on.",
  instead: "Use the plain type and put a CHECK or NOT NULL on the columns, or make the domain without a constraint if it is the name that you are after.",
  claim: {
    unprovable: "The new domain is used by no table yet, so making it hurts nobody. What hurts is a later ALTER DOMAIN, and alter-domain-constraint proves that."
  },
  on: {
    CreateDomainStmt(domain) {
      const name = nameOfNodes(domain.domainname);
      const bound = (domain.constraints ?? []).some(
        (node) => "Constraint" in node && constrains(node.Constraint)
      );
      if (!name || !bound) return void 0;
      return {
        message: `The domain ${displayName(name)} has a constraint: replacing it later scans every table that uses the domain while writers wait.`
      };
    }
  }
});
var constrains = (constraint) => kindOfConstraint(constraint) !== void 0;

// rules/create-enum/rule.ts
var rule_default35 = defineRule({
  id: "create-enum",
  summary: "An enum type can gain values but never lose one, and rejects even a question about one it lacks",
  severity: "off",
  category: "types",
  why: "“Existing values cannot be removed from an enum type, nor can the sort ordering of such values be changed” (manual, 8.7): that takes a new type and a rewrite of every table that uses the old one. A value that ALTER TYPE added cannot be used before the transaction has committed. And a query that names a value which the type does not have yet fails with SQLSTATE 22P02 instead of finding nothing, so new code cannot be rolled out before the migration.",
  instead: "Write text with a named CHECK, which NOT VALID and VALIDATE CONSTRAINT can replace, or a table of the values and a foreign key.",
  claim: { fails: "22P02" },
  on: {
    CreateEnumStmt(node) {
      const type = nameOfNodes(node.typeName);
      return type && {
        message: `The values of the enum ${displayName(type)} can never be removed or put in another order.`
      };
    }
  }
});

// rules/create-index-without-concurrently/rule.ts
var rule_default36 = defineRule({
  id: "create-index-without-concurrently",
  summary: "CREATE INDEX on a table that exists blocks every write until the index is built",
  severity: "error",
  category: "locks",
  why: "A plain CREATE INDEX holds a SHARE lock on the table while it reads all of it: SELECT goes on, but INSERT, UPDATE and DELETE wait until the index is built (manual, CREATE INDEX, “Building Indexes Concurrently”).",
  instead: "Write CREATE INDEX CONCURRENTLY, as the only statement of a migration that runs outside a transaction. If a try failed, drop the INVALID index that it left with DROP INDEX CONCURRENTLY IF EXISTS first.",
  claim: { effects: { locks: { "public.orders": "SHARE" }, scans: ["public.orders"] } },
  on: {
    IndexStmt(index, context) {
      const table = nameOfRangeVar(index.relation);
      if (!table || index.concurrent || context.state.isNew(table)) return void 0;
      if (index.relation?.inh !== true) return void 0;
      if (isPartitioned(context, table) || isThere2(index, context)) return void 0;
      const name = displayName(table);
      return {
        message: `CREATE INDEX blocks all writes to ${name} until the index is built.`,
        ...indexConcurrently(context, index)
      };
    }
  }
});
var isThere2 = ({ if_not_exists, idxname, relation }, context) => if_not_exists === true && idxname !== void 0 && tableOfIndex(context, { ...nameOfRangeVar(relation), name: idxname }) !== void 0;

// rules/create-table-references-existing/rule.ts
var rule_default37 = defineRule({
  id: "create-table-references-existing",
  summary: "CREATE TABLE … REFERENCES locks the referenced table against writes",
  severity: "info",
  category: "locks",
  why: "Both ends of a foreign key get triggers, so CREATE TABLE takes SHARE ROW EXCLUSIVE on the table that it refers to, though that is no part of it by its looks: writes wait until the transaction ends, and it in turn waits for every transaction that has written there (manual, 13.3.1). A partition takes that lock for the foreign keys of its parent.",
  instead: "Create the table without the foreign key, and add that in a migration of its own, which is short and has a lock_timeout.",
  claim: { effects: { locks: { "public.customers": "SHARE ROW EXCLUSIVE" } } },
  yieldsTo: ["multiple-foreign-keys"],
  on: {
    CreateStmt(node, context) {
      const table = nameOfRangeVar(node.relation);
      if (!table || isTemporary(context.statement)) return void 0;
      if (node.if_not_exists === true && isThere3(table, context)) return void 0;
      const locked = referencedBy(table, context);
      if (locked.length === 0) return void 0;
      return {
        message: `A foreign key of the new table ${displayName(table)} blocks writes to ${listed(locked, 3)} until the transaction ends.`
      };
    }
  }
});
var isThere3 = (table, context) => tableExisted(context, context.state.keyOf(table)) && !context.state.isDropped(table);
function referencedBy(table, context) {
  const { state, statement } = context;
  const parent = tableOf(statement);
  const inherited = parent && !state.isNew(parent) ? tableBefore(context, parent)?.constraints.values() : [];
  const references = [
    ...foreignKeysOf(statement).map((key) => key.references),
    ...[...inherited ?? []].flatMap((constraint) => nameOfKey2(constraint.references) ?? [])
  ];
  const locked = references.filter((one) => !state.isNew(one) && state.keyOf(one) !== state.keyOf(table));
  return [...new Set(locked.map(displayName))];
}
function nameOfKey2(key) {
  const [schema, name] = key?.split(".") ?? [];
  if (schema === void 0 || name === void 0) return void 0;
  return schema === defaultSchema ? { name } : { schema, name };
}

// rules/create-trigger/rule.ts
var rule_default38 = defineRule({
  id: "create-trigger",
  summary: "CREATE TRIGGER locks the table against writes until the transaction ends",
  severity: "info",
  category: "locks",
  why: "CREATE TRIGGER takes a SHARE ROW EXCLUSIVE lock on the table, and on each partition of a partitioned one: every INSERT, UPDATE and DELETE waits until the transaction ends. The statement itself is quick, but it waits for the writers that are running, and those that come after it wait behind it.",
  instead: "Give it a migration of its own with a short lock_timeout, or create the trigger together with its table. To change what a trigger does write CREATE OR REPLACE FUNCTION, which locks no table.",
  claim: { effects: { locks: { "public.orders": "SHARE ROW EXCLUSIVE" } } },
  on: {
    CreateTrigStmt({ relation, trigname = "", timing = 0 }, { state }) {
      const table = nameOfRangeVar(relation);
      if (!table || state.isNew(table) || (timing & insteadOf) !== 0) return void 0;
      return {
        message: `CREATE TRIGGER ${trigname} takes SHARE ROW EXCLUSIVE on ${displayName(table)}: writes wait until the transaction ends.`
      };
    }
  }
});
var insteadOf = 64;

// rules/data-lost/rule.ts
var rule_default39 = defineRule({
  id: "data-lost",
  summary: "The up script destroys rows or values that were there before it",
  severity: "error",
  category: "dry-run",
  why: "Rows and values were counted and hashed before and after the migration, and some are nowhere to be found: not under another name, not in another column or table, not in an archive that was there before, and not in what the down script brings back. A type that holds less counts too: how many values it rounded or cut is told. After COMMIT no down script brings them back, and everything that still reads them finds nothing.",
  instead: "Keep what is removed: copy it to another table in the same migration, or mark rows and leave them. Remove them in a later release, with an ignore that says why nobody misses them.",
  claim: { deletesRows: ["public.sessions"] },
  foundBy: "dry-run"
});

// rules/default-partition-not-empty/rule.ts
var rule_default40 = defineRule({
  id: "default-partition-not-empty",
  summary: "Rows lie in the DEFAULT partition: no partition can be made for them any more",
  severity: "warning",
  category: "partitions",
  why: "CREATE TABLE … PARTITION OF and ATTACH PARTITION scan the default partition under ACCESS EXCLUSIVE for rows that belong into the new one, and fail when there is one (SQLSTATE 23514, “updated partition constraint for default partition would be violated by some row”). So rows that land there block the very partition that was forgotten.",
  instead: "Make the partition before its rows come. Rows that are there already: in one transaction detach the default partition, make the right one, move the rows, attach it again.",
  claim: { fails: "23514" },
  foundBy: "dry-run"
});

// rules/delete-without-where/rule.ts
var rule_default41 = defineRule({
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

// rules/destructive-routine/rule.ts
var rule_default42 = defineRule({
  id: "destructive-routine",
  summary: "A routine that is only defined here deletes data or objects whenever it is called",
  severity: "warning",
  category: "destructive",
  why: "The migration that defines the routine loses nothing, and the dry-run does not see it run. Whoever calls it later (a job, a trigger, a console on a bad day) deletes what it names at once, with nobody to review it. A helper that drops old partitions is meant to do so; this is the moment to look at which ones it picks.",
  instead: "Check how the routine picks what it deletes. Delete rows with a WHERE, detach a partition and keep it for a while before it is dropped, and take EXECUTE away from PUBLIC; ignore this finding with the reason once that is done.",
  claim: { deletesRows: ["public.sessions"] },
  together: ["truncate"],
  routine(opened) {
    if (opened.executed) return void 0;
    const own = namesMadeIn(opened);
    return opened.statements.flatMap((statement) => {
      const targets2 = [statement, ...carriedChanges(statement)].flatMap((one) => lossesOf(one));
      return targets2.every((name) => name !== void 0 && own.has(name.name)) ? [] : [said(statement, opened)];
    });
  }
});
var namesMadeIn = ({ statements }) => new Set(
  statements.flatMap((statement) => {
    const created = createdObject(statement);
    return created && (isTemporary(statement) || created.space === "relation") ? [created.name.name] : [];
  })
);
var valuable = new Set(
  ["TABLE", "FOREIGN_TABLE", "SCHEMA", "SEQUENCE", "TYPE", "DOMAIN", "EXTENSION"].map(
    (type) => `OBJECT_${type}`
  )
);
function lossesOf(statement) {
  switch (statement.kind) {
    case "DropStmt":
      return valuable.has(statement.node.removeType ?? "") ? droppedObjects(statement.node).map(({ name }) => name) : [];
    case "DropdbStmt":
    case "DropOwnedStmt":
      return [void 0];
    case "TruncateStmt":
      return relationsIn(statement.node).map(nameOfRangeVar);
    case "AlterTableStmt":
      return alterTableCommands(statement).some(({ subtype }) => subtype === "AT_DropColumn") ? [nameOfRangeVar(statement.node.relation)] : [];
    default:
      return rowsLostBy(statement);
  }
}
function rowsLostBy(statement) {
  if (statement.kind !== "DeleteStmt" && statement.kind !== "UpdateStmt") return [];
  const { node } = statement;
  const joined = "usingClause" in node || "fromClause" in node;
  if (joined || node.whereClause && !isAlwaysTrue(node.whereClause)) return [];
  return [nameOfRangeVar(node.relation)];
}
function said(statement, { routine }) {
  const what2 = `“${excerptOf(statement.text)}”`;
  const picks = statement.within?.partly ? " on what it picks at that moment" : "";
  const message2 = `Nothing is lost yet, but each call of ${displayRoutine(routine)} runs ${what2}${picks}.`;
  return { message: message2, at: statement.region };
}

// rules/detach-partition-without-concurrently/rule.ts
var rule_default43 = defineRule({
  id: "detach-partition-without-concurrently",
  summary: "DETACH PARTITION locks the whole partitioned table against reads and writes",
  severity: "warning",
  category: "locks",
  why: "A plain DETACH PARTITION takes ACCESS EXCLUSIVE locks on the partitioned table, on the partition and on the default partition. It is quick, but it waits for every query on any partition that is running, and all that come after it wait behind it.",
  instead: "Write DETACH PARTITION … CONCURRENTLY in a migration that runs outside a transaction (manual, ALTER TABLE, DETACH PARTITION). Where the table has a default partition Postgres refuses that: then set a short lock_timeout and try again when it times out.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" } } },
  on: {
    AT_DetachPartition(detach, context) {
      const { table, state } = context;
      const { def } = detach;
      const command = def && "PartitionCmd" in def ? def.PartitionCmd : void 0;
      const partition = nameOfRangeVar(command?.name);
      if (!partition || command?.concurrent === true || state.isNew(table)) return void 0;
      const name = displayName(table);
      return {
        message: `Detaching ${displayName(partition)} takes ACCESS EXCLUSIVE on ${name} and its default partition: all reads and writes of ${name} wait until the transaction ends.`,
        ...detachConcurrently(context, detach)
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
  return script.statements.flatMap((statement) => {
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
  return script.statements.flatMap((statement) => {
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
var rule_default44 = defineRule({
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

// rules/diagnostics-outside-handler/rule.ts
var rule_default45 = defineRule({
  id: "diagnostics-outside-handler",
  summary: "GET STACKED DIAGNOSTICS outside an exception handler",
  severity: "error",
  category: "plpgsql",
  why: "It tells of the exception that is being handled, and where none is it fails with 0Z002. Nothing is said when the routine is created: it fails when it gets there. A routine that a handler calls does not stand in the handler (manual, 41.6.8.1 “Obtaining Information about an Error”).",
  instead: "Move it behind EXCEPTION WHEN … THEN in the same body, and hand the values on as parameters. For ROW_COUNT and PG_CONTEXT write GET DIAGNOSTICS, without STACKED.",
  claim: { fails: "0Z002" },
  routine: ({ pieces, routine }) => pieces.filter(
    ({ kind, node, handler }) => kind === "control" && node.type === "stmt_getdiag" && node.fields["is_stacked"] === true && !handler
  ).map(({ at }) => ({
    message: `GET STACKED DIAGNOSTICS in ${displayRoutine(routine)} fails with 0Z002: it stands in no exception handler.`,
    at
  }))
});

// src/lint/indexes.ts
function isNewIndex(context, index) {
  const { state } = context;
  const table = tableOfIndex(context, index);
  return state.isNew(index) || (table ? state.isNew(qualifiedNameOfKey(table.key)) : isMadeForNewTable(context, index));
}
var isMadeForNewTable = ({ script, state }, index) => (indexesMade(script).get(index.name) ?? []).some(
  ({ made, table }) => state.keyOf(made) === state.keyOf(index) && state.isNew(table)
);
var indexesMade = once(({ statements }) => {
  const found = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    if (statement.kind !== "IndexStmt") continue;
    const made = createdObject(statement)?.name;
    const table = tableOf(statement);
    if (made && table) addTo(found, made.name, { made, table });
  }
  return found;
});

// src/lint/altered-relation.ts
var words = {
  OBJECT_TABLE: "",
  OBJECT_INDEX: "the index ",
  OBJECT_MATVIEW: "the materialized view "
};
function alteredRelation(alter, subtype, context) {
  const name = nameOfRangeVar(alter.relation);
  const word = alter.objtype && words[alter.objtype];
  const commands = commandsOf(alter).filter((command) => command.subtype === subtype);
  if (!name || word === void 0 || commands.length === 0) return void 0;
  const isNew = alter.objtype === "OBJECT_INDEX" ? isNewIndex(context, name) : context.state.isNew(name);
  return isNew ? void 0 : { name, display: word + displayName(name), commands };
}

// rules/disable-autovacuum/rule.ts
var rule_default46 = defineRule({
  id: "disable-autovacuum",
  summary: "With autovacuum_enabled = false dead rows pile up and the statistics of the table grow stale",
  severity: "warning",
  category: "locks",
  why: "Nothing removes dead rows any more, so table and indexes grow with every UPDATE; nothing refreshes the planner’s statistics; and at last autovacuum comes all the same, to prevent transaction ID wraparound, with a VACUUM that has everything still to do (manual, 25.1.5). The setting stays until somebody remembers it.",
  instead: "Leave autovacuum on and tune it for the table: autovacuum_vacuum_cost_delay, autovacuum_vacuum_scale_factor. To have the work done at a quiet hour run VACUUM then, so that autovacuum finds nothing left. Where it must be off for a bulk load, RESET it in the same script.",
  claim: { changes: { "table public.orders": "options" } },
  on: {
    AlterTableStmt(alter, context) {
      const altered = alteredRelation(alter, "AT_SetRelOptions", context);
      if (!altered || isSwitchedBack(altered, context)) return void 0;
      return optionsSet(altered.commands).flatMap(
        ({ toast, off }) => off ? [{ message: messageFor2(altered.display, toast) }] : []
      );
    }
  }
});
var messageFor2 = (what2, toast) => `Autovacuum is switched off for ${toast ? "the TOAST table of " : ""}${what2}: its dead rows are kept until somebody runs VACUUM.`;
var optionsSet = (commands) => commands.flatMap(
  ({ def, subtype }) => optionsOf(def && "List" in def ? def.List.items : []).filter(({ defname }) => defname === "autovacuum_enabled").map((option) => ({
    toast: option.defnamespace === "toast",
    off: subtype === "AT_SetRelOptions" && isFalse(option)
  }))
);
var isSwitchedBack = ({ name }, { script, statement, state }) => !state.isNew(name) && (lastSwitchedOn(script).get(displayName(name)) ?? -1) > statement.order;
var lastSwitchedOn = once(({ statements }) => {
  const switched = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    const table = statement.kind === "AlterTableStmt" ? nameOfRangeVar(statement.node.relation) : void 0;
    const isOn2 = optionsSet(alterTableCommands(statement)).some(({ off }) => !off);
    if (table && isOn2) switched.set(displayName(table), statement.order);
  }
  return switched;
});

// rules/discouraged-type/rule.ts
var rule_default47 = defineRule({
  id: "discouraged-type",
  summary: "A type that is no good for its purpose: money, timetz, or floating point for amounts of money",
  severity: "off",
  category: "types",
  why: "A sum of real or double precision is not what arithmetic on paper gives, so totals differ by fractions and comparisons with = fail (manual, 8.1.3: for monetary amounts “use the numeric type instead”). How money is read and how many digits it has is the setting lc_monetary, so a dump restores wrongly on another server (8.2). A time of day with an offset but without a date cannot follow summer time: “We do not recommend using the type time with time zone” (8.5).",
  instead: "Write numeric for amounts, with the currency in a column of its own; timestamptz, or time and the name of the zone.",
  claim: { fails: "23514" },
  on: onColumns((column) => {
    const fault = faultOf(column);
    return fault && `${displayColumn(column)} is ${displayType(column.type)}: ${fault}.`;
  })
});
function faultOf({ name, type }) {
  if (type.name === "money") return "how its values are read depends on the setting lc_monetary";
  if (type.name === "timetz") return "an offset without a date cannot follow summer time";
  if (type.name !== "float4" && type.name !== "float8") return void 0;
  return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some(isAmount) ? "amounts of money are rounded to binary fractions, and sums do not add up" : void 0;
}
var amounts = new Set(
  ["amount", "balance", "cost", "fee", "invoice", "payment", "price", "revenue", "salary", "subtotal", "vat"].flatMap((word) => [word, `${word}s`]).concat(["salaries", "tax", "taxes"])
);
var isAmount = (word) => amounts.has(word.toLowerCase());

// src/lint/script-creations.ts
var isMadeEarlier = ({ script, state, statement }, thing) => (creationsOf(script).get(keyOf(thing, state))?.first ?? Infinity) < statement.order;
var isMadeLater = ({ script, state, statement }, thing) => (creationsOf(script).get(keyOf(thing, state))?.last ?? -1) >= statement.order;
var creationsOf = once((script) => {
  const found = /* @__PURE__ */ new Map();
  const state = new MigrationState();
  for (const statement of script.statements) {
    const { order } = statement;
    const made = statement.kind === "RenameStmt" ? Infinity : order;
    for (const thing of thingsMadeBy(statement)) {
      const key = keyOf(thing, state);
      found.set(key, { first: Math.min(found.get(key)?.first ?? Infinity, made), last: order });
    }
    state.apply(statement);
  }
  return found;
});
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
var rule_default48 = defineRule({
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
var rule_default49 = defineRule({
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
var rule_default50 = defineRule({
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
  const named = name === defaultName(context.table.name, [], "pkey") ? "primary key" : void 0;
  return { name, known: known2, kind: known2?.kind ?? named };
}

// rules/drop-constraint/rule.ts
var rule_default51 = defineRule({
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
var rule_default52 = defineRule({
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
var rule_default53 = defineRule({
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
var rule_default54 = defineRule({
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

// rules/drop-index-without-concurrently/rule.ts
var rule_default55 = defineRule({
  id: "drop-index-without-concurrently",
  summary: "DROP INDEX locks the table of the index against reads and writes until the transaction ends",
  severity: "warning",
  category: "locks",
  why: "A plain DROP INDEX takes an ACCESS EXCLUSIVE lock on the table (manual, DROP INDEX, CONCURRENTLY). It is quick once it has the lock, but it waits for every query on the table that is running, and all queries that come after it wait behind it.",
  instead: "Write DROP INDEX CONCURRENTLY IF EXISTS, one index a statement, in a migration that runs outside a transaction. It does not know CASCADE, nor indexes of partitioned tables: those are dropped under a short lock_timeout.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" } } },
  on: {
    DropStmt(drop, context) {
      if (drop.removeType !== "OBJECT_INDEX" || drop.concurrent === true) return void 0;
      const names = droppedObjects(drop).map(({ name }) => name);
      return names.filter((name) => !isNewIndex(context, name)).map((name) => ({
        ...problemOf5(name, context),
        ...dropIndexConcurrently(context, drop)
      }));
    }
  }
});
function problemOf5(index, context) {
  const key = tableOfIndex(context, index)?.key;
  const table = key === void 0 ? void 0 : nameOfKey(key);
  const message2 = `DROP INDEX ${displayName(index)} takes ACCESS EXCLUSIVE on ${table ? displayName(table) : "its table"}: reads and writes wait until the transaction ends.`;
  return table && isPartitioned(context, table) ? { message: message2, help: partitionedHelp3 } : { message: message2 };
}
var partitionedHelp3 = "An index of a partitioned table cannot be dropped CONCURRENTLY, and DROP INDEX locks each partition as well: set a short lock_timeout, drop it in a migration of its own, and try again when it times out.";

// rules/drop-not-null/rule.ts
var rule_default56 = defineRule({
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
var rule_default57 = defineRule({
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
var rule_default58 = defineRule({
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
var rule_default59 = defineRule({
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
var rule_default60 = defineRule({
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
var rule_default61 = defineRule({
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
var rule_default62 = defineRule({
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
var rule_default63 = defineRule({
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
var rule_default64 = defineRule({
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
var rule_default65 = defineRule({
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
var rule_default66 = defineRule({
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
var rule_default67 = defineRule({
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
function repeated(list, context) {
  const { statement, script } = context;
  const seen = /* @__PURE__ */ new Map();
  return (list ?? []).flatMap((node) => {
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
  const parts2 = version2.split(/[._]/);
  if (!parts2.every((part) => /^\d+$/.test(part))) return version2;
  const numbers = parts2.map((part) => part.replace(/^0+(?=\d)/, ""));
  while (numbers.length > 1 && numbers.at(-1) === "0") numbers.pop();
  return numbers.join(".");
}

// rules/duplicate-version/rule.ts
var rule_default68 = defineRule({
  id: "duplicate-version",
  summary: "Two migrations bear one version number",
  severity: "error",
  category: "files",
  why: "Two branches that each took the next free number merge without a conflict, because their files have different names. The tool then refuses to start, or runs one of the two and takes the other for done.",
  instead: "Give the newer migration, the one that production does not have yet, the next free number.",
  claim: { unprovable: "Version numbers are read by the migration tool; Postgres never sees them." },
  project: (project) => [...byVersion(project).values()].flatMap(duplicatesAmong)
});
function byVersion({ migrations }) {
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

// src/plpgsql/hostile-text.ts
var textTypes = /* @__PURE__ */ new Set([
  "text",
  "varchar",
  "bpchar",
  "char",
  "name",
  "citext"
]);
var passing = /* @__PURE__ */ new Set([
  ...["concat", "concat_ws", "lower", "upper", "initcap", "trim", "btrim", "ltrim", "rtrim", "replace"],
  ...["substr", "substring", "left", "right", "lpad", "rpad", "repeat", "reverse", "translate"]
]);
function hostileIn(node, hostile) {
  if (!node) return void 0;
  if ("ColumnRef" in node) return hostile(stringsOf(node.ColumnRef.fields).join("."));
  if ("ParamRef" in node) return hostile(`$${node.ParamRef.number ?? 0}`);
  if ("TypeCast" in node) return inCast(node.TypeCast, hostile);
  if ("A_Expr" in node) return inOperator(node.A_Expr, hostile);
  if ("CoalesceExpr" in node) return firstOf(node.CoalesceExpr.args, hostile);
  return "FuncCall" in node ? inCall(node.FuncCall, hostile) : void 0;
}
function inCast({ arg, typeName }, hostile) {
  const type = columnType(typeName);
  return type && textTypes.has(type.name) ? hostileIn(arg, hostile) : void 0;
}
var inOperator = ({ kind, name, lexpr, rexpr }, hostile) => kind === "AEXPR_OP" && stringsOf(name).at(-1) === "||" ? hostileIn(lexpr, hostile) ?? hostileIn(rexpr, hostile) : void 0;
function firstOf(nodes, hostile) {
  for (const node of nodes ?? []) {
    const found = hostileIn(node, hostile);
    if (found !== void 0) return found;
  }
  return void 0;
}
function inCall({ funcname, args = [] }, hostile) {
  const name = stringsOf(funcname).at(-1) ?? "";
  if (passing.has(name)) return firstOf(args, hostile);
  return name === "format" ? inFormat(args, hostile) : void 0;
}
function inFormat([template, ...values], hostile) {
  const text = template && "A_Const" in template ? template.A_Const.sval?.sval : void 0;
  if (text === void 0) return hostileIn(template, hostile);
  let next = 0;
  for (const [, position, , , type] of text.matchAll(formatSpecifier)) {
    if (type === "%") continue;
    if (position !== void 0) next = Number(position) - 1;
    const found = type === "s" ? hostileIn(values[next], hostile) : void 0;
    if (found !== void 0) return found;
    next += 1;
  }
  return void 0;
}

// rules/dynamic-sql-injection/rule.ts
var rule_default69 = defineRule({
  id: "dynamic-sql-injection",
  summary: "EXECUTE puts a text parameter of the routine unquoted into the statement that it runs",
  severity: "warning",
  category: "security",
  why: "Whoever may call the routine then decides what is run, with the rights of the caller, or of the owner for SECURITY DEFINER: ‘x; DELETE FROM y’ is two statements. A name with a capital letter or a quote breaks the statement even without ill will (manual, 41.5.4 “Executing Dynamic Commands”).",
  instead: "Quote names with format(… %I …) or quote_ident(), hand values over with USING, or with %L and quote_literal() where USING is not allowed, or take the table as regclass: that can only be one that exists.",
  claim: { deletesRows: ["public.sessions"] },
  routine(opened) {
    const hostile = hostileVariables(opened);
    return opened.pieces.flatMap(({ kind, value, at }) => {
      const parameter = kind === "execute" ? hostileIn(value, (name) => hostile.get(name)) : void 0;
      if (parameter === void 0) return [];
      const message2 = `EXECUTE runs the text of the parameter ${parameter} unquoted, so whoever calls ${displayRoutine(opened.routine)} decides what is run.`;
      return [{ message: message2, at }];
    });
  }
});
function hostileVariables({ routine, pieces }) {
  const checked = checkedNames(pieces);
  const hostile = /* @__PURE__ */ new Map();
  const inputs = routine.parameters.filter(
    ({ mode }) => mode !== "FUNC_PARAM_OUT" && mode !== "FUNC_PARAM_TABLE"
  );
  inputs.forEach(({ name, type }, index) => {
    if (!type || type.array || !textTypes.has(type.name) || checked.has(name)) return;
    hostile.set(`$${index + 1}`, name === "" ? `$${index + 1}` : name);
    if (name === "") return;
    hostile.set(name, name);
    if (routine.name !== "do") hostile.set(`${routine.name.name}.${name}`, name);
  });
  for (const { target, value } of pieces) {
    const parameter = target === void 0 ? void 0 : hostileIn(value, (name) => hostile.get(name));
    if (target !== void 0 && parameter !== void 0 && !checked.has(target))
      hostile.set(target, parameter);
  }
  return hostile;
}
function checkedNames(pieces) {
  const names = /* @__PURE__ */ new Set();
  for (const { kind, node, value } of pieces) {
    if (kind !== "expression" || !value || !["stmt_if", "if_elsif", "stmt_assert"].includes(node.type))
      continue;
    const checks = [
      ...nodesOfKind(value, "A_Expr").filter(
        ({ kind: operator, name }) => operator !== "AEXPR_OP" || /^(?:!?~\*?)$/.test(stringsOf(name).at(-1) ?? "")
      ),
      ...nodesOfKind(value, "FuncCall").filter(
        ({ funcname }) => stringsOf(funcname).at(-1)?.startsWith("to_reg")
      ),
      ...nodesOfKind(value, "SubLink")
    ];
    for (const check12 of checks) {
      for (const { fields } of nodesOfKind(check12, "ColumnRef")) names.add(stringsOf(fields).at(-1) ?? "");
    }
  }
  return names;
}

// rules/empty-down/rule.ts
var rule_default70 = defineRule({
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
  if (statement.kind === "DoStmt") return isIdleBlock(statement);
  if (statement.kind !== "SelectStmt") return transactionControl(statement) !== void 0;
  const { fromClause, intoClause, withClause, targetList = [], valuesLists } = statement.node;
  const reads = fromClause ?? intoClause ?? withClause ?? valuesLists;
  return reads === void 0 && targetList.every((node) => "ResTarget" in node && isConstant(node.ResTarget.val));
}
var isConstant = (value) => value === void 0 || "A_Const" in value || "TypeCast" in value && isConstant(value.TypeCast.arg);
function isIdleBlock(statement) {
  const { language, body } = routineOf(statement) ?? {};
  if (language !== "plpgsql" || body === void 0) return false;
  return statementsIn(tokensOf2(body)).every(isIdleInBlock);
}
var frame = /* @__PURE__ */ new Set(["begin", "end", "declare"]);
function statementsIn(tokens) {
  const statements = [[]];
  for (const token of tokens) {
    if (token.text === ";") statements.push([]);
    else if (!frame.has(token.text)) statements.at(-1)?.push(token);
  }
  return statements;
}
var messages = /* @__PURE__ */ new Set(["debug", "log", "info", "notice", "warning"]);
function isIdleInBlock([first, second, ...rest]) {
  if (!first) return true;
  if (first.text === "null" || first.text === "return") return second === void 0;
  const tells = first.text === "raise" && second !== void 0 && messages.has(second.text);
  return tells && rest.every(({ kind, text }) => kind === "string" || text === ",");
}

// src/lint/enum-uses.ts
function enumUses(context, added2) {
  const { node } = context.statement;
  const isValue = (one) => one !== void 0 && "A_Const" in one && one.A_Const.sval?.sval === added2.value;
  if (!nodesOfKind(node, "A_Const").some((constant) => constant.sval?.sval === added2.value)) return false;
  const columns = enumColumns(context, added2);
  return nodesOfKind(node, "TypeCast").some(({ arg, typeName }) => isValue(arg) && isType(typeName, added2)) || nodesOfKind(node, "A_Expr").some((one) => compares(one, columns, isValue)) || nodesOfKind(node, "ColumnDef").some(
    ({ typeName, constraints = [] }) => isType(typeName, added2) && nodesOfKind(constraints, "Constraint").some((one) => isValue(one.raw_expr))
  ) || assigns(context, columns, isValue);
}
var isType = (typeName, { type }) => nameOfNodes(typeName?.names)?.name === type.name;
function enumColumns(context, added2) {
  const { node } = context.statement;
  const own = nodesOfKind(node, "ColumnDef").flatMap(
    ({ colname, typeName }) => colname !== void 0 && isType(typeName, added2) ? [colname] : []
  );
  const known2 = relationsIn(node).flatMap((relation) => {
    const name = nameOfRangeVar(relation);
    const table = name && tableBefore(context, name);
    return [...table?.columns ?? []].flatMap(
      ([column, { type }]) => type && !type.array && type.name.split(".").at(-1) === added2.type.name ? [column] : []
    );
  });
  return /* @__PURE__ */ new Set([...own, ...known2]);
}
function compares({ lexpr, rexpr }, columns, isValue) {
  const isColumn2 = (one) => one !== void 0 && "ColumnRef" in one && columns.has(stringsOf(one.ColumnRef.fields).at(-1) ?? "");
  const holds = (one) => isValue(one) || one !== void 0 && "List" in one && (one.List.items ?? []).some(isValue);
  return isColumn2(lexpr) && holds(rexpr) || isColumn2(rexpr) && holds(lexpr);
}
function assigns(context, columns, isValue) {
  const { statement } = context;
  if (statement.kind === "InsertStmt") return inserts(context, statement.node, columns, isValue);
  if (statement.kind === "UpdateStmt")
    return targets(statement.node.targetList).some(({ name = "", val }) => columns.has(name) && isValue(val));
  if (statement.kind !== "AlterTableStmt") return false;
  return commandsOf(statement.node).some(
    ({ subtype, name = "", def }) => subtype === "AT_ColumnDefault" && columns.has(name) && isValue(def)
  );
}
function inserts(context, { relation, cols, selectStmt }, columns, isValue) {
  if (!selectStmt || !("SelectStmt" in selectStmt)) return false;
  const table = nameOfRangeVar(relation);
  const written = targets(cols).map(({ name = "" }) => name);
  const order = cols ? written : [...(table && tableBefore(context, table)?.columns.keys()) ?? []];
  const { valuesLists = [], targetList } = selectStmt.SelectStmt;
  const rows = valuesLists.map((row) => "List" in row ? row.List.items ?? [] : []);
  return [...rows, targets(targetList).map(({ val }) => val)].some(
    (row) => row.some((value, index) => columns.has(order[index] ?? "") && isValue(value))
  );
}
var targets = (nodes) => (nodes ?? []).flatMap((node) => "ResTarget" in node ? [node.ResTarget] : []);

// rules/enum-value-used-in-transaction/rule.ts
var rule_default71 = defineRule({
  id: "enum-value-used-in-transaction",
  summary: "An enum value is used in the transaction that added it, which fails",
  severity: "error",
  category: "transactions",
  why: "A value that ALTER TYPE … ADD VALUE added cannot be used until the transaction has committed (55P04; manual, ALTER TYPE, Notes): no INSERT, no UPDATE, no DEFAULT, no comparison. A tool that runs all pending migrations in one transaction makes this true across files. Values of a type that the same transaction created can be used.",
  instead: "Add the value in a migration of its own, which commits before the first use.",
  claim: { fails: "55P04" },
  on: {
    SelectStmt: (_, context) => check2(context),
    InsertStmt: (_, context) => check2(context),
    UpdateStmt: (_, context) => check2(context),
    DeleteStmt: (_, context) => check2(context),
    CreateStmt: (_, context) => check2(context),
    AlterTableStmt: (_, context) => check2(context),
    IndexStmt: (_, context) => check2(context),
    ViewStmt: (_, context) => check2(context),
    CreateTableAsStmt: (_, context) => check2(context),
    CreatePolicyStmt: (_, context) => check2(context)
  }
});
var check2 = (context) => [...context.transaction.enumValues.values()].flatMap(
  (added2) => enumUses(context, added2) ? {
    message: `The value '${added2.value}' of ${displayName(added2.type)} cannot be used before the transaction that added it commits.`
  } : []
);

// rules/enum-value-without-position/rule.ts
var rule_default72 = defineRule({
  id: "enum-value-without-position",
  summary: "ADD VALUE without BEFORE or AFTER puts the value at the end, whatever order was meant",
  severity: "off",
  category: "transactions",
  why: "The order of an enum decides how ORDER BY, < and > see its values (manual, 8.7.2 “Ordering”). ALTER TYPE … ADD VALUE puts a new one last unless BEFORE or AFTER says where, and it can never be moved.",
  instead: "Write AFTER or BEFORE and the neighbour, even where the end is meant.",
  claim: { unprovable: "Which order was meant only its author knows." },
  on: {
    AlterEnumStmt({ typeName, newVal, oldVal, newValNeighbor }) {
      const type = nameOfNodes(typeName);
      if (!type || newVal === void 0 || oldVal !== void 0) return void 0;
      if (newValNeighbor !== void 0) return void 0;
      return {
        message: `The value '${newVal}' goes to the end of ${displayName(type)} and can never be moved.`
      };
    }
  }
});

// rules/extension-unavailable/rule.ts
var rule_default73 = defineRule({
  id: "extension-unavailable",
  summary: "An extension that the server of the dry-run does not have, so that what needs it was not run",
  severity: "info",
  category: "dry-run",
  why: "CREATE EXTENSION reads files that must lie on the server. The production server has them; the one that Drydock starts has what is installed on this machine, and the embedded one has most of the extensions that come with PostgreSQL and no others. So nothing is known of this statement, nor of those that need what it would have made: they are not run, while everything else is. An extension that only a superuser may create is installed all the same where Drydock knows that it stays inside of the server; dblink, postgres_fdw, untrusted languages and their like are not.",
  instead: "Run with --engine docker and an image that has the extension, or install it for a PostgreSQL of the machine that runs Drydock, and let --engine local start that. What Drydock does not install, the file that setup in drydock.yml names can create.",
  // parse_extension_control_file, src/backend/commands/extension.c: a missing file before PostgreSQL 15.
  claim: { fails: ["0A000", "58P01"] },
  foundBy: "dry-run"
});

// rules/file-never-run/rule.ts
var rule_default74 = defineRule({
  id: "file-never-run",
  summary: "A new file lies among the migrations, and the migration tool passes over it",
  severity: "warning",
  category: "files",
  why: "Tools know their migrations by name, or by a journal that names them, and pass over anything else without a word: V3_orders.sql, which has one underscore where Flyway wants two; a file that was written by hand and is not in the journal of Drizzle, or not in sqitch.plan. The review reads it, the deployment succeeds, and production never gets it. Drydock has not checked it either.",
  instead: "Name the file as the tool wants it, or have the tool make it, so that its journal or plan names it. What is no migration belongs in another folder.",
  claim: {
    unprovable: "Which files are run is decided by the migration tool; Postgres never sees the others."
  },
  project: ({ neverRun, tool }) => neverRun.map((file) => ({
    file,
    at: startOfFile,
    message: `${tool.name} passes over ${file}: it is run nowhere, and nothing in it was checked.`
  }))
});

// rules/foreign-key-without-index/rule.ts
var rule_default75 = defineRule({
  id: "foreign-key-without-index",
  summary: "A foreign key whose columns no index leads with: each DELETE of a referenced row reads the whole table",
  severity: "warning",
  category: "locks",
  why: "Postgres indexes the referenced columns, not the referencing ones. For each row that is deleted from the referenced table, or whose key changes, it looks for rows that point at it; without an index it reads the referencing table from end to end, once a row, while it holds locks (manual, 5.5.5).",
  instead: "Create an index that begins with the referencing columns, CONCURRENTLY in a migration outside a transaction where the table is in use.",
  claim: { effects: { scans: ["public.orders"], locks: { "public.customers": "ROW EXCLUSIVE" } } },
  showsLater: true,
  on: {
    CreateStmt: (_, context) => problemsOf2(context),
    AlterTableStmt: (_, context) => problemsOf2(context)
  }
});
function problemsOf2(context) {
  const { script, state, statement } = context;
  if (script.direction === "down" || isTemporary(statement)) return [];
  return foreignKeysOf(statement).flatMap((key) => {
    const table = tableAtEnd(context, state.keyOf(key.table));
    if (!table?.complete || !hasForeignKey(table, key) || isIndexed(table, key.columns)) return [];
    const columns = key.columns.join(", ");
    return [
      {
        message: `No index of ${displayName(key.table)} begins with ${columns}: each DELETE from ${displayName(key.references)} reads all of ${displayName(key.table)}.`
      }
    ];
  });
}
var hasForeignKey = ({ constraints }, { columns }) => [...constraints.values()].some(
  (one) => one.kind === "foreign key" && one.columns.join() === columns.join()
);
var isIndexed = ({ indexes: indexes2, constraints }, columns) => [
  ...[...indexes2.values()].map(({ key }) => key),
  ...[...constraints.values()].flatMap((one) => hasIndex.has(one.kind) ? [one.columns] : [])
].some((key) => columns.every((column) => key.slice(0, columns.length).includes(column)));
var hasIndex = /* @__PURE__ */ new Set(["primary key", "unique", "exclusion"]);

// rules/grant-to-public/rule.ts
var rule_default76 = defineRule({
  id: "grant-to-public",
  summary: "GRANT … TO PUBLIC is for every role there is and will be; GRANT ALL gives more than is meant",
  severity: "warning",
  category: "security",
  why: "PUBLIC stands for all roles, those that are created later too, and a REVOKE from one role does not take away what it has through PUBLIC (manual, 5.8 “Privileges”). ALL on a table is TRUNCATE, REFERENCES and TRIGGER as well, since version 17 MAINTAIN too: TRUNCATE passes over row-level security, and TRIGGER lets a role run its code as whoever writes to the table. Default privileges do so for every table to come.",
  instead: "Name the role, and the privileges that it needs: GRANT SELECT, INSERT, UPDATE, DELETE ON … TO app.",
  claim: { fails: "P0004" },
  on: {
    GrantStmt: (node, context) => check3(node, context),
    AlterDefaultPrivilegesStmt: ({ action }, context) => action && check3(action, context)
  }
});
var kindsOfAll = {
  OBJECT_TABLE: "TRUNCATE, REFERENCES and TRIGGER on tables",
  OBJECT_SCHEMA: "CREATE in the schema",
  OBJECT_DATABASE: "CREATE in the database"
};
var defaults = {
  OBJECT_TYPE: ["usage"],
  OBJECT_DOMAIN: ["usage"],
  OBJECT_LANGUAGE: ["usage"]
};
function check3(grant, { script }) {
  if (grant.is_grant !== true || script.direction === "down") return void 0;
  return includesPublic(grant.grantees) ? toPublic(grant) : toRoles(grant);
}
function toPublic(grant) {
  const privileges = namesOf(grant.privileges);
  const had = defaults[grant.objtype ?? ""];
  if (had && privileges.every((name) => had.includes(name))) return void 0;
  return {
    message: `PUBLIC is every role, also those to come: all of them get ${what(privileges)} on ${place(grant)}.`
  };
}
function toRoles(grant) {
  const more = kindsOfAll[grant.objtype ?? ""];
  const isAll = namesOf(grant.privileges).length === 0;
  if (!isAll || more === void 0 || !hasOthers(grant.grantees)) return void 0;
  return { message: `GRANT ALL on ${place(grant)} gives ${more} as well.` };
}
var namesOf = (privileges) => (privileges ?? []).flatMap((node) => "AccessPriv" in node ? [node.AccessPriv.priv_name ?? "all"] : []);
var what = (privileges) => privileges.length === 0 ? "ALL" : listed(
  privileges.map((name) => name.toUpperCase()),
  4
);
var hasOthers = (grantees) => (grantees ?? []).some(
  (role) => "RoleSpec" in role && role.RoleSpec.roletype === "ROLESPEC_CSTRING" && role.RoleSpec.rolename !== "postgres"
);
function place({ targtype, objects = [] }) {
  if (targtype === "ACL_TARGET_DEFAULTS") return "everything that is created from now on";
  if (targtype === "ACL_TARGET_ALL_IN_SCHEMA") return `all there is in ${listed(stringsOf(objects), 3)}`;
  return listed(objects.flatMap(nameOf3), 3);
}
function nameOf3(node) {
  if ("RangeVar" in node) return [node.RangeVar.relname ?? ""];
  if ("ObjectWithArgs" in node) return stringsOf(node.ObjectWithArgs.objname).slice(-1);
  if ("List" in node) return stringsOf(node.List.items).slice(-1);
  return "TypeName" in node ? stringsOf(node.TypeName.names).slice(-1) : stringsOf([node]);
}

// rules/half-applied-on-failure/rule.ts
var rule_default77 = defineRule({
  id: "half-applied-on-failure",
  summary: "A migration that fails half way leaves behind what it did until then",
  severity: "warning",
  category: "dry-run",
  why: "Where the tool wraps the script in no transaction, or the script commits by itself, what ran before the error stays. The tool calls the migration failed, golang-migrate marks the version dirty and refuses to go on, and the second run meets a schema that no file describes. A cancel and a lost connection do the same to a migration that works: the dry-run interrupts it after each of its transactions, runs it again from the start, and tells the first interruption that it does not get over.",
  instead: "Keep the script in one transaction; where a statement cannot stand in one (CONCURRENTLY), give it a migration of its own, and guard each statement with IF [NOT] EXISTS so that a second run gets past what is there.",
  claim: { fails: "42703" },
  foundBy: "dry-run"
});

// rules/identifier-too-long/rule.ts
var rule_default78 = defineRule({
  id: "identifier-too-long",
  summary: "A name longer than 63 bytes is cut without an error, and may then be that of something else",
  severity: "warning",
  category: "types",
  why: "Postgres keeps the first 63 bytes of a name (NAMEDATALEN − 1; manual, 4.1.1) and says so in a NOTICE that no one reads. Two names that differ further on become one: the second CREATE fails with 42701 or 42P07, or with IF NOT EXISTS creates nothing. Code that compares names with those of the catalog, as migration tools do, does not find its own object again. Bytes count, and a letter that is not ASCII has two or more.",
  instead: "Shorten the name to 63 bytes.",
  claim: { fails: "42701" },
  script: (context) => check4(context)
});
function check4(context) {
  const { source, statements } = context.script.parsed;
  const first = /* @__PURE__ */ new Map();
  for (const statement of statements.filter(isParsed).filter(makesNames)) {
    for (const found of longNames(statement)) if (!first.has(found.name)) first.set(found.name, found);
  }
  return [...first.values()].flatMap(({ name, statement, token }) => {
    if (isWrittenEarlier(name, context)) return [];
    return [
      {
        message: `This name is ${String(byteLength(name))} bytes long, and Postgres cuts it to ${cutName(name)}.`,
        at: source.regionOf(statement.start + token.start, statement.start + token.end)
      }
    ];
  });
}
var naming = /* @__PURE__ */ new Set(["IndexStmt", "ViewStmt", "RenameStmt", "CompositeTypeStmt", "DefineStmt"]);
var adding = /* @__PURE__ */ new Set(["AT_AddColumn", "AT_AddConstraint", "AT_AddIdentity"]);
var makesNames = (statement) => statement.kind.startsWith("Create") || naming.has(statement.kind) || alterTableCommands(statement).some(({ subtype = "" }) => adding.has(subtype));
function longNames(statement) {
  const tokens = tokensOf(statement.text);
  return (statement.kind === "RenameStmt" ? tokens.slice(-2) : tokens).flatMap((token) => {
    const name = identifierOf(statement.text, token);
    return name !== void 0 && byteLength(name) > longestName ? [{ name, statement, token }] : [];
  });
}
function isWrittenEarlier(name, { project, migration }) {
  const at = project.migrations.indexOf(migration);
  if (plain.test(name)) return (longWords(project).get(name.toLowerCase()) ?? Infinity) < at;
  return project.migrations.slice(0, at).some(({ up }) => up.parsed.source.text.includes(name));
}
var plain = /^[\w$\u0080-\uffff]+$/;
var longWords = once(({ migrations }) => {
  const first = /* @__PURE__ */ new Map();
  for (const [index, { up }] of migrations.entries()) {
    for (const [word] of up.parsed.source.text.matchAll(/[\w$\u0080-\uffff]{16,}/g)) {
      const folded = word.toLowerCase();
      if (!first.has(folded)) first.set(folded, index);
    }
  }
  return first;
});

// src/lint/table-drift.ts
function hiddenDrift(create, name, context) {
  const existing = tableBefore(context, name);
  if (!existing?.complete || existing.partitionOf !== void 0 || create.partbound) return [];
  if (mayChangeUnseen(name, context)) return [];
  const actual = tableAtEnd2(existing, context);
  const meant = tableAtEnd2(void 0, context);
  return actual?.complete && meant?.complete ? differences(actual, meant) : [];
}
function tableAtEnd2(start, { script, statement }) {
  const store = new OneTable(start);
  const state = new MigrationState();
  for (const next of script.statements) {
    if (next.order >= statement.order) applyToTables(next, store, (name) => state.keyOf(name));
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
  const missing2 = [...meant.columns.keys()].filter((name) => !actual.columns.has(name));
  const extra = [...actual.columns.keys()].filter((name) => !meant.columns.has(name));
  const changed = [...meant.columns].flatMap(([name, column]) => {
    const other = actual.columns.get(name);
    return other ? columnDifferences(name, other, column) : [];
  });
  return [
    ...missing2.map((name) => `it has no column ${name}`),
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
var rule_default79 = defineRule({
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
var rule_default80 = defineRule({
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

// rules/index-on-partitioned-table/rule.ts
var rule_default81 = defineRule({
  id: "index-on-partitioned-table",
  summary: "CREATE INDEX on a partitioned table blocks the writes of every partition until all are indexed",
  severity: "error",
  category: "locks",
  why: "CREATE INDEX on a partitioned table builds an index on each of its partitions in one go, and holds a SHARE lock on all of them to the end: nobody can write to any partition until the last one is read. CONCURRENTLY is no way out, because Postgres refuses it for partitioned tables with 0A000 (manual, CREATE INDEX, Notes, and 5.12.2.2).",
  instead: "CREATE INDEX … ON ONLY the partitioned table, which reads nothing and leaves an index that is not valid yet. Then for each partition CREATE INDEX CONCURRENTLY outside a transaction, and ALTER INDEX … ATTACH PARTITION: with the last one the index of the whole table becomes valid.",
  claim: { effects: { locks: { "public.orders_2026": "SHARE" }, scans: ["public.orders_2026"] } },
  on: {
    IndexStmt(index, context) {
      const table = nameOfRangeVar(index.relation);
      if (!table || !isPartitioned(context, table) || isPassedOver(index, table, context)) return void 0;
      const name = displayName(table);
      if (index.concurrent) {
        return { message: `Postgres refuses CREATE INDEX CONCURRENTLY on ${name}, which is partitioned.` };
      }
      if (context.state.isNew(table) || index.relation?.inh !== true) return void 0;
      if (!isBuilt(index, table, context)) return void 0;
      return {
        message: `CREATE INDEX blocks all writes to every partition of ${name} until the last of them is indexed.`
      };
    }
  }
});
function isPassedOver(index, table, context) {
  if (!index.if_not_exists || index.idxname === void 0) return false;
  const schema = qualifiedNameOfKey(context.state.keyOf(table)).schema ?? "";
  return tableOfIndex(context, { schema, name: index.idxname }) !== void 0;
}
function isBuilt(index, table, context) {
  const existing = existingPartitions(context, table);
  if (partitionsOf(context, table).length === 0) return mayHaveOtherPartitions(context, table);
  return existing.some((partition) => {
    if (hasSuchIndex(partition, index)) return false;
    return !partition.partitioned || isBuilt(index, qualifiedNameOfKey(partition.key), context);
  });
}
function hasSuchIndex({ indexes: indexes2 }, index) {
  if (index.whereClause) return false;
  const key = (index.indexParams ?? []).map(
    (node) => "IndexElem" in node ? node.IndexElem.name : void 0
  );
  return !key.includes(void 0) && [...indexes2.values()].some(
    (one) => !one.partial && one.unique === (index.unique === true) && one.key.join("\n") === key.join("\n")
  );
}

// rules/insert-without-column-list/rule.ts
var rule_default82 = defineRule({
  id: "insert-without-column-list",
  summary: "INSERT INTO … SELECT * without a list of columns matches them by position, not by name",
  severity: "warning",
  category: "data",
  why: "Postgres puts the first column of the query into the first of the table, and so on (manual, INSERT): two tables with the same columns in another order, after one ADD COLUMN here and there, exchange their values, and where the types agree nothing fails. Where the files tell that both have the same columns in one order there is no finding.",
  instead: "Name the columns on both sides: INSERT INTO archive (id, total, paid) SELECT id, total, paid FROM orders.",
  claim: { fails: "23514" },
  on: {
    InsertStmt(insert, context) {
      const name = nameOfRangeVar(insert.relation);
      const star = insert.cols === void 0 ? selectWithStar(insert.selectStmt) : void 0;
      if (!name || !star) return void 0;
      const order = compareOrder(name, sourceOf(star, insert), context);
      if (order === "same" || order === "unknown" && context.state.isNew(name)) return void 0;
      const table = displayName(name);
      return {
        message: order === "other" ? `${table} has its columns in another order than what SELECT * puts into it, so values land in the wrong ones.` : `SELECT * fills ${table} by position, so values land in the wrong columns where their order differs.`
      };
    }
  }
});
function selectWithStar(query) {
  return query && "SelectStmt" in query ? firstWithStar(query.SelectStmt) : void 0;
}
function firstWithStar(select) {
  if (select.larg && select.rarg) return firstWithStar(select.larg) ?? firstWithStar(select.rarg);
  return select.targetList?.some(isStar) ? select : void 0;
}
var isStar = (target) => {
  const value = "ResTarget" in target ? target.ResTarget.val : void 0;
  const last = value && "ColumnRef" in value ? value.ColumnRef.fields?.at(-1) : void 0;
  return last !== void 0 && "A_Star" in last;
};
function sourceOf({ fromClause, targetList, withClause }, insert) {
  const [from, ...others] = fromClause ?? [];
  if (!from || !("RangeVar" in from) || others.length > 0 || targetList?.length !== 1) return void 0;
  const name = nameOfRangeVar(from.RangeVar);
  const ctes = [...withClause?.ctes ?? [], ...insert.withClause?.ctes ?? []];
  const isTable = ctes.every(
    (node) => !("CommonTableExpr" in node) || node.CommonTableExpr.ctename !== name?.name
  );
  return isTable ? name : void 0;
}
function compareOrder(target, source, context) {
  const [to, from] = [tableBefore(context, target), source && tableBefore(context, source)];
  if (!to?.complete || !from?.complete) return "unknown";
  const names = [...to.columns.keys()];
  return [...from.columns.keys()].every((column, index) => names[index] === column) ? "same" : "other";
}

// rules/int-column/rule.ts
var rule_default83 = defineRule({
  id: "int-column",
  summary: "A column of type integer cannot hold more than 2147483647",
  severity: "off",
  category: "types",
  why: "A value beyond 2147483647 fails with SQLSTATE 22003, on the day when a counter, an amount in cents or a reference to a bigint key has grown so far. Making the column wider then rewrites the table, and every index on the column, under an ACCESS EXCLUSIVE lock.",
  instead: "Write bigint. It takes four bytes more, which the alignment of the next column often takes anyway.",
  claim: { fails: "22003" },
  yieldsTo: ["int-primary-key"],
  on: onColumns(
    (column) => column.type.name === "int4" && !column.type.array ? `${displayColumn(column)} is ${column.serial ?? "integer"}: values beyond 2147483647 fail.` : void 0
  )
});

// rules/int-primary-key/keys.ts
function isKeyOf({
  name,
  constraints,
  tableConstraints
}) {
  if (constraints.some(isPrimary)) return "alone";
  const columns = stringsOf(tableConstraints.find(isPrimary)?.keys);
  if (!columns.includes(name)) return void 0;
  return columns.length === 1 ? "alone" : "part";
}
var isFedBySequence = ({ serial, constraints }) => serial !== void 0 || constraints.some(
  ({ contype, raw_expr }) => contype === "CONSTR_IDENTITY" || contype === "CONSTR_DEFAULT" && raw_expr !== void 0 && callsNextval(raw_expr)
);
var callsNextval = (expression) => nodesOfKind(expression, "FuncCall").some(({ funcname }) => stringsOf(funcname).at(-1) === "nextval");
var isReferencing = ({ name, constraints, tableConstraints }) => constraints.some(isForeign) || tableConstraints.some((one) => isForeign(one) && stringsOf(one.fk_attrs).includes(name));
var isPrimary = ({ contype }) => contype === "CONSTR_PRIMARY";
var isForeign = ({ contype }) => contype === "CONSTR_FOREIGN";

// rules/int-primary-key/rule.ts
var rule_default84 = defineRule({
  id: "int-primary-key",
  summary: "A primary key of type integer runs out of values at 2147483647",
  severity: "warning",
  category: "types",
  why: "When the sequence behind the key has given out its last value, every INSERT fails (SQLSTATE 2200H, or 22003 where the value comes from elsewhere), and values lost to rollbacks and ON CONFLICT count as well. The way out then is a change of type that rewrites the table, and every table that references it, under an ACCESS EXCLUSIVE lock. A bigint takes four bytes more, which alignment often takes anyway.",
  instead: "Write bigint GENERATED ALWAYS AS IDENTITY, or uuid; and bigint in every column that references it.",
  claim: { fails: "2200H" },
  on: {
    ...onColumns((column) => column.made && isShortKey(column) ? message(column) : void 0),
    AT_AddConstraint: (command, context) => ofColumnThatExists(constraintOf(command), context)
  }
});
var limits = { int2: 32767, int4: 2147483647 };
function isShortKey(column) {
  if (limits[column.type.name] === void 0 || column.type.array || isReferencing(column)) return false;
  const key = isKeyOf(column);
  if (!key) return false;
  return isFedBySequence(column) || key === "alone" && column.type.name === "int4";
}
function ofColumnThatExists(constraint, context) {
  const { table, state } = context;
  if (constraint?.contype !== "CONSTR_PRIMARY" || state.isTemporary(table)) return void 0;
  const before = tableBefore(context, table);
  const name = before && onlyColumn(constraint, before);
  if (!before || name === void 0 || isForeignKey(name, before)) return void 0;
  const type = before.columns.get(name)?.type;
  const short = type?.name === "int4" && !type.array;
  return short ? { message: message({ table, name, type, serial: void 0 }) } : void 0;
}
function onlyColumn({ indexname, keys }, { indexes: indexes2 }) {
  const columns = indexname === void 0 ? stringsOf(keys) : indexes2.get(indexname)?.key ?? [];
  return columns.length === 1 ? columns[0] : void 0;
}
var isForeignKey = (column, { constraints }) => [...constraints.values()].some(({ kind, columns }) => kind === "foreign key" && columns.includes(column));
var message = (column) => `The primary key ${displayColumn(column)} is ${column.serial ?? displayType(column.type)}: after the value ${String(limits[column.type.name])} every INSERT fails.`;

// src/sql/format-problem.ts
var specifier = /%(?:(%)|(?:(\d+)\$)?-*(?:(\*)(?:(\d+)\$)?|\d*)([^]?))/gu;
function formatProblem({ template, values = Infinity }) {
  const taken = { values: 0 };
  for (const match of template.matchAll(specifier)) {
    const problem7 = match[1] === void 0 ? problemOf6(match, values, taken) : void 0;
    if (problem7 !== void 0) return problem7;
  }
  return void 0;
}
var tooFew = "too few arguments for format()";
function problemOf6([, , position, star, width, type = ""], values, taken) {
  if (type === "") return "unterminated format() type specifier";
  if (position === "0" || width === "0")
    return "format specifies argument 0, but arguments are numbered from 1";
  if (star !== void 0 && take(taken, width) > values) return tooFew;
  if (!"sIL".includes(type)) return `unrecognized format() type specifier "${type}"`;
  return take(taken, position) > values ? tooFew : void 0;
}
function take(taken, position) {
  taken.values = position === void 0 ? taken.values + 1 : Number(position);
  return taken.values;
}

// rules/invalid-format-specifier/rule.ts
var rule_default85 = defineRule({
  id: "invalid-format-specifier",
  summary: "format() with a specifier other than %s, %I, %L and %%, or with too few values",
  severity: "error",
  category: "plpgsql",
  why: "format() is not printf: it knows %s, %I, %L and %% (manual, 9.4.1 “format”). Every other letter, a % at the end, and a specifier for which no value is left fail with 22023, but only when the call is reached, which for the message of an error may be years later.",
  instead: "Use %I for names, %L for values and %s for the rest, %% for a percent sign, and give a value for each. Numbers are shaped in the value: format(‘%s’, round(x, 2)).",
  claim: { fails: "22023" },
  script({ script }) {
    const places = new Map(
      [...inStatements(script), ...inDynamicSql(script)].map((problem7) => [
        JSON.stringify(problem7.at),
        problem7
      ])
    );
    return [...places.values()];
  }
});
var inStatements = (script) => [...script.parsed.statements.filter(isParsed), ...script.routines.flatMap(({ statements }) => statements)].filter(({ text }) => /\bformat\b/i.test(text)).flatMap(
  (statement) => nodesOfKind(statement.node, "FuncCall").flatMap((call) => {
    const at = regionOfLocation(script.parsed.source, statement, call.location ?? 0);
    return problemOf7(call, at) ?? [];
  })
);
var inDynamicSql = ({ routines }) => routines.flatMap(
  ({ pieces }) => pieces.flatMap(
    ({ kind, value, at }) => kind === "execute" && value ? nodesOfKind(value, "FuncCall").flatMap((call) => problemOf7(call, at) ?? []) : []
  )
);
function problemOf7(call, at) {
  const names = stringsOf(call.funcname);
  const [template, ...values] = call.args ?? [];
  if (names.at(-1) !== "format" || !template) return void 0;
  if (names.length > 1 && names[0] !== "pg_catalog") return void 0;
  const text = constantText2(template);
  if (text === void 0) return void 0;
  const complaint2 = formatProblem({ template: text, values: call.func_variadic ? void 0 : values.length });
  return complaint2 === void 0 || at === void 0 ? void 0 : { message: `format() fails with 22023 for “${excerptOf(text, 40)}”: ${complaint2}.`, at };
}
function constantText2(node) {
  if ("TypeCast" in node && node.TypeCast.arg) return constantText2(node.TypeCast.arg);
  return "A_Const" in node && node.A_Const.sval ? node.A_Const.sval.sval ?? "" : void 0;
}

// rules/invalid-index-left/rule.ts
var rule_default86 = defineRule({
  id: "invalid-index-left",
  summary: "A migration leaves an index INVALID: paid for by every write and used by no query",
  severity: "error",
  category: "dry-run",
  why: "CREATE INDEX and REINDEX CONCURRENTLY commit the index before they build it, so one that fails leaves it behind: no query uses it, every write still keeps it up, and a unique one may already reject rows (manual, CREATE INDEX, “Building Indexes Concurrently”). Its name is taken, so the next run fails, or with IF NOT EXISTS takes it for done: where several sessions can be open, the dry-run cancels such a build and sees what the next run makes of it.",
  instead: "Write DROP INDEX CONCURRENTLY IF EXISTS before the statement that builds it, remove the cause (duplicate rows, for a unique index) in an earlier migration, and run it again.",
  claim: { fails: "23505" },
  foundBy: "dry-run"
});

// rules/json-type/rule.ts
var rule_default87 = defineRule({
  id: "json-type",
  summary: "json has no equality: DISTINCT, GROUP BY and UNION over the column fail",
  severity: "off",
  category: "types",
  why: "The type json has no = operator, so DISTINCT, GROUP BY, UNION and a comparison fail with SQLSTATE 42883, also in a SELECT DISTINCT * that was there before the column. It keeps the text as it was written and parses it anew for each access, and cannot be indexed; “most applications should prefer to store JSON data as jsonb” (manual, 8.14).",
  instead: "Write jsonb, unless the order of keys, duplicate keys or white space must be kept.",
  claim: { fails: "42883" },
  on: onColumns(
    (column) => column.type.name === "json" ? `${displayColumn(column)} is json: it has no equality, so DISTINCT, GROUP BY and UNION over it fail.` : void 0
  )
});

// rules/lock-table/rule.ts
var rule_default88 = defineRule({
  id: "lock-table",
  summary: "LOCK TABLE holds a lock that blocks reads or writes until the transaction ends",
  severity: "warning",
  category: "locks",
  why: "A table lock is held until the transaction ends (manual, LOCK), whatever the rest of the script has to do by then. Without a mode LOCK TABLE takes ACCESS EXCLUSIVE, which keeps readers out as well; SHARE and all stronger modes keep writers out (manual, 13.3.1 “Table-Level Locks”).",
  instead: "Each statement takes the lock that it needs: leave LOCK TABLE out, or keep the transaction behind it to one quick statement. SHARE UPDATE EXCLUSIVE keeps other migrations and VACUUM out and lets reads and writes go on.",
  claim: { effects: { locks: { "public.orders": "SHARE ROW EXCLUSIVE" } } },
  on: {
    LockStmt(lock, { state }) {
      const mode = lockModes[(lock.mode ?? 0) - 1];
      if (!mode || !blocksWrites(mode)) return void 0;
      const blocked = conflicts("ACCESS SHARE", mode) ? "reads and writes" : "writes";
      return namesOfRangeVars(lock.relations).filter((table) => !state.isNew(table)).map((table) => ({
        message: `LOCK TABLE takes ${mode} on ${displayName(table)}: ${blocked} wait until the transaction ends.`
      }));
    }
  }
});

// rules/materialized-view-with-data/rule.ts
var rule_default89 = defineRule({
  id: "materialized-view-with-data",
  summary: "CREATE MATERIALIZED VIEW runs its query over tables with rows inside the migration",
  severity: "info",
  category: "locks",
  why: "Unless it says WITH NO DATA the statement runs its query and writes the result before the migration goes on (manual, CREATE MATERIALIZED VIEW). Over large tables that takes as long as the query does, and all that time the transaction keeps the locks that it has taken by then.",
  instead: "Create it WITH NO DATA, with its unique index, and let a job outside the deployment REFRESH it; until then a SELECT from it fails, so release the code that reads it afterwards.",
  claim: { effects: { scans: ["public.orders"] } },
  on: {
    CreateTableAsStmt({ objtype, into, query }, context) {
      const view = nameOfRangeVar(into?.rel);
      if (objtype !== "OBJECT_MATVIEW" || !view || !query || into?.skipData === true) return void 0;
      const sources = sourcesOf(query, context);
      if (sources.length === 0) return void 0;
      return {
        message: `CREATE MATERIALIZED VIEW ${displayName(view)} runs its query over ${listed(sources, 3)} inside the migration.`
      };
    }
  }
});
function sourcesOf(query, { state }) {
  const withNames = new Set(nodesOfKind(query, "CommonTableExpr").map(({ ctename }) => ctename));
  const names = relationsIn(query).flatMap((relation) => {
    const name = nameOfRangeVar(relation);
    const isOwn = name?.schema === void 0 && withNames.has(name?.name);
    return !name || isOwn || state.isNew(name) ? [] : [displayName(name)];
  });
  return [...new Set(names)];
}

// rules/migration-failed/rule.ts
var rule_default90 = defineRule({
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
var routinesOf2 = (script) => script.parsed.statements.flatMap((statement) => {
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
  const makers = makersOf(project);
  return makers.size > 0 && statements.some((statement) => calls(statement, makers));
}
var makersOf = once(
  ({ migrations }) => new Set(migrations.flatMap(({ up }) => routinesOf2(up).filter(isPartitionMaker)).map(({ name }) => name))
);
function isOwnPartitioning(statement) {
  switch (statement.kind) {
    case "CreateStmt":
      return statement.node.partspec !== void 0 || statement.node.partbound !== void 0;
    case "AlterTableStmt":
      if (statement.node.objtype !== "OBJECT_TABLE") return false;
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
    const words3 = withoutComments(asText(statement.node.args)).match(/[\w$]+(?=\s*\()/g) ?? [];
    return words3.some((word) => routines.has(word));
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
var rule_default91 = defineRule({
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
var rule_default92 = defineRule({
  id: "missing-down",
  summary: "A migration has no down script, though its tool or the project has them",
  severity: "warning",
  category: "files",
  why: "When a deployment goes wrong, the tool stops at the migration that it cannot undo, and somebody writes the missing script at night, untested. A down script that Drydock has run is one that is known to work.",
  instead: "Write the down script: what it must give back is what the dry-run compares. Teams that only roll forward set rollback.required to false in drydock.yml.",
  claim: { unprovable: "A script that does not exist cannot be run." },
  script({ script, migration, project }) {
    const isUp = script.direction === "up" && !script.dev && script.parsed.statements.length > 0;
    if (!isUp || migration.down || migration.repeatable || !wantsDown(project)) return void 0;
    return { message: `${script.file} has no down script, so it cannot be rolled back.` };
  }
});
function wantsDown({ settings, tool, migrations }) {
  if (!settings.rollbackRequired || tool.downScripts === "never") return false;
  return tool.downScripts === "always" || migrations.some(({ down, up }) => down !== void 0 && !up.dev);
}

// src/lint/atomicity.ts
var isAtomic = once(readAtomicity);
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

// src/lint/fixes/guards.ts
function ifNotExists(context) {
  const words3 = createdKind(context.statement);
  return words3 ? fixed(context, "Write IF NOT EXISTS", [insertAfter(context, words3, " IF NOT EXISTS")]) : {};
}
var columnIfNotExists = (context, command) => inCommand(context, command, "ADD", "COLUMN", "IF NOT EXISTS");
var partIfExists = (context, command) => inCommand(
  context,
  command,
  "DROP",
  command.subtype === "AT_DropConstraint" ? "CONSTRAINT" : "COLUMN",
  "IF EXISTS"
);
function ifExists(context) {
  const words3 = changedKind(context.statement);
  return words3 ? fixed(context, "Write IF EXISTS", [insertAfter(context, words3, " IF EXISTS")]) : {};
}
var orReplace = (context) => fixed(context, "Write OR REPLACE", [insertAfter(context, ["CREATE"], " OR REPLACE")]);
function inCommand(context, command, verb2, part, guard2) {
  const tokens = alterTableTokens(context.statement, command)?.command ?? [];
  const place2 = insertAfter(context, [verb2, part], ` ${guard2}`, tokens.slice(0, 2)) ?? insertAfter(context, [verb2], ` ${guard2}`, tokens.slice(0, 1));
  return fixed(context, `Write ${guard2}`, [place2]);
}
function createdKind({ kind, node }) {
  switch (kind) {
    case "CreateStmt":
    case "CreateForeignTableStmt":
      return ["TABLE"];
    case "CreateTableAsStmt":
      return node.objtype === "OBJECT_MATVIEW" ? ["MATERIALIZED", "VIEW"] : ["TABLE"];
    case "CreateSchemaStmt":
      return node.schemaElts ? void 0 : ["SCHEMA"];
    case "CreateExtensionStmt":
      return ["EXTENSION"];
    case "CreateSeqStmt":
      return ["SEQUENCE"];
    case "IndexStmt":
      return node.concurrent ? ["INDEX", "CONCURRENTLY"] : ["INDEX"];
    case "AlterEnumStmt":
      return ["ADD", "VALUE"];
    default:
      return void 0;
  }
}
var kindsOfObjects = [
  ...["MATERIALIZED VIEW", "FOREIGN TABLE", "FOREIGN DATA WRAPPER", "EVENT TRIGGER", "ACCESS METHOD"],
  ...["TEXT SEARCH PARSER", "TEXT SEARCH DICTIONARY", "TEXT SEARCH TEMPLATE", "TEXT SEARCH CONFIGURATION"],
  ...[
    "OPERATOR CLASS",
    "OPERATOR FAMILY",
    "OPERATOR",
    "PROCEDURAL LANGUAGE",
    "LANGUAGE",
    "INDEX CONCURRENTLY"
  ],
  ...[
    "TABLE",
    "VIEW",
    "SEQUENCE",
    "INDEX",
    "COLLATION",
    "CONVERSION",
    "STATISTICS",
    "EXTENSION",
    "PUBLICATION"
  ],
  ...["SCHEMA", "SERVER", "POLICY", "RULE", "TRIGGER", "TYPE", "DOMAIN", "FUNCTION", "PROCEDURE", "ROUTINE"],
  ...["AGGREGATE", "CAST", "TRANSFORM", "ROLE", "USER", "GROUP"]
].map((kind) => kind.split(" "));
function changedKind({ text }) {
  const tokens = tokensOf(text);
  const kind = kindsOfObjects.find((words3) => isPhrase(tokens, 1, words3));
  return kind && [tokens[0]?.text ?? "", ...kind];
}

// rules/missing-if-exists/rule.ts
var rule_default93 = defineRule({
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
    AT_DropColumn: (command, context) => partProblem("column", command, context),
    AT_DropConstraint: (command, context) => partProblem("constraint", command, context),
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
    severity: guardSeverity(context.script),
    ...ifExists(context)
  };
}
function partProblem(part, command, context) {
  const { name = "", missing_ok } = command;
  if (missing_ok) return void 0;
  const { state, table } = context;
  if (state.isNew(table) || isMadeEarlier(context, { kind: part, of: table, part: name })) return void 0;
  if (isAtomic(context.script) && isMadeLater(context, { kind: part, of: table, part: name }))
    return void 0;
  const what2 = `dropping the ${part} ${name} of ${displayName(table)}`;
  return problem(what2, context, partIfExists(context, command));
}
var problem = (action, context, fix = ifExists(context)) => ({
  message: `Without IF EXISTS, ${action} fails on a second run: it is gone by then.`,
  severity: guardSeverity(context.script),
  ...fix
});

// rules/missing-if-not-exists/rule.ts
var rule_default94 = defineRule({
  id: "missing-if-not-exists",
  summary: "CREATE or ADD COLUMN without IF NOT EXISTS fails when the script is run a second time",
  severity: "info",
  category: "idempotency",
  why: "A script that is not one transaction may stop half way. What it created by then is still there, so the next try fails at the first CREATE with “already exists”, and somebody has to mend the database by hand. A script that its tool wraps in one transaction rolls back whole and does not need the guard; the banner promises it all the same.",
  instead: "Write IF NOT EXISTS. It takes whatever bears the name for what was meant, so use it for objects that only this migration creates.",
  claim: { failsOnRerun: "42P07" },
  on: {
    CreateStmt: (node, context) => check5(node.if_not_exists, context),
    CreateForeignTableStmt: (node, context) => check5(node.base?.if_not_exists, context),
    CreateTableAsStmt: (node, context) => check5(node.if_not_exists, context),
    CreateSchemaStmt: (node, context) => check5(node.if_not_exists, context),
    CreateExtensionStmt: (node, context) => check5(node.if_not_exists, context),
    CreateSeqStmt: (node, context) => check5(node.if_not_exists, context),
    IndexStmt(node, context) {
      if (!node.concurrent) return check5(node.if_not_exists, context);
      const found = check5(node.if_not_exists, context, () => concurrentlyAnew(context, node));
      return found && { ...found, help: rebuildHelp(node.idxname ?? "") };
    },
    AlterEnumStmt(node, context) {
      const { script, state } = context;
      const type = nameOfNodes(node.typeName);
      if (node.skipIfNewValExists || node.oldVal !== void 0) return void 0;
      if (!type || state.isRemade(type, "type")) return void 0;
      const what2 = `the value ${node.newVal ?? ""} to ${displayName(type)}`;
      return { ...problem2(what2, "adding", script), ...ifNotExists(context) };
    },
    AT_AddColumn(command, context) {
      const { alter, table, state, script } = context;
      const name = columnOf(command)?.colname;
      if (command.missing_ok || name === void 0 || state.isRemade(table)) return void 0;
      const droppedHere = commandsOf(alter).some(
        (other) => other.subtype === "AT_DropColumn" && other.name === name
      );
      if (droppedHere || state.isColumnDropped(table, name)) return void 0;
      const fix = tableBefore(context, table)?.columns.has(name) ? {} : columnIfNotExists(context, command);
      return { ...problem2(`the column ${name} to ${displayName(table)}`, "adding", script), ...fix };
    }
  }
});
function check5(guarded, context, fixOf = guard) {
  const { statement, state, script } = context;
  const created = createdObject(statement);
  if (guarded || !created || isTemporary(statement)) return void 0;
  const table = tableOf(statement);
  if (created.name.schema === "pg_temp" || table && state.isRemade(table)) return void 0;
  if (!state.isDropped(created.name, created.space))
    return { ...problem2(displayName(created.name), "creating", script), ...fixOf(created, context) };
  return isNoGuard(statement) && !script.dev ? standsOnDrop(displayName(created.name), script) : void 0;
}
var guard = ({ name, space }, context) => space === "relation" && tableBefore(context, name) ? {} : ifNotExists(context);
var isNoGuard = ({ kind }) => kind === "CreateStmt" || kind === "CreateForeignTableStmt" || kind === "CreateSchemaStmt";
var standsOnDrop = (name, script) => ({
  message: `Only the DROP before it lets creating ${name} succeed on a second run, and that destroys what it holds.`,
  help: "Leave the DROP out, or move it to a _dev.sql file, and write IF NOT EXISTS.",
  severity: guardSeverity(script)
});
var problem2 = (what2, verb2, script) => ({
  message: `Without IF NOT EXISTS, ${verb2} ${what2} fails on a second run: it is there by then.`,
  severity: guardSeverity(script)
});
var rebuildHelp = (index) => `Write DROP INDEX CONCURRENTLY IF EXISTS ${index} before it and IF NOT EXISTS here: a try that failed leaves an INVALID index of that name.`;

// src/postgres/durations.ts
var units = {
  us: 1e-3,
  ms: 1,
  s: 1e3,
  min: 6e4,
  h: 36e5,
  d: 864e5
};
function parameterMilliseconds(value) {
  const [, number, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(value) ?? [];
  const factor = units[unit === "" ? "ms" : unit];
  return number === void 0 || factor === void 0 ? void 0 : Number(number) * factor;
}

// src/sql/timeout-settings.ts
var timeoutNames = ["lock_timeout", "statement_timeout"];
function timeoutSettings(statement) {
  if (statement.kind === "VariableSetStmt") return settingsOfSet(statement.node);
  if (statement.kind !== "SelectStmt") return [];
  return nodesOfKind(statement.node, "FuncCall").flatMap(({ funcname, args = [] }) => {
    if (nameOfNodes(funcname)?.name !== "set_config") return [];
    const [name, value, local] = args.map(constantOf);
    return name && value ? settingOf(constantText(name), constantText(value), local?.boolval?.boolval === true) : [];
  });
}
function settingsOfSet({ kind, name = "", args = [], is_local }) {
  const local = is_local === true;
  if (kind === "VAR_RESET_ALL") {
    return timeoutNames.map((timeout) => ({ timeout, milliseconds: "default", local: false }));
  }
  if (kind === "VAR_RESET" || kind === "VAR_SET_DEFAULT") {
    const timeout = timeoutNamed(name);
    return timeout ? [{ timeout, milliseconds: "default", local }] : [];
  }
  const value = args[0] && constantOf(args[0]);
  return value ? settingOf(name, constantText(value), local) : [];
}
function settingOf(name, value, local) {
  const timeout = timeoutNamed(name);
  const milliseconds = parameterMilliseconds(value);
  return timeout && milliseconds !== void 0 ? [{ timeout, milliseconds, local }] : [];
}
var timeoutNamed = (name) => timeoutNames.find((one) => one === name.toLowerCase());
var constantOf = (node) => "A_Const" in node ? node.A_Const : void 0;

// src/lint/script-transactions.ts
var transactionNumbers = once(countTransactions);
function transactionsOf(script) {
  const numbers = transactionNumbers(script);
  const groups = /* @__PURE__ */ new Map();
  for (const statement of script.statements) addTo(groups, numbers.get(statement.order) ?? 0, statement);
  return [...groups.values()];
}
function countTransactions({ statements, shape }) {
  const numbers = /* @__PURE__ */ new Map();
  let open = shape !== "none";
  let number = 0;
  for (const statement of statements) {
    const control = transactionControl(statement);
    if (!open && !statement.within) number += 1;
    numbers.set(statement.order, number);
    if (control === "begin") open = true;
    else if (control === "commit" || control === "rollback") {
      open = shape === "one-query";
      number += open ? 1 : 0;
    }
  }
  return numbers;
}

// src/lint/guarded-by-timeouts.ts
var guardedKinds = {
  lock_timeout: lockingKinds,
  statement_timeout: [.../* @__PURE__ */ new Set([...lockingKinds, ...workingKinds])]
};
function awaitedLock(context) {
  const { statement } = context;
  if (statement.kind === "ViewStmt" || statement.within?.partly) return void 0;
  const [lock] = blockingLocks(context);
  if (lock) return `${lock.mode} on ${displayName(lock.table)}`;
  if (statement.kind !== "DropStmt" || statement.node.removeType !== "OBJECT_INDEX") return void 0;
  if (statement.node.concurrent) return void 0;
  const index = droppedObjects(statement.node).find(({ name }) => !isNewIndex(context, name));
  return index && `ACCESS EXCLUSIVE on the table of ${displayName(index.name)}`;
}
var needsTimeout = (context, name) => awaitedLock(context) !== void 0 || name === "statement_timeout" && !context.statement.within?.partly && longWork(context) !== void 0;
function isLimitedLater({ script, statement }, name) {
  const numbers = transactionNumbers(script);
  return script.statements.slice(statement.order + 1).some(
    (later) => timeoutSettings(later).some(
      ({ timeout, milliseconds, local }) => timeout === name && milliseconds !== "default" && milliseconds > 0 && (!local || numbers.get(later.order) === numbers.get(statement.order))
    )
  );
}

// src/lint/fixes/timeouts.ts
function timeoutAtTop({ script }, parameter, value) {
  const { statements } = script.parsed;
  const [statement] = statements;
  const alone2 = (one) => one !== void 0 && (refusesTransactionBlock(one) || mayEndTransaction(one));
  if (!statement || script.shape === "one-query" && statements.length === 1 && alone2(statement)) return {};
  const ended = statements.some((one) => transactionControl(one) === "commit" || mayEndTransaction(one));
  const local = script.shape === "none" || ended ? "" : "LOCAL ";
  const sql = `SET ${local}${parameter} = '${value}'`;
  const context = { script, statement };
  return fixed(context, `Write ${sql} at the top`, [statementsBefore(context, [sql])]);
}

// rules/missing-lock-timeout/rule.ts
var rule_default95 = defineRule({
  id: "missing-lock-timeout",
  summary: "A lock that blocks others is awaited with no lock_timeout in force",
  severity: "warning",
  category: "transactions",
  why: "While the statement waits for its lock behind one long query, every query that comes after it waits behind the statement: the table stands still although nothing is being changed. Without lock_timeout that lasts as long as the long query does (manual, 19.11.1 “Statement Behavior”).",
  instead: "Write SET lock_timeout = '5s' before the first statement, or configure session.lockTimeout if the deployment sets one, and run the migration again when it times out.",
  claim: {
    unprovable: "The same locks are taken with and without lock_timeout; it shows only in how long a second session keeps the first one waiting."
  },
  yieldsTo: [
    "create-index-without-concurrently",
    "drop-index-without-concurrently",
    "reindex-without-concurrently"
  ],
  on: eachKind(guardedKinds.lock_timeout, (context) => {
    const { transaction, script } = context;
    if (script.direction === "down") return void 0;
    if (transaction.timeout("lock_timeout") || transaction.unguarded("lock_timeout")) return void 0;
    const lock = awaitedLock(context);
    if (lock === void 0 || isLimitedLater(context, "lock_timeout")) return void 0;
    return {
      message: `The statement waits for ${lock} with no lock_timeout, and all that comes after it waits behind it.`,
      ...timeoutAtTop(context, "lock_timeout", "5s")
    };
  })
});

// rules/missing-or-replace/rule.ts
var rule_default96 = defineRule({
  id: "missing-or-replace",
  summary: "CREATE VIEW, FUNCTION, PROCEDURE or TRIGGER without OR REPLACE fails when the script is run again",
  severity: "off",
  category: "idempotency",
  why: "The second run of the script fails with “already exists”. Views, routines and triggers are definitions without data, so replacing one by itself costs nothing and loses nothing. The banner promises a script that can be run again, so under it this is an error; elsewhere it is a matter of taste.",
  instead: "Write CREATE OR REPLACE, or DROP … IF EXISTS before it where the columns of a view or the result type of a function change.",
  claim: { failsOnRerun: "42P07" },
  on: {
    ViewStmt: (node, context) => check6(node.replace, context),
    CreateFunctionStmt: (node, context) => check6(node.replace, context),
    CreateTrigStmt: (node, context) => node.isconstraint ? check6(false, context, constraintTrigger) : check6(node.replace, context),
    RuleStmt(node, context) {
      const table = nameOfRangeVar(node.relation);
      if (node.replace || table && context.state.isRemade(table)) return void 0;
      return problem3(node.rulename ?? "", context);
    },
    DefineStmt(node, context) {
      const name = nameOfNodes(node.defnames);
      if (node.kind !== "OBJECT_AGGREGATE" || node.replace || !name) return void 0;
      return context.state.isDropped(name, "routine") ? void 0 : problem3(displayName(name), context);
    }
  }
});
function check6(replaces, context, remedy) {
  const { statement, state } = context;
  const created = createdObject(statement);
  if (replaces || !created || isTemporary(statement)) return void 0;
  const table = tableOf(statement);
  if (state.isDropped(created.name, created.space) || table && state.isRemade(table)) return void 0;
  return problem3(displayName(created.name), context, remedy);
}
var problem3 = (name, context, remedy = orReplace(context)) => ({
  message: `Without OR REPLACE, creating ${name} fails on a second run: it is there by then.`,
  ...context.script.banner ? { severity: "error" } : {},
  ...remedy
});
var constraintTrigger = {
  help: "Write DROP TRIGGER IF EXISTS before it: a constraint trigger cannot be replaced."
};

// rules/missing-primary-key/rule.ts
var rule_default97 = defineRule({
  id: "missing-primary-key",
  summary: "A table without a primary key: logical replication rejects its UPDATE and DELETE",
  severity: "off",
  category: "types",
  why: "Nothing tells two equal rows apart, so a mistake cannot be mended row by row, and tools that copy or repair data in pieces cannot work on the table. Once the table is published, also through FOR ALL TABLES, every UPDATE and DELETE on it fails with SQLSTATE 55000 for want of a replica identity (manual, 29.1).",
  instead: "Declare a primary key in CREATE TABLE: of a bigint identity, of a uuid, or of the columns that identify a row.",
  claim: { fails: "55000" },
  on: {
    CreateStmt: (node, context) => check7(hasKey(node) ? void 0 : node.relation, context),
    CreateTableAsStmt: (node, context) => check7(node.objtype === "OBJECT_TABLE" ? node.into?.rel : void 0, context),
    SelectStmt: (node, context) => check7(node.intoClause?.rel, context)
  }
});
var includingIndexes = 1 << 6;
var hasKey = ({ tableElts = [], partbound }) => partbound !== void 0 || tableElts.some((element) => {
  if ("TableLikeClause" in element)
    return ((element.TableLikeClause.options ?? 0) & includingIndexes) !== 0;
  const constraints = "ColumnDef" in element ? constraintsOf(element.ColumnDef) : "Constraint" in element ? [element.Constraint] : [];
  return constraints.some(({ contype }) => contype === "CONSTR_PRIMARY");
});
function check7(relation, context) {
  const table = nameOfRangeVar(relation);
  if (!table || relation?.relpersistence === "t" || table.schema === "pg_temp") return void 0;
  const keyed = isMadeLater(context, { kind: "primary key", of: table });
  if (keyed || isAttachedOrDroppedLater(table, context)) return void 0;
  return { message: `${displayName(table)} has no primary key: nothing tells two equal rows apart.` };
}
function isAttachedOrDroppedLater(table, context) {
  const { script, statement, state } = context;
  const taken = tablesTaken(script).get(table.name) ?? [];
  return taken.some(({ order, name }) => order > statement.order && state.keyOf(name) === state.keyOf(table));
}
var tablesTaken = once(({ statements }) => {
  const taken = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    for (const name of namesTaken(statement)) addTo(taken, name.name, { order: statement.order, name });
  }
  return taken;
});
function namesTaken(statement) {
  if (statement.kind === "DropStmt") {
    return statement.node.removeType === "OBJECT_TABLE" ? droppedObjects(statement.node).map(({ name }) => name) : [];
  }
  return alterTableCommands(statement).flatMap(
    ({ subtype, def }) => subtype === "AT_AttachPartition" && def && "PartitionCmd" in def ? nameOfRangeVar(def.PartitionCmd.name) ?? [] : []
  );
}

// rules/missing-statement-timeout/rule.ts
var rule_default98 = defineRule({
  id: "missing-statement-timeout",
  summary: "A statement that locks a table or works on its rows runs with no statement_timeout in force",
  severity: "off",
  category: "transactions",
  why: "A statement that takes much longer in production than anywhere else keeps its locks until it is done or somebody notices; statement_timeout ends it, and what it did is rolled back (manual, 19.11.1 “Statement Behavior”).",
  instead: "Write SET statement_timeout = '10min' before the first statement, or configure session.statementTimeout if the deployment sets one.",
  claim: {
    unprovable: "The statement does the same with and without statement_timeout; it shows only once one takes longer, and no test waits for that."
  },
  on: eachKind(guardedKinds.statement_timeout, (context) => {
    const { transaction, script } = context;
    if (script.direction === "down") return void 0;
    const name = "statement_timeout";
    if (transaction.timeout(name) || transaction.unguarded(name)) return void 0;
    if (!needsTimeout(context, name) || isLimitedLater(context, name)) return void 0;
    const lock = awaitedLock(context);
    const what2 = longWork(context)?.what ?? "the statement";
    const runs = lock === void 0 ? "" : ` under ${lock}`;
    return {
      message: `No statement_timeout ends ${what2}, which runs${runs} for as long as it takes.`,
      ...timeoutAtTop(context, name, "10min")
    };
  })
});

// rules/multiple-alter-table/rule.ts
var rule_default99 = defineRule({
  id: "multiple-alter-table",
  summary: "Several ALTER TABLE of one table in a row that could be one",
  severity: "off",
  category: "transactions",
  why: "Each ALTER TABLE waits for its lock anew, and each may rewrite or scan the table; one with several sub-commands waits once and makes a single pass over it (manual, ALTER TABLE, Notes).",
  instead: "Write the sub-commands into one ALTER TABLE, with commas between them.",
  claim: { unprovable: "Both ways take the same locks and lead to the same table." },
  on: {
    AlterTableStmt(alter, { statement, script, state }) {
      const table = nameOfRangeVar(alter.relation);
      const before = script.statements[statement.order - 1];
      if (!table || statement.within || before?.kind !== "AlterTableStmt" || before.within) return void 0;
      const other = nameOfRangeVar(before.node.relation);
      if (!other || state.keyOf(other) !== state.keyOf(table) || state.isNew(table)) return void 0;
      if (alter.objtype !== "OBJECT_TABLE" || !isCombinable(alter) || !isCombinable(before.node))
        return void 0;
      return {
        message: `This ALTER TABLE of ${displayName(table)} could be one with the statement before it.`
      };
    }
  }
});
var isCombinable = (alter) => !commandsOf(alter).some(({ subtype = "" }) => alone.has(subtype));
var alone = /* @__PURE__ */ new Set([
  "AT_AttachPartition",
  "AT_DetachPartition",
  "AT_DetachPartitionFinalize",
  "AT_ValidateConstraint"
]);

// rules/multiple-foreign-keys/rule.ts
var rule_default100 = defineRule({
  id: "multiple-foreign-keys",
  summary: "Foreign keys to several tables in one transaction lock all of them against writes at once",
  severity: "warning",
  category: "locks",
  why: "Each foreign key takes SHARE ROW EXCLUSIVE on the table that it refers to and keeps it until the transaction ends: while the last of them is waited for, all writes to the others stand still, and a transaction that locks the same tables in another order deadlocks with the migration (manual, 13.3.4).",
  instead: "Add each foreign key in a migration of its own, NOT VALID where the table exists, and validate it in another.",
  claim: {
    effects: {
      locks: { "public.customers": "SHARE ROW EXCLUSIVE", "public.products": "SHARE ROW EXCLUSIVE" }
    }
  },
  script(context) {
    const state = new MigrationState((key) => tableExisted(context, key));
    return transactionsOf(context.script).flatMap(
      (statements) => problemOf8(statements, state, context) ?? []
    );
  }
});
function problemOf8(statements, state, context) {
  const locked = /* @__PURE__ */ new Map();
  let problem7;
  for (const statement of statements) {
    for (const [key, name] of lockedBy(statement, state, context)) locked.set(key, name);
    if (locked.size > 1 && !problem7) {
      const names = listed([...locked.values()], 3);
      problem7 = {
        at: statement.region,
        message: `One transaction adds foreign keys to ${names}: writes to all of them wait until it ends.`
      };
    }
    state.apply(statement);
  }
  return problem7;
}
function lockedBy(statement, state, context) {
  if (isTemporary(statement)) return [];
  const isThere4 = statement.kind === "CreateStmt" && statement.node.if_not_exists === true && foreignKeysOf(statement).some(({ table }) => tableExisted(context, state.keyOf(table)));
  if (isThere4) return [];
  return foreignKeysOf(statement).filter(
    ({ table, references }) => !state.isNew(references) && state.keyOf(table) !== state.keyOf(references)
  ).map(({ references }) => [state.keyOf(references), displayName(references)]);
}

// rules/narrow-column-type/loss.ts
function lossOf(from, to) {
  if (from.array !== to.array) return void 0;
  return lossOfNumber(from, to) ?? lossOfText(from, to) ?? lossOfBits(from, to) ?? lossOfTime(from, to);
}
function digitsNeeded({ name, modifiers }) {
  const [precision2, scale = 0] = modifiers;
  switch (name) {
    case "int2":
      return { whole: 5, fraction: 0 };
    case "int4":
      return { whole: 10, fraction: 0 };
    case "int8":
      return { whole: 19, fraction: 0 };
    case "numeric":
      return precision2 === void 0 ? { whole: Infinity, fraction: Infinity } : { whole: precision2 - scale, fraction: Math.max(0, scale) };
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
  const limit2 = longestText(to);
  return parsed.has(to.name) || limit2 !== void 0 && limit2 < length ? "rejects" : void 0;
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
var rule_default101 = defineRule({
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

// rules/nested-transaction/rule.ts
var rule_default102 = defineRule({
  id: "nested-transaction",
  summary: "BEGIN inside a transaction opens none, and its COMMIT ends the outer one",
  severity: "error",
  category: "transactions",
  why: "Postgres has no nested transactions: BEGIN inside a transaction block only warns that there is already one (manual, BEGIN). The COMMIT that belongs to it then ends the outer transaction, that of the migration tool too, and all that follows is committed statement by statement: a failure leaves the migration half applied.",
  instead: "Leave out BEGIN and its COMMIT; to undo a part, use SAVEPOINT and ROLLBACK TO.",
  claim: { fails: "25P01" },
  on: {
    TransactionStmt(_, { statement, transaction }) {
      if (transactionControl(statement) !== "begin" || statement.within) return void 0;
      const { openedBy } = transaction;
      if (openedBy === void 0 || openedBy === "one query") return void 0;
      const outer = openedBy === "tool" ? "the migration tool" : "an earlier BEGIN";
      return {
        message: `This BEGIN opens nothing, because ${outer} has opened a transaction, and the next COMMIT ends that one.`
      };
    }
  }
});

// rules/non-transactional-statement/rule.ts
var rule_default103 = defineRule({
  id: "non-transactional-statement",
  summary: "A statement that no transaction may hold, such as VACUUM, fails the migration",
  severity: "error",
  category: "transactions",
  why: "VACUUM, CLUSTER of all tables, REINDEX of a schema or database, CREATE and DROP DATABASE or TABLESPACE, ALTER SYSTEM, DISCARD ALL, COMMIT PREPARED and CREATE SUBSCRIPTION with a slot cannot be rolled back, so Postgres refuses them inside a transaction block (25001), whether BEGIN, the migration tool, or several statements in one simple query opened it (manual, 54.2.2.1 “Multiple Statements in a Simple Query”). The deployment stops there.",
  instead: "Write it as the only statement of a migration that the tool runs outside a transaction, or leave it to whoever runs the server.",
  claim: { fails: "25001" },
  on: {
    VacuumStmt: (_, context) => check8("VACUUM", context),
    ClusterStmt: (_, context) => check8("CLUSTER", context),
    ReindexStmt: (_, context) => /\bCONCURRENTLY\b/i.test(context.statement.text) ? void 0 : check8("REINDEX", context),
    CreatedbStmt: (_, context) => check8("CREATE DATABASE", context),
    DropdbStmt: (_, context) => check8("DROP DATABASE", context),
    AlterDatabaseStmt: (_, context) => check8("ALTER DATABASE … SET TABLESPACE", context),
    AlterSystemStmt: (_, context) => check8("ALTER SYSTEM", context),
    CreateTableSpaceStmt: (_, context) => check8("CREATE TABLESPACE", context),
    DropTableSpaceStmt: (_, context) => check8("DROP TABLESPACE", context),
    DiscardStmt: (_, context) => check8("DISCARD ALL", context),
    CreateSubscriptionStmt: (_, context) => check8("CREATE SUBSCRIPTION with a slot", context),
    TransactionStmt: ({ kind }, context) => check8(kind === "TRANS_STMT_COMMIT_PREPARED" ? "COMMIT PREPARED" : "ROLLBACK PREPARED", context)
  }
});
function check8(command, context) {
  const { statement, transaction } = context;
  if (transaction.openedBy === void 0 || statement.within) return void 0;
  if (!refusesTransactionBlock(statement)) return void 0;
  return {
    message: `${command} fails with 25001: it cannot run inside a transaction.`,
    help: ownMigrationHelp(context, command)
  };
}

// rules/not-allowed-in-function/rule.ts
var rule_default104 = defineRule({
  id: "not-allowed-in-function",
  summary: "A body says what Postgres refuses to do inside a function or DO block",
  severity: "error",
  category: "plpgsql",
  why: "A body always runs inside the statement that calls it, so CONCURRENTLY, VACUUM, CREATE DATABASE and ALTER SYSTEM, which must stand alone, fail with 25001. COMMIT and ROLLBACK fail with 2D000 in a function, in a block with an EXCEPTION clause, in a procedure with SECURITY DEFINER or SET, and wherever a transaction block is open around the call (manual, 41.8 “Transaction Management”); SAVEPOINT and BEGIN fail with 0A000. Nothing is said when the routine is created: it fails when it is called.",
  instead: "Write the command as a statement of the script itself, outside a transaction. To commit in a loop use a procedure, without SECURITY DEFINER, SET and EXCEPTION around the COMMIT, and CALL it outside a transaction; an EXCEPTION clause takes the place of SAVEPOINT.",
  claim: { fails: "25001" },
  routine: (routine, { script }) => [
    ...routine.statements.flatMap((statement) => refused(statement, routine) ?? []),
    ...routine.pieces.flatMap((piece) => ending(piece, routine, script) ?? [])
  ]
});
function refused(statement, { routine }) {
  const where = displayRoutine(routine);
  const at = statement.region;
  if (statement.kind === "TransactionStmt") {
    const command = commandOf(statement);
    return { message: `${command} fails with 0A000 inside ${where}.`, at };
  }
  if (!refusesTransactionBlock(statement)) return void 0;
  return { message: `${commandOf(statement)} fails with 25001 inside ${where}: it must stand alone.`, at };
}
function commandOf({ kind, text }) {
  const words3 = /^[A-Za-z]+(?:\s+(?:SYSTEM|DATABASE|TABLESPACE|INDEX|TABLE|SCHEMA|TRANSACTION|PREPARED))?/i;
  const command = (words3.exec(text.trimStart())?.[0] ?? text).toUpperCase().replace(/\s+/g, " ");
  if (kind === "AlterTableStmt") return "DETACH PARTITION … CONCURRENTLY";
  return /\bCONCURRENTLY\b/i.test(text) ? `${command} … CONCURRENTLY`.replace("INDEX …", "INDEX") : command;
}
function ending(piece, routine, script) {
  if (piece.node.type !== "stmt_commit" && piece.node.type !== "stmt_rollback") return void 0;
  const reason = reasonAgainstEnding(piece, routine, script);
  if (reason === void 0) return void 0;
  const command = piece.node.type === "stmt_commit" ? "COMMIT" : "ROLLBACK";
  return { message: `${command} fails with 2D000 ${reason}.`, at: piece.at };
}
function reasonAgainstEnding({ subtransaction }, { routine, statement }, script) {
  const where = displayRoutine(routine);
  if (routine.kind === "function") return `in ${where}: only procedures and DO blocks can end a transaction`;
  if (subtransaction) return `in ${where}, because the block around it has an EXCEPTION clause`;
  if (routine.bound !== void 0) return `in ${where}, because it is declared with ${routine.bound}`;
  if (!runsInTransaction(script, routine, statement)) return void 0;
  return `in ${where}, because this script runs it inside a transaction`;
}

// rules/out-of-order-version/rule.ts
var rule_default105 = defineRule({
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
    const changed = new Set(project.changedHistory.map(({ file }) => file));
    const sorted = migrations.slice(0, Math.max(0, last)).filter(({ pending }) => pending).filter(({ up, down }) => !changed.has(up.file) && !changed.has(down?.file ?? "")).map(({ up }) => ({
      file: up.file,
      at: placeOfScript(up),
      message: `${up.file} sorts before ${lastFile}, which production already has.`
    }));
    return [...sorted, ...brokenRecords("out-of-order-version", project)];
  }
});
function inLine({ migrations }) {
  const numbered = migrations.filter(({ version: version2 }) => version2 !== "");
  return (numbered.length > 0 ? numbered : migrations).filter(({ up }) => !up.dev);
}

// rules/partition-gap/rule.ts
var rule_default106 = defineRule({
  id: "partition-gap",
  summary: "The partitions of a table leave a hole, or none takes the rows of the present",
  severity: "warning",
  category: "partitions",
  why: "A row that no partition takes is refused with SQLSTATE 23514 where the table has no DEFAULT partition. The upper bound of a partition is exclusive (manual, CREATE TABLE, “partition_bound_spec”), so one that ends on the 31st and another that begins on the 1st lose a day: that day the application stands still.",
  instead: "Let each partition begin where the one before it ends, and make the partition of the present in the same migration as the table.",
  claim: {
    unprovable: "Which rows will come is not in the files; that the bounds leave a hole is read from the catalog by the tests of the dry-run."
  },
  foundBy: "dry-run"
});

// rules/partition-helper-fails/rule.ts
var rule_default107 = defineRule({
  id: "partition-helper-fails",
  summary: "The routine that makes the next partition of a table fails, or makes a wrong one",
  severity: "error",
  category: "partitions",
  why: "A job calls the routine on some night, long after the release, and nobody sees that it fails until the last partition ends: then every INSERT of a new row is refused with SQLSTATE 23514. Called for the next period on the migrated database, and once more for the same period as a job that is run again would, it has to make the partition once and then leave everything as it is.",
  instead: "Write CREATE TABLE IF NOT EXISTS … PARTITION OF with bounds that begin where the last partition ends, and let the arguments decide the period, not what is there already.",
  claim: { fails: "42P07" },
  foundBy: "dry-run"
});

// rules/partition-helper-not-called/rule.ts
var rule_default108 = defineRule({
  id: "partition-helper-not-called",
  summary: "A routine makes partitions and could not be called: nothing is known of it",
  severity: "info",
  category: "partitions",
  why: "Silence means checked and fine. A routine that makes partitions is called on the migrated database; where nothing tells what to give it for its parameters, or a trigger calls it, it was not, and a fault in it will be seen in production first.",
  instead: "Give parameters that a job does not need a default, and name the others for what they are: the first day, the number of months ahead, the table.",
  claim: { unprovable: "It says what the dry-run could not try, and nothing of what Postgres does." },
  foundBy: "dry-run"
});

// rules/partition-horizon/rule.ts
var rule_default109 = defineRule({
  id: "partition-horizon",
  summary: "The last partition of a table ends soon, and from then on no new row can be stored",
  severity: "warning",
  category: "partitions",
  why: "Partitions that are made by hand run out: from the upper bound of the last one on every INSERT of a new row is refused with SQLSTATE 23514, at midnight and in all instances at once. How far ahead they must reach is config `partitions.horizon`.",
  instead: "Make partitions further ahead, or let a scheduled job (pg_partman, pg_cron) make them and watch that it runs.",
  claim: {
    unprovable: "What is soon is for the team to say, and depends on the day on which the migration runs."
  },
  foundBy: "dry-run"
});

// rules/partition-key-not-in-unique-key/unique-keys.ts
var words2 = {
  CONSTR_PRIMARY: "PRIMARY KEY",
  CONSTR_UNIQUE: "UNIQUE"
};
function keyOfConstraint(constraint, column) {
  const word = words2[constraint.contype ?? ""];
  if (word === void 0 || constraint.indexname !== void 0) return [];
  const columns = constrainedColumns(constraint, column);
  return [{ columns, label: `${word} (${columns.join(", ")})` }];
}
function keyOfIndex({ unique, concurrent, idxname, indexParams }) {
  if (!unique || concurrent) return [];
  const elements = (indexParams ?? []).map((node) => "IndexElem" in node ? node.IndexElem.name : void 0);
  const columns = elements.filter((name) => name !== void 0);
  return [{ columns, label: idxname === void 0 ? "the unique index" : `the unique index ${idxname}` }];
}
function likeKeys(like, context) {
  const name = nameOfRangeVar(like.relation);
  return name && copiesIndexes(like) ? keysOf2(name, context) : [];
}
var inheritedKeys = (parents2, context) => namesOfRangeVars(parents2).flatMap((name) => keysOf2(name, context));
function keysOf2(name, context) {
  const table = tableBefore(context, name);
  return table ? [...keysOfConstraints(table, name), ...keysOfIndexes(table, name)] : [];
}
var keysOfConstraints = ({ constraints }, name) => [...constraints.values()].flatMap(({ kind, columns }) => {
  if (kind !== "primary key" && kind !== "unique") return [];
  return [{ columns, label: `${kind.toUpperCase()} (${columns.join(", ")}) of ${displayName(name)}` }];
});
var keysOfIndexes = ({ indexes: indexes2 }, name) => [...indexes2.values()].flatMap(({ unique, key, name: index }) => {
  if (!unique) return [];
  const columns = key.filter((column) => column !== void 0);
  return [{ columns, label: `the unique index ${index} of ${displayName(name)}` }];
});

// rules/partition-key-not-in-unique-key/rule.ts
var rule_default110 = defineRule({
  id: "partition-key-not-in-unique-key",
  summary: "A primary key or unique index of a partitioned table lacks columns that the table is partitioned by",
  severity: "error",
  category: "partitions",
  why: "Each partition has a unique index of its own and none spans them, so Postgres can only keep values unique that lie in one partition: the statement fails with 0A000 unless the key holds every partition column, and where the partition key has an expression no unique key is possible at all (manual, 5.12.2.3 “Limitations”). INCLUDE columns do not count, LIKE … INCLUDING ALL copies such a key from the model, and a partition that is partitioned further inherits those of its parent.",
  instead: "Put the partition columns into the key, as in PRIMARY KEY (id, created_at), and see to it that code and ON CONFLICT name all of them. Where id must be unique on its own, keep it so by how it is made (identity, UUID), or in a table of its own.",
  claim: { fails: "0A000" },
  on: {
    CreateStmt(create, context) {
      const name = nameOfRangeVar(create.relation);
      const partitionKey = partitionKeyOf(create);
      if (!name || !partitionKey) return void 0;
      if (create.if_not_exists && tableBefore(context, name)) return void 0;
      return problemsOf3(displayName(name), keysOfNewTable(create, context), partitionKey);
    },
    AT_AddColumn(command, context) {
      const column = columnOf(command);
      const keys = column ? constraintsOf(column).flatMap((one) => keyOfConstraint(one, column.colname)) : [];
      return problemsOfTable(context, keys);
    },
    AT_AddConstraint(command, context) {
      const constraint = constraintOf(command);
      return constraint && problemsOfTable(context, keyOfConstraint(constraint));
    },
    IndexStmt(index, context) {
      const table = nameOfRangeVar(index.relation);
      return table && problemsOfTable({ ...context, table }, keyOfIndex(index));
    }
  }
});
var problemsOfTable = (context, keys) => {
  const partitionKey = keys.length > 0 && tableBefore(context, context.table)?.partitioned;
  return partitionKey ? problemsOf3(displayName(context.table), keys, partitionKey) : [];
};
var keysOfNewTable = (create, context) => [
  ...(create.tableElts ?? []).flatMap((element) => keysOfElement2(element, context)),
  ...create.partbound ? inheritedKeys(create.inhRelations, context) : []
];
function keysOfElement2(element, context) {
  if ("Constraint" in element) return keyOfConstraint(element.Constraint);
  if ("TableLikeClause" in element) return likeKeys(element.TableLikeClause, context);
  if (!("ColumnDef" in element)) return [];
  const column = element.ColumnDef;
  return constraintsOf(column).flatMap((constraint) => keyOfConstraint(constraint, column.colname));
}
var problemsOf3 = (table, keys, partitionKey) => keys.flatMap(({ columns, label }) => {
  if (partitionKey.hasExpression) {
    return [{ message: `${table} is partitioned by an expression, so Postgres rejects ${label} on it.` }];
  }
  const missing2 = partitionKey.columns.filter((column) => !columns.includes(column));
  if (missing2.length === 0) return [];
  const what2 = missing2.length === 1 ? "the partition column" : "the partition columns";
  return [{ message: `${label} on ${table} lacks ${what2} ${listed(missing2, 4)}, so Postgres rejects it.` }];
});

// rules/partition-scans-default/rule.ts
var rule_default111 = defineRule({
  id: "partition-scans-default",
  summary: "A new partition beside a DEFAULT partition reads all of the DEFAULT partition and locks it",
  severity: "error",
  category: "locks",
  why: "Rows that belong into the new partition may lie in the DEFAULT partition, so Postgres takes an ACCESS EXCLUSIVE lock on it and reads all of it, whether the new partition comes by CREATE TABLE … PARTITION OF or by ATTACH PARTITION (manual, ALTER TABLE, ATTACH PARTITION). Every query that may touch the DEFAULT partition waits meanwhile; if such a row is found, the statement fails.",
  instead: "Give the DEFAULT partition a CHECK that excludes the bounds of the new one first: ADD CONSTRAINT … CHECK NOT VALID, then VALIDATE CONSTRAINT in a migration of its own. Then only the lock remains, for a moment. Better still make partitions early and have no DEFAULT partition.",
  claim: {
    effects: { locks: { "public.orders_other": "ACCESS EXCLUSIVE" }, scans: ["public.orders_other"] }
  },
  on: {
    CreateStmt({ relation, inhRelations, partbound, if_not_exists }, context) {
      const partition = nameOfRangeVar(relation);
      const [parent] = namesOfRangeVars(inhRelations);
      if (!partition || !parent || if_not_exists && tableBefore(context, partition)) return void 0;
      return problemOf9("Creating", partition, parent, partbound, context);
    },
    AT_AttachPartition({ def }, context) {
      const { name, bound } = def && "PartitionCmd" in def ? def.PartitionCmd : {};
      const partition = nameOfRangeVar(name);
      return partition && problemOf9("Attaching", partition, context.table, bound, context);
    }
  }
});
function problemOf9(verb2, partition, parent, bound, context) {
  if (!bound || bound.is_default === true || context.state.isNew(parent)) return void 0;
  const fallback = existingPartitions(context, parent).find((one) => one.isDefaultPartition === true);
  if (!fallback || isCheckedOn(fallback, tableBefore(context, parent)?.partitioned)) return void 0;
  return {
    message: `${verb2} the partition ${displayName(partition)} reads all rows of the DEFAULT partition ${displayName(nameOfKey(fallback.key))} under ACCESS EXCLUSIVE.`
  };
}

// src/lint/partition-helpers.ts
function hasPartitionHelper(project, table) {
  const { renames, helped, helpsAny } = helpersOf(project);
  return helpsAny || [...namesOf2(table, renames)].some((name) => helped.has(name));
}
var helpersOf = once(({ migrations }) => {
  const scripts = migrations.flatMap(({ up }) => up.dev ? [] : [up]);
  const statements = scripts.flatMap(({ parsed: parsed3 }) => parsed3.statements);
  const parsed2 = statements.filter(isParsed);
  const makers = scripts.flatMap((script) => routinesOf2(script).flatMap(({ body }) => parentsIn(body)));
  const named = makers.flatMap((name) => name ?? []);
  const open = parsed2.flatMap((statement) => openEndedParent(statement) ?? []);
  const partman = statements.flatMap(({ text }) => wordsForPartman(text));
  return {
    renames: renamesIn(parsed2),
    helped: /* @__PURE__ */ new Set([...named, ...open, ...partman]),
    helpsAny: named.length < makers.length
  };
});
function renamesIn(statements) {
  const renames = /* @__PURE__ */ new Map();
  for (const [place2, { kind, node }] of statements.entries()) {
    if (kind !== "RenameStmt" || node.renameType !== "OBJECT_TABLE") continue;
    addTo(renames, node.relation?.relname ?? "", { place: place2, newname: node.newname ?? "" });
  }
  return renames;
}
function namesOf2({ name }, renames) {
  const found = /* @__PURE__ */ new Set([name]);
  const open = [{ place: -1, newname: name }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { place: place2, newname } = one;
    for (const next of renames.get(newname) ?? []) {
      if (next.place <= place2 || found.has(next.newname)) continue;
      found.add(next.newname);
      open.push(next);
    }
  }
  return found;
}
var parents = [
  /\bPARTITION\s+OF\s+([^\s(;]+)/gi,
  /\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(\S+)\s+ATTACH\s+PARTITION\b/gi
];
var parentsIn = (body) => parents.flatMap(
  (pattern) => [...body.matchAll(pattern)].map(([, parent = ""]) => {
    if (parent.includes("%") || parent.startsWith("'")) return void 0;
    return parent.replace(/['"]/g, "").split(".").at(-1) ?? "";
  })
);
var wordsForPartman = (text) => /\bcreate_parent\s*\(/i.test(text) ? withoutComments(text).match(/[\w$\u0080-\uffff]+/g) ?? [] : [];
function openEndedParent(statement) {
  if (statement.kind === "CreateStmt") {
    const [parent] = namesOfRangeVars(statement.node.inhRelations);
    return hasNoUpperBound(statement.node.partbound) ? parent?.name ?? "" : void 0;
  }
  const isOpen2 = alterTableCommands(statement).some(
    ({ def }) => def && "PartitionCmd" in def && hasNoUpperBound(def.PartitionCmd.bound)
  );
  return isOpen2 && statement.kind === "AlterTableStmt" ? statement.node.relation?.relname : void 0;
}
function hasNoUpperBound(bound) {
  const [first] = bound?.upperdatums ?? [];
  if (!first || !("ColumnRef" in first)) return false;
  const [field] = first.ColumnRef.fields ?? [];
  return field !== void 0 && "String" in field && field.String.sval === "maxvalue";
}

// rules/partition-without-helper/rule.ts
var rule_default112 = defineRule({
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

// src/lint/row-security.ts
function rowSecurityOf(context, table) {
  const { project, script, state, statement } = context;
  if (script.direction === "down" || script.dev) return void 0;
  const known2 = state.isNew(table) || tableBefore(context, table)?.complete === true;
  const { hidden, tables } = recordsOf(project);
  return known2 && !hidden ? tables.get(statement) : void 0;
}
function policyNamed(context, policy) {
  return recordsOf(context.project).tables.get(context.statement)?.policies.find((one) => one.policy_name === policy);
}
var recordsOf = once((project) => {
  const recorder = new Recorder();
  for (const { up } of project.migrations) if (!up.dev) recorder.read(up);
  return recorder;
});
var speaksOfIt = /\bCREATE\s+POLICY\b|\bROW\s+LEVEL\s+SECURITY\b/i;
var Recorder = class {
  tables = /* @__PURE__ */ new Map();
  #byKey = /* @__PURE__ */ new Map();
  #hidden = false;
  #state = new MigrationState();
  get hidden() {
    return this.#hidden;
  }
  read({ parsed: parsed2, statements }) {
    this.#state = new MigrationState();
    for (const statement of parsed2.statements) {
      if (!isParsed(statement) || hasBody(statement)) this.#hidden ||= speaksOfIt.test(statement.text);
    }
    for (const statement of statements) {
      this.#note(statement);
      this.#state.apply(statement);
    }
  }
  #note(statement) {
    switch (statement.kind) {
      case "AlterTableStmt": {
        const draft = this.#at(nameOfRangeVar(statement.node.relation));
        if (!draft) return;
        draft.enabled ||= alterTableCommands(statement).some(
          ({ subtype }) => subtype === "AT_EnableRowSecurity"
        );
        this.tables.set(statement, draft);
        break;
      }
      case "CreatePolicyStmt": {
        const draft = this.#at(nameOfRangeVar(statement.node.table));
        draft?.policies.push(statement.node);
        if (draft) this.tables.set(statement, draft);
        break;
      }
      case "AlterPolicyStmt": {
        const draft = this.#at(nameOfRangeVar(statement.node.table));
        if (draft) this.tables.set(statement, draft);
        break;
      }
      default:
        this.#move(statement);
    }
  }
  #move(statement) {
    if (statement.kind === "DropStmt") this.#drop(statement.node);
    else if (statement.kind === "RenameStmt" && statement.node.renameType === "OBJECT_TABLE") {
      const from = nameOfRangeVar(statement.node.relation);
      if (from) this.#rename(from, { ...from, name: statement.node.newname ?? "" });
    } else if (statement.kind === "AlterObjectSchemaStmt") {
      const from = nameOfRangeVar(statement.node.relation);
      if (from) this.#rename(from, { ...from, schema: statement.node.newschema ?? "" });
    }
  }
  #drop(node) {
    if (node.removeType !== "OBJECT_TABLE") return;
    for (const { name } of droppedObjects(node)) this.#byKey.delete(this.#state.keyOf(name));
  }
  #rename(from, to) {
    const draft = this.#byKey.get(this.#state.keyOf(from));
    this.#byKey.delete(this.#state.keyOf(from));
    if (draft) this.#byKey.set(this.#state.keyOf(to), draft);
  }
  #at(name) {
    if (!name) return void 0;
    const key = this.#state.keyOf(name);
    const draft = this.#byKey.get(key) ?? { enabled: false, policies: [] };
    this.#byKey.set(key, draft);
    return draft;
  }
};
var hasBody = ({ kind }) => kind === "DoStmt" || kind === "CreateFunctionStmt";

// rules/permissive-policy/rule.ts
var rule_default113 = defineRule({
  id: "permissive-policy",
  summary: "A policy that is true for everybody and every row undoes row-level security",
  severity: "warning",
  category: "security",
  why: "Permissive policies are joined with OR (manual, 5.9), so one that is always true lets every role that holds the privilege change every row, whatever the other policies say; an expression that is left open while developing stays open in production. FOR SELECT USING (true) alone is the usual way to say that a table is public to read, so it is reported only where another policy of the table restricts who reads.",
  instead: "Say in USING and WITH CHECK whose rows they are, or name in TO the roles that may see all. What should narrow other policies is AS RESTRICTIVE.",
  claim: { deletesRows: ["public.accounts"] },
  on: {
    CreatePolicyStmt: (node, context) => check9(node, context),
    AlterPolicyStmt(node, context) {
      const before = policyNamed(context, node.policy_name ?? "");
      const { roles, qual, with_check } = node;
      if (!before || !(roles ?? qual ?? with_check)) return void 0;
      const said2 = {
        ...roles ? { roles } : {},
        ...qual ? { qual } : {},
        ...with_check ? { with_check } : {}
      };
      return check9({ ...before, ...said2 }, context);
    }
  }
});
function check9(policy, context) {
  const table = nameOfRangeVar(policy.table);
  if (!table || context.script.direction === "down" || context.state.isTemporary(table)) return void 0;
  if (!includesPublic(policy.roles) || !isOpen(policy)) return void 0;
  const policies = rowSecurityOf(context, table)?.policies ?? [];
  const others = policies.filter((one) => one.policy_name !== policy.policy_name);
  if (!isOpening(policy, others)) return void 0;
  return {
    message: `The policy ${policy.policy_name ?? ""} lets everybody ${verb(policy)} every row of ${displayName(table)}.`
  };
}
function isOpening(policy, others) {
  if ([policy, ...others].some(({ permissive }) => permissive !== true)) return false;
  return policy.cmd_name !== "select" || others.some(restrictsReading);
}
var isOpen = ({ qual, with_check }) => isTrue(qual) || isTrue(with_check);
var isTrue = (expression) => expression !== void 0 && isAlwaysTrue(expression);
var restrictsReading = (policy) => (policy.cmd_name === "select" || policy.cmd_name === "all") && !isTrue(policy.qual);
var verbs2 = {
  select: "read",
  insert: "insert",
  update: "update",
  delete: "delete"
};
var verb = ({ cmd_name, qual }) => verbs2[cmd_name ?? ""] ?? (isTrue(qual) ? "read and change" : "write");

// rules/plpgsql-syntax/rule.ts
var rule_default114 = defineRule({
  id: "plpgsql-syntax",
  summary: "The body of a routine or DO block has a syntax error",
  severity: "error",
  category: "plpgsql",
  why: "CREATE FUNCTION, CREATE PROCEDURE and DO read the whole body before anything in it runs, and fail with 42601 at the first place that PL/pgSQL’s grammar, or the main one for the SQL in it, does not accept (manual, 41.11 “PL/pgSQL under the Hood”). The grammar is PostgreSQL’s own. With check_function_bodies off the error waits for the first call.",
  instead: "Mend the body at the place that is marked.",
  claim: { fails: "42601" },
  routine({ problem: problem7, routine, statement }, { script }) {
    if (problem7?.kind !== "syntax-error") return void 0;
    const when = isCheckedLater(script, routine, statement) ? " when it is first called" : "";
    return {
      message: `PostgreSQL rejects the body of ${displayRoutine(routine)}${when}: ${excerptOf(problem7.message, 100)}.`,
      at: problem7.at
    };
  }
});

// rules/primary-key-on-nullable-column/rule.ts
var rule_default115 = defineRule({
  id: "primary-key-on-nullable-column",
  summary: "ADD PRIMARY KEY USING INDEX on a nullable column reads every row under ACCESS EXCLUSIVE",
  severity: "warning",
  category: "locks",
  why: "The index is there, but a primary key also makes its columns NOT NULL: as with ALTER COLUMN … SET NOT NULL, Postgres reads the whole table while nobody else can read or write (manual, ALTER TABLE, ADD table_constraint_using_index).",
  instead: "First ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID and VALIDATE CONSTRAINT, each in a migration of its own; then the primary key finds the proof and reads no row. The CHECK can go afterwards.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  on: {
    AT_AddConstraint(command, context) {
      const { state, table } = context;
      const constraint = constraintOf(command);
      const before = tableBefore(context, table);
      if (constraint?.contype !== "CONSTR_PRIMARY" || !before || state.isNew(table)) return void 0;
      const key = before.indexes.get(constraint.indexname ?? "")?.key ?? [];
      const nullable = key.filter(
        (column) => column !== void 0 && before.columns.get(column)?.notNull !== void 0 && !isNotNull(before, column) && !isProvenNotNull(before, column)
      );
      if (nullable.length === 0) return void 0;
      const names = listed(
        nullable.flatMap((column) => column ?? []),
        3
      );
      return {
        message: `The primary key makes ${names} NOT NULL, which reads all of ${displayName(table)} under ACCESS EXCLUSIVE.`
      };
    }
  }
});

// rules/psql-command/rule.ts
var rule_default116 = defineRule({
  id: "psql-command",
  summary: "A command of psql where the migration tool does not run psql, or one that Drydock does not carry out",
  severity: "error",
  category: "files",
  why: "A line that begins with a backslash is read by the program psql and never reaches Postgres. A migration tool that talks to Postgres by itself sends the line as SQL, and the whole file fails with a syntax error (SQLSTATE 42601); COPY … FROM stdin fails there too, because nobody sends the data. Where psql does run the scripts, Drydock reads them as psql would: it includes files (\\i, \\ir), puts values in for variables (\\set) and takes the branches of \\if. What it cannot know, such as what \\gexec runs or a variable that is set elsewhere holds, and what psql itself complains of, is reported.",
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
  script({ script: { parsed: parsed2, remarks = [] }, project: { tool } }) {
    const lastStatement = parsed2.statements.at(-1)?.start ?? -1;
    const commands = parsed2.psqlCommands.flatMap(
      (command) => tool.runsPsql ? unchecked(command, lastStatement) ?? [] : [foreign(command, tool.name)]
    );
    return [...commands, ...remarks];
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

// rules/raise-format-mismatch/rule.ts
var rule_default117 = defineRule({
  id: "raise-format-mismatch",
  summary: "RAISE with another number of parameters than placeholders, or with those of printf",
  severity: "warning",
  category: "plpgsql",
  why: "In the format of RAISE each single % stands for the next parameter, whatever follows it, and %% for a percent sign (manual, 41.9.1 “Reporting Errors and Messages”). If their numbers differ the whole body is rejected with 42601. A placeholder in the manner of printf is accepted, but prints the value and then its letters: “3.14159.2f”.",
  instead: "Give one parameter for each %, write %% for a percent sign, and shape the value in the parameter, with to_char() or round().",
  claim: { fails: "42601" },
  routine: ({ raises, routine }) => raises.flatMap(({ placeholders, parameters, habits, format }) => {
    if (placeholders !== parameters) {
      const [more, many] = parameters > placeholders ? ["more", "many"] : ["fewer", "few"];
      const message2 = `RAISE in ${displayRoutine(routine)} has ${more} parameters (${parameters}) than placeholders (${placeholders}), so its body is rejected: too ${many} parameters specified for RAISE.`;
      return [{ message: message2, at: format, severity: "error" }];
    }
    return habits.map(({ text, at }) => ({
      message: `RAISE prints the value and then “${text.slice(1)}” for ${text}: it is not printf.`,
      at
    }));
  })
});

// rules/refresh-materialized-view-without-concurrently/rule.ts
var rule_default118 = defineRule({
  id: "refresh-materialized-view-without-concurrently",
  summary: "REFRESH MATERIALIZED VIEW keeps every reader of the view out until its query has run",
  severity: "warning",
  category: "locks",
  why: "A plain REFRESH holds an ACCESS EXCLUSIVE lock on the materialized view while its query runs, so each SELECT from it waits as long. WITH NO DATA is quick, but from then on every SELECT from the view fails until it is refreshed (manual, REFRESH MATERIALIZED VIEW).",
  instead: "Write REFRESH MATERIALIZED VIEW CONCURRENTLY: readers go on with the old rows. The view must hold data already and have a unique index on plain columns without a WHERE.",
  claim: {
    effects: {
      locks: { "public.customer_totals": "ACCESS EXCLUSIVE" },
      rewrites: ["public.customer_totals"]
    }
  },
  on: {
    RefreshMatViewStmt(refresh, context) {
      const view = nameOfRangeVar(refresh.relation);
      if (!view || refresh.concurrent === true) return void 0;
      if (context.state.isNew(view) || isUnpopulated(context, view)) return void 0;
      const name = displayName(view);
      if (refresh.skipData === true) {
        return {
          message: `REFRESH … WITH NO DATA empties ${name}: every SELECT from it fails until it is refreshed.`
        };
      }
      return {
        message: `REFRESH MATERIALIZED VIEW blocks every reader of ${name} until its query has run.`,
        ...refreshConcurrently(context, refresh)
      };
    }
  }
});

// rules/reindex-without-concurrently/rule.ts
var rule_default119 = defineRule({
  id: "reindex-without-concurrently",
  summary: "REINDEX blocks writes to the table, and nearly all reads, until the index is built anew",
  severity: "error",
  category: "locks",
  why: "A plain REINDEX locks the table against writes and takes an ACCESS EXCLUSIVE lock on the index. Planning a query opens every index of its table, so virtually all queries wait as well, except some that were prepared before (manual, REINDEX, Notes).",
  instead: "Write REINDEX (CONCURRENTLY) in a migration that runs outside a transaction. If it fails it leaves an INVALID index whose name ends in _ccnew: drop that one and try again.",
  claim: { effects: { locks: { "public.orders": "SHARE" } } },
  on: {
    ReindexStmt(reindex, context) {
      if (isSwitchedOn(reindex.params, "concurrently") || isOfNew(reindex, context)) return void 0;
      const what2 = subject(reindex);
      const message2 = `REINDEX of ${what2} blocks writes, and nearly all reads, until it is done.`;
      return reindex.kind === "REINDEX_OBJECT_SYSTEM" ? { message: message2, help: systemHelp } : { message: message2, ...reindexConcurrently(context, reindex) };
    }
  }
});
var systemHelp = "Postgres cannot reindex system catalogs CONCURRENTLY: this is repair work for a maintenance window, no part of a migration.";
function isOfNew({ kind, relation, name }, context) {
  const { state } = context;
  const target = nameOfRangeVar(relation);
  if (target) return kind === "REINDEX_OBJECT_INDEX" ? isNewIndex(context, target) : state.isNew(target);
  return kind === "REINDEX_OBJECT_SCHEMA" && name !== void 0 && state.isNew({ name }, "schema");
}
function subject({ kind, relation, name }) {
  const target = nameOfRangeVar(relation);
  if (target)
    return kind === "REINDEX_OBJECT_INDEX" ? `the index ${displayName(target)}` : displayName(target);
  if (kind === "REINDEX_OBJECT_SCHEMA") return `all tables of the schema ${name ?? ""}`;
  return kind === "REINDEX_OBJECT_SYSTEM" ? "the system catalogs" : "all tables of the database";
}

// src/sql/updatable-view.ts
function isUpdatableQuery(query) {
  if (!query || !("SelectStmt" in query)) return false;
  const select = query.SelectStmt;
  const [from, ...others] = select.fromClause ?? [];
  if (!from || !("RangeVar" in from) || others.length > 0) return false;
  return forbidden.every((clause) => select[clause] === void 0) && select.op === "SETOP_NONE";
}
var forbidden = [
  "withClause",
  "distinctClause",
  "groupClause",
  "havingClause",
  "limitCount",
  "limitOffset"
];

// src/lint/renamed-names.ts
function fateOfName(context) {
  const changes = nameChanges(context);
  const change = changes.byOrder.get(context.statement.order);
  if (!change) return "gone";
  if (!change.known) return "unknown to others";
  const next = changes.taking.get(change.left ?? "")?.find((one) => follows(one, change));
  if (next?.reads.has(change.taken)) return bridgeOf(next.statement);
  return next || change.isFreed || predecessorOf(change, changes) ? "swapped" : "gone";
}
function takesPlace(context) {
  const changes = nameChanges(context);
  const change = changes.byOrder.get(context.statement.order);
  return change !== void 0 && predecessorOf(change, changes) !== void 0;
}
var predecessorOf = (change, { leaving }) => leaving.get(change.taken)?.find((one) => one.known && follows(change, one) && !change.reads.has(one.taken));
var follows = (one, other) => one.transaction === other.transaction && one.statement.order > other.statement.order;
var bridgeOf = (view) => view.kind === "ViewStmt" && isUpdatableQuery(view.node.query) ? "bridged" : "bridged for reading";
var cache = /* @__PURE__ */ new WeakMap();
function nameChanges(context) {
  const known2 = cache.get(context.script) ?? findByName(readNameChanges(context));
  cache.set(context.script, known2);
  return known2;
}
function findByName(changes) {
  const taking = /* @__PURE__ */ new Map();
  const leaving = /* @__PURE__ */ new Map();
  for (const change of changes) {
    addTo(taking, change.taken, change);
    if (change.left !== void 0) addTo(leaving, change.left, change);
  }
  return { byOrder: new Map(changes.map((change) => [change.statement.order, change])), taking, leaving };
}
function readNameChanges(context) {
  const { script } = context;
  const state = new MigrationState((key) => tableExisted(context, key));
  const numbers = transactionNumbers(script);
  const given = /* @__PURE__ */ new Set();
  const changes = [];
  for (const statement of script.statements) {
    const names = namesChanged({ ...context, statement, state });
    if (names) {
      const { taken, left, isNew = false, isFreed = false } = names;
      const known2 = left !== void 0 && !isNew && !given.has(left);
      const transaction = numbers.get(statement.order) ?? 0;
      const reads = viewedNames(statement, state);
      const change = { statement, transaction, taken, isFreed, known: known2, reads };
      changes.push(left === void 0 ? change : { ...change, left });
      if (left !== void 0) given.add(taken);
    }
    state.apply(statement);
  }
  return changes;
}
function namesChanged(context) {
  const { statement, state } = context;
  if (statement.kind === "RenameStmt") return namesOfRename(statement.node, context);
  if (statement.kind === "AlterObjectSchemaStmt") return namesOfMove(statement.node, context);
  const created = createdObject(statement);
  if (created?.space !== "relation" || isTemporary(statement)) return void 0;
  return { taken: relationName(created.name, state) };
}
function namesOfRename(node, context) {
  const { state } = context;
  const { renameType, subname = "", newname = "" } = node;
  if (renameType === "OBJECT_SCHEMA") {
    const isNew = state.isNew({ name: subname }, "schema");
    const isFreed = state.isDropped({ name: newname }, "schema");
    return { left: `schema ${subname}`, taken: `schema ${newname}`, isNew, isFreed };
  }
  const name = nameOfRangeVar(node.relation);
  if (!name) return void 0;
  if (renameType === "OBJECT_COLUMN" || renameType === "OBJECT_ATTRIBUTE") {
    const space = renameType === "OBJECT_COLUMN" ? "relation" : "type";
    const isNew = state.isNew(name, space) || isMadeEarlier(context, { kind: "column", of: name, part: subname });
    const column = (part) => `column ${state.keyOf(name)}.${part}`;
    const isFreed = state.isColumnDropped(name, newname);
    return { left: column(subname), taken: column(newname), isNew, isFreed };
  }
  if (!renamesRelation(node)) return void 0;
  return namesOfRelation(name, { ...name, name: newname }, state);
}
var renamedRelations2 = /* @__PURE__ */ new Set(["OBJECT_TABLE", "OBJECT_FOREIGN_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW"]);
var renamesRelation = ({ renameType }) => renamedRelations2.has(renameType ?? "");
function namesOfMove({ relation, object, newschema = "" }, { state }) {
  const name = nameOfRangeVar(relation);
  if (!name) {
    const other = nameOfObject(object);
    return other && { left: `other ${state.keyOf(other)}`, taken: `other ${newschema}.${other.name}` };
  }
  return namesOfRelation(name, { name: name.name, schema: newschema }, state);
}
var namesOfRelation = (from, to, state) => ({
  left: relationName(from, state),
  taken: relationName(to, state),
  isNew: state.isNew(from),
  isFreed: state.isDropped(to)
});
var relationName = (name, state) => `relation ${state.keyOf(name)}`;
function viewedNames(statement, state) {
  const isView = statement.kind === "ViewStmt" || statement.kind === "CreateTableAsStmt" && statement.node.objtype === "OBJECT_MATVIEW";
  const read = isView && statement.node.query ? relationsIn(statement.node.query) : [];
  const names = read.flatMap((relation) => nameOfRangeVar(relation) ?? []);
  return new Set(names.map((name) => relationName(name, state)));
}

// rules/rename-column/rule.ts
var rule_default120 = defineRule({
  id: "rename-column",
  summary: "A column gets another name, and code that still runs asks for the old one",
  severity: "error",
  category: "compatibility",
  why: "From the commit on every query with the old name fails with “column does not exist” (42703), and an ORM names each column in each query; the new code fails before the commit, so no order of deployment is safe. Views keep the old name for their own columns, bodies of functions are text and break. Where another column gets the old name in the same transaction table-swap speaks instead.",
  instead: "Add a column with the new name, keep both in step with a trigger or by writing both, fill the new one in batches, let reads move over, and drop the old one in a later migration. Or keep the name in the database, and map it in the code.",
  claim: { removes: ["column public.orders.total"] },
  on: {
    RenameStmt({ renameType, relation, subname = "", newname = "" }, context) {
      const name = nameOfRangeVar(relation);
      const part = parts[renameType ?? ""];
      if (!name || !part || fateOfName(context) !== "gone") return void 0;
      const column = `${displayName(name)}.${subname}`;
      return {
        message: `Renaming the ${part} ${column} to ${newname} breaks every query of running code that names ${subname}.`
      };
    }
  }
});
var parts = {
  OBJECT_COLUMN: "column",
  OBJECT_ATTRIBUTE: "attribute"
};

// rules/rename-enum-value/rule.ts
var rule_default121 = defineRule({
  id: "rename-enum-value",
  summary: "A value of an enum type gets another label, and code that still runs writes and expects the old one",
  severity: "error",
  category: "compatibility",
  why: "From the commit on the old label is no input of the type any more (22P02): inserts and comparisons of running code fail, and what it reads back is a label that it does not know. Defaults, checks and partition bounds follow, because Postgres keeps the value and not its label; bodies of functions are text and break.",
  instead: "Add the new label with ALTER TYPE … ADD VALUE, let all code understand both, move the rows over in batches, and leave the old label unused. Or keep the label, and show another text to people.",
  claim: { changes: { "enum public.status": "labels" } },
  on: {
    AlterEnumStmt({ typeName, oldVal, newVal = "" }, context) {
      const name = nameOfNodes(typeName);
      if (!name || oldVal === void 0 || context.state.isNew(name, "type")) return void 0;
      const type = displayName(name);
      if (isGivenEarlier(oldVal, typeName, context)) return void 0;
      return {
        message: `Renaming the value '${oldVal}' of ${type} to '${newVal}' breaks running code that writes or expects '${oldVal}'.`
      };
    }
  }
});
function isGivenEarlier(label, type, { script, state, statement }) {
  const name = nameOfNodes(type);
  return (labelsGiven(script).get(label) ?? []).some((earlier) => {
    const other = nameOfNodes(earlier.node.typeName);
    return name && other && earlier.order < statement.order && state.keyOf(other) === state.keyOf(name);
  });
}
var labelsGiven = once(({ statements }) => {
  const given = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    if (statement.kind === "AlterEnumStmt") addTo(given, statement.node.newVal ?? "", statement);
  }
  return given;
});

// rules/rename-schema/rule.ts
var rule_default122 = defineRule({
  id: "rename-schema",
  summary: "A schema gets another name, and with it everything that lies in it",
  severity: "error",
  category: "compatibility",
  why: "Every query of running code that says schema.table fails, and search_path goes on naming a schema that is no longer there, which is no error: unqualified names are then looked up in the next schema of the path, and may find another table. The settings of roles and databases (ALTER ROLE … SET search_path) and bodies of functions are text and do not follow. A swap of two schemas in one transaction is table-swap instead.",
  instead: "Create the new schema with views over the tables of the old one, let the code and every search_path move over, and retire the old name later.",
  claim: { removes: ["schema shop"] },
  on: {
    RenameStmt({ renameType, subname = "", newname = "" }, context) {
      if (renameType !== "OBJECT_SCHEMA" || fateOfName(context) !== "gone") return void 0;
      return {
        message: `Renaming the schema ${subname} to ${newname} breaks every query and every search_path that names ${subname}.`
      };
    }
  }
});

// rules/rename-table/rule.ts
var rule_default123 = defineRule({
  id: "rename-table",
  summary: "A table or view gets another name, and code that still runs asks for the old one",
  severity: "error",
  category: "compatibility",
  why: "From the commit on every query with the old name fails with “relation does not exist” (42P01), until the last instance of the code that says it has been replaced; and the new code fails before the commit, so no order of deployment is safe. RENAME also waits for an ACCESS EXCLUSIVE lock. Partitions are reported as info, for code seldom names them. A swap in one transaction is table-swap instead.",
  instead: "Create a view with the new name over the table, let all code move to it, and rename later. To rename now, create in the same transaction a view of the old name, SELECT * FROM the new one: it takes reads and writes alike (manual, CREATE VIEW, Updatable Views), and must be granted to the roles that use it.",
  claim: { removes: ["table public.orders"] },
  on: {
    RenameStmt(rename, context) {
      const name = nameOfRangeVar(rename.relation);
      if (!name || !renamesRelation(rename)) return void 0;
      const old = displayName(name);
      if (rename.newname === name.name)
        return {
          message: `Renaming ${old} to its own name fails (42P07): there is such a relation already.`
        };
      const fate2 = fateOfName(context);
      if (fate2 === "gone") {
        const message3 = `Renaming ${old} to ${rename.newname ?? ""} breaks every query of running code that names ${old}.`;
        return { message: message3, ...milderFor(tableBefore(context, name)) };
      }
      if (fate2 !== "bridged for reading") return void 0;
      const message2 = `${old} goes on as a view that takes no writes: INSERT, UPDATE and DELETE of running code fail.`;
      return { message: message2, severity: "warning" };
    }
  }
});
var milderFor = (table) => table?.partitionOf !== void 0 || table?.wasPartition ? { severity: "info" } : {};

// rules/rerun-changed-schema/rule.ts
var rule_default124 = defineRule({
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
var rule_default125 = defineRule({
  id: "rerun-failed",
  summary: "The up script fails when it is run a second time",
  severity: "warning",
  category: "dry-run",
  why: "A script that stops half way is run again, by the tool or by a person, on a database that already holds a part of its work. If the tool wraps the script in one transaction nothing of it is left, and this is only for information; under the banner, which promises that the script can be run again, it is an error.",
  instead: "Guard what the statement creates or drops with IF [NOT] EXISTS or OR REPLACE; for what knows no such guard (types, constraints, policies), drop it IF EXISTS first.",
  claim: { failsOnRerun: "42710" },
  foundBy: "dry-run"
});

// rules/retention-drops-current/rule.ts
var rule_default126 = defineRule({
  id: "retention-drops-current",
  summary: "The routine that drops old partitions drops one that is still written to",
  severity: "error",
  category: "partitions",
  why: "Retention runs by itself, at night. One that compares the lower bound with the limit, or the name as text, or takes the limit from the wrong end drops the partition that holds the present: its rows are gone, and every INSERT of a new row is refused with SQLSTATE 23514 from then on.",
  instead: "Drop a partition only when its upper bound lies before the limit: then all of its rows are older than that.",
  claim: { fails: "23514" },
  foundBy: "dry-run"
});

// rules/role-created/rule.ts
var rule_default127 = defineRule({
  id: "role-created",
  summary: "A role that no script makes, or that the dry-run made without the rights of a superuser",
  severity: "info",
  category: "dry-run",
  why: "Roles belong to the server and not to the database, and a new server has none of them: without the role the statement would fail there. The one that Drydock makes cannot log in, has no attribute that the manual names for CREATE ROLE, may create in the schemas of the database, and has the role of the migrations as a member. In production the role may lack what OWNER TO and GRANT ask for, or be allowed more than a policy reckons with. Of the roles that scripts make or alter, SUPERUSER, CREATEDB, CREATEROLE, REPLICATION, BYPASSRLS and memberships that lead out of the database are left out, for migrations are no matter of trust here.",
  instead: "Make the role in the file that the config names as setup, with the attributes and memberships that it has in production; then it is part of the proof.",
  claim: { fails: "42704" },
  foundBy: "dry-run"
});

// rules/rollback-failed/rule.ts
var rule_default128 = defineRule({
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
var rule_default129 = defineRule({
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

// rules/rollback-loses-data/rule.ts
var rule_default130 = defineRule({
  id: "rollback-loses-data",
  summary: "After up and down the schema is back, but rows or values are not",
  severity: "error",
  category: "dry-run",
  why: "The catalog looks as it did, so the tool and the team take the rollback for complete, while tables hold fewer rows, NULLs or other values than before the up script. What the release wrote over is found only in a backup.",
  instead: "Let the up script keep what the down script needs: a new column beside the old one, a copy of the rows. Write into the down script how the values come back.",
  claim: {
    unprovable: "Claims are proven on up scripts; the rows after a down script are compared by the tests of the dry-run."
  },
  foundBy: "dry-run"
});

// rules/row-security-incomplete/rule.ts
var rule_default131 = defineRule({
  id: "row-security-incomplete",
  summary: "Row-level security without a policy shows no rows at all; a policy without it protects nothing",
  severity: "warning",
  category: "security",
  why: "“If no policy exists for the table, a default-deny policy is used” (manual, 5.9): everybody but the owner sees an empty table and fails on INSERT with SQLSTATE 42501. The other half alone is worse: a policy on a table whose row-level security was never enabled is stored and not applied, so all see every row while the schema looks protected.",
  instead: "Write ALTER TABLE … ENABLE ROW LEVEL SECURITY and the policies of the table in one migration.",
  claim: { fails: "42501" },
  on: {
    AT_EnableRowSecurity(_, context) {
      const { table } = context;
      const security = rowSecurityOf(context, table);
      const isPartition = tableBefore(context, table)?.partitionOf !== void 0;
      if (!security || security.policies.length > 0 || isPartition) return void 0;
      return {
        message: `Row-level security of ${displayName(table)} is enabled and no migration creates a policy, so all but its owner see no rows.`
      };
    },
    CreatePolicyStmt(node, context) {
      const table = nameOfRangeVar(node.table);
      const security = table && rowSecurityOf(context, table);
      if (!security || security.enabled) return void 0;
      return {
        message: `The policy ${node.policy_name ?? ""} does nothing: no migration enables row-level security of ${displayName(table)}.`
      };
    }
  }
});

// rules/secret-in-migration/secrets.ts
var isPlaceholder = (value) => value === "" || /^(?:\$\{[^}]*\}|\$\w+|\{\{[^}]*\}\}|<[^>]*>|%\w*%?|:\w+|\*+|@@?\w+@?)$/.test(value.trim());
var isHash = (password) => /^(?:md5[0-9a-f]{32}|SCRAM-SHA-256\$.+)$/.test(password);
function passwordInConnection(connection) {
  const uri = /^postgres(?:ql)?:\/\/[^/@:]*:([^@/]*)@|^postgres(?:ql)?:\/\/.*[?&]password=([^&]*)/.exec(
    connection
  );
  if (uri) return uri[1] ?? uri[2];
  const [, quoted, bare] = /(?:^|\s)(?:ssl)?password\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S+))/.exec(connection) ?? [];
  return quoted ?? bare;
}

// rules/secret-in-migration/rule.ts
var rule_default132 = defineRule({
  id: "secret-in-migration",
  summary: "A password stands in the migration, where everybody who reads the repository reads it",
  severity: "error",
  category: "security",
  why: "What is committed stays in the history, in every clone and in the logs of CI, and the statement is written to the log of the server as it stands (manual, CREATE ROLE, Notes). A SCRAM verifier or an MD5 hash is a secret too: it can be tried out offline, and an MD5 hash is itself enough to log in with. Take the password for known from now on, and change it.",
  instead: "Create the role without a password, and set it where secrets are kept: psql’s \\password sends only the verifier. For foreign servers and subscriptions use a passfile or a service name, or create them when the server is set up.",
  claim: {
    unprovable: "Who may read a file and not the password in it is nothing that a server could be asked."
  },
  on: {
    CreateRoleStmt: ({ role = "", options }) => ofRole(`the role ${role}`, options),
    AlterRoleStmt: ({ role, options }) => ofRole(`the role ${role?.rolename ?? "that runs it"}`, options),
    CreateUserMappingStmt: ({ servername = "", options }) => ofMapping(servername, options),
    AlterUserMappingStmt: ({ servername = "", options }) => ofMapping(servername, options),
    CreateSubscriptionStmt: ({ subname = "", conninfo }) => ofConnection(`the subscription ${subname}`, conninfo),
    AlterSubscriptionStmt: ({ subname = "", conninfo }) => ofConnection(`the subscription ${subname}`, conninfo),
    SelectStmt: ofCalls,
    CallStmt: ofCalls,
    InsertStmt: ofCalls,
    CreateTableAsStmt: ofCalls,
    ViewStmt: ofCalls
  }
});
var problem4 = (what2, of) => ({
  message: `${what2} of ${of} stands in the migration.`
});
function ofRole(whose, options) {
  const password = optionsOf(options).find(({ defname }) => defname === "password");
  const value = password && textOf(password);
  if (value === void 0 || isPlaceholder(value)) return void 0;
  return problem4(isHash(value) ? "The hash of the password" : "The password", whose);
}
var secretOptions = /* @__PURE__ */ new Set([
  "password",
  "passwd",
  "secret",
  "token",
  "api_key",
  "access_key",
  "secret_key"
]);
function ofMapping(server, options) {
  const found = optionsOf(options).some((option) => {
    const value = textOf(option);
    const named = secretOptions.has(option.defname?.toLowerCase() ?? "");
    return named && value !== void 0 && !isPlaceholder(value);
  });
  return found ? problem4("The password", `the user mapping for the server ${server}`) : void 0;
}
var ofConnection = (whose, conninfo = "") => {
  const password = passwordInConnection(conninfo);
  return password === void 0 || isPlaceholder(password) ? void 0 : problem4("The password", whose);
};
function ofCalls(node, { statement }) {
  if (statement.node !== node || !/dblink/i.test(statement.text)) return [];
  return nodesOfKind(node, "FuncCall").flatMap(({ funcname, args = [] }) => {
    const name = stringsOf(funcname).at(-1) ?? "";
    if (!/^dblink(_|$)/.test(name)) return [];
    return args.flatMap(
      (arg) => "A_Const" in arg ? ofConnection(`the connection that ${name} opens`, arg.A_Const.sval?.sval) ?? [] : []
    );
  });
}

// rules/security-definer-without-search-path/search-path.ts
function searchPathOf(options) {
  for (const { arg } of optionsOf(options)) {
    if (!arg || !("VariableSetStmt" in arg) || arg.VariableSetStmt.name !== "search_path") continue;
    const { kind, args = [] } = arg.VariableSetStmt;
    if (kind === "VAR_SET_CURRENT") return "from current";
    if (kind !== "VAR_SET_VALUE") continue;
    return args.map((value) => "A_Const" in value ? value.A_Const.sval?.sval ?? "" : "");
  }
  return void 0;
}
var isOpenPath = (path) => path !== "from current" && !path.includes("pg_temp") && path.some((schema) => schema !== "" && schema !== "pg_catalog");

// rules/security-definer-without-search-path/rule.ts
var rule_default133 = defineRule({
  id: "security-definer-without-search-path",
  summary: "A SECURITY DEFINER routine without its own search_path runs what its caller puts in the way",
  severity: "warning",
  category: "security",
  why: "The routine runs with the rights of its owner and with the search_path of its caller. A caller who puts a schema of theirs in front, or makes a temporary table, has the routine read their table, or call their function, in the place of yours: as the owner, and a migration’s owner may often do anything (manual, CREATE FUNCTION, “Writing SECURITY DEFINER Functions Safely”).",
  instead: "Add SET search_path = <your schemas>, pg_temp to the routine, pg_temp last; or SET search_path = '' and qualify every name.",
  claim: { fails: "42P01" },
  on: {
    CreateFunctionStmt(node, context) {
      const name = nameOfNodes(node.funcname);
      return name && isExposed(node) ? check10(name, node.options, context) : void 0;
    },
    AlterFunctionStmt(node, context) {
      const name = nameOfNodes(node.func?.objname);
      if (!name || !definesRights(node.actions) || isSetEarlier(name, context)) return void 0;
      return check10(name, node.actions, context);
    }
  }
});
var isExposed = ({ options, sql_body }) => sql_body === void 0 && definesRights(options) && !["c", "internal"].includes(languageOf(options));
var languageOf = (options) => {
  const option = optionsOf(options).find(({ defname }) => defname === "language");
  return (option && textOf(option)?.toLowerCase()) ?? "";
};
var definesRights = (options) => optionsOf(options).some((option) => option.defname === "security" && isOn(option));
function check10(name, options, context) {
  const path = searchPathOf(options);
  if (context.script.direction === "down" || isMendedLater(name, context)) return void 0;
  const routine = displayName(name);
  if (path === void 0) {
    return {
      message: `${routine} runs as its owner and finds tables and functions along its caller’s search_path.`
    };
  }
  if (!isOpenPath(path)) return void 0;
  return {
    message: `${routine} runs as its owner and searches pg_temp first: a caller’s temporary table takes the place of yours.`,
    severity: "info"
  };
}
var isMendedLater = (name, { script, statement }) => (lastMended(script).get(nameKey(name)) ?? -1) > statement.order;
var lastMended = once(({ statements }) => {
  const mended = /* @__PURE__ */ new Map();
  for (const { kind, node, order } of statements) {
    if (kind !== "AlterFunctionStmt") continue;
    const name = nameOfNodes(node.func?.objname);
    const invoker = optionsOf(node.actions).some((one) => one.defname === "security" && !isOn(one));
    if (name && (invoker || searchPathOf(node.actions) !== void 0)) mended.set(nameKey(name), order);
  }
  return mended;
});
function isSetEarlier(name, { project, migration, statement }) {
  const { first, indexes: indexes2 } = firstPaths(project);
  const set = first.get(nameKey(name));
  const at = indexes2.get(migration) ?? -1;
  return set !== void 0 && (set.at < at || set.at === at && set.order < statement.order);
}
var firstPaths = once(({ migrations }) => {
  const first = /* @__PURE__ */ new Map();
  for (const [at, { up }] of migrations.entries()) {
    for (const statement of up.statements) {
      const name = routineGivenPath(statement);
      if (name && !first.has(nameKey(name))) first.set(nameKey(name), { at, order: statement.order });
    }
  }
  return { first, indexes: new Map(migrations.map((migration, at) => [migration, at])) };
});
function routineGivenPath({ kind, node }) {
  if (kind === "CreateFunctionStmt")
    return searchPathOf(node.options) === void 0 ? void 0 : nameOfNodes(node.funcname);
  if (kind !== "AlterFunctionStmt" || searchPathOf(node.actions) === void 0) return void 0;
  return nameOfNodes(node.func?.objname);
}

// rules/serial-type/rule.ts
var rule_default134 = defineRule({
  id: "serial-type",
  summary: "serial makes a sequence with privileges of its own: INSERT on the table is not enough to insert",
  severity: "off",
  category: "types",
  why: "A serial is an integer with DEFAULT nextval(…) and a sequence beside it (manual, 8.1.4 “Serial Types”). A role that may insert into the table fails with 42501 until it is granted USAGE on the sequence as well; CREATE TABLE … (LIKE … INCLUDING ALL) makes a copy that draws from the sequence of the original, which then cannot be dropped; and an explicit value goes in without a word and collides with the sequence later.",
  instead: "Write bigint GENERATED ALWAYS AS IDENTITY: the sequence is part of the column.",
  claim: { fails: "42501" },
  on: onColumns(
    (column) => column.serial === void 0 ? void 0 : `${displayColumn(column)} is ${column.serial}: roles need a grant on its sequence too, and a copy made with LIKE shares it.`
  )
});

// rules/set-access-method/rule.ts
var rule_default135 = defineRule({
  id: "set-access-method",
  summary: "SET ACCESS METHOD rewrites the table while nobody can read or write it",
  severity: "error",
  category: "locks",
  why: "Rows lie in the files of one access method in a form that another cannot read, so Postgres copies the table and builds all its indexes anew under an ACCESS EXCLUSIVE lock (manual, ALTER TABLE, SET ACCESS METHOD). All reads and writes wait until that is done.",
  instead: "Make a new table with CREATE TABLE … USING, copy the rows in batches while triggers keep it in step, and swap the names. For a partitioned table attach new partitions that use the other method.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" } } },
  since: 15,
  on: {
    AlterTableStmt(alter, context) {
      const altered = alteredRelation(alter, "AT_SetAccessMethod", context);
      if (!altered || isPartitioned(context, altered.name)) return void 0;
      return altered.commands.map(() => ({
        message: `SET ACCESS METHOD rewrites ${altered.display} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`
      }));
    }
  }
});

// rules/set-generated-expression/rule.ts
var rule_default136 = defineRule({
  id: "set-generated-expression",
  summary: "SET EXPRESSION computes a stored column anew, which rewrites the table under ACCESS EXCLUSIVE",
  severity: "error",
  category: "locks",
  since: 17,
  why: "A new expression of a stored generated column changes the value in each row: Postgres writes the whole table and all its indexes anew, and nobody can read or write until that is done. A virtual column of PostgreSQL 18 stores nothing; only where it is NOT NULL all rows are read (manual, ALTER TABLE, SET EXPRESSION).",
  instead: "Add a column of another name that a trigger or the application fills by the new expression, fill the old rows in batches, and let the code move over; from PostgreSQL 18 on, make the new column VIRTUAL.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, rewrites: ["public.orders"] } },
  on: {
    AT_SetExpression({ name = "" }, context) {
      const { table, state, project } = context;
      if (state.isNew(table)) return void 0;
      const before = tableBefore(context, table);
      const generated = before?.columns.get(name)?.generated;
      const column = `${displayName(table)}.${name}`;
      const all = displayName(table);
      if (generated === "virtual") {
        if (!before || !isNotNull(before, name)) return void 0;
        return {
          message: `A new expression of ${column}, which is NOT NULL, reads all of ${all} under ACCESS EXCLUSIVE.`
        };
      }
      if (generated === void 0 && project.settings.postgresMajor >= 18) {
        return {
          severity: "warning",
          message: `A new expression of ${column} rewrites ${all} under ACCESS EXCLUSIVE, unless the column is virtual.`
        };
      }
      return { message: `A new expression of ${column} rewrites ${all} under ACCESS EXCLUSIVE.` };
    }
  }
});

// rules/set-logged/rule.ts
var rule_default137 = defineRule({
  id: "set-logged",
  summary: "SET LOGGED and SET UNLOGGED rewrite the table while nobody can read or write it",
  severity: "error",
  category: "locks",
  why: "Changing whether a table is logged copies it and its indexes into new files under an ACCESS EXCLUSIVE lock; SET LOGGED writes all of that to the WAL as well. An unlogged table is emptied after a crash, and a standby has none of its rows (manual, CREATE TABLE, UNLOGGED).",
  instead: "Decide when the table is made: CREATE UNLOGGED TABLE for rows that may be lost, such as those of an import, a plain one for the rest, and move the rows from one to the other in batches.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, rewrites: ["public.orders"] } },
  on: {
    AT_SetLogged: (_, context) => problemOf10("SET LOGGED", context),
    AT_SetUnLogged: (_, context) => problemOf10("SET UNLOGGED", context)
  }
});
var problemOf10 = (what2, { table, state }) => state.isNew(table) ? void 0 : {
  message: `${what2} rewrites ${displayName(table)} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`
};

// rules/set-not-null-without-check/rule.ts
var rule_default138 = defineRule({
  id: "set-not-null-without-check",
  summary: "SET NOT NULL reads every row under ACCESS EXCLUSIVE, unless a valid CHECK has proven it",
  severity: "error",
  category: "locks",
  why: "Postgres has to see that no row holds a NULL, and reads the whole table for it while nobody else can read or write. It skips that where a valid CHECK (column IS NOT NULL) proves it (manual, ALTER TABLE, SET NOT NULL).",
  instead: "ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID, then VALIDATE CONSTRAINT in a migration of its own, then SET NOT NULL, then drop the CHECK. From PostgreSQL 18 on ADD CONSTRAINT … NOT NULL column NOT VALID and VALIDATE CONSTRAINT do it too.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  yieldsTo: ["add-required-column"],
  on: {
    AT_SetNotNull(command, context) {
      const problems = problemsOf4([command.name ?? ""], context);
      return problems.map((problem7) => ({ ...problem7, ...notNullByCheck(context, command) }));
    },
    AT_AddConstraint(command, context) {
      const constraint = constraintOf(command);
      if (constraint?.contype !== "CONSTR_NOTNULL" || constraint.skip_validation === true) return void 0;
      return problemsOf4(stringsOf(constraint.keys), context);
    }
  }
});
function problemsOf4(columns, context) {
  const { alter, state, table } = context;
  const before = tableBefore(context, table);
  if (alter.objtype !== "OBJECT_TABLE" || state.isNew(table)) return [];
  return columns.filter((column) => !before || !isNotNull(before, column) && !isProvenNotNull(before, column)).map((column) => ({
    message: `SET NOT NULL on ${displayName(table)}.${column} reads all of ${displayName(table)} under ACCESS EXCLUSIVE.`,
    ...isMadeEarlier(context, { kind: "column", of: table, part: column }) ? { help: forNewColumn } : {}
  }));
}
var forNewColumn = "The script itself adds this column: write ADD COLUMN … NOT NULL DEFAULT and a constant, which reads no row, and drop the default later if nobody wants it.";

// rules/set-schema/rule.ts
var rule_default139 = defineRule({
  id: "set-schema",
  summary: "An object moves to another schema, where code that still runs does not find it",
  severity: "error",
  category: "compatibility",
  why: "From the commit on queries that name the old schema fail, and so do those without a schema unless search_path leads to the new one; where a table of the same name lies in a schema that comes first, they silently use that. Moving an extension moves all of its functions and types. Partitions are reported as info, for code seldom names them. A swap in one transaction is table-swap instead.",
  instead: "Create a view in the new schema over the table, or for a function one that calls it, and let all code move over first. To move a table now, create in the same transaction a view of the old name over it: it takes reads and writes alike (manual, CREATE VIEW, Updatable Views), and must be granted to the roles that use it.",
  claim: { removes: ["table public.orders"] },
  on: {
    AlterObjectSchemaStmt(move, context) {
      const name = nameOfRangeVar(move.relation) ?? nameOfObject(move.object);
      const space = spaces[move.objectType ?? ""];
      if (!name || !space || context.state.isNew(name, space)) return void 0;
      return problemOf11(name, move, context);
    }
  }
});
var spaces = {
  OBJECT_TABLE: "relation",
  OBJECT_FOREIGN_TABLE: "relation",
  OBJECT_VIEW: "relation",
  OBJECT_MATVIEW: "relation",
  OBJECT_SEQUENCE: "relation",
  OBJECT_FUNCTION: "routine",
  OBJECT_PROCEDURE: "routine",
  OBJECT_ROUTINE: "routine",
  OBJECT_AGGREGATE: "routine",
  OBJECT_TYPE: "type",
  OBJECT_DOMAIN: "type",
  OBJECT_EXTENSION: "extension"
};
function problemOf11(name, { newschema = "", relation }, context) {
  const old = displayName(name);
  const fate2 = fateOfName(context);
  if (fate2 === "gone") {
    const message3 = `Moving ${old} to the schema ${newschema} breaks running code that looks for it where it was.`;
    const table = relation && tableBefore(context, name);
    const seldomNamed = table?.partitionOf !== void 0 || table?.wasPartition === true;
    return { message: message3, ...seldomNamed ? { severity: "info" } : {} };
  }
  if (fate2 !== "bridged for reading") return void 0;
  const message2 = `${old} goes on as a view that takes no writes: INSERT, UPDATE and DELETE of running code fail.`;
  return { message: message2, severity: "warning" };
}

// rules/set-tablespace/rule.ts
var rule_default140 = defineRule({
  id: "set-tablespace",
  summary: "SET TABLESPACE copies the whole table or index while nobody can read or write it",
  severity: "error",
  category: "locks",
  why: "The files are copied to the other tablespace block by block, and through the WAL, under an ACCESS EXCLUSIVE lock (manual, ALTER TABLE, SET TABLESPACE). Planning a query opens every index of its table, so moving an index stops the queries of its table as well. ALL IN TABLESPACE keeps each table that it moved locked until the last one is done.",
  instead: "Build the index in the other tablespace with REINDEX (CONCURRENTLY, TABLESPACE …). Move a table with pg_repack --tablespace, or make new partitions there. Where it must be this statement, do it in a maintenance window, one table at a time.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" } } },
  on: {
    AlterTableStmt(alter, context) {
      const altered = alteredRelation(alter, "AT_SetTableSpace", context);
      if (!altered || isPartitioned(context, altered.name)) return void 0;
      return altered.commands.map(({ name = "" }) => ({
        message: `SET TABLESPACE copies ${altered.display} to ${name} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`
      }));
    },
    AlterTableMoveAllStmt: (move) => ({
      message: `ALL IN TABLESPACE copies every ${kindOf(move)} of ${move.orig_tablespacename ?? ""} to ${move.new_tablespacename ?? ""} and keeps each under ACCESS EXCLUSIVE until the last one is done.`
    })
  }
});
function kindOf({ objtype }) {
  if (objtype === "OBJECT_INDEX") return "index";
  return objtype === "OBJECT_MATVIEW" ? "materialized view" : "table";
}

// rules/smallint-column/rule.ts
var rule_default141 = defineRule({
  id: "smallint-column",
  summary: "A column of type smallint cannot hold more than 32767",
  severity: "off",
  category: "types",
  why: "A value beyond 32767 fails with SQLSTATE 22003. The two or six bytes that a smallint saves are mostly lost to the alignment of the next column, while making it wider rewrites the table under an ACCESS EXCLUSIVE lock. “The smallint type is generally only used if disk space is at a premium” (manual, 8.1.1).",
  instead: "Write integer where the values are bounded by their nature, with a CHECK that says so; otherwise bigint.",
  claim: { fails: "22003" },
  yieldsTo: ["int-primary-key"],
  on: onColumns(
    (column) => column.type.name === "int2" && !column.type.array ? `${displayColumn(column)} is ${column.serial ?? "smallint"}: values beyond 32767 fail.` : void 0
  )
});

// rules/statement-while-holding-access-exclusive/rule.ts
var id = "statement-while-holding-access-exclusive";
var rule_default142 = defineRule({
  id,
  summary: "Long work is done while the transaction still holds ACCESS EXCLUSIVE on a table",
  severity: "warning",
  category: "transactions",
  why: "A lock is held until the transaction ends (manual, 13.3.1 “Table-Level Locks”). ACCESS EXCLUSIVE is quickly got over where the statement that takes it only changes the catalog; with work on rows behind it in the same transaction, nobody can so much as read the table until that is done too.",
  instead: "Split the migration: the change that takes ACCESS EXCLUSIVE in a transaction of its own, the work on rows before it or in a later one.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.lines"] } },
  heldBefore: true,
  yieldsTo: [
    "backfill-in-ddl-transaction",
    "validate-in-same-transaction",
    "create-index-without-concurrently",
    "refresh-materialized-view-without-concurrently",
    "add-check-without-not-valid",
    "add-foreign-key-without-not-valid",
    "add-unique-without-index",
    "add-primary-key-without-index",
    "add-exclusion-constraint"
  ],
  on: eachKind(workingKinds, (context) => {
    const [lock] = exclusiveLocks(context);
    const work = lock && !context.statement.within?.partly ? longWork(context) : void 0;
    if (!lock || !work || !context.transaction.isFirst(id)) return void 0;
    const table = displayName(lock.table);
    return {
      message: `The transaction holds ACCESS EXCLUSIVE on ${table} since ${placeOfLock(lock, context)}: nobody can read or write ${table} until ${work.what} is done.`
    };
  })
});

// rules/superuser-statement/privileged.ts
var untrustedExtensions = /* @__PURE__ */ new Set([
  ...["adminpack", "amcheck", "autoinc", "bloom", "dblink", "dict_xsyn", "earthdistance", "file_fdw"],
  ...["insert_username", "intagg", "moddatetime", "old_snapshot", "pageinspect", "pg_buffercache"],
  ...["pg_freespacemap", "pg_logicalinspect", "pg_prewarm", "pg_stat_statements", "pg_surgery"],
  ...["pg_visibility", "pg_walinspect", "pgrowlocks", "pgstattuple", "postgres_fdw", "refint", "sslinfo"],
  ...["xml2", "hstore_plperlu", "hstore_plpython3u", "jsonb_plperlu", "jsonb_plpython3u"],
  ...["ltree_plpython3u", "bool_plperlu"]
]);
var untrustedLanguages = /* @__PURE__ */ new Set([
  ...["c", "internal", "plperlu", "plpython3u", "plpythonu", "pltclu"]
]);

// rules/superuser-statement/rule.ts
var fileRoles = {
  program: "pg_execute_server_program",
  read: "pg_read_server_files",
  write: "pg_write_server_files"
};
var rule_default143 = defineRule({
  id: "superuser-statement",
  summary: "A statement that only a superuser may run, or that reaches out of the database into the server",
  severity: "error",
  category: "security",
  why: "A migration runs as the owner of the schema and not, it is to be hoped, as a superuser: the statement then fails with SQLSTATE 42501, on managed servers always. Where it does succeed, whoever can merge a migration can run programs on the database server, read its files and change its configuration.",
  instead: "Load rows with INSERT, or with \\copy and COPY … FROM STDIN. Extensions, settings and roles of that kind belong to what sets the server up; a trusted extension may be created by the owner of the database.",
  claim: { fails: "42501" },
  on: {
    CopyStmt({ is_program, is_from, filename }) {
      if (filename === void 0) return void 0;
      const [what2, role] = is_program ? ["PROGRAM runs a shell command on the server", fileRoles.program] : is_from ? ["reads a file of the server", fileRoles.read] : ["writes a file of the server", fileRoles.write];
      return problem5(`COPY ${what2}: only a superuser or a member of ${role} may`);
    },
    AlterSystemStmt: () => superuser("ALTER SYSTEM changes the configuration of the whole server"),
    CreateExtensionStmt({ extname = "" }) {
      return untrustedExtensions.has(extname) || untrustedLanguages.has(extname) ? superuser(`The extension ${extname} is not trusted`) : void 0;
    },
    CreateFunctionStmt: ({ options }) => inLanguage(options),
    DoStmt: ({ args }) => inLanguage(args),
    CreateRoleStmt: ({ options }) => withAttributes(options),
    AlterRoleStmt: ({ options }) => withAttributes(options),
    CreateEventTrigStmt: () => superuser("An event trigger runs in the sessions of all roles"),
    CreateFdwStmt: () => superuser("A foreign-data wrapper runs C code"),
    CreateTableSpaceStmt: () => superuser("A tablespace is a folder of the server"),
    CreateAmStmt: () => superuser("An access method runs C code"),
    CreatePublicationStmt: ({ for_all_tables }) => for_all_tables ? superuser("FOR ALL TABLES publishes what other roles own too") : void 0,
    VariableSetStmt: ({ name, kind }) => name === "session_replication_role" && kind === "VAR_SET_VALUE" ? superuser("session_replication_role switches triggers and foreign keys off") : void 0
  }
});
var problem5 = (what2) => ({ message: `${what2}.` });
var superuser = (what2) => problem5(`${what2}: only a superuser may do that`);
function inLanguage(options) {
  const option = optionsOf(options).find(({ defname }) => defname === "language");
  const language = (option && textOf(option)?.toLowerCase()) ?? "";
  return untrustedLanguages.has(language) ? superuser(`The language ${language} is not trusted, for its code can do whatever the server can`) : void 0;
}
function withAttributes(options) {
  const isSuper = optionsOf(options).some((option) => option.defname === "superuser" && isOn(option));
  return isSuper ? superuser("This makes a superuser of a role") : void 0;
}

// rules/swap-leaves-behind/rule.ts
var rule_default144 = defineRule({
  id: "swap-leaves-behind",
  summary: "After a table swap the table under the old name lacks what the old table has",
  severity: "warning",
  category: "dry-run",
  why: "Postgres keeps by object and not by name what hangs on a table. The one that goes by the name now starts with what it was made with: without its grants code fails, without its policies it shows the rows of others, without its indexes it is slow, with a sequence that begins anew it rejects the first INSERT, and a foreign key or view that still means the old table sees none of the rows that are written from now on. The dry-run compares both tables by what their objects do, whatever they are called.",
  instead: "Give the new table all of it before the swap: LIKE … INCLUDING ALL copies defaults, checks, indexes and comments; grants, policies, triggers, foreign keys of both directions, publications and the ownership of sequences want a statement each. What is meant to go deserves an ignore that says so.",
  claim: { removes: ["trigger stamp on public.orders"] },
  together: ["table-swap"],
  foundBy: "dry-run"
});

// rules/swap-loses-rows/rule.ts
var rule_default145 = defineRule({
  id: "swap-loses-rows",
  summary: "After a table swap the table under the old name has other rows than before",
  severity: "error",
  category: "dry-run",
  why: "The new table goes by the name that all code uses, and the copy that filled it passed over rows, gave them other keys or left out values of a column, or the wrong table was renamed: queries no longer find them, and foreign keys of other systems point at nothing. In production more is missing, namely whatever was written between the copy and the swap.",
  instead: "Copy every row before the swap, carry over the writes of the meantime with a trigger, and compare both tables under a lock in the transaction that renames them.",
  claim: { deletesRows: ["public.orders"] },
  together: ["table-swap"],
  foundBy: "dry-run"
});

// src/sql/regions.ts
var isWithin = (place2, outer) => !startsBefore(place2, outer.startLine, outer.startColumn) && startsBefore(place2, outer.endLine, outer.endColumn);
var startsBefore = ({ startLine, startColumn }, line, column) => startLine < line || startLine === line && startColumn < column;
var overlap = (one, other) => isWithin(one, other) || isWithin(other, one);

// src/sql/psql-variables.ts
var variable = /^:(?:'\w+'|"\w+"|[A-Za-z_]\w*|\{\?\w+\})/;
function psqlVariableAt(source, at) {
  const start = (source.offsetOfLine(at.startLine) ?? 0) + at.startColumn - 1;
  return variable.exec(source.text.slice(start, start + 100))?.[0];
}

// rules/syntax-error/rule.ts
var rule_default146 = defineRule({
  id: "syntax-error",
  summary: "PostgreSQL’s grammar rejects the statement",
  severity: "error",
  category: "files",
  why: "The statement fails wherever it is run (SQLSTATE 42601). The grammar is that of PostgreSQL itself, so this is no matter of opinion; the statements around it are still checked. In real histories it is mostly the down scripts that hold such errors, because nobody runs them before the bad day.",
  instead: "Mend the statement at the place that is marked.",
  claim: { fails: "42601" },
  script: ({ script: { parsed: parsed2, placeholders = [] }, project: { tool } }) => parsed2.statements.flatMap((statement) => {
    if (statement.kind !== "unparsed" || statement.problem !== "syntax-error") return [];
    const { message: message2, at, region, text } = statement;
    if (tool.runsPsql && psqlVariableAt(parsed2.source, at) !== void 0) return [];
    if (placeholders.some((placeholder) => isWithin(placeholder.at, region))) return [];
    const copied = terminalText(text);
    if (copied !== void 0)
      return [{ message: `This is ${copied} and no statement: ${message2}.`, at, help }];
    return [{ message: `PostgreSQL rejects this statement: ${message2}.`, at }];
  })
});
var help = "Take it out of the script. In a runbook, give it a fence of its own, without “sql” behind its backticks.";

// rules/table-not-seeded/rule.ts
var rule_default147 = defineRule({
  id: "table-not-seeded",
  summary: "A table that a pending migration names has no row after the seed",
  severity: "info",
  category: "dry-run",
  why: "On an empty table nearly everything succeeds: a constraint that no row violates, a cast that no value defies, a DELETE that finds nothing. What the migration does to production’s rows in this table is not proven.",
  instead: "Add some rows of this table to the seed file, such as production has them.",
  claim: {
    unprovable: "It says what the dry-run could not see, and not what Postgres does; tests of the dry-run hold it."
  },
  foundBy: "dry-run"
});

// rules/table-swap/rule.ts
var rule_default148 = defineRule({
  id: "table-swap",
  summary: "One transaction renames a table away and puts another one, a column or a schema, under its name",
  severity: "info",
  category: "compatibility",
  why: "Code goes on under the old name, which is what a swap is for: its queries wait for the ACCESS EXCLUSIVE lock, and then meet the new table. But Postgres keeps by object and not by name what hangs on a table: views, foreign keys of other tables, triggers, policies, grants, publications and owned sequences stay with the old one, under its new name; rows written to it since the copy are missing. Of a column it is the default, NOT NULL, indexes and constraints that stay behind; prepared statements fail once where its type is another (0A000).",
  instead: "A swap is a sound way to change what cannot be changed in place. Before the commit, make the new table complete: triggers that carried over every write of the meantime, the same grants, policies, triggers and defaults, foreign keys and views that point to it. Where ALTER TABLE can do the same without a rewrite, write that.",
  claim: { removes: ["trigger stamp on public.orders"] },
  on: {
    RenameStmt(rename, context) {
      return takesPlace(context) ? problemOfRename(rename) : void 0;
    },
    AlterObjectSchemaStmt({ relation, newschema }, context) {
      const name = nameOfRangeVar(relation);
      if (!name || newschema === void 0 || !takesPlace(context)) return void 0;
      return tableProblem(displayName(name), `${newschema}.${name.name}`);
    },
    CreateStmt: (_, context) => creationProblem(context),
    CreateTableAsStmt: (_, context) => creationProblem(context),
    ViewStmt: (_, context) => creationProblem(context)
  }
});
function problemOfRename(rename) {
  const { renameType, relation, subname = "", newname = "" } = rename;
  if (renameType === "OBJECT_SCHEMA") {
    return {
      message: `The schema ${subname} takes the place of ${newname}: code that runs now meets its tables, with their rows and their grants.`
    };
  }
  const name = nameOfRangeVar(relation);
  if (!name) return void 0;
  if (renamesRelation(rename))
    return tableProblem(displayName(name), displayName({ ...name, name: newname }));
  return {
    message: `${displayName(name)}.${subname} takes the place of the column ${newname}, whose indexes, constraints and default stay with the old one.`
  };
}
var tableProblem = (from, to) => ({
  message: `${from} takes the place of ${to}: triggers, policies, grants, views and foreign keys of the old table stay with that one.`
});
function creationProblem(context) {
  const name = createdObject(context.statement)?.name;
  if (!name || !takesPlace(context)) return void 0;
  return {
    message: `A new ${displayName(name)} takes the place of the one renamed away, with whose rows triggers, policies, grants, views and foreign keys stay.`
  };
}

// rules/timeout-out-of-bounds/rule.ts
var rule_default149 = defineRule({
  id: "timeout-out-of-bounds",
  summary: "A script sets a timeout to 0 or longer than allowed for a statement that blocks others",
  severity: "warning",
  category: "transactions",
  why: "A timeout of 0 is none: the statement waits for its lock until it gets it, and all that comes after it waits behind it (manual, 19.11.1 “Statement Behavior”). A timeout longer than users put up with guards no better.",
  instead: "Write SET lock_timeout = '5s', and try again when it times out. A long one is right for CONCURRENTLY alone: set it for that statement only. The bounds are session.maxLockTimeout and session.maxStatementTimeout of the config.",
  claim: {
    unprovable: "The same locks are taken under any timeout; it shows only in how long a second session keeps the first one waiting."
  },
  on: eachKind(
    guardedKinds.statement_timeout,
    (context) => timeoutNames.flatMap((name) => problemOf12(name, context) ?? [])
  )
});
function problemOf12(name, context) {
  const { script, transaction } = context;
  const timeout = transaction.timeout(name);
  const set = timeout?.statement;
  if (!timeout || !set || script.statements[set.order] !== set || !needsTimeout(context, name))
    return void 0;
  const message2 = complaint(name, timeout.milliseconds, context);
  return message2 === void 0 ? void 0 : { message: message2, at: set.region };
}
function complaint(name, milliseconds, { project }) {
  const { maxLockTimeoutMs, maxStatementTimeoutMs } = project.settings.session;
  const most = name === "lock_timeout" ? maxLockTimeoutMs : maxStatementTimeoutMs;
  if (milliseconds === 0 && (name === "lock_timeout" || most !== void 0)) {
    return `${name} = 0 sets no limit to a statement that follows and that blocks others.`;
  }
  if (most === void 0 || milliseconds <= most) return void 0;
  return `${name} of ${inSeconds(milliseconds)} is longer than the ${inSeconds(most)} that the config allows where a statement that follows blocks others.`;
}
var inSeconds = (milliseconds) => `${String(milliseconds / 1e3)} s`;

// rules/timeout-set-too-late/rule.ts
var rule_default150 = defineRule({
  id: "timeout-set-too-late",
  summary: "A timeout is set behind the statement that it should guard",
  severity: "warning",
  category: "transactions",
  why: "SET holds for the statements that come after it (manual, SET). Those before it wait for their locks, or run, without any limit, and all that comes after them waits behind them.",
  instead: "Move the SET above the first statement that locks a table or works on its rows.",
  claim: {
    unprovable: "The same locks are taken whether the SET stands before or behind; the timeout shows only in how long a second session keeps the first one waiting."
  },
  on: eachKind(
    ["VariableSetStmt", "SelectStmt"],
    (context) => timeoutSettings(context.statement).flatMap((setting) => problemOf13(setting, context) ?? [])
  )
});
function problemOf13({ timeout, milliseconds, local }, { script, statement, transaction }) {
  const unguarded = transaction.unguarded(timeout);
  if (!unguarded || milliseconds === "default" || milliseconds === 0) return void 0;
  if (transaction.timeout(timeout)) return void 0;
  const numbers = transactionNumbers(script);
  if (local && numbers.get(unguarded.order) !== numbers.get(statement.order)) return void 0;
  const line = lineInWords(unguarded.region.startLine, script);
  return { message: `${timeout} is set too late for the statement on ${line}, which ran without one.` };
}

// rules/timestamp-without-time-zone/rule.ts
var rule_default151 = defineRule({
  id: "timestamp-without-time-zone",
  summary: "timestamp without time zone is a reading of a clock, not a moment: an hour each year is there twice",
  severity: "off",
  category: "types",
  why: "now() is written as the wall clock of whatever TimeZone the session has, and the zone is forgotten (manual, 8.5.1). Sessions with different settings then disagree about when it was, and when summer time ends two moments that are an hour apart become one and the same value. Changing the type later reinterprets every row, and rewrites the table unless the session runs in UTC.",
  instead: "Write timestamptz: the same 8 bytes, and a moment. Keep timestamp for what is meant as a local wall clock.",
  claim: { fails: "23505" },
  on: onColumns(
    (column) => column.type.name === "timestamp" ? `${displayColumn(column)} is timestamp without time zone: which moment a value means depends on who reads it.` : void 0
  )
});

// rules/toggle-trigger/rule.ts
var rule_default152 = defineRule({
  id: "toggle-trigger",
  summary: "ENABLE and DISABLE TRIGGER lock the table against writes; what a disabled trigger missed stays missed",
  severity: "info",
  category: "locks",
  why: "Both take a SHARE ROW EXCLUSIVE lock on the table, so every write waits until the transaction ends. While a trigger is off nobody’s writes fire it, not only those of the migration, and enabling it does not make up for them; DISABLE TRIGGER ALL switches foreign keys off in the same way (manual, ALTER TABLE, DISABLE TRIGGER).",
  instead: "Let the trigger’s function look at a setting of the session, such as current_setting('app.backfill', true), and SET LOCAL it where the trigger should hold still. Where it must be switched off, switch it on again in the same transaction.",
  claim: { effects: { locks: { "public.orders": "SHARE ROW EXCLUSIVE" } } },
  on: {
    AT_EnableTrig: enables,
    AT_EnableAlwaysTrig: enables,
    AT_EnableReplicaTrig: enables,
    AT_EnableTrigAll: enables,
    AT_EnableTrigUser: enables,
    AT_DisableTrig: disables,
    AT_DisableTrigAll: disables,
    AT_DisableTrigUser: disables
  }
});
function enables(command, { table, state }) {
  if (state.isNew(table)) return void 0;
  return {
    message: `Enabling ${triggersOf(command)} takes SHARE ROW EXCLUSIVE on ${displayName(table)}: writes wait until the transaction ends.`
  };
}
function disables(command, { table, state }) {
  if (state.isNew(table)) return void 0;
  return {
    message: `Disabling ${triggersOf(command)} takes SHARE ROW EXCLUSIVE on ${displayName(table)}, and no write of anybody fires ${command.name === void 0 ? "them" : "it"} from COMMIT on.`
  };
}
function triggersOf({ name, subtype }) {
  if (name !== void 0) return `the trigger ${name}`;
  const all = subtype === "AT_EnableTrigAll" || subtype === "AT_DisableTrigAll";
  return all ? "all triggers, those of foreign keys included," : "all triggers but those of foreign keys";
}

// rules/truncate/rule.ts
var rule_default153 = defineRule({
  id: "truncate",
  summary: "TRUNCATE deletes every row of the table",
  severity: "error",
  category: "destructive",
  why: "All rows are gone at COMMIT, and no down script brings them back. TRUNCATE holds ACCESS EXCLUSIVE until then, so nobody can even read the table; row triggers do not fire, and a snapshot that is older sees an empty table (manual, 13.6 “Caveats”).",
  instead: "Delete the rows that are meant with DELETE … WHERE, in batches that commit. If the table is to be empty for good, drop it in a later release.",
  claim: { deletesRows: ["public.sessions"] },
  on: {
    TruncateStmt: ({ relations }, { state }) => namesOfRangeVars(relations).filter((table) => !state.isNew(table)).map((table) => ({ message: `TRUNCATE deletes every row of ${displayName(table)}.` }))
  }
});

// rules/truncate-cascade/rule.ts
var rule_default154 = defineRule({
  id: "truncate-cascade",
  summary: "TRUNCATE … CASCADE empties tables that are not named",
  severity: "error",
  category: "destructive",
  why: "CASCADE empties every table that has a foreign key to the named one, and every table that has one to those, whatever ON DELETE says (manual, TRUNCATE). Which these are depends on what the database holds at that moment. All of them are locked in ACCESS EXCLUSIVE mode.",
  instead: "Leave CASCADE out and name every table that is to be emptied: Postgres then refuses where one is missing.",
  claim: { deletesRows: ["public.orders"] },
  together: ["truncate"],
  on: {
    TruncateStmt({ behavior, relations }, context) {
      if (behavior !== "DROP_CASCADE") return void 0;
      const named = namesOfRangeVars(relations);
      return named.filter((table) => !context.state.isNew(table)).map((table) => ({
        message: `TRUNCATE … CASCADE on ${displayName(table)} also empties ${emptied(table, named, context)}.`
      }));
    }
  }
});
var mostNamed = 5;
function emptied(table, named, context) {
  const found = new Set(named.map((name) => context.state.keyOf(name)));
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

// rules/type-using-other-column/rule.ts
var rule_default155 = defineRule({
  id: "type-using-other-column",
  summary: "ALTER COLUMN … TYPE … USING that reads another column writes its values over those of the column",
  severity: "warning",
  category: "compatibility",
  why: "USING says what each row holds after the change. An expression that names another column, by a slip as often as on purpose, replaces the values of the column by what it makes of the other one: Postgres does so without a word, in every row, and no down script brings the old values back.",
  instead: "Convert the column from itself: USING column::type. To combine columns, add a new one and fill it in batches, so that the old values stay until the new ones have been looked at.",
  claim: { effects: { rewrites: ["public.orders"] } },
  together: ["change-column-type"],
  on: {
    AT_AlterColumnType(command, { alter, state, table }) {
      const { name = "" } = command;
      if (alter.objtype !== "OBJECT_TABLE" || state.isNew(table)) return void 0;
      const read = referencedColumns(columnOf(command)?.raw_default);
      const others = read.filter((column) => column !== name);
      if (others.length === 0) return void 0;
      const what2 = `${displayName(table)}.${name}`;
      const how = read.includes(name) ? "mixes its values with those of" : "replaces its values by those of";
      return { message: `The USING expression for ${what2} ${how} ${listed(others, 3)}.` };
    }
  }
});

// rules/unclaimed-effect/rule.ts
var rule_default156 = defineRule({
  id: "unclaimed-effect",
  summary: "A table is scanned or rewritten under a lock that blocks writes, and no other rule foresaw it",
  severity: "info",
  category: "dry-run",
  why: "Rules know statements by their words; the dry-run sees what Postgres does, whichever way the statement leads to it. A lock of SHARE or stronger keeps every writer waiting (manual, 13.3.1), and a scan or a rewrite under it lasts as long as the table is big.",
  instead: "Measure the statement on a copy of production, run it where writers can wait that long, or take the way that does the same in small steps.",
  claim: { effects: { locks: { "public.people": "ACCESS EXCLUSIVE" }, rewrites: ["public.people"] } },
  foundBy: "dry-run"
});

// rules/unclosed-transaction/rule.ts
var rule_default157 = defineRule({
  id: "unclosed-transaction",
  summary: "BEGIN without COMMIT: nothing of it is applied when the session ends",
  severity: "error",
  category: "transactions",
  why: "When a session ends inside a transaction block, Postgres rolls the block back without an error (manual, BEGIN and COMMIT). psql then exits with success, the migration counts as applied, and nothing of it is there; a tool that keeps the session finds it inside a transaction that it did not open.",
  instead: "Write COMMIT at the end of the script.",
  claim: { fails: "42P01" },
  script({ script }) {
    if (script.shape === "wrapped") return void 0;
    const open = openAtEnd(script);
    return open && {
      message: "No COMMIT follows this BEGIN, so nothing after it is applied when the session ends.",
      at: open.region
    };
  }
});
function openAtEnd({ statements }) {
  let open;
  for (const statement of statements) {
    if (statement.kind !== "TransactionStmt" || statement.within) continue;
    const { kind, chain } = statement.node;
    const control = transactionControl(statement);
    if (control === "begin") open ??= statement;
    else if (control !== "savepoint" && kind !== void 0) open = chain === true ? statement : void 0;
  }
  return open;
}

// rules/unknown-dynamic-sql/rule.ts
var rule_default158 = defineRule({
  id: "unknown-dynamic-sql",
  summary: "EXECUTE runs a text that only the run itself makes up, so no rule has seen it",
  severity: "info",
  category: "plpgsql",
  why: "Silence means that a statement was checked and is fine. What EXECUTE runs is a text that the body puts together; where a part of it comes from a query, a parameter or a variable that changes, the rules know the rest at best. The dry-run does run it, on the rows and catalogs that it has.",
  instead: "Look at what the dry-run says of it. Where the text is always the same, write the statement out, or put the text together from constants: those are followed, through format(), quote_ident() and variables that are set once.",
  claim: { unprovable: "What a rule has not seen is no effect that a server could show." },
  routine({ executed, unknown, routine }) {
    if (!executed) return void 0;
    const places = new Map(unknown.map((one) => [`${one.at.startLine}:${one.at.startColumn}`, one]));
    return [...places.values()].map(({ seen, at }) => ({
      message: /^\s*…\s*$/.test(seen) ? `EXECUTE in ${displayRoutine(routine)} runs a text that is not known before it runs: only the dry-run tells what it does.` : `EXECUTE in ${displayRoutine(routine)} runs “${excerptOf(seen)}”, of which a part is not known before it runs: only the dry-run tells what it does.`,
      at
    }));
  }
});

// rules/unknown-rule-in-ignore/rule.ts
var rule_default159 = defineRule({
  id: "unknown-rule-in-ignore",
  summary: "A drydock-ignore comment names a rule that does not exist",
  severity: "error",
  category: "files",
  why: "A misspelt id ignores nothing, and whoever reads the comment believes that the hazard was weighed and accepted.",
  instead: "Write the id as the finding shows it; `drydock rules` lists them all.",
  claim: { unprovable: "The comment is read by Drydock alone." },
  foundBy: "suppressions"
});

// rules/unnamed-constraint/rule.ts
var rule_default160 = defineRule({
  id: "unnamed-constraint",
  summary: "A constraint without a name gets one that Postgres chooses from what is there at the time",
  severity: "off",
  category: "types",
  why: "Postgres makes the name from the table, the columns and a number where that is taken, cut to 63 bytes. A table that was renamed since, another order of migrations or one constraint more gives another name, so a later DROP, VALIDATE or COMMENT that guesses it fails with SQLSTATE 42704 in one database and not in the next, and the error that users report names nothing that stands in the code.",
  instead: "Write CONSTRAINT and a name that says what it is for before the constraint.",
  claim: { fails: "42704" },
  on: {
    CreateStmt({ relation, tableElts = [] }, context) {
      const table = nameOfRangeVar(relation);
      if (!table || relation?.relpersistence === "t") return void 0;
      return tableElts.flatMap((element) => {
        if ("ColumnDef" in element) return ofEach(constraintsOf(element.ColumnDef), table, context);
        return "Constraint" in element ? ofEach([element.Constraint], table, context) : [];
      });
    },
    AT_AddColumn(command, context) {
      const column = columnOf(command);
      return column && ofEach(constraintsOf(column), context.table, context);
    },
    AT_AddConstraint(command, context) {
      const constraint = constraintOf(command);
      return constraint && ofEach([constraint], context.table, context);
    }
  }
});
var isUnnamed = (constraint) => constraint.conname === void 0 && constraint.indexname === void 0;
function ofEach(constraints, table, context) {
  if (context.state.isTemporary(table)) return [];
  return constraints.flatMap((constraint) => {
    const kind = kindOfConstraint(constraint);
    if (kind === void 0 || kind === "not null" || !isUnnamed(constraint)) return [];
    const message2 = `The ${kind} constraint on ${displayName(table)} has no name of its own: Postgres chooses one.`;
    return [{ message: message2, at: regionOf(constraint, context) }];
  });
}
function regionOf({ location = 0 }, { script, statement }) {
  const start = byteToOffset(statement.text, location);
  const end = endOfElement(statement.text, start);
  return script.parsed.source.regionOf(statement.start + start, statement.start + end);
}

// src/lint/fixes/names.ts
function indexName(context, index) {
  const table = nameOfRangeVar(index.relation);
  if (!table) return {};
  const known2 = tableBefore(context, table);
  const taken = (name2) => known2?.indexes.has(name2) === true || known2?.constraints.has(name2) === true;
  const name = quoteIfNeeded(defaultName(table.name, indexColumnNames(index), "idx", taken));
  const words3 = index.concurrent ? ["INDEX", "CONCURRENTLY"] : ["INDEX"];
  return fixed(context, `Name it ${name}`, [insertAfter(context, words3, ` ${name}`)]);
}

// rules/unnamed-index/rule.ts
var rule_default161 = defineRule({
  id: "unnamed-index",
  summary: "CREATE INDEX without a name builds a twin of the index when the script is run again",
  severity: "warning",
  category: "idempotency",
  why: "Postgres makes up a name that is free. So a second run does not fail: it builds the same index once more beside the first, as orders_customer_id_idx1, and from then on every write pays for both. IF NOT EXISTS needs a name as well (manual, CREATE INDEX).",
  instead: "Give the index a name; then IF NOT EXISTS can be written, and the down script can drop it.",
  claim: { changesOnRerun: true },
  on: {
    IndexStmt(index, context) {
      const { state, script } = context;
      const table = nameOfRangeVar(index.relation);
      if (index.idxname !== void 0 || !table || state.isRemade(table)) return void 0;
      const severity = script.banner ? "error" : state.isNew(table) ? guardSeverity(script) : "warning";
      return {
        message: `The index on ${displayName(table)} has no name: a second run builds a twin of it.`,
        severity,
        ...indexName(context, index)
      };
    }
  }
});

// rules/unparsed-statement/rule.ts
var rule_default162 = defineRule({
  id: "unparsed-statement",
  summary: "A statement or file that could not be read, so that no rule has seen it",
  severity: "error",
  category: "files",
  why: "Silence means that a statement was checked and is fine. Where the text is not known before the script runs (a psql variable, a placeholder of the migration tool), is no text at all, or is more than the parser can hold, nothing is known of what the statement does, and so the gate does not open by itself.",
  instead: "Write the statement out without variables, split one that is too large, or look at it yourself and ignore this finding with a reason.",
  claim: { fails: "42601" },
  routine: ({ problem: problem7, routine, statement }) => problem7?.kind === "unknown" ? {
    message: `No rule has seen the body of ${displayRoutine(routine)}, because its parser does not follow: ${excerptOf(problem7.message, 100)}.`,
    at: statement.region,
    severity: "info",
    help: "Postgres may well accept it: see what the dry-run says of it, and look at the body yourself."
  } : void 0,
  script({ script, project }) {
    const { unreadable, statements } = script.parsed;
    const whole = unreadable && {
      message: `The file was not read: ${unreadable.message}.`,
      at: unreadable.at
    };
    const single = statements.flatMap(
      (statement) => statement.kind === "unparsed" ? ofStatement(statement, script, project) ?? [] : []
    );
    return [...whole ? [whole] : [], ...single, ...ofPlaceholders(script, project)];
  }
});
var ofPlaceholders = ({ parsed: parsed2, placeholders = [] }, { tool }) => parsed2.statements.flatMap(({ region, kind }) => {
  const first = placeholders.find(({ at }) => isWithin(at, region));
  if (!first) return [];
  const unknown = `what ${tool.name} will put in for ${first.text} is not known`;
  return kind === "unparsed" ? [{ message: `No rule has seen this statement: ${unknown}.`, at: first.at, help: toSay }] : [
    {
      message: `The statement was checked as it is: ${unknown}.`,
      at: first.at,
      severity: "warning",
      help: toSay
    }
  ];
});
var toSay = "Say in drydock.yml what stands for it: placeholders: { name: value }.";
function ofStatement({ problem: problem7, message: message2, at, region }, { parsed: parsed2 }, { tool }) {
  if (problem7 === "gave-up") {
    return { message: `No rule has seen this statement: ${message2}.`, at: region };
  }
  const variable2 = tool.runsPsql ? psqlVariableAt(parsed2.source, at) : void 0;
  if (variable2 === void 0) return void 0;
  return {
    message: `No rule has seen this statement: what psql will put in for ${variable2} is not known.`,
    at,
    help: toSay
  };
}

// rules/unqualified-name/names.ts
function unqualifiedNames(statement) {
  if (statement.kind === "CreateSchemaStmt") return [];
  if (statement.kind === "DropStmt") return droppedNames2(statement);
  const relations = relationNames(statement);
  return relations.length > 0 ? relations : createdName(statement);
}
function relationNames({ node }) {
  const own = /* @__PURE__ */ new Set([
    ...nodesOfKind(node, "CommonTableExpr").map(({ ctename }) => ctename),
    // FOR UPDATE OF names an alias.
    ...nodesOfKind(node, "RangeVar").map(({ alias }) => alias?.aliasname)
  ]);
  return relationsIn(node).flatMap(({ relname: name = "", schemaname, relpersistence, location }) => {
    if (schemaname !== void 0 || relpersistence === "t" || own.has(name) || name.startsWith("pg_"))
      return [];
    return [location === void 0 ? { name } : { name, location }];
  });
}
function createdName(statement) {
  const created = createdObject(statement);
  if (!created || created.name.schema !== void 0) return [];
  return created.space === "type" || created.space === "routine" ? [{ name: created.name.name }] : [];
}
var withoutSchema = /* @__PURE__ */ new Set(["schema", "extension"]);
function droppedNames2({ node }) {
  const space = droppedSpace(node);
  return droppedObjects(node).flatMap(({ name, table }) => {
    const object = table ?? (space === void 0 || withoutSchema.has(space) ? void 0 : name);
    return object && object.schema === void 0 ? [{ name: object.name }] : [];
  });
}

// rules/unqualified-name/rule.ts
var rule_default163 = defineRule({
  id: "unqualified-name",
  summary: "A name without a schema: which table is meant depends on the search_path of the session",
  severity: "off",
  category: "types",
  why: "A name without a schema is looked for along search_path (manual, 5.10.3), which the role, the database, the connection string and an earlier migration can all set. Where it differs from the author’s, the statement fails with 42P01 or, worse, creates or changes a table of the same name in another schema, and IF EXISTS or IF NOT EXISTS makes that silent.",
  instead: "Write the schema before the name, or begin the script with SET LOCAL search_path.",
  claim: { fails: "42P01" },
  script: (context) => check11(context)
});
function check11({ script }) {
  const state = new MigrationState();
  return script.statements.flatMap((statement) => {
    const names = unqualifiedNames(statement).filter(({ name }) => !state.isTemporary({ name }));
    const found = state.setting("search_path") === void 0 ? problem6(names, statement, script) : void 0;
    state.apply(statement);
    return found ?? [];
  });
}
function problem6(names, statement, { parsed: parsed2 }) {
  const [first] = names;
  if (!first) return void 0;
  const distinct = [...new Set(names.map(({ name }) => name))];
  const whole = statement.region;
  return {
    message: `Which schema is meant by ${listed(distinct, 3)} is left to search_path.`,
    at: first.location === void 0 ? whole : regionOfLocation(parsed2.source, statement, first.location)
  };
}

// rules/unused-ignore/rule.ts
var rule_default164 = defineRule({
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
var rule_default165 = defineRule({
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

// rules/vacuum-full/rule.ts
var rule_default166 = defineRule({
  id: "vacuum-full",
  summary: "VACUUM FULL rewrites the table while nobody can read or write it",
  severity: "error",
  category: "locks",
  why: "VACUUM FULL copies the table and its indexes into new files under an ACCESS EXCLUSIVE lock, and needs disk space for both copies (manual, VACUUM). All reads and writes wait until the copy is done.",
  instead: "A plain VACUUM frees the space of dead rows for new ones and blocks nobody. To give space back to the disk while the table is in use run pg_repack or pg_squeeze, outside the migrations.",
  claim: { effects: { rewrites: ["public.orders"] } },
  on: {
    VacuumStmt(vacuum, { state }) {
      if (!isSwitchedOn(vacuum.options, "full")) return void 0;
      const tables = (vacuum.rels ?? []).flatMap(
        (node) => "VacuumRelation" in node ? nameOfRangeVar(node.VacuumRelation.relation) ?? [] : []
      );
      if (vacuum.rels === void 0) return { message: messageFor3("every table of the database") };
      return tables.filter((table) => !state.isNew(table)).map(problemOf14);
    }
  }
});
var problemOf14 = (table) => ({ message: messageFor3(displayName(table)) });
var messageFor3 = (what2) => `VACUUM FULL rewrites ${what2} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`;

// rules/validate-in-same-transaction/rule.ts
var rule_default167 = defineRule({
  id: "validate-in-same-transaction",
  summary: "A constraint is added NOT VALID and validated in one transaction, under the lock of the first",
  severity: "error",
  category: "locks",
  why: "VALIDATE CONSTRAINT reads the whole table and by itself lets reads and writes go on (manual, ALTER TABLE, Notes). In the transaction that added the constraint the lock of ADD CONSTRAINT is still held while it reads: ACCESS EXCLUSIVE, or SHARE ROW EXCLUSIVE for a foreign key. NOT VALID has gained nothing.",
  instead: "Add the constraint NOT VALID in one migration, and validate it in the next, in another transaction.",
  claim: { effects: { locks: { "public.orders": "ACCESS EXCLUSIVE" }, scans: ["public.orders"] } },
  heldBefore: true,
  on: {
    AT_ValidateConstraint({ name = "" }, { alter, table, state, statement, transaction, script }) {
      if (state.isNew(table)) return void 0;
      const key = state.keyOf(table);
      const beside = constraintsAddedNotValid(alter).some(
        (constraint) => constraintName(constraint, table.name) === name
      );
      const added2 = beside ? statement : transaction.addedNotValid(key, name);
      if (!added2 || transaction.isNew(key)) return void 0;
      return {
        message: `VALIDATE CONSTRAINT ${name} reads all of ${displayName(table)} under the lock that the transaction took when it added the constraint in ${lineInWords(added2.region.startLine, script)}.`
      };
    }
  }
});

// rules/varchar-limit/rule.ts
var rule_default168 = defineRule({
  id: "varchar-limit",
  summary: "varchar(n) rejects longer values, and its limit can only be changed by changing the type",
  severity: "off",
  category: "types",
  why: "One character too many fails with SQLSTATE 22001. The limit saves neither space nor time: “There is no performance difference among these three types” (manual, 8.3). To change it is to change the type: a higher limit costs an ACCESS EXCLUSIVE lock and the views on the column must be dropped first, a lower one scans and rewrites the table.",
  instead: "Write text. Where a limit is meant, say it in a named CHECK (char_length(…) <= n): it can be replaced with NOT VALID and VALIDATE CONSTRAINT.",
  claim: { fails: "22001" },
  on: onColumns(
    (column) => column.type.name === "varchar" && column.type.modifiers.length > 0 ? `${displayColumn(column)} is ${displayType(column.type)}: longer values fail, and only a change of type moves the limit.` : void 0
  )
});

// rules/version-gap/rule.ts
var rule_default169 = defineRule({
  id: "version-gap",
  summary: "A pending migration leaves a number out",
  severity: "info",
  category: "files",
  why: "A number that is missing often is a file that was not committed, or one of a branch that is not merged yet. When it comes later it sorts before what production has by then: most tools skip it without a word, others refuse to start. Only versions that count 1, 2, 3 are looked at, not timestamps, and only the gap right before a pending migration.",
  instead: "Commit the file that is missing, or take the next free number.",
  claim: { unprovable: "Version numbers are read by the migration tool; Postgres never sees them." },
  project(project) {
    const numbers = counted(project);
    if (!looksCounted(numbers)) return [];
    return numbers.flatMap((number, index) => {
      const last = numbers[index - 1];
      const migration = last !== void 0 && number - last > 1 && pendingWith(number, project);
      if (!migration) return [];
      const { file } = migration.up;
      const message2 = `${file} has the number ${number}, and ${missing(last + 1, number - 1)} missing before it.`;
      return [{ file, at: placeOfScript(migration.up), message: message2 }];
    });
  }
});
var mostDigits = 5;
function counted({ migrations }) {
  const versions = migrations.map(({ version: version2 }) => version2).filter((version2) => version2 !== "");
  const numbers = versions.map(canonicalVersion);
  if (!numbers.every((version2) => /^\d+$/.test(version2) && version2.length <= mostDigits)) return [];
  return [...new Set(numbers.map(Number))].sort((left, right) => left - right);
}
function looksCounted(numbers) {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  const single = steps.filter((step) => step === 1).length;
  return single > 0 && single * 2 >= steps.length;
}
var pendingWith = (number, { migrations }) => migrations.find(
  ({ version: version2, pending, up }) => pending && !up.dev && version2 !== "" && Number(canonicalVersion(version2)) === number
);
var missing = (first, last) => first === last ? `${first} is` : `${first} to ${last} are`;

// rules/weaken-row-security/rule.ts
var rule_default170 = defineRule({
  id: "weaken-row-security",
  summary: "Row-level security is switched off, or a policy is dropped for good",
  severity: "error",
  category: "destructive",
  why: "With row-level security off every role that may read the table reads every tenant’s rows, at once. A dropped policy hides rows from those whom it let in, or, if it was RESTRICTIVE, shows them rows that it kept back (manual, 5.9 “Row Security Policies”). NO FORCE exempts the owner, which is often the role that the application connects as.",
  instead: "Change the policy with ALTER POLICY, or drop it and create it anew in one transaction. Work that must see all rows belongs to a role with BYPASSRLS.",
  claim: { changes: { "table public.accounts": "row security" } },
  on: {
    AT_DisableRowSecurity: (_, context) => tableProblem2("row security", "DISABLE ROW LEVEL SECURITY shows every row of", context),
    AT_NoForceRowSecurity: (_, context) => tableProblem2(
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
function tableProblem2(kind, happens2, context) {
  const state = { kind, of: context.table };
  const isOwn = context.state.isNew(context.table) || isMadeEarlier(context, state);
  if (isOwn || isAtomic(context.script) && isMadeLater(context, state)) return void 0;
  return { message: `${happens2} ${displayName(context.table)}.` };
}

// rules/wide-index/rule.ts
var mostColumns = 3;
var rule_default171 = defineRule({
  id: "wide-index",
  summary: "An index over more than three columns costs every write and seldom helps a query",
  severity: "off",
  category: "types",
  why: "A B-tree is searched well only by its leading columns: “Indexes with more than three columns are unlikely to be helpful unless the usage of the table is extremely stylized” (manual, 11.3). Each column makes every INSERT and UPDATE write more, keeps updates of that column from being HOT, and brings long values nearer to the limit of about 2700 bytes an entry, beyond which an INSERT fails with SQLSTATE 54000.",
  instead: "Index the one or two columns that select the most; carry what is only read along with INCLUDE, and restrict the index with WHERE.",
  claim: { fails: "54000" },
  on: {
    IndexStmt(node, { state }) {
      const columns = node.indexParams?.length ?? 0;
      const table = nameOfRangeVar(node.relation);
      if (!table || node.unique || node.accessMethod !== "btree" || columns <= mostColumns) return void 0;
      if (state.isTemporary(table)) return void 0;
      return {
        message: `An index over ${String(columns)} columns of ${displayName(table)} slows every write and is searched by the first few alone.`
      };
    }
  }
});

// rules/wide-lock-window/rule.ts
var id2 = "wide-lock-window";
var rule_default172 = defineRule({
  id: id2,
  summary: "One transaction takes ACCESS EXCLUSIVE on several tables, one after the other",
  severity: "warning",
  category: "transactions",
  why: "While the transaction waits for the second table nobody can read or write the first, however quick its own change was; and a transaction that uses both in the other order deadlocks with the migration (manual, 13.3.4 “Deadlocks”).",
  instead: "Change each table in a migration, and so in a transaction, of its own.",
  claim: {
    effects: { locks: { "public.orders": "ACCESS EXCLUSIVE", "public.lines": "ACCESS EXCLUSIVE" } }
  },
  yieldsTo: ["drop-table", "truncate", "table-swap"],
  on: eachKind(lockingKinds, (context) => {
    if (isAboutView(context.statement)) return void 0;
    const held = exclusiveLocks(context).filter(({ statement }) => !isAboutView(statement));
    const [first] = held;
    if (!first) return void 0;
    const keys = new Set(held.map(({ key }) => key));
    const second = locksTaken(context).find(({ key, mode }) => mode === "ACCESS EXCLUSIVE" && !keys.has(key));
    if (!second || !context.transaction.isFirst(id2)) return void 0;
    const table = displayName(first.table);
    return {
      message: `The transaction waits for ACCESS EXCLUSIVE on ${displayName(second.table)} while it holds it on ${table} since ${placeOfLock(first, context)}: nobody can read or write ${table} meanwhile.`
    };
  })
});
function isAboutView(statement) {
  switch (statement.kind) {
    case "ViewStmt":
      return true;
    case "DropStmt":
      return statement.node.removeType === "OBJECT_VIEW";
    case "AlterTableStmt":
      return statement.node.objtype === "OBJECT_VIEW";
    case "RenameStmt":
      return statement.node.renameType === "OBJECT_VIEW" || statement.node.relationType === "OBJECT_VIEW";
    case "AlterObjectSchemaStmt":
      return statement.node.objectType === "OBJECT_VIEW";
    default:
      return false;
  }
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
  rule_default53,
  rule_default54,
  rule_default55,
  rule_default56,
  rule_default57,
  rule_default58,
  rule_default59,
  rule_default60,
  rule_default61,
  rule_default62,
  rule_default63,
  rule_default64,
  rule_default65,
  rule_default66,
  rule_default67,
  rule_default68,
  rule_default69,
  rule_default70,
  rule_default71,
  rule_default72,
  rule_default73,
  rule_default74,
  rule_default75,
  rule_default76,
  rule_default77,
  rule_default78,
  rule_default79,
  rule_default80,
  rule_default81,
  rule_default82,
  rule_default83,
  rule_default84,
  rule_default85,
  rule_default86,
  rule_default87,
  rule_default88,
  rule_default89,
  rule_default90,
  rule_default91,
  rule_default92,
  rule_default93,
  rule_default94,
  rule_default95,
  rule_default96,
  rule_default97,
  rule_default98,
  rule_default99,
  rule_default100,
  rule_default101,
  rule_default102,
  rule_default103,
  rule_default104,
  rule_default105,
  rule_default106,
  rule_default107,
  rule_default108,
  rule_default109,
  rule_default110,
  rule_default111,
  rule_default112,
  rule_default113,
  rule_default114,
  rule_default115,
  rule_default116,
  rule_default117,
  rule_default118,
  rule_default119,
  rule_default120,
  rule_default121,
  rule_default122,
  rule_default123,
  rule_default124,
  rule_default125,
  rule_default126,
  rule_default127,
  rule_default128,
  rule_default129,
  rule_default130,
  rule_default131,
  rule_default132,
  rule_default133,
  rule_default134,
  rule_default135,
  rule_default136,
  rule_default137,
  rule_default138,
  rule_default139,
  rule_default140,
  rule_default141,
  rule_default142,
  rule_default143,
  rule_default144,
  rule_default145,
  rule_default146,
  rule_default147,
  rule_default148,
  rule_default149,
  rule_default150,
  rule_default151,
  rule_default152,
  rule_default153,
  rule_default154,
  rule_default155,
  rule_default156,
  rule_default157,
  rule_default158,
  rule_default159,
  rule_default160,
  rule_default161,
  rule_default162,
  rule_default163,
  rule_default164,
  rule_default165,
  rule_default166,
  rule_default167,
  rule_default168,
  rule_default169,
  rule_default170,
  rule_default171,
  rule_default172
];

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
    check: "npm run lint && npm run check:text",
    "check:text": "npm run format:check && npm run types && npm run directions && npm run generate -- --check",
    directions: "depcruise --config .dependency-cruiser.mjs src rules",
    format: "prettier --write .",
    "format:check": "prettier --check .",
    generate: "node .build/generate.mjs",
    lint: "eslint .",
    "new-rule": "node .build/new-rule.mjs",
    proof: "node .build/proof.mjs",
    test: "vitest run",
    types: "tsc --noEmit"
  },
  devDependencies: {
    "@actions/core": "3.0.1",
    "@actions/github": "9.1.1",
    "@electric-sql/pglite": "0.5.16",
    "@eslint/js": "10.0.1",
    "@microsoft/jest-sarif": "1.0.0-beta.0",
    "@octokit/openapi": "23.0.2",
    "@octokit/webhooks-examples": "7.6.1",
    "@pgsql/types": "18.0.0",
    "@testcontainers/postgresql": "12.2.0",
    "@types/node": "20.19.43",
    "@types/pg": "8.23.1",
    "@types/picomatch": "4.0.3",
    "@types/sarif": "2.1.7",
    "@valibot/to-json-schema": "1.8.0",
    ajv: "6.15.0",
    commander: "14.0.3",
    "dependency-cruiser": "17.4.3",
    "drizzle-orm": "0.45.4",
    esbuild: "0.28.2",
    eslint: "10.15.0",
    "fast-check": "4.10.2",
    "fastest-levenshtein": "1.0.16",
    "graphile-migrate": "1.4.1",
    knex: "3.3.0",
    "libpg-query": "18.1.5",
    "node-pg-migrate": "8.0.4",
    parse5: "8.1.1",
    pg: "8.23.1",
    "pgsql-ast-parser": "12.0.2",
    picocolors: "1.1.1",
    picomatch: "4.0.7",
    prettier: "3.10.1",
    saxes: "6.0.0",
    testcontainers: "12.2.0",
    tinyglobby: "0.2.17",
    typescript: "5.9.3",
    "typescript-eslint": "8.73.0",
    valibot: "1.5.0",
    vitest: "4.1.12",
    yaml: "2.9.1"
  },
  overrides: {
    testcontainers: {
      undici: "6.29.1"
    }
  }
};

// src/version.ts
var { version } = package_default;

// src/shard.ts
var mostShards = 1e3;
function parseShard(text) {
  const [, first = "", second = ""] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(first), of: Number(second) };
  if (shard.index >= 1 && shard.index <= shard.of && shard.of <= mostShards) return shard;
  throw new UserError(
    `--shard cannot be "${text}"`,
    `It takes i/n, such as 2/3 for the second of three shares: i from 1 to n, n at most ${mostShards}.`
  );
}
function shareOf(pieces, { index, of }) {
  let total = 0;
  const ends = [0, ...pieces.map((length) => total += length)];
  const boundary = (shares) => {
    const even = shares * Math.floor(total / of) + Math.min(shares, total % of);
    return ends.find((end) => end >= even) ?? total;
  };
  return { from: boundary(index - 1), to: boundary(index) };
}

// src/check/in-order.ts
function inOrder(findings, files) {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = ({ file }) => order.get(file) ?? files.length;
  return findings.toSorted(
    (a, b) => rank(a) - rank(b) || a.startLine - b.startLine || a.startColumn - b.startColumn || compareText(a.rule, b.rule)
  );
}

// src/check/count-findings.ts
function countFindings(findings) {
  const standing = findings.filter(({ suppressed }) => !suppressed);
  const count = (severity) => standing.filter((finding) => finding.severity === severity).length;
  return {
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    suppressed: findings.length - standing.length
  };
}

// src/check/join-reports.ts
var nameless = "other files";
function joinReports(reports) {
  const [first, ...others] = reports;
  if (!first) throw new TypeError("There is no report to join");
  if (others.length === 0) return first.report;
  const all = reports.map(({ report }) => report);
  const incomplete = incompleteOf(reports);
  return {
    ...first.report,
    verdict: all.every(({ verdict }) => verdict === "pass") ? "pass" : "fail",
    ...incomplete ? { incomplete } : {},
    summary: added(all.map(({ summary }) => summary)),
    framework: frameworkOf(all),
    projects: reports.map(({ name = nameless, report }) => {
      const { verdict, summary, framework, engine, timings } = report;
      const own = report.incomplete ? { incomplete: report.incomplete } : {};
      return { name, verdict, ...own, summary, framework, engine, timings };
    }),
    findings: reports.flatMap(
      ({ name: project = nameless, report }) => report.findings.map((finding) => ({ ...finding, project }))
    ),
    migrations: reports.flatMap(
      ({ name: project = nameless, report }) => report.migrations.map((migration) => ({ project, ...migration }))
    ),
    engine: all.find(({ engine }) => engine)?.engine ?? null,
    timings: added(all.map(({ timings }) => timings))
  };
}
function incompleteOf(reports) {
  const [one] = reports.filter(({ report }) => report.incomplete);
  if (!one?.report.incomplete) return void 0;
  return { reason: `project ${one.name ?? nameless}: ${one.report.incomplete.reason}` };
}
function frameworkOf(reports) {
  const names = [...new Set(reports.map(({ framework }) => framework.name))];
  return { name: names.join(", "), reason: `one for each of ${reports.length} projects` };
}
function added(all) {
  const [first = {}] = all;
  const keys = Object.keys(first);
  return Object.fromEntries(
    keys.map((key) => [key, all.reduce((sum, next) => sum + next[key], 0)])
  );
}

// src/files/write-over.ts
import { lstat, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
async function writeOver(path, text) {
  const isLink = (await lstat(path).catch(() => void 0))?.isSymbolicLink() ?? false;
  if (isLink && !resolve(path).startsWith("/dev/")) await rm(path);
  await writeFile(path, text);
}

export {
  reporters,
  reporterNames,
  isReporterName,
  referencedColumns,
  constraintName,
  MigrationState,
  once,
  addTo,
  tableBefore,
  tableExisted,
  locksTaken,
  pendingMigrations,
  scriptsOf,
  placeOfScript,
  findBanner,
  guardSeverity,
  timeoutNames,
  timeoutSettings,
  needsTimeout,
  overlap,
  rules,
  mostShards,
  parseShard,
  shareOf,
  inOrder,
  countFindings,
  nameless,
  joinReports,
  added,
  version,
  writeOver
};
