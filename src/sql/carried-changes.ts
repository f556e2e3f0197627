import type { Node, WithClause } from '@pgsql/types';
import { isSwitchedOn } from './options.js';
import type { Statement } from './statements.js';

/** A node that changes rows. */
export type RowChange = Extract<
  Statement,
  { kind: 'InsertStmt' | 'UpdateStmt' | 'DeleteStmt' | 'MergeStmt' }
>;

type ChangeNode = {
  readonly [Kind in RowChange['kind']]: Pick<RowChange & { kind: Kind }, 'kind' | 'node'>;
}[RowChange['kind']];

/**
 * The INSERT, UPDATE, DELETE and MERGE that a statement of another kind carries and runs: in WITH (which Postgres
 * allows at the top of a statement only: manual, 7.8.4), in EXPLAIN ANALYZE, COPY (…) TO, PREPARE and
 * CREATE TABLE … AS. The statement itself is not among them.
 */
export function carriedChanges(statement: Pick<Statement, 'kind' | 'node'>): readonly ChangeNode[] {
  const inside = queryInside(statement as Statement);
  return inside ? changesOf(inside) : inWith(statement as Statement);
}

/** The statement that another one is about. */
function queryInside(statement: Statement): Node | undefined {
  switch (statement.kind) {
    case 'ExplainStmt':
      return isSwitchedOn(statement.node.options, 'analyze') ? statement.node.query : undefined;
    case 'CopyStmt':
    case 'CreateTableAsStmt':
    case 'PrepareStmt':
      return statement.node.query;
    default:
      return undefined;
  }
}

function changesOf(query: Node): readonly ChangeNode[] {
  const [kind, node] = Object.entries(query)[0] ?? [];
  const statement = { kind, node } as Statement;
  return [...(isRowChange(statement) ? [statement] : []), ...carriedChanges(statement)];
}

/** Whether the statement itself changes rows. */
export const isRowChange = (statement: Statement): statement is RowChange =>
  ['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt'].includes(statement.kind);

function inWith(statement: Statement): readonly ChangeNode[] {
  const clause =
    'withClause' in statement.node ? (statement.node.withClause as WithClause | undefined) : undefined;
  return (clause?.ctes ?? []).flatMap((node) => {
    const query = 'CommonTableExpr' in node ? node.CommonTableExpr.ctequery : undefined;
    return query ? changesOf(query) : [];
  });
}

/** The change itself, without those that it carries in WITH: these are heard on their own. */
export function withoutCarried<Change extends ChangeNode['node']>(change: Change): Change {
  const { withClause } = change;
  if (!withClause) return change;
  const ctes = (withClause.ctes ?? []).filter((node) => {
    const query = 'CommonTableExpr' in node ? node.CommonTableExpr.ctequery : undefined;
    return query === undefined || changesOf(query).length === 0;
  });
  return { ...change, withClause: { ...withClause, ctes } };
}
