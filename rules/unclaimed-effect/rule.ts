import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'unclaimed-effect',
  summary: 'A table is scanned or rewritten under a lock that blocks writes, and no other rule foresaw it',
  severity: 'info',
  category: 'dry-run',
  why: 'Rules know statements by their words; the dry-run sees what Postgres does, whichever way the statement leads to it. A lock of SHARE or stronger keeps every writer waiting (manual, 13.3.1), and a scan or a rewrite under it lasts as long as the table is big.',
  instead:
    'Measure the statement on a copy of production, run it where writers can wait that long, or take the way that does the same in small steps.',
  claim: { effects: { locks: { 'public.people': 'ACCESS EXCLUSIVE' }, rewrites: ['public.people'] } },
  foundBy: 'dry-run',
});
