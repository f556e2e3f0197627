import { belongsTo, type CatalogSnapshot } from '../catalog/snapshot.js';
import { alterationsOf } from './alterations.js';
import { alterDefaultPrivileges } from './default-privileges.js';
import { createOf } from './creates.js';
import { dropOf } from './drops.js';
import { isEscaped, parseIdentity } from './identity.js';
import { renames } from './renames.js';
import type { Step } from './step.js';

/** What is to be done next. */
export interface Round {
  readonly steps: readonly Step[];
  /** References of what the steps put aside. */
  readonly condemned: readonly string[];
}

/**
 * Statements that bring a database nearer to what it was, in an order that is likely to work: what was renamed gets its
 * name back first, for all else goes by names. Otherwise what is new is dropped, the newest first, what is missing is
 * made, the oldest first, and what is there is altered. What needs something that is still to come waits for a later round.
 */
export function undo(before: CatalogSnapshot, now: CatalogSnapshot, condemned: ReadonlySet<string>): Round {
  const back = renames(before, now, condemned);
  if (back.length > 0) return { steps: back, condemned: [] };
  const changes = [...before].flatMap(([identity, was]) => {
    const is = now.get(identity);
    return is === undefined || isEscaped(identity)
      ? []
      : [{ identity, ...alterationsOf(identity, was, is, before, now) }];
  });
  const steps = [
    ...drops(before, now),
    ...creates(before, now),
    ...changes.flatMap((change) => change.steps),
    ...defaults(before, now),
  ];
  const aside = new Set(changes.filter(({ condemns }) => condemns).map(({ identity }) => identity));
  return { steps, condemned: referencesOf(aside, now) };
}

/** A composite type has one as a type and one as a relation. */
const referencesOf = (identities: ReadonlySet<string>, { references }: CatalogSnapshot): readonly string[] =>
  [...(references ?? [])].flatMap(([reference, identity]) => (identities.has(identity) ? [reference] : []));

/** An entry that is gone and one that is new are changes as well: to or from the built-in default. */
const defaults = (before: CatalogSnapshot, now: CatalogSnapshot): readonly Step[] =>
  [...new Set([...before.keys(), ...now.keys()])]
    .filter((identity) => identity.startsWith('default privileges '))
    .flatMap((identity) =>
      alterDefaultPrivileges(
        identity,
        before.get(identity)?.['definition'],
        now.get(identity)?.['definition'],
      ),
    );

const drops = (before: CatalogSnapshot, now: CatalogSnapshot): readonly Step[] =>
  byAge(
    [...now.keys()].filter((identity) => !before.has(identity) && !goesAlong(identity, before, now)),
    now,
  )
    .reverse()
    .filter((identity) => !isEscaped(identity))
    .flatMap((identity) => dropOf(identity) ?? []);

/** A schema takes nothing along: DROP SCHEMA without CASCADE wants it empty. */
const goesAlong = (identity: string, before: CatalogSnapshot, now: CatalogSnapshot): boolean =>
  (now.get(identity)?.[belongsTo]?.split('\n') ?? []).some(
    (parent) =>
      !parent.startsWith('schema ') && (!before.has(parent) || holdsRowsOf(parent, identity, before, now)),
  );

/** A partition of a table that is to be made anew: its rows are still to be copied. */
function holdsRowsOf(
  table: string,
  partition: string,
  before: CatalogSnapshot,
  now: CatalogSnapshot,
): boolean {
  const key = 'partition key';
  return Boolean(now.get(partition)?.['partition of']) && before.get(table)?.[key] !== now.get(table)?.[key];
}

/** A column comes with its table; where only the table is missing its columns are missing too. */
const creates = (before: CatalogSnapshot, now: CatalogSnapshot): readonly Step[] =>
  byAge(
    [...before.keys()].filter((identity) => !now.has(identity) && !isEscaped(identity)),
    before,
  )
    .filter((identity) => !comesWithTable(identity, now))
    .flatMap((identity) => createOf(identity, before));

function comesWithTable(identity: string, now: CatalogSnapshot): boolean {
  const { kind, on = '' } = parseIdentity(identity);
  return kind === 'column' && !now.has(`table ${on}`) && !now.has(`foreign table ${on}`);
}

/** By OID, and the number of a column: OIDs grow as objects are made. */
function byAge(identities: readonly string[], snapshot: CatalogSnapshot): string[] {
  const ages = new Map<string, readonly number[]>();
  for (const [reference, identity] of snapshot.references ?? [])
    ages.set(identity, reference.split('/').slice(1).map(Number));
  const age = (identity: string, place: number): number => ages.get(identity)?.[place] ?? 0;
  return [...identities].sort((a, b) => age(a, 0) - age(b, 0) || age(a, 1) - age(b, 1));
}
