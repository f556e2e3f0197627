import { type LockMode, lockModes } from './lock-modes.js';

/** What a statement or a transaction does to relations that existed before it. Names are schema-qualified. */
export interface Effects {
  /** The strongest lock mode held on each relation. */
  readonly locks: Readonly<Record<string, LockMode>>;
  /** Relations read from end to end (`seq_scan` in `pg_stat_xact_all_tables` rose). */
  readonly scans: readonly string[];
  /** Relations whose file was replaced (`pg_relation_filenode` changed). */
  readonly rewrites: readonly string[];
}

/** What a rule claims: the parts that it names must all be observed; it says nothing of the others. */
export type ClaimedEffects = Partial<Effects>;

export const noEffects: Effects = { locks: {}, scans: [], rewrites: [] };

const atLeast = (observed: LockMode | undefined, claimed: LockMode): boolean =>
  observed !== undefined && lockModes.indexOf(observed) >= lockModes.indexOf(claimed);

/** Whether everything claimed was observed: each lock in that mode or a stronger one, each scan, each rewrite. */
export function shows(observed: Effects, claimed: ClaimedEffects): boolean {
  const locks = Object.entries(claimed.locks ?? {}).every(([name, mode]) =>
    atLeast(observed.locks[name], mode),
  );
  const scans = (claimed.scans ?? []).every((name) => observed.scans.includes(name));
  const rewrites = (claimed.rewrites ?? []).every((name) => observed.rewrites.includes(name));
  return locks && scans && rewrites;
}
