import { refreshConcurrently } from '../../src/lint/fixes/concurrently.js';
import { isUnpopulated } from '../../src/lint/materialized-views.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'refresh-materialized-view-without-concurrently',
  summary: 'REFRESH MATERIALIZED VIEW keeps every reader of the view out until its query has run',
  severity: 'warning',
  category: 'locks',
  why: 'A plain REFRESH holds an ACCESS EXCLUSIVE lock on the materialized view while its query runs, so each SELECT from it waits as long. WITH NO DATA is quick, but from then on every SELECT from the view fails until it is refreshed (manual, REFRESH MATERIALIZED VIEW).',
  instead:
    'Write REFRESH MATERIALIZED VIEW CONCURRENTLY: readers go on with the old rows. The view must hold data already and have a unique index on plain columns without a WHERE.',
  claim: {
    effects: {
      locks: { 'public.customer_totals': 'ACCESS EXCLUSIVE' },
      rewrites: ['public.customer_totals'],
    },
  },
  on: {
    RefreshMatViewStmt(refresh, context) {
      const view = nameOfRangeVar(refresh.relation);
      if (!view || refresh.concurrent === true) return undefined;
      // Nobody reads a view that holds no data yet, and its first REFRESH cannot be CONCURRENTLY.
      if (context.state.isNew(view) || isUnpopulated(context, view)) return undefined;
      const name = displayName(view);
      if (refresh.skipData === true) {
        return {
          message: `REFRESH … WITH NO DATA empties ${name}: every SELECT from it fails until it is refreshed.`,
        };
      }
      return {
        message: `REFRESH MATERIALIZED VIEW blocks every reader of ${name} until its query has run.`,
        ...refreshConcurrently(context, refresh),
      };
    },
  },
});
