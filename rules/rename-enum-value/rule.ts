import type { AlterEnumStmt } from '@pgsql/types';
import { addTo, once } from '../../src/lint/once.js';
import type { LintScript } from '../../src/lint/project.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import type { RunStatement } from '../../src/lint/run-order.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';

export default defineRule({
  id: 'rename-enum-value',
  summary:
    'A value of an enum type gets another label, and code that still runs writes and expects the old one',
  severity: 'error',
  category: 'compatibility',
  why: 'From the commit on the old label is no input of the type any more (22P02): inserts and comparisons of running code fail, and what it reads back is a label that it does not know. Defaults, checks and partition bounds follow, because Postgres keeps the value and not its label; bodies of functions are text and break.',
  instead:
    'Add the new label with ALTER TYPE … ADD VALUE, let all code understand both, move the rows over in batches, and leave the old label unused. Or keep the label, and show another text to people.',
  claim: { changes: { 'enum public.status': 'labels' } },
  on: {
    AlterEnumStmt({ typeName, oldVal, newVal = '' }, context) {
      const name = nameOfNodes(typeName);
      if (!name || oldVal === undefined || context.state.isNew(name, 'type')) return undefined;
      const type = displayName(name);
      if (isGivenEarlier(oldVal, typeName, context)) return undefined;
      return {
        message: `Renaming the value '${oldVal}' of ${type} to '${newVal}' breaks running code that writes or expects '${oldVal}'.`,
      };
    },
  },
});

/** Whether the script itself added the label before, or renamed another one to it. */
function isGivenEarlier(
  label: string,
  type: AlterEnumStmt['typeName'],
  { script, state, statement }: StatementContext,
): boolean {
  const name = nameOfNodes(type);
  return (labelsGiven(script).get(label) ?? []).some((earlier) => {
    const other = nameOfNodes(earlier.node.typeName);
    return name && other && earlier.order < statement.order && state.keyOf(other) === state.keyOf(name);
  });
}

/** The statements of a script that add a label or rename one, by the label. */
const labelsGiven = once(({ statements }: LintScript) => {
  const given = new Map<string, Extract<RunStatement, { kind: 'AlterEnumStmt' }>[]>();
  for (const statement of statements) {
    if (statement.kind === 'AlterEnumStmt') addTo(given, statement.node.newVal ?? '', statement);
  }
  return given;
});
