import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'swap-leaves-behind',
  summary: 'After a table swap the table under the old name lacks what the old table has',
  severity: 'warning',
  category: 'dry-run',
  why: 'Postgres keeps by object and not by name what hangs on a table. The one that goes by the name now starts with what it was made with: without its grants code fails, without its policies it shows the rows of others, without its indexes it is slow, with a sequence that begins anew it rejects the first INSERT, and a foreign key or view that still means the old table sees none of the rows that are written from now on. The dry-run compares both tables by what their objects do, whatever they are called.',
  instead:
    'Give the new table all of it before the swap: LIKE … INCLUDING ALL copies defaults, checks, indexes and comments; grants, policies, triggers, foreign keys of both directions, publications and the ownership of sequences want a statement each. What is meant to go deserves an ignore that says so.',
  claim: { removes: ['trigger stamp on public.orders'] },
  together: ['table-swap'],
  foundBy: 'dry-run',
});
