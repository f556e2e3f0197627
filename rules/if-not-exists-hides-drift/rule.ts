import { hiddenDrift } from '../../src/lint/table-drift.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'if-not-exists-hides-drift',
  summary: 'CREATE TABLE IF NOT EXISTS names a table that exists with other columns, and changes nothing',
  severity: 'error',
  category: 'idempotency',
  why: 'IF NOT EXISTS looks at the name alone. Where the table exists, Postgres prints a notice and goes on, whatever its columns are: the migration succeeds, and the code that relies on the new columns fails in production. On an empty development database it creates what the file says, so nobody notices before (manual, CREATE TABLE).',
  instead:
    'Say what is to change: ALTER TABLE … ADD COLUMN IF NOT EXISTS for columns that are missing, or another name for a new table.',
  claim: { fails: '42703' },
  on: {
    CreateStmt(node, context) {
      const name = nameOfRangeVar(node.relation);
      if (!name || !node.if_not_exists || context.script.dev || context.script.direction === 'down')
        return undefined;
      const differences = hiddenDrift(node, name, context);
      if (differences.length === 0) return undefined;
      const shown = differences.slice(0, 3).join(', ');
      const more = differences.length > 3 ? ` and ${differences.length - 3} more` : '';
      return {
        message: `${displayName(name)} exists already and stays as it is, though it differs: ${shown}${more}.`,
      };
    },
  },
});
