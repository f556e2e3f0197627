import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'migration-failed',
  summary: 'A pending migration fails on a database that holds the history and some rows',
  severity: 'error',
  category: 'dry-run',
  why: 'What fails here, on a throw-away server with the same schema, fails in production in the middle of a deployment. The message, SQLSTATE and hint are those of Postgres itself.',
  instead:
    'Mend the statement that is marked. Where it fails only because of the rows, the history or production holds data that it does not expect: clean them up in an earlier migration.',
  claim: { fails: '42703' },
  foundBy: 'dry-run',
});
