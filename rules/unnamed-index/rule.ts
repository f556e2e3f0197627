import { guardSeverity } from '../../src/lint/atomicity.js';
import { indexName } from '../../src/lint/fixes/names.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'unnamed-index',
  summary: 'CREATE INDEX without a name builds a twin of the index when the script is run again',
  severity: 'warning',
  category: 'idempotency',
  why: 'Postgres makes up a name that is free. So a second run does not fail: it builds the same index once more beside the first, as orders_customer_id_idx1, and from then on every write pays for both. IF NOT EXISTS needs a name as well (manual, CREATE INDEX).',
  instead: 'Give the index a name; then IF NOT EXISTS can be written, and the down script can drop it.',
  claim: { changesOnRerun: true },
  on: {
    IndexStmt(index, context) {
      const { state, script } = context;
      const table = nameOfRangeVar(index.relation);
      if (index.idxname !== undefined || !table || state.isRemade(table)) return undefined;
      const severity = script.banner ? 'error' : state.isNew(table) ? guardSeverity(script) : 'warning';
      return {
        message: `The index on ${displayName(table)} has no name: a second run builds a twin of it.`,
        severity,
        ...indexName(context, index),
      };
    },
  },
});
