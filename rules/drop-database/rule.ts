import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'drop-database',
  summary: 'DROP DATABASE deletes a whole database',
  severity: 'error',
  category: 'destructive',
  why: 'Everything in the database is gone at once; it cannot be rolled back, for DROP DATABASE runs in no transaction. With FORCE those who are connected are thrown out first.',
  instead: 'Drop databases by hand, beside whoever can restore the backup, never in a migration.',
  claim: {
    unprovable:
      'A migration cannot drop its own database, and the role that migrations run as owns no other.',
  },
  on: {
    DropdbStmt: ({ dbname = '' }) => ({
      message: `DROP DATABASE deletes the database ${dbname} and everything in it.`,
    }),
  },
});
