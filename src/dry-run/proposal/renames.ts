import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { dropOf } from './drops.js';
import { type Identity, isEscaped, nounOf, parseIdentity, splitName, splitRoutine } from './identity.js';
import { step, type Step } from './step.js';

/** Objects that are still there under another name, and what stands in the way of their old one. */
export function renames(
  before: CatalogSnapshot,
  now: CatalogSnapshot,
  condemned: ReadonlySet<string>,
): readonly Step[] {
  const found = renamed(before, now, condemned).map((one) => ({
    ...one,
    steps: renameOf(parseIdentity(one.old), parseIdentity(one.present), now.get(one.present)),
  }));
  const occupants = new Map(
    [...(now.references ?? [])].map(([reference, identity]) => [identity, reference]),
  );
  const inTheWay = found.filter(({ old, steps }) => {
    const occupant = occupants.get(old);
    return steps.length > 0 && occupant !== undefined && before.references?.has(occupant) === false;
  });
  return [...inTheWay.flatMap(({ old }) => dropOf(old) ?? []), ...found.flatMap(({ steps }) => steps)];
}

interface Renamed {
  readonly old: string;
  readonly present: string;
}

function renamed(
  before: CatalogSnapshot,
  now: CatalogSnapshot,
  condemned: ReadonlySet<string>,
): readonly Renamed[] {
  return [...(before.references ?? [])].flatMap(([reference, old]): readonly Renamed[] => {
    const present = now.references?.get(reference);
    if (present === undefined || present === old || condemned.has(reference)) return [];
    return isEscaped(old) || isEscaped(present) ? [] : [{ old, present }];
  });
}

const ofTable: ReadonlySet<string> = new Set(['trigger', 'policy', 'rule']);

/** What lies in something that was renamed itself has to wait for that. */
function renameOf(old: Identity, present: Identity, attributes: object | undefined): readonly Step[] {
  if (old.kind !== present.kind || old.on !== present.on) return [];
  if (old.on !== undefined) return [step(renameOfPart(old, present))];
  // The name of a constraint's index follows the constraint.
  if (old.kind === 'index' && !(attributes && 'definition' in attributes)) return [];
  const [oldName, parameters] = splitRoutine(old.name);
  const [presentName, presentParameters] = splitRoutine(present.name);
  if (parameters !== presentParameters) return [];
  return namesApart(nounOf(old.kind), oldName, presentName, parameters);
}

function namesApart(noun: string, old: string, present: string, parameters: string): readonly Step[] {
  const [oldSchema, oldOwn] = splitName(old);
  const [schema, own] = splitName(present);
  if (oldSchema !== schema) return [step(`ALTER ${noun} ${present}${parameters} SET SCHEMA ${oldSchema}`)];
  return oldOwn === own ? [] : [step(`ALTER ${noun} ${present}${parameters} RENAME TO ${oldOwn}`)];
}

function renameOfPart({ kind, name, on = '' }: Identity, present: Identity): string {
  if (ofTable.has(kind)) return `ALTER ${nounOf(kind)} ${present.name} ON ${on} RENAME TO ${name}`;
  return `ALTER TABLE ${on} RENAME ${kind.toUpperCase()} ${present.name} TO ${name}`;
}
