import type { CatalogObject, CatalogSnapshot } from '../catalog/snapshot.js';
import { columnsOf } from './columns.js';
import { createOf } from './creates.js';
import { dropOf } from './drops.js';
import { nounOf, parseIdentity, splitName } from './identity.js';
import { relationOptions } from './relation-options.js';
import { step, type Step } from './step.js';
import { asideName } from './type-steps.js';

/** What makes a table or view what it was; what is set on its columns is theirs. */
export function alterRelation(
  identity: string,
  was: CatalogObject,
  is: CatalogObject,
  { before, now }: Catalogs,
): readonly Step[] {
  const { kind, name } = parseIdentity(identity);
  if (was['partition key'] !== is['partition key']) return [copied(identity, before, now)];
  if (was['definition'] !== is['definition']) return redefined(identity, kind, before);
  const alter = (what: string): Step => step(`ALTER ${nounOf(kind)} ${name} ${what}`);
  const changed = (attribute: string): boolean => was[attribute] !== is[attribute];
  const switched = (attribute: string, on: string, off: string): readonly Step[] =>
    changed(attribute) ? [alter(was[attribute] === 'yes' ? on : off)] : [];
  return [
    ...partitionSteps(name, was, is),
    ...inheritanceSteps(was, is).map(alter),
    ...(changed('persistence')
      ? [alter(was['persistence'] === 'unlogged' ? 'SET UNLOGGED' : 'SET LOGGED')]
      : []),
    ...(changed('access method') && was['access method']
      ? [alter(`SET ACCESS METHOD ${was['access method']}`)]
      : []),
    ...(changed('tablespace') ? [alter(`SET TABLESPACE ${was['tablespace'] ?? 'pg_default'}`)] : []),
    ...relationOptions(was['options'], is['options']).map(alter),
    ...relationOptions(was['toast options'], is['toast options'], 'toast.').map(alter),
    ...switched('row security', 'ENABLE ROW LEVEL SECURITY', 'DISABLE ROW LEVEL SECURITY'),
    ...switched('forced row security', 'FORCE ROW LEVEL SECURITY', 'NO FORCE ROW LEVEL SECURITY'),
    ...replicaIdentity(was, is).map(alter),
    ...(changed('populated')
      ? [step(`REFRESH MATERIALIZED VIEW ${name} WITH ${was['populated'] === 'no' ? 'NO ' : ''}DATA`)]
      : []),
  ];
}

interface Catalogs {
  readonly before: CatalogSnapshot;
  readonly now: CatalogSnapshot;
}

/** No command makes a table partitioned, or a partitioned one plain: it is made anew, and its rows are copied. */
function copied(identity: string, before: CatalogSnapshot, now: CatalogSnapshot): Step {
  const { name } = parseIdentity(identity);
  const aside = asideName(name);
  const [schema] = splitName(name);
  const present = new Set(columnsOf(identity, now));
  const kept = columnsOf(identity, before).filter(
    (column) => present.has(column) && !before.get(column)?.['generated'],
  );
  const columns = kept.map((column) => parseIdentity(column).name).join(', ');
  const sequences = [...before].flatMap(([sequence, { 'owned by': owner = '' }]) =>
    sequence.startsWith('sequence ') && kept.includes(`column ${owner ?? ''}`) && now.has(sequence)
      ? [sequence]
      : [],
  );
  const statements = [
    ...sequences.map((sequence) => `ALTER SEQUENCE ${parseIdentity(sequence).name} OWNED BY NONE`),
    `ALTER TABLE ${name} RENAME TO ${aside}`,
    ...createOf(identity, before).map(({ sql }) => sql),
    `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${schema}.${aside}`,
    `DROP TABLE ${schema}.${aside}`,
  ];
  const note = 'Whether a table is partitioned cannot be changed: it is made anew, and its rows are copied.';
  return { sql: statements.join(';\n'), note, keeps: [identity, ...kept] };
}

/** A view can be replaced where its first columns stay: else it is dropped, and made anew with all that depends on it. */
function redefined(identity: string, kind: string, before: CatalogSnapshot): readonly Step[] {
  const drop = dropOf(identity)?.sql ?? '';
  const [create] = createOf(identity, before);
  if (!create) return [];
  return [kind === 'view' ? { ...create, otherwise: [drop] } : step(drop)];
}

function partitionSteps(name: string, was: CatalogObject, is: CatalogObject): readonly Step[] {
  const [old, present] = [was['partition of'], is['partition of']];
  const [bound, presentBound] = [was['partition bound'], is['partition bound']];
  if (old === present && bound === presentBound) return [];
  return [
    ...(present ? [step(`ALTER TABLE ${present} DETACH PARTITION ${name}`)] : []),
    ...(old ? [step(`ALTER TABLE ${old} ATTACH PARTITION ${name} ${bound ?? ''}`)] : []),
  ];
}

function inheritanceSteps(was: CatalogObject, is: CatalogObject): readonly string[] {
  const parents = (list: string | null | undefined): readonly string[] => (list ? list.split(', ') : []);
  const [old, present] = [parents(was['inherits']), parents(is['inherits'])];
  return [
    ...present.filter((parent) => !old.includes(parent)).map((parent) => `NO INHERIT ${parent}`),
    ...old.filter((parent) => !present.includes(parent)).map((parent) => `INHERIT ${parent}`),
  ];
}

/** Where it is an index, the index says so. */
function replicaIdentity(was: CatalogObject, is: CatalogObject): readonly string[] {
  const [old, present] = [was['replica identity'], is['replica identity']];
  return old === present || !old || old === 'index' ? [] : [`REPLICA IDENTITY ${old.toUpperCase()}`];
}
