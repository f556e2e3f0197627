import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'set-logged',
  summary: 'SET LOGGED and SET UNLOGGED rewrite the table while nobody can read or write it',
  severity: 'error',
  category: 'locks',
  why: 'Changing whether a table is logged copies it and its indexes into new files under an ACCESS EXCLUSIVE lock; SET LOGGED writes all of that to the WAL as well. An unlogged table is emptied after a crash, and a standby has none of its rows (manual, CREATE TABLE, UNLOGGED).',
  instead:
    'Decide when the table is made: CREATE UNLOGGED TABLE for rows that may be lost, such as those of an import, a plain one for the rest, and move the rows from one to the other in batches.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, rewrites: ['public.orders'] } },
  on: {
    AT_SetLogged: (_, context) => problemOf('SET LOGGED', context),
    AT_SetUnLogged: (_, context) => problemOf('SET UNLOGGED', context),
  },
});

const problemOf = (what: string, { table, state }: AlterTableContext): Problem | undefined =>
  state.isNew(table)
    ? undefined
    : {
        message: `${what} rewrites ${displayName(table)} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`,
      };
