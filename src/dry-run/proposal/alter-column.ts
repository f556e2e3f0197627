import type { CatalogObject, CatalogSnapshot } from '../catalog/snapshot.js';
import { columnDefinition, foreignOptions, identityClause } from './columns.js';
import { dropOf } from './drops.js';
import { parseIdentity } from './identity.js';
import { relationOptions } from './relation-options.js';
import { step, type Step } from './step.js';

/** What makes a column what it was. */
export function alterColumn(
  identity: string,
  was: CatalogObject,
  is: CatalogObject,
  before: CatalogSnapshot,
): readonly Step[] {
  const { name, on = '' } = parseIdentity(identity);
  // No command makes of a column one that is generated, or of one expression another (before PostgreSQL 17).
  if (was['generated'] !== is['generated'] && was['generated'])
    return [
      step(
        `${dropOf(identity)?.sql ?? ''};\nALTER TABLE ${on} ADD COLUMN ${columnDefinition(identity, before)}`,
      ),
    ];
  const alter = (what: string): Step => step(`ALTER TABLE ${on} ALTER COLUMN ${name} ${what}`);
  const table = { identity, was, is, alter, before };
  return [
    ...(is['generated'] && !was['generated'] ? [alter('DROP EXPRESSION IF EXISTS')] : []),
    ...typeSteps(table, on, name),
    ...identitySteps(table),
    ...defaultSteps(table),
    ...(was['nullable'] === is['nullable']
      ? []
      : [alter(was['nullable'] === 'yes' ? 'DROP NOT NULL' : 'SET NOT NULL')]),
    ...storageSteps(table),
    ...relationOptions(was['options'], is['options']).map(alter),
    ...foreignOptionSteps(table),
  ];
}

interface Altered {
  readonly identity: string;
  readonly was: CatalogObject;
  readonly is: CatalogObject;
  readonly alter: (what: string) => Step;
  readonly before: CatalogSnapshot;
}

const zoned = /^timestamp(?:\(\d\))? with time zone$/;
const unzoned = /^timestamp(?:\(\d\))? without time zone$/;

function typeSteps({ was, is }: Altered, table: string, name: string): readonly Step[] {
  if (was['type'] === is['type'] && was['collation'] === is['collation']) return [];
  const [old, present] = [was['type'] ?? '', is['type'] ?? ''];
  const into = `${old}${was['collation'] ? ` COLLATE ${was['collation']}` : ''}`;
  const text = (using: string): string => {
    const type = `ALTER COLUMN ${name} TYPE ${into} USING ${using}`;
    const parts = is['default']
      ? [
          `ALTER COLUMN ${name} DROP DEFAULT`,
          type,
          ...(was['default'] ? [`ALTER COLUMN ${name} SET DEFAULT ${was['default']}`] : []),
        ]
      : [type];
    return `ALTER TABLE ${table} ${parts.join(',\n  ')}`;
  };
  // A cast between these would depend on the time zone of whoever runs it.
  const crossesZones =
    (zoned.test(old) && unzoned.test(present)) || (unzoned.test(old) && zoned.test(present));
  if (crossesZones)
    return [step(text(`${name} AT TIME ZONE 'UTC'`), 'Times without a zone are taken for UTC.')];
  return [{ sql: text(`${name}::${old}`), otherwise: [text(`${name}::text::${old}`)] }];
}

function identitySteps({ identity, was, is, alter, before }: Altered): readonly Step[] {
  if (was['identity'] === is['identity']) return [];
  if (!was['identity']) return [alter('DROP IDENTITY IF EXISTS')];
  if (is['identity']) return [alter(`SET GENERATED ${was['identity'].toUpperCase()}`)];
  const add = `ADD ${identityClause(identity, was['identity'], before)}`;
  return [
    is['default']
      ? { ...alter('DROP DEFAULT'), sql: `${alter('DROP DEFAULT').sql};\n${alter(add).sql}` }
      : alter(add),
  ];
}

function defaultSteps({ was, is, alter }: Altered): readonly Step[] {
  if (was['default'] === is['default'] || was['identity']) return [];
  return [alter(was['default'] ? `SET DEFAULT ${was['default']}` : 'DROP DEFAULT')];
}

/** pg_type.typstorage; SET STORAGE DEFAULT came with PostgreSQL 16. */
const usualStorage = (type: string): string => (/^(?:numeric|inet|cidr)\b/.test(type) ? 'main' : 'extended');

function storageSteps({ was, is, alter }: Altered): readonly Step[] {
  const changed = (attribute: string): boolean => was[attribute] !== is[attribute];
  return [
    ...(changed('storage')
      ? [alter(`SET STORAGE ${(was['storage'] ?? usualStorage(was['type'] ?? '')).toUpperCase()}`)]
      : []),
    ...(changed('compression') ? [alter(`SET COMPRESSION ${was['compression'] ?? 'default'}`)] : []),
    ...(changed('statistics target') ? [alter(`SET STATISTICS ${was['statistics target'] ?? '-1'}`)] : []),
  ];
}

function foreignOptionSteps({ was, is, alter }: Altered): readonly Step[] {
  const [old, present] = [was['foreign options'], is['foreign options']];
  if (old === present) return [];
  const gone = (present ?? '')
    .split(', ')
    .flatMap((option) => (option ? [`DROP ${option.split('=')[0] ?? ''}`] : []));
  const back = old ? [`ADD ${foreignOptions(old)}`] : [];
  return [alter(`OPTIONS (${[...gone, ...back].join(', ')})`)];
}
