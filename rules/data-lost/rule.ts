import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'data-lost',
  summary: 'The up script destroys rows or values that were there before it',
  severity: 'error',
  category: 'dry-run',
  why: 'Rows and values were counted and hashed before and after the migration, and some are nowhere to be found: not under another name, not in another column or table, not in an archive that was there before, and not in what the down script brings back. A type that holds less counts too: how many values it rounded or cut is told. After COMMIT no down script brings them back, and everything that still reads them finds nothing.',
  instead:
    'Keep what is removed: copy it to another table in the same migration, or mark rows and leave them. Remove them in a later release, with an ignore that says why nobody misses them.',
  claim: { deletesRows: ['public.sessions'] },
  foundBy: 'dry-run',
});
