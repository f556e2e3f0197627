import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'half-applied-on-failure',
  summary: 'A migration that fails half way leaves behind what it did until then',
  severity: 'warning',
  category: 'dry-run',
  why: 'Where the tool wraps the script in no transaction, or the script commits by itself, what ran before the error stays. The tool calls the migration failed, golang-migrate marks the version dirty and refuses to go on, and the second run meets a schema that no file describes. A cancel and a lost connection do the same to a migration that works: the dry-run interrupts it after each of its transactions, runs it again from the start, and tells the first interruption that it does not get over.',
  instead:
    'Keep the script in one transaction; where a statement cannot stand in one (CONCURRENTLY), give it a migration of its own, and guard each statement with IF [NOT] EXISTS so that a second run gets past what is there.',
  claim: { fails: '42703' },
  foundBy: 'dry-run',
});
