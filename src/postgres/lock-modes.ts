/**
 * Table-level lock modes, weakest first, in the spelling of the manual.
 * PostgreSQL manual, 13.3.1 “Table-Level Locks”.
 */
export const lockModes = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;

export type LockMode = (typeof lockModes)[number];

/** Table 13.2 “Conflicting Lock Modes”: row = requested mode, column = held mode, in the order of `lockModes`. */
const conflictTable: Readonly<Record<LockMode, string>> = {
  'ACCESS SHARE': '.......X',
  'ROW SHARE': '......XX',
  'ROW EXCLUSIVE': '....XXXX',
  'SHARE UPDATE EXCLUSIVE': '...XXXXX',
  SHARE: '..XX.XXX',
  'SHARE ROW EXCLUSIVE': '..XXXXXX',
  EXCLUSIVE: '.XXXXXXX',
  'ACCESS EXCLUSIVE': 'XXXXXXXX',
};

/** Whether a session that asks for `requested` waits while another holds `held`. */
export const conflicts = (requested: LockMode, held: LockMode): boolean =>
  conflictTable[requested][lockModes.indexOf(held)] === 'X';

/** INSERT, UPDATE, DELETE and MERGE take ROW EXCLUSIVE. */
export const blocksWrites = (held: LockMode): boolean => conflicts('ROW EXCLUSIVE', held);

/** `ACCESS EXCLUSIVE` → `AccessExclusiveLock`, the spelling of `pg_locks.mode`. */
export const toPgLocksName = (mode: LockMode): string =>
  mode
    .split(' ')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('') + 'Lock';

const fromPgLocks = new Map(lockModes.map((mode) => [toPgLocksName(mode), mode]));

/** `AccessExclusiveLock` → `ACCESS EXCLUSIVE`; undefined for what is no table-level mode (SIReadLock). */
export const fromPgLocksName = (name: string): LockMode | undefined => fromPgLocks.get(name);

/** The stronger of two modes, by the order of the manual's table. */
export const strongerOf = (left: LockMode, right: LockMode): LockMode =>
  lockModes.indexOf(left) >= lockModes.indexOf(right) ? left : right;
