import type { CreateTableAsStmt, InsertStmt, Node } from '@pgsql/types';
import { carriedChanges, isRowChange, type RowChange } from '../sql/carried-changes.js';
import { displayName, nameOfRangeVar, type QualifiedName, stringsOf } from '../sql/names.js';
import type { NodeKind, Statement } from '../sql/statements.js';
import { commandsOf, constraintOf } from '../sql/table-parts.js';
import { relationsIn } from '../sql/tree.js';
import type { StatementContext } from './rule.js';
import { tableBefore } from './table-history.js';

/** What takes the longer the more rows a table has. */
export interface LongWork {
  /** `UPDATE of orders` */
  readonly what: string;
  /** The table whose rows it changes. */
  readonly changes?: QualifiedName;
}

/** The kinds of statements that may be long work. */
export const workingKinds: readonly NodeKind[] = [
  'UpdateStmt',
  'DeleteStmt',
  'InsertStmt',
  'MergeStmt',
  'IndexStmt',
  'RefreshMatViewStmt',
  'CreateTableAsStmt',
  'CopyStmt',
  'AlterTableStmt',
];

/**
 * The work that a statement does on the rows of tables that were there before; none for what CONCURRENTLY does, for a
 * change of the one row that a key names, and for INSERT of rows that the script writes out.
 */
export function longWork(context: StatementContext): LongWork | undefined {
  const { statement } = context;
  const changes = isRowChange(statement) ? [statement] : [];
  const carried = [...changes, ...carriedChanges(statement)] as readonly RowChange[];
  for (const change of carried) {
    const work = changeOfRows(change, context);
    if (work) return work;
  }
  return workOf(statement, context);
}

const verbs: Readonly<Record<RowChange['kind'], string>> = {
  UpdateStmt: 'UPDATE of',
  DeleteStmt: 'DELETE from',
  InsertStmt: 'INSERT … SELECT into',
  MergeStmt: 'MERGE into',
};

function changeOfRows(change: RowChange, context: StatementContext): LongWork | undefined {
  const { kind, node } = change;
  const table = nameOfRangeVar(node.relation);
  if (!table) return undefined;
  const work = { what: `${verbs[kind]} ${displayName(table)}`, changes: table };
  if (kind === 'InsertStmt') return readsTable(change.node, context) ? work : undefined;
  if (!isThere(table, context)) return undefined;
  if (kind === 'MergeStmt') return work;
  return namesOneRow(change.node.whereClause, table, context) ? undefined : work;
}

const readsTable = ({ selectStmt }: InsertStmt, context: StatementContext): boolean =>
  selectStmt !== undefined &&
  'SelectStmt' in selectStmt &&
  selectStmt.SelectStmt.valuesLists === undefined &&
  readsTables(selectStmt, context);

/** Whether the query reads a table; the names of its CTEs are none. */
function readsTables(query: Node, context: StatementContext): boolean {
  const ctes = new Set(
    'SelectStmt' in query
      ? (query.SelectStmt.withClause?.ctes ?? []).flatMap((node) =>
          'CommonTableExpr' in node ? (node.CommonTableExpr.ctename ?? []) : [],
        )
      : [],
  );
  return relationsIn(query).some((relation) => {
    const name = nameOfRangeVar(relation);
    const isCatalog = name?.schema === 'pg_catalog' || name?.schema === 'information_schema';
    const isCte = name?.schema === undefined && ctes.has(name?.name ?? '');
    return name !== undefined && !isCatalog && !isCte && isThere(name, context);
  });
}

const isThere = (table: QualifiedName, { state, transaction }: StatementContext): boolean =>
  !state.isNew(table) && !state.isTemporary(table) && !transaction.isNew(state.keyOf(table));

/** Whether the condition asks a column that is a key by itself for one value. */
function namesOneRow(condition: Node | undefined, name: QualifiedName, context: StatementContext): boolean {
  if (!condition) return false;
  if ('BoolExpr' in condition && condition.BoolExpr.boolop === 'AND_EXPR') {
    return (condition.BoolExpr.args ?? []).some((arg) => namesOneRow(arg, name, context));
  }
  const column = columnEqualToConstant(condition);
  if (column === undefined) return false;
  const constraints = [...(tableBefore(context, name)?.constraints.values() ?? [])];
  return constraints.some(
    ({ kind, columns }) =>
      (kind === 'primary key' || kind === 'unique') && columns.length === 1 && columns[0] === column,
  );
}

/** `id` of `id = 7`. */
function columnEqualToConstant(condition: Node): string | undefined {
  if (!('A_Expr' in condition) || condition.A_Expr.kind !== 'AEXPR_OP') return undefined;
  const { lexpr, rexpr, name } = condition.A_Expr;
  if (stringsOf(name).at(-1) !== '=' || !lexpr || !rexpr) return undefined;
  const isColumn = 'ColumnRef' in lexpr && 'A_Const' in rexpr;
  return isColumn ? stringsOf(lexpr.ColumnRef.fields).at(-1) : undefined;
}

function workOf(statement: Statement, context: StatementContext): LongWork | undefined {
  switch (statement.kind) {
    case 'IndexStmt': {
      const { relation, concurrent } = statement.node;
      return concurrent || relation?.inh !== true ? undefined : on('CREATE INDEX on', relation, context);
    }
    case 'RefreshMatViewStmt': {
      const { relation, skipData } = statement.node;
      return skipData ? undefined : on('REFRESH MATERIALIZED VIEW', relation, context);
    }
    case 'CopyStmt':
      return on('COPY of', statement.node.relation, context);
    case 'CreateTableAsStmt':
      return ofCreateTableAs(statement.node, context);
    case 'AlterTableStmt':
      return ofAlterTable(statement, context);
    default:
      return undefined;
  }
}

function ofCreateTableAs(
  { query, into }: CreateTableAsStmt,
  context: StatementContext,
): LongWork | undefined {
  const name = nameOfRangeVar(into?.rel);
  if (!query || !name || into?.skipData || !readsTables(query, context)) return undefined;
  return { what: `the query of ${displayName(name)}` };
}

function on(
  words: string,
  relation: Parameters<typeof nameOfRangeVar>[0],
  context: StatementContext,
): LongWork | undefined {
  const table = nameOfRangeVar(relation);
  return table && isThere(table, context) ? { what: `${words} ${displayName(table)}` } : undefined;
}

function ofAlterTable(
  { node }: Extract<Statement, { kind: 'AlterTableStmt' }>,
  context: StatementContext,
): LongWork | undefined {
  if (node.objtype !== 'OBJECT_TABLE') return undefined;
  const commands = commandsOf(node);
  if (commands.some(({ subtype }) => subtype === 'AT_ValidateConstraint')) {
    return on('VALIDATE CONSTRAINT on', node.relation, context);
  }
  const looksAtRows = commands.some((command) => {
    const constraint = command.subtype === 'AT_AddConstraint' ? constraintOf(command) : undefined;
    return constraint && constraint.skip_validation !== true && constraint.indexname === undefined;
  });
  return looksAtRows ? on('ADD CONSTRAINT on', node.relation, context) : undefined;
}
