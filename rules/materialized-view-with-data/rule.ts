import type { Node } from '@pgsql/types';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { displayName, listed, nameOfRangeVar } from '../../src/sql/names.js';
import { nodesOfKind, relationsIn } from '../../src/sql/tree.js';

export default defineRule({
  id: 'materialized-view-with-data',
  summary: 'CREATE MATERIALIZED VIEW runs its query over tables with rows inside the migration',
  severity: 'info',
  category: 'locks',
  why: 'Unless it says WITH NO DATA the statement runs its query and writes the result before the migration goes on (manual, CREATE MATERIALIZED VIEW). Over large tables that takes as long as the query does, and all that time the transaction keeps the locks that it has taken by then.',
  instead:
    'Create it WITH NO DATA, with its unique index, and let a job outside the deployment REFRESH it; until then a SELECT from it fails, so release the code that reads it afterwards.',
  claim: { effects: { scans: ['public.orders'] } },
  on: {
    CreateTableAsStmt({ objtype, into, query }, context) {
      const view = nameOfRangeVar(into?.rel);
      if (objtype !== 'OBJECT_MATVIEW' || !view || !query || into?.skipData === true) return undefined;
      const sources = sourcesOf(query, context);
      if (sources.length === 0) return undefined;
      return {
        message: `CREATE MATERIALIZED VIEW ${displayName(view)} runs its query over ${listed(sources, 3)} inside the migration.`,
      };
    },
  },
});

/** The relations that the query reads and that were there before, each once. */
function sourcesOf(query: Node, { state }: StatementContext): readonly string[] {
  const withNames = new Set(nodesOfKind(query, 'CommonTableExpr').map(({ ctename }) => ctename));
  const names = relationsIn(query).flatMap((relation) => {
    const name = nameOfRangeVar(relation);
    const isOwn = name?.schema === undefined && withNames.has(name?.name);
    return !name || isOwn || state.isNew(name) ? [] : [displayName(name)];
  });
  return [...new Set(names)];
}
