import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'blocked-too-long',
  summary: 'A lock that kept other sessions from a table for longer than the config allows, as measured',
  severity: 'error',
  category: 'dry-run',
  why: 'A lock of the mode SHARE or a stronger one makes every INSERT, UPDATE and DELETE of other sessions wait, ACCESS EXCLUSIVE every SELECT too, and it is held until the transaction ends, whatever that still does (manual, 13.3.1). What took this long with the rows of the dry-run takes longer with those of production; requests queue up behind it until the connections run out.',
  instead:
    'Take the lock in a transaction of its own that does nothing else, and do what takes long before it, after it, or in a form that lets others write: CONCURRENTLY, NOT VALID and then VALIDATE CONSTRAINT.',
  claim: {
    effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] },
  },
  foundBy: 'dry-run',
});
