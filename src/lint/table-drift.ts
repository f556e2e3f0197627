import type { CreateStmt } from '@pgsql/types';
import { type ColumnType, displayType } from '../sql/column-types.js';
import type { QualifiedName } from '../sql/names.js';
import type { Statement, UnparsedStatement } from '../sql/statements.js';
import { MigrationState } from './migration-state.js';
import type { StatementContext } from './rule.js';
import { applyToTables, type TableStore } from './table-changes.js';
import { tableBefore } from './table-history.js';
import type { Column, Table } from './table-shape.js';

/**
 * How the table that is there when the script ends differs from the one that it would have made on an empty
 * database, where a CREATE TABLE IF NOT EXISTS passes over it. Nothing unless both are known for certain.
 */
export function hiddenDrift(
  create: CreateStmt,
  name: QualifiedName,
  context: StatementContext,
): readonly string[] {
  const existing = tableBefore(context, name);
  if (!existing?.complete || existing.partitionOf !== undefined || create.partbound) return [];
  if (mayChangeUnseen(name, context)) return [];
  const actual = tableAtEnd(existing, context);
  const meant = tableAtEnd(undefined, context);
  return actual?.complete && meant?.complete ? differences(actual, meant) : [];
}

/** The one table that there is after the rest of the script, from this statement on, was applied to this one. */
function tableAtEnd(start: Table | undefined, { script, statement }: StatementContext): Table | undefined {
  const store = new OneTable(start);
  const state = new MigrationState();
  for (const next of script.statements) {
    if (next.order >= statement.order) applyToTables(next, store, (name) => state.keyOf(name));
    state.apply(next);
  }
  return store.all()[0];
}

/** Follows one table, under whatever name; others do not come into being. */
class OneTable implements TableStore {
  #table: Table | undefined;
  #closed: boolean;

  constructor(table: Table | undefined) {
    this.#table = table;
    this.#closed = table !== undefined;
  }

  get(key: string): Table | undefined {
    return this.#table?.key === key ? this.#table : undefined;
  }

  all(): readonly Table[] {
    return this.#table ? [this.#table] : [];
  }

  mentioning(): readonly Table[] {
    return this.all();
  }

  put(key: string, table: Table | undefined): void {
    if (!table) {
      if (this.#table?.key === key) this.#table = undefined;
    } else if (!this.#closed || this.#table?.key === key || !this.#table) {
      this.#closed = true;
      this.#table = table;
    }
  }
}

/** Statements whose text may hold others that change a table. */
const opaqueKinds = new Set(['unparsed', 'DoStmt', 'CallStmt', 'CreateFunctionStmt']);

/** Whether something up to this migration may have changed the table, or what its types are called, unseen. */
function mayChangeUnseen({ name }: QualifiedName, { project, migration }: StatementContext): boolean {
  const until = project.migrations.indexOf(migration) + 1;
  const mentions = new RegExp(`\\bexecute\\b|(?<![\\w$])${escaped(name)}(?![\\w$])`, 'i');
  return project.migrations
    .slice(0, until)
    .filter(({ up }) => !up.dev)
    .some(
      ({ up: { parsed } }) =>
        parsed.unreadable !== undefined ||
        parsed.psqlCommands.some(({ text }) => text.startsWith('\\i')) ||
        parsed.statements.some((statement) => renamesType(statement) || hides(statement, mentions)),
    );
}

const escaped = (name: string): string => name.replace(/[^\w\s]/g, String.raw`\$&`);

const renamesType = (statement: Statement | UnparsedStatement): boolean =>
  statement.kind === 'RenameStmt' &&
  ['OBJECT_TYPE', 'OBJECT_DOMAIN'].includes(statement.node.renameType ?? '');

const hides = ({ kind, text }: Statement | UnparsedStatement, mentions: RegExp): boolean =>
  opaqueKinds.has(kind) && /\b(?:alter|create|drop)\b/i.test(text) && mentions.test(text);

function differences(actual: Table, meant: Table): readonly string[] {
  const missing = [...meant.columns.keys()].filter((name) => !actual.columns.has(name));
  const extra = [...actual.columns.keys()].filter((name) => !meant.columns.has(name));
  const changed = [...meant.columns].flatMap(([name, column]) => {
    const other = actual.columns.get(name);
    return other ? columnDifferences(name, other, column) : [];
  });
  return [
    ...missing.map((name) => `it has no column ${name}`),
    ...changed,
    ...extra.map((name) => `it has a column ${name} more`),
  ];
}

function columnDifferences(name: string, actual: Column, meant: Column): readonly string[] {
  const found: string[] = [];
  if (actual.type && meant.type && typeKey(actual.type) !== typeKey(meant.type)) {
    found.push(`${name} is ${displayType(actual.type)}, not ${displayType(meant.type)}`);
  }
  if (actual.notNull === true && meant.notNull === false) found.push(`${name} is NOT NULL`);
  if (actual.notNull === false && meant.notNull === true) found.push(`${name} may be NULL`);
  return found;
}

/** numeric(10) is numeric(10,0), and `public` is where a type without a schema is found. */
function typeKey({ name, modifiers, array }: ColumnType): string {
  const full = name === 'numeric' && modifiers.length === 1 ? [...modifiers, 0] : modifiers;
  return `${name.replace(/^public\./, '')} ${full.join()} ${String(array)}`;
}
