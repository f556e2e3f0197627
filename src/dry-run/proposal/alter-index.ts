import type { CatalogObject, CatalogSnapshot } from '../catalog/snapshot.js';
import { createOf } from './creates.js';
import { dropOf } from './drops.js';
import { parseIdentity, splitName } from './identity.js';
import { relationOptions } from './relation-options.js';
import { step, type Step } from './step.js';

/** An object that is there before and after, and what differs. */
export interface Changed {
  readonly identity: string;
  readonly was: CatalogObject;
  readonly is: CatalogObject;
  readonly before: CatalogSnapshot;
  readonly differences: readonly string[];
}

/** What makes an index what it was. */
export function alterIndex({ identity, was, is, before, differences }: Changed): readonly Step[] {
  if (differences.some((attribute) => tellsAnother(attribute, was))) {
    const [create] = createOf(identity, before);
    const drop = dropOf(identity)?.sql ?? '';
    return create ? [step(`${drop};\n${create.sql}`)] : [];
  }
  const { name } = parseIdentity(identity);
  const table =
    before
      .get(identity)
      ?.['belongs to']?.split('\n')[0]
      ?.replace(/^(?:materialized view|\S+) /, '') ?? '';
  const place = was['tablespace'] ?? 'pg_default';
  return [
    ...attachment(name, was, is),
    ...ofTable(table, name, was, is),
    ...relationOptions(was['options'], is['options']).map((what) => step(`ALTER INDEX ${name} ${what}`)),
    ...(differences.includes('tablespace') ? [step(`ALTER INDEX ${name} SET TABLESPACE ${place}`)] : []),
  ];
}

/** The index of a partitioned table is valid as soon as all its partitions have theirs. */
function tellsAnother(attribute: string, { definition }: CatalogObject): boolean {
  if (attribute === 'definition') return true;
  return (attribute === 'valid' || attribute === 'ready') && !definition?.includes(' ON ONLY ');
}

function attachment(name: string, was: CatalogObject, is: CatalogObject): readonly Step[] {
  const parent = was['parent index'];
  return parent && parent !== is['parent index']
    ? [step(`ALTER INDEX ${parent} ATTACH PARTITION ${name}`)]
    : [];
}

/** What a table says of one of its indexes. */
function ofTable(table: string, name: string, was: CatalogObject, is: CatalogObject): readonly Step[] {
  const own = splitName(name)[1];
  const clustered = was['clustered'] === 'yes' ? `CLUSTER ON ${own}` : 'SET WITHOUT CLUSTER';
  const identifies = was['replica identity'] === 'yes' && is['replica identity'] !== 'yes';
  return [
    ...(was['clustered'] === is['clustered'] ? [] : [step(`ALTER TABLE ${table} ${clustered}`)]),
    ...(identifies ? [step(`ALTER TABLE ${table} REPLICA IDENTITY USING INDEX ${own}`)] : []),
  ];
}
