import type { Node, ResTarget } from '@pgsql/types';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { regionOfLocation } from '../../src/sql/statements.js';
import { objectsIn } from '../../src/sql/tree.js';

export default defineRule({
  id: 'duplicate-column-assignment',
  summary: 'UPDATE sets one column twice',
  severity: 'error',
  category: 'idempotency',
  why: 'Postgres rejects an UPDATE, ON CONFLICT DO UPDATE or MERGE that assigns to one column more than once, with “multiple assignments to same column” (SQLSTATE 42601). Only elements of an array and fields of a composite type may each be set by themselves.',
  instead: 'Keep the one assignment that is meant.',
  claim: { fails: '42601' },
  on: {
    UpdateStmt: (_, context) => check(context),
    InsertStmt: (_, context) => check(context),
    DeleteStmt: (_, context) => check(context),
    MergeStmt: (_, context) => check(context),
    SelectStmt: (_, context) => check(context),
  },
});

/** Looks at the lists of SET wherever they stand, in a WITH too. */
function check({ statement, script }: StatementContext): readonly Problem[] {
  return setLists(statement.node).flatMap((list) => {
    const seen = new Map<string, ResTarget>();
    return list.flatMap((target) => {
      const { name = '', location = 0 } = target;
      const first = seen.get(name);
      if (!first) seen.set(name, target);
      if (!first || (first.indirection && target.indirection)) return [];
      const at = regionOfLocation(script.parsed.source, statement, location);
      return [{ message: `The column ${name} is set twice in one statement.`, at }];
    });
  });
}

/** A SELECT's targets are named by aliases, which may repeat; only what has a value is an assignment. */
const setLists = (root: object): readonly (readonly ResTarget[])[] =>
  [...objectsIn(root)].flatMap((object) => {
    const { targetList } = object as { readonly targetList?: readonly Node[] };
    return targetList && !('limitOption' in object) ? [targetsOf(targetList)] : [];
  });

const targetsOf = (list: readonly Node[]): readonly ResTarget[] =>
  list.flatMap((node) => ('ResTarget' in node && node.ResTarget.val ? [node.ResTarget] : []));
