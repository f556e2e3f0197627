import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';
import { isSwitchedOn } from '../../src/sql/options.js';

export default defineRule({
  id: 'vacuum-full',
  summary: 'VACUUM FULL rewrites the table while nobody can read or write it',
  severity: 'error',
  category: 'locks',
  why: 'VACUUM FULL copies the table and its indexes into new files under an ACCESS EXCLUSIVE lock, and needs disk space for both copies (manual, VACUUM). All reads and writes wait until the copy is done.',
  instead:
    'A plain VACUUM frees the space of dead rows for new ones and blocks nobody. To give space back to the disk while the table is in use run pg_repack or pg_squeeze, outside the migrations.',
  claim: { effects: { rewrites: ['public.orders'] } },
  on: {
    VacuumStmt(vacuum, { state }) {
      if (!isSwitchedOn(vacuum.options, 'full')) return undefined;
      const tables = (vacuum.rels ?? []).flatMap((node) =>
        'VacuumRelation' in node ? (nameOfRangeVar(node.VacuumRelation.relation) ?? []) : [],
      );
      if (vacuum.rels === undefined) return { message: messageFor('every table of the database') };
      return tables.filter((table) => !state.isNew(table)).map(problemOf);
    },
  },
});

const problemOf = (table: QualifiedName) => ({ message: messageFor(displayName(table)) });

const messageFor = (what: string): string =>
  `VACUUM FULL rewrites ${what} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`;
