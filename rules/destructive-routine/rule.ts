import { displayRoutine, excerptOf } from '../../src/lint/routine-words.js';
import { defineRule, type Problem } from '../../src/lint/rule.js';
import type { LintRoutine } from '../../src/lint/run-order.js';
import { carriedChanges } from '../../src/sql/carried-changes.js';
import { isAlwaysTrue } from '../../src/sql/constant-conditions.js';
import { createdObject, isTemporary } from '../../src/sql/created-object.js';
import { droppedObjects } from '../../src/sql/dropped-objects.js';
import { nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';
import type { Statement } from '../../src/sql/statements.js';
import { alterTableCommands } from '../../src/sql/table-parts.js';
import { relationsIn } from '../../src/sql/tree.js';

export default defineRule({
  id: 'destructive-routine',
  summary: 'A routine that is only defined here deletes data or objects whenever it is called',
  severity: 'warning',
  category: 'destructive',
  why: 'The migration that defines the routine loses nothing, and the dry-run does not see it run. Whoever calls it later (a job, a trigger, a console on a bad day) deletes what it names at once, with nobody to review it. A helper that drops old partitions is meant to do so; this is the moment to look at which ones it picks.',
  instead:
    'Check how the routine picks what it deletes. Delete rows with a WHERE, detach a partition and keep it for a while before it is dropped, and take EXECUTE away from PUBLIC; ignore this finding with the reason once that is done.',
  claim: { deletesRows: ['public.sessions'] },
  together: ['truncate'],
  routine(opened) {
    if (opened.executed) return undefined;
    const own = namesMadeIn(opened);
    return opened.statements.flatMap((statement) => {
      const targets = [statement, ...carriedChanges(statement)].flatMap((one) => lossesOf(one as Statement));
      return targets.every((name) => name !== undefined && own.has(name.name))
        ? []
        : [said(statement, opened)];
    });
  },
});

/** Tables that the body itself makes are its own to delete. */
const namesMadeIn = ({ statements }: LintRoutine): ReadonlySet<string> =>
  new Set(
    statements.flatMap((statement) => {
      const created = createdObject(statement);
      return created && (isTemporary(statement) || created.space === 'relation') ? [created.name.name] : [];
    }),
  );

const valuable: ReadonlySet<string> = new Set(
  ['TABLE', 'FOREIGN_TABLE', 'SCHEMA', 'SEQUENCE', 'TYPE', 'DOMAIN', 'EXTENSION'].map(
    (type) => `OBJECT_${type}`,
  ),
);

type Losses = readonly (QualifiedName | undefined)[];

/** What a statement deletes; undefined stands for something without a name of its own. */
function lossesOf(statement: Statement): Losses {
  switch (statement.kind) {
    case 'DropStmt':
      return valuable.has(statement.node.removeType ?? '')
        ? droppedObjects(statement.node).map(({ name }) => name)
        : [];
    case 'DropdbStmt':
    case 'DropOwnedStmt':
      return [undefined];
    case 'TruncateStmt':
      return relationsIn(statement.node).map(nameOfRangeVar);
    case 'AlterTableStmt':
      return alterTableCommands(statement).some(({ subtype }) => subtype === 'AT_DropColumn')
        ? [nameOfRangeVar(statement.node.relation)]
        : [];
    default:
      return rowsLostBy(statement);
  }
}

/** DELETE and UPDATE of every row. */
function rowsLostBy(statement: Statement): Losses {
  if (statement.kind !== 'DeleteStmt' && statement.kind !== 'UpdateStmt') return [];
  const { node } = statement;
  const joined = 'usingClause' in node || 'fromClause' in node;
  if (joined || (node.whereClause && !isAlwaysTrue(node.whereClause))) return [];
  return [nameOfRangeVar(node.relation)];
}

function said(statement: Statement, { routine }: LintRoutine): Problem {
  const what = `“${excerptOf(statement.text)}”`;
  const picks = statement.within?.partly ? ' on what it picks at that moment' : '';
  const message = `Nothing is lost yet, but each call of ${displayRoutine(routine)} runs ${what}${picks}.`;
  return { message, at: statement.region };
}
