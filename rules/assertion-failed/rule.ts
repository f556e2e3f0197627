import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'assertion-failed',
  summary: 'A check of your own does not hold after the migrations or after their rollback',
  severity: 'error',
  category: 'dry-run',
  why: 'A migration can run without an error and still do the wrong thing. What only the team knows about its data is said in a `verify.sql` script, as in sqitch, or under `assertions` in drydock.yml, and asked of the database that the migrations left.',
  instead:
    'Mend the migration until the check holds, or the check where it asks for what is no longer meant.',
  claim: { unprovable: 'The check is the team’s own: the tests of the dry-run show how it is asked.' },
  foundBy: 'dry-run',
});
