import { defineRule } from '../../src/lint/rule.js';
import { blocksWrites, conflicts, lockModes } from '../../src/postgres/lock-modes.js';
import { displayName, namesOfRangeVars } from '../../src/sql/names.js';

export default defineRule({
  id: 'lock-table',
  summary: 'LOCK TABLE holds a lock that blocks reads or writes until the transaction ends',
  severity: 'warning',
  category: 'locks',
  why: 'A table lock is held until the transaction ends (manual, LOCK), whatever the rest of the script has to do by then. Without a mode LOCK TABLE takes ACCESS EXCLUSIVE, which keeps readers out as well; SHARE and all stronger modes keep writers out (manual, 13.3.1 “Table-Level Locks”).',
  instead:
    'Each statement takes the lock that it needs: leave LOCK TABLE out, or keep the transaction behind it to one quick statement. SHARE UPDATE EXCLUSIVE keeps other migrations and VACUUM out and lets reads and writes go on.',
  claim: { effects: { locks: { 'public.orders': 'SHARE ROW EXCLUSIVE' } } },
  on: {
    LockStmt(lock, { state }) {
      // Modes are numbered from 1 in the manual's order: src/include/storage/lockdefs.h.
      const mode = lockModes[(lock.mode ?? 0) - 1];
      if (!mode || !blocksWrites(mode)) return undefined;
      const blocked = conflicts('ACCESS SHARE', mode) ? 'reads and writes' : 'writes';
      return namesOfRangeVars(lock.relations)
        .filter((table) => !state.isNew(table))
        .map((table) => ({
          message: `LOCK TABLE takes ${mode} on ${displayName(table)}: ${blocked} wait until the transaction ends.`,
        }));
    },
  },
});
