import type { Effects } from '../../../src/postgres/effects.js';
import type { Major } from '../../../src/postgres/versions.js';
import type { ObservedStatement } from './statement.js';

/** What the majors that agree do. */
export interface Observation extends Effects {
  readonly majors: readonly Major[];
}

/** A row of rules/observed-effects.json. */
export interface ObservedRow {
  readonly sql: string;
  readonly where?: string;
  readonly observed: readonly Observation[];
}

/** The whole of rules/observed-effects.json. */
export type ObservedTable = readonly {
  readonly title: string;
  readonly statements: readonly ObservedRow[];
}[];

/** Without what differs by chance: the order in which locks were taken. */
export const inOrder = ({ locks, scans, rewrites }: Effects): Effects => ({
  locks: Object.fromEntries(Object.entries(locks).sort(([left], [right]) => (left < right ? -1 : 1))),
  scans: [...scans].sort(),
  rewrites: [...rewrites].sort(),
});

/** One row for what was seen on each major; majors that agree share an observation. */
export function rowOf({ sql, where }: ObservedStatement, seen: ReadonlyMap<Major, Effects>): ObservedRow {
  const byText = new Map<string, Observation>();
  for (const [major, effects] of seen) {
    const ordered = inOrder(effects);
    const text = JSON.stringify(ordered);
    byText.set(text, { majors: [...(byText.get(text)?.majors ?? []), major], ...ordered });
  }
  return { sql, ...(where === undefined ? {} : { where }), observed: [...byText.values()] };
}
