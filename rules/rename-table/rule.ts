import { fateOfName, renamesRelation } from '../../src/lint/renamed-names.js';
import { defineRule, type Problem } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'rename-table',
  summary: 'A table or view gets another name, and code that still runs asks for the old one',
  severity: 'error',
  category: 'compatibility',
  why: 'From the commit on every query with the old name fails with “relation does not exist” (42P01), until the last instance of the code that says it has been replaced; and the new code fails before the commit, so no order of deployment is safe. RENAME also waits for an ACCESS EXCLUSIVE lock. Partitions are reported as info, for code seldom names them. A swap in one transaction is table-swap instead.',
  instead:
    'Create a view with the new name over the table, let all code move to it, and rename later. To rename now, create in the same transaction a view of the old name, SELECT * FROM the new one: it takes reads and writes alike (manual, CREATE VIEW, Updatable Views), and must be granted to the roles that use it.',
  claim: { removes: ['table public.orders'] },
  on: {
    RenameStmt(rename, context) {
      const name = nameOfRangeVar(rename.relation);
      if (!name || !renamesRelation(rename)) return undefined;
      const old = displayName(name);
      if (rename.newname === name.name)
        return {
          message: `Renaming ${old} to its own name fails (42P07): there is such a relation already.`,
        };
      const fate = fateOfName(context);
      if (fate === 'gone') {
        const message = `Renaming ${old} to ${rename.newname ?? ''} breaks every query of running code that names ${old}.`;
        return { message, ...milderFor(tableBefore(context, name)) };
      }
      if (fate !== 'bridged for reading') return undefined;
      const message = `${old} goes on as a view that takes no writes: INSERT, UPDATE and DELETE of running code fail.`;
      return { message, severity: 'warning' };
    },
  },
});

/** Code asks the partitioned table, and only maintenance jobs name its partitions. */
const milderFor = (table: ReturnType<typeof tableBefore>): Pick<Problem, 'severity'> =>
  table?.partitionOf !== undefined || table?.wasPartition ? { severity: 'info' } : {};
