import type { CatalogObject, CatalogSnapshot } from '../catalog/snapshot.js';
import { nounOf, parseIdentity, splitName } from './identity.js';
import { step, type Step } from './step.js';

/** An enum, a domain, a composite or a range type as it was. */
export function createType(
  name: string,
  attributes: CatalogObject,
  _before: CatalogSnapshot,
  identity: string,
): Step | undefined {
  if (identity.startsWith('enum '))
    return step(`CREATE TYPE ${name} AS ENUM (${attributes['labels'] ?? ''})`);
  if (identity.startsWith('domain ')) return createDomain(name, attributes);
  if (attributes['sort'] === 'composite')
    return step(`CREATE TYPE ${name} AS (${attributes['attributes'] ?? ''})`);
  return attributes['sort'] === 'range' ? createRange(name, attributes) : undefined;
}

function createDomain(name: string, { type, collation, default: value, nullable }: CatalogObject): Step {
  const parts = [
    `CREATE DOMAIN ${name} AS ${type ?? ''}`,
    ...(collation ? [`COLLATE ${collation}`] : []),
    ...(value ? [`DEFAULT ${value}`] : []),
    ...(nullable === 'no' ? ['NOT NULL'] : []),
  ];
  return step(parts.join(' '));
}

function createRange(name: string, attributes: CatalogObject): Step {
  const {
    subtype,
    'operator class': operators,
    'range collation': collation,
    multirange,
    canonical,
    'subtype difference': difference,
  } = attributes;
  const options = [
    `SUBTYPE = ${subtype ?? ''}`,
    ...(operators ? [`SUBTYPE_OPCLASS = ${operators}`] : []),
    ...(collation ? [`COLLATION = ${collation}`] : []),
    ...(canonical ? [`CANONICAL = ${canonical.replace(/\(.*/s, '')}`] : []),
    ...(difference ? [`SUBTYPE_DIFF = ${difference.replace(/\(.*/s, '')}`] : []),
    ...(multirange ? [`MULTIRANGE_TYPE_NAME = ${multirange}`] : []),
  ];
  return step(`CREATE TYPE ${name} AS RANGE (${options.join(', ')})`);
}

/** The name under which what cannot be altered waits to be dropped. */
export const asideName = (name: string): string => {
  const own = splitName(name)[1];
  const bare = own.startsWith('"') ? own.slice(1, -1) : own;
  return `"${bare.slice(0, 54)}_undone"`;
};

/** What cannot be altered back is put aside; the next round makes it anew, moves the columns to it and drops the old. */
const replaced = (identity: string, note: string): Step => {
  const { kind, name } = parseIdentity(identity);
  return step(`ALTER ${nounOf(kind)} ${name} RENAME TO ${asideName(name)}`, note);
};

const enumNote =
  'PostgreSQL cannot take a value out of an enum: the type is made anew. Rows that hold a new value stop it.';

interface AlteredType {
  readonly steps: readonly Step[];
  readonly condemns: boolean;
}

/** What makes a type what it was, and whether it was put aside for that. */
export function alterType(identity: string, was: CatalogObject, is: CatalogObject): AlteredType {
  const kept = (steps: readonly Step[]) => ({ steps, condemns: false });
  const { name } = parseIdentity(identity);
  if (was['labels'] !== is['labels']) {
    const renames = renamedLabels(name, was['labels'] ?? '', is['labels'] ?? '');
    return renames ? kept(renames) : { steps: [replaced(identity, enumNote)], condemns: true };
  }
  if (was['attributes'] !== is['attributes'])
    return alterComposite(identity, was['attributes'] ?? '', is['attributes'] ?? '');
  return identity.startsWith('domain ') ? alterDomain(identity, was, is) : kept([]);
}

function alterDomain(identity: string, was: CatalogObject, is: CatalogObject): AlteredType {
  const { name } = parseIdentity(identity);
  if (was['type'] !== is['type'] || was['collation'] !== is['collation'])
    return {
      steps: [replaced(identity, 'The type of a domain cannot be changed: it is made anew.')],
      condemns: true,
    };
  const changes = [
    ...(was['default'] === is['default']
      ? []
      : [was['default'] ? `SET DEFAULT ${was['default']}` : 'DROP DEFAULT']),
    ...(was['nullable'] === is['nullable'] ? [] : [`${was['nullable'] === 'yes' ? 'DROP' : 'SET'} NOT NULL`]),
  ];
  return { steps: changes.map((what) => step(`ALTER DOMAIN ${name} ${what}`)), condemns: false };
}

const labelsIn = (text: string): readonly string[] => text.match(/E?'(?:[^']|'')*'/g) ?? [];

/** Undefined where values came or went. */
function renamedLabels(name: string, was: string, is: string): readonly Step[] | undefined {
  const [old, present] = [labelsIn(was), labelsIn(is)];
  if (old.length !== present.length) return undefined;
  const pairs = old.flatMap((label, index) =>
    label === present[index] ? [] : [[present[index] ?? '', label] as const],
  );
  if (pairs.some(([from, to]) => old.includes(from) || present.includes(to))) return undefined;
  return pairs.map(([from, to]) => step(`ALTER TYPE ${name} RENAME VALUE ${from} TO ${to}`));
}

/** `a integer, b numeric(10,2)`: a comma within parentheses parts nothing. */
const attributesIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    (text.match(/(?:"(?:[^"]|"")*"|\([^)]*\)|[^,"(])+/g) ?? []).map((entry) => {
      const [, name = '', type = ''] = /^\s*("(?:[^"]|"")*"|\S+) (.*)$/s.exec(entry) ?? [];
      return [name, type];
    }),
  );

/** An attribute can come back as the last alone. */
function alterComposite(identity: string, was: string, is: string): AlteredType {
  const { name } = parseIdentity(identity);
  const [old, present] = [attributesIn(was), attributesIn(is)];
  const gone = [...present.keys()].filter((attribute) => !old.has(attribute));
  const back = [...old].filter(([attribute]) => !present.has(attribute));
  const other = [...old].filter(
    ([attribute, type]) => present.has(attribute) && present.get(attribute) !== type,
  );
  const last = [...old.keys()].slice(old.size - back.length);
  if (back.some(([attribute]) => !last.includes(attribute)))
    return {
      steps: [replaced(identity, 'An attribute comes back as the last only: the type is made anew.')],
      condemns: true,
    };
  const steps = [
    ...gone.map((attribute) => step(`ALTER TYPE ${name} DROP ATTRIBUTE IF EXISTS ${attribute} CASCADE`)),
    ...back.map(([attribute, type]) => step(`ALTER TYPE ${name} ADD ATTRIBUTE ${attribute} ${type} CASCADE`)),
    ...other.map(([attribute, type]) =>
      step(`ALTER TYPE ${name} ALTER ATTRIBUTE ${attribute} TYPE ${type} CASCADE`),
    ),
  ];
  return { steps, condemns: false };
}
