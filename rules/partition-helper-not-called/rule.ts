import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'partition-helper-not-called',
  summary: 'A routine makes partitions and could not be called: nothing is known of it',
  severity: 'info',
  category: 'partitions',
  why: 'Silence means checked and fine. A routine that makes partitions is called on the migrated database; where nothing tells what to give it for its parameters, or a trigger calls it, it was not, and a fault in it will be seen in production first.',
  instead:
    'Give parameters that a job does not need a default, and name the others for what they are: the first day, the number of months ahead, the table.',
  claim: { unprovable: 'It says what the dry-run could not try, and nothing of what Postgres does.' },
  foundBy: 'dry-run',
});
