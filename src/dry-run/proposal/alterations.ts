import type { CatalogObject, CatalogSnapshot } from '../catalog/snapshot.js';
import { quoteLiteral } from '../../postgres/identifiers.js';
import { alterColumn } from './alter-column.js';
import { alterIndex, type Changed } from './alter-index.js';
import { alterRelation } from './alter-relation.js';
import { constraintDefinition, createOf, publicationOptions } from './creates.js';
import { sequenceOptions } from './columns.js';
import { dropOf } from './drops.js';
import { grantSteps } from './grant-steps.js';
import { type Identity, nounOf, parseIdentity } from './identity.js';
import { step, type Step } from './step.js';
import { alterType } from './type-steps.js';

export interface Alterations {
  readonly steps: readonly Step[];
  /** Whether the object is put aside, to be dropped when nothing uses it any more. */
  readonly condemns: boolean;
}

/** What makes an object what it was. */
export function alterationsOf(
  identity: string,
  was: CatalogObject,
  is: CatalogObject,
  before: CatalogSnapshot,
  now: CatalogSnapshot,
): Alterations {
  const object = parseIdentity(identity);
  const { steps, condemns } = ofKind(identity, object.kind, was, is, before, now);
  if (condemns) return { steps, condemns };
  return { steps: [...steps, ...everywhere(identity, object, was, is)], condemns };
}

const relationKinds: ReadonlySet<string> = new Set(['table', 'foreign table', 'view', 'materialized view']);
const madeAnew: ReadonlySet<string> = new Set(['policy', 'statistics']);

/** Attributes that every kind has, which other statements see to. */
const common: ReadonlySet<string> = new Set(['comment', 'grants', 'owner', 'belongs to', 'position']);

const differsIn = (was: CatalogObject, is: CatalogObject): readonly string[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => !common.has(name) && was[name] !== is[name],
  );

function ofKind(
  identity: string,
  kind: string,
  was: CatalogObject,
  is: CatalogObject,
  before: CatalogSnapshot,
  now: CatalogSnapshot,
): Alterations {
  const kept = (steps: readonly Step[]): Alterations => ({ steps, condemns: false });
  const differences = differsIn(was, is);
  if (differences.length === 0) return kept([]);
  if (['enum', 'domain', 'type'].includes(kind)) return alterType(identity, was, is);
  if (relationKinds.has(kind)) return kept(alterRelation(identity, was, is, { before, now }));
  if (kind === 'column') return kept(alterColumn(identity, was, is, before));
  if (madeAnew.has(kind)) return kept(anew(identity, before));
  return kept(byKind[kind]?.({ identity, was, is, before, differences }) ?? []);
}

const anew = (identity: string, before: CatalogSnapshot): readonly Step[] => {
  const [create] = createOf(identity, before);
  const drop = dropOf(identity);
  return create && drop ? [step(`${drop.sql};\n${create.sql}`)] : [];
};

const enabledWords: Readonly<Record<string, string>> = {
  yes: 'ENABLE',
  no: 'DISABLE',
  'on replicas only': 'ENABLE REPLICA',
  always: 'ENABLE ALWAYS',
};

function firing({ identity, was, before, differences }: Changed): readonly Step[] {
  if (differences.includes('definition')) return createOf(identity, before);
  const { kind, name, on = '' } = parseIdentity(identity);
  return [
    step(`ALTER TABLE ${on} ${enabledWords[was['enabled'] ?? 'yes'] ?? 'ENABLE'} ${nounOf(kind)} ${name}`),
  ];
}

function constraint({ identity, was }: Changed): readonly Step[] {
  const { name, on = '' } = parseIdentity(identity);
  if (identity.startsWith(`constraint ${name} on domain `))
    return [
      step(
        `ALTER DOMAIN ${on} DROP CONSTRAINT IF EXISTS ${name};\nALTER DOMAIN ${on} ADD CONSTRAINT ${name} ${constraintDefinition(was)}`,
      ),
    ];
  return [
    step(
      `ALTER TABLE ${on} DROP CONSTRAINT IF EXISTS ${name},\n  ADD CONSTRAINT ${name} ${constraintDefinition(was)}`,
    ),
  ];
}

function sequence({ identity, was, differences }: Changed): readonly Step[] {
  const { name } = parseIdentity(identity);
  const type = differences.includes('data type') ? `AS ${was['data type'] ?? 'bigint'} ` : '';
  const owned = differences.includes('owned by') ? ` OWNED BY ${was['owned by'] ?? 'NONE'}` : '';
  const onlyOwner = differences.every((attribute) => attribute === 'owned by');
  return [
    step(`ALTER SEQUENCE ${name} ${onlyOwner ? owned.trim() : `${type}${sequenceOptions(was)}${owned}`}`),
  ];
}

function publication({ identity, was, is, differences }: Changed): readonly Step[] {
  const { name } = parseIdentity(identity);
  const tables = was['tables'] ? `SET TABLE ${was['tables']}` : `DROP TABLE ${is['tables'] ?? ''}`;
  return [
    ...(differences.includes('tables') ? [step(`ALTER PUBLICATION ${name} ${tables}`)] : []),
    ...(differences.some((attribute) => attribute !== 'tables')
      ? [step(`ALTER PUBLICATION ${name} SET (${publicationOptions(was)})`)]
      : []),
  ];
}

const byKind: Readonly<Record<string, (changed: Changed) => readonly Step[]>> = {
  constraint,
  index: alterIndex,
  sequence,
  trigger: firing,
  rule: firing,
  function: ({ identity, before }) => createOf(identity, before),
  procedure: ({ identity, before }) => createOf(identity, before),
  publication,
  extension: ({ identity, was }) => [
    step(`ALTER EXTENSION ${parseIdentity(identity).name} UPDATE TO ${quoteLiteral(was['version'] ?? '')}`),
  ],
  role: ({ identity, was }) => [
    step(`ALTER ROLE ${parseIdentity(identity).name} ${(was['attributes'] ?? '').replaceAll(',', '')}`),
  ],
};

/** Owner, comment, grants. */
function everywhere(
  identity: string,
  object: Identity,
  was: CatalogObject,
  is: CatalogObject,
): readonly Step[] {
  const { kind, name, on } = object;
  const target =
    on !== undefined && kind !== 'column'
      ? `${name} ON ${identity.includes(' on domain ') ? 'DOMAIN ' : ''}${on}`
      : kind === 'column'
        ? `${on ?? ''}.${name}`
        : name;
  const noun = nounOf(kind);
  return [
    ...(was['owner'] && was['owner'] !== is['owner']
      ? [step(`ALTER ${noun} ${name} OWNER TO ${was['owner']}`)]
      : []),
    ...(was['comment'] === is['comment']
      ? []
      : [step(`COMMENT ON ${noun} ${target} IS ${was['comment'] ? quoteLiteral(was['comment']) : 'NULL'}`)]),
    ...grantsOf(object, was, is).map((sql) => step(sql)),
  ];
}

const grantNouns: Readonly<Record<string, string>> = {
  table: 'TABLE',
  view: 'TABLE',
  'materialized view': 'TABLE',
  'foreign table': 'TABLE',
  enum: 'TYPE',
  aggregate: 'FUNCTION',
  'foreign-data wrapper': 'FOREIGN DATA WRAPPER',
  server: 'FOREIGN SERVER',
};

function grantsOf({ kind, name, on }: Identity, was: CatalogObject, is: CatalogObject): readonly string[] {
  if (was['grants'] === is['grants']) return [];
  if (kind === 'column') return grantSteps(`TABLE ${on ?? ''}`, was['grants'], is['grants'], name);
  return grantSteps(`${grantNouns[kind] ?? nounOf(kind)} ${name}`, was['grants'], is['grants']);
}
