import { compareText } from '../../compare-text.js';
import type { CatalogObject } from '../catalog/snapshot.js';
import { safeIdentity } from '../catalog/safe-identity.js';
import { columnName } from '../catalog/column-order.js';
import { type Family, mentionOf, type NamedObject } from './family.js';
import { foldedText } from './folded-text.js';

/** How much depends on it: what guards rows, who finds them, what keeps them sound, everything else. */
const weights = ['security', 'access', 'soundness', 'other'] as const;

type Weight = (typeof weights)[number];

/** Something that a table has and another one under its name should have too. */
export interface Trait {
  readonly weight: Weight;
  /** What the reader is told. */
  readonly what: string;
  /** The same for two tables that have the same; names of objects are no part of it. */
  readonly key: string;
}

/** What is most grave first. */
export const inOrderOfWeight = (traits: readonly Trait[]): readonly Trait[] =>
  traits.toSorted(
    (a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight) || compareText(a.what, b.what),
  );

/** All that hangs on a table but for its indexes, keys and grants. */
export const traitsOf = (family: Family): readonly Trait[] => [
  ...tableTraits(family),
  ...[...family.columns].flatMap(([column, attributes]) => columnTraits(column, attributes)),
  ...family.members.flatMap((member) => memberTraits(member, family)),
];

const other = (what: string, key: string = what): Trait => ({ weight: 'other', what, key });
const sound = (what: string, key: string = what): Trait => ({ weight: 'soundness', what, key });

function tableTraits({ table, isPartitioned }: Family): readonly Trait[] {
  const rowSecurity = ['row security', 'forced row security'].filter((name) => table[name] === 'yes');
  const replicaIdentity = table['replica identity'] ?? 'default';
  const owner = table['owner'] ?? '';
  return [
    ...rowSecurity.map((name): Trait => ({ weight: 'security', what: name, key: name })),
    other(`the owner ${owner}`),
    ...(table['persistence'] === 'permanent' ? [sound('its write-ahead log: it is UNLOGGED')] : []),
    ...(table['comment'] ? [other(`the comment ${quoted(table['comment'])}`, 'the comment')] : []),
    ...(replicaIdentity === 'default' ? [] : [other(`replica identity ${replicaIdentity}`)]),
    // Partitions have these, not the table above them.
    ...(isPartitioned ? [] : (table['options']?.split(', ') ?? []).map((option) => other(option))),
  ];
}

const mostLetters = 40;

/** The beginning of a comment, so that it can be written again. */
function quoted(comment: string): string {
  const text = comment.length > mostLetters ? `${comment.slice(0, mostLetters).trimEnd()}…` : comment;
  return `“${safeIdentity(text)}”`;
}

const settings = ['identity', 'collation', 'statistics target', 'options', 'storage', 'compression'];

function columnTraits(column: string, attributes: CatalogObject): readonly Trait[] {
  const set = settings.flatMap((name) =>
    attributes[name] && name !== 'identity'
      ? [other(`${name} of ${column}`, `${name} ${column} ${attributes[name]}`)]
      : [],
  );
  const filled = attributes['default'] ?? attributes['identity'] ?? undefined;
  return [
    sound(`column ${column}`),
    ...(attributes['nullable'] === 'no' ? [sound(`NOT NULL of ${column}`)] : []),
    ...(filled === undefined ? [] : [defaultTrait(column, filled, attributes)]),
    ...(attributes['generated'] ? [sound(`the generation expression of ${column}`)] : []),
    ...(attributes['comment']
      ? [other(`the comment on ${column} ${quoted(attributes['comment'])}`, `the comment on ${column}`)]
      : []),
    ...set,
  ];
}

/** Whichever way a column counts, it counts. */
function defaultTrait(column: string, filled: string, { identity }: CatalogObject): Trait {
  const counts = identity !== undefined || filled.startsWith('nextval(');
  return counts
    ? sound(`the sequence that fills ${column}`)
    : sound(`the default of ${column}`, `default ${column} ${foldedText(filled)}`);
}

function memberTraits([identity, attributes]: NamedObject, family: Family): readonly Trait[] {
  const name = ownNameIn(identity);
  if (identity.startsWith('policy ')) return [policyTrait(name, attributes)];
  if (identity.startsWith('trigger ')) return [triggerTrait(name, attributes, family)];
  if (identity.startsWith('statistics ')) return [statisticsTrait(name, attributes)];
  const text = attributes['definition'] ?? '';
  const definition = foldedText(text.replace(mentionOf(family.name, 'g'), 'its table'));
  if (identity.startsWith('rule ')) return [other(`rule ${name}`, `rule ${definition}`)];
  const kind = constraintKinds[/^(?:CHECK|FOREIGN KEY|EXCLUDE)/.exec(text)?.[0] ?? ''];
  return kind === undefined ? [] : [sound(`${kind} ${name}`, definition)];
}

const constraintKinds: Readonly<Record<string, string>> = {
  CHECK: 'check constraint',
  EXCLUDE: 'exclusion constraint',
  'FOREIGN KEY': 'foreign key',
};

const statisticsTrait = (name: string, { kinds, columns, expressions }: CatalogObject): Trait =>
  other(
    `statistics object ${name}`,
    ['statistics', kinds, columns?.split(', ').sort(compareText).join(), expressions].join('|'),
  );

function policyTrait(name: string, attributes: CatalogObject): Trait {
  const { command, permissive, roles, using = '', 'with check': check = '' } = attributes;
  const key = ['policy', command, permissive, roles, foldedText(using ?? ''), foldedText(check ?? '')].join(
    '|',
  );
  return { weight: 'security', what: `policy ${name}`, key };
}

function triggerTrait(name: string, { definition, enabled }: CatalogObject, family: Family): Trait {
  const rest = (definition ?? '')
    .replace(/^(CREATE (?:CONSTRAINT )?TRIGGER) (?:"(?:[^"]|"")*"|\S+)/, '$1')
    .replace(mentionOf(family.name, 'g'), 'its table');
  return sound(`trigger ${name}`, `${enabled} ${foldedText(rest)}`);
}

/** `trigger stamp on public.orders` → `stamp`, `statistics public.s` → `s`. */
export const ownNameIn = (identity: string): string =>
  columnName(identity.replace(/^[a-z]+ /, '').replace(/ on .*$/, ''));
