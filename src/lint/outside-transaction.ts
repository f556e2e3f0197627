import type { ScriptContext, StatementContext } from './rule.js';

/** Whether each statement at this place is committed on its own: no tool, and no BEGIN, has opened a transaction. */
export const commitsEachStatement = ({ script, transaction }: StatementContext): boolean =>
  script.shape === 'none' && transaction.openedBy === undefined;

/**
 * Whether the statement runs outside a transaction block, as CONCURRENTLY needs it. The only statement of a simple query
 * does: manual, 54.2.2.1 “Multiple Statements in a Simple Query”.
 */
export const runsOutsideTransaction = (context: StatementContext): boolean =>
  commitsEachStatement(context) ||
  (context.script.shape === 'one-query' && context.script.parsed.statements.length === 1);

/** What to do with a statement that cannot stand in the transaction of its script, and how this tool does that. */
export const ownMigrationHelp = (
  { project, script }: Pick<ScriptContext, 'project' | 'script'>,
  statement: string,
): string => {
  const how =
    script.shape === 'none'
      ? 'after COMMIT, outside the transaction'
      : 'in a migration of its own, outside a transaction';
  const { outsideTransaction } = project.tool;
  const tool = script.shape === 'none' || outsideTransaction === undefined ? '' : `: ${outsideTransaction}`;
  return `Write ${statement} ${how}${tool}.`;
};
