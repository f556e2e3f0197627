import { type RowChange, withoutCarried } from '../sql/carried-changes.js';
import { displayName, nameOfRangeVar } from '../sql/names.js';
import type { NodeKind } from '../sql/statements.js';
import type { Listeners, Problems, StatementContext } from './rule.js';

/** One listener for statements of many kinds. */
export const eachKind = (
  kinds: readonly NodeKind[],
  listener: (context: StatementContext) => Problems,
): Listeners =>
  Object.fromEntries(
    kinds.map((kind) => [kind, (_: unknown, context: StatementContext) => listener(context)]),
  );

/**
 * One listener for the changes of rows in tables that were there before the script: with `UPDATE of orders`, and the
 * change without those that it carries in WITH.
 */
export function eachRowChange(
  listener: (what: string, change: RowChange['node'], context: StatementContext) => Problems,
): Listeners {
  const hear = (verb: string, change: RowChange['node'], context: StatementContext): Problems => {
    const name = nameOfRangeVar(change.relation);
    if (!name || context.state.isNew(name)) return undefined;
    return listener(`${verb} ${displayName(name)}`, withoutCarried(change), context);
  };
  return {
    UpdateStmt: (update, context) => hear('UPDATE of', update, context),
    DeleteStmt: (remove, context) => hear('DELETE from', remove, context),
    InsertStmt: (insert, context) => hear('INSERT into', insert, context),
    MergeStmt: (merge, context) => hear('MERGE into', merge, context),
  };
}
