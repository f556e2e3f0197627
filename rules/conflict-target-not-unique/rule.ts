import type { InferClause, InsertStmt } from '@pgsql/types';
import { hasHiddenChanges, hasHiddenChangesAtEnd } from '../../src/lint/hidden-changes.js';
import { defineRule, type Problem, type ScriptContext, type StatementContext } from '../../src/lint/rule.js';
import type { LintRoutine } from '../../src/lint/run-order.js';
import { stateAtEnd } from '../../src/lint/state-at-end.js';
import { tableAtEnd, tableBefore } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { carriedChanges } from '../../src/sql/carried-changes.js';
import { createdObject } from '../../src/sql/created-object.js';
import { displayName, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';
import type { Statement } from '../../src/sql/statements.js';

export default defineRule({
  id: 'conflict-target-not-unique',
  summary: 'INSERT … ON CONFLICT names columns that no unique index of the table has as its key',
  severity: 'error',
  category: 'partitions',
  why: 'Postgres looks for a unique index whose key is exactly the columns that ON CONFLICT names, in any order, and rejects the statement with 42P10 where there is none: a wider key, an exclusion constraint, INCLUDE columns and a partial index whose condition is not repeated do not do (manual, INSERT, ON CONFLICT Clause). It happens when a table is partitioned, for its key then must hold the partition columns too; and every INSERT of the application that names the old key fails with it, also in a routine that only the application calls.',
  instead:
    'Name the columns of a unique index that is there, those of the partition key included, and repeat the WHERE of a partial one; or create the unique index first.',
  claim: { fails: '42P10' },
  on: {
    InsertStmt: (insert, context) => problemOf(insert, (name) => knownTable(name, context)),
  },
  routine(opened, context) {
    if (opened.executed || context.script.direction === 'down') return undefined;
    return opened.statements.flatMap((statement) =>
      insertsIn(statement).flatMap((insert) => {
        const problem = problemOf(insert, (name) => tableOfCalls(name, opened, context));
        return problem ? [{ ...problem, at: statement.region }] : [];
      }),
    );
  },
});

function problemOf(
  { relation, onConflictClause }: InsertStmt,
  tableNamed: (name: QualifiedName) => Table | undefined,
): Problem | undefined {
  const name = nameOfRangeVar(relation);
  const target = onConflictClause?.infer;
  const table = name && target && tableNamed(name);
  if (!table) return undefined;
  return target.conname === undefined
    ? problemOfColumns(displayName(name), target, table)
    : problemOfName(displayName(name), target.conname, table);
}

const insertsIn = (statement: Statement): readonly InsertStmt[] => [
  ...(statement.kind === 'InsertStmt' ? [statement.node] : []),
  ...carriedChanges(statement).flatMap(({ kind, node }) => (kind === 'InsertStmt' ? [node] : [])),
];

/** Whoever calls the routine later finds the table as the last migration leaves it. */
function tableOfCalls(name: QualifiedName, routine: LintRoutine, context: ScriptContext): Table | undefined {
  const { statement, statements } = routine;
  const ownPath = name.schema === undefined && /search_path/i.test(statement.text);
  const isOwn = statements.some((one) => createdObject(one)?.name.name === name.name);
  const state = stateAtEnd(context.script);
  if (ownPath || isOwn || state.isRemade(name) || hasHiddenChangesAtEnd(context, name)) return undefined;
  return withAllKeys(tableAtEnd(context, state.keyOf(name)));
}

/** The table just before the statement. */
const knownTable = (name: QualifiedName, context: StatementContext): Table | undefined =>
  // A temporary table hides it, or the script makes it anew.
  context.state.isRemade(name) || hasHiddenChanges(context, name)
    ? undefined
    : withAllKeys(tableBefore(context, name));

/** The table, where the files tell all of its keys. A partition has those of its parent as well. */
const withAllKeys = (table: Table | undefined): Table | undefined =>
  table?.complete && table.partitionOf === undefined && !table.wasPartition ? table : undefined;

function problemOfColumns(name: string, target: InferClause, table: Table) {
  const elements = (target.indexElems ?? []).flatMap((node) => ('IndexElem' in node ? [node.IndexElem] : []));
  const columns = [...new Set(elements.flatMap((element) => element.name ?? []))];
  const hasExpression = elements.some(({ expr }) => expr !== undefined);
  // A column that is not there is another error, with a message that says so.
  if (columns.some((column) => !table.columns.has(column))) return undefined;
  if (keysOf(table).some((key) => matches(key, columns, hasExpression, target))) return undefined;
  const named = hasExpression ? 'expressions' : `columns (${columns.join(', ')})`;
  return { message: `No unique index of ${name} has as its key the ${named} that ON CONFLICT names.` };
}

function problemOfName(name: string, constraint: string, { constraints, indexes }: Table) {
  if (constraints.has(constraint)) return undefined;
  const what = indexes.has(constraint)
    ? `${constraint} is an index of ${name} and no constraint, so ON CONSTRAINT does not find it`
    : `${name} has no constraint ${constraint} for ON CONFLICT`;
  return { message: `${what}.` };
}

interface UniqueKey {
  readonly key: readonly (string | undefined)[];
  readonly partial: boolean;
}

const keysOf = ({ constraints, indexes }: Table): readonly UniqueKey[] => [
  ...[...constraints.values()].flatMap(({ kind, columns }) =>
    kind === 'primary key' || kind === 'unique' ? [{ key: columns, partial: false }] : [],
  ),
  ...[...indexes.values()].filter(({ unique }) => unique),
];

/** infer_arbiter_indexes() in src/backend/optimizer/util/plancat.c; that expressions agree is taken for granted. */
function matches(
  { key, partial }: UniqueKey,
  columns: readonly string[],
  hasExpression: boolean,
  { whereClause }: InferClause,
): boolean {
  if (partial && !whereClause) return false;
  const plain = key.filter((column) => column !== undefined);
  if (plain.length < key.length !== hasExpression) return false;
  return plain.length === columns.length && plain.every((column) => columns.includes(column));
}
