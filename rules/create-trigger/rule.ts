import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'create-trigger',
  summary: 'CREATE TRIGGER locks the table against writes until the transaction ends',
  severity: 'info',
  category: 'locks',
  why: 'CREATE TRIGGER takes a SHARE ROW EXCLUSIVE lock on the table, and on each partition of a partitioned one: every INSERT, UPDATE and DELETE waits until the transaction ends. The statement itself is quick, but it waits for the writers that are running, and those that come after it wait behind it.',
  instead:
    'Give it a migration of its own with a short lock_timeout, or create the trigger together with its table. To change what a trigger does write CREATE OR REPLACE FUNCTION, which locks no table.',
  claim: { effects: { locks: { 'public.orders': 'SHARE ROW EXCLUSIVE' } } },
  on: {
    CreateTrigStmt({ relation, trigname = '', timing = 0 }, { state }) {
      const table = nameOfRangeVar(relation);
      if (!table || state.isNew(table) || (timing & insteadOf) !== 0) return undefined;
      return {
        message: `CREATE TRIGGER ${trigname} takes SHARE ROW EXCLUSIVE on ${displayName(table)}: writes wait until the transaction ends.`,
      };
    },
  },
});

/** TRIGGER_TYPE_INSTEAD, src/include/catalog/pg_trigger.h. Only a view has such triggers, and a view holds no rows. */
const insteadOf = 64;
