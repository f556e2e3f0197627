import type { PostgresError } from '../../engines/engine.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { dropOf } from './drops.js';
import type { Step } from './step.js';

/** `view public.v depends on column a of table public.t`, one a line of the detail that Postgres gives. */
const dependency = /^(.+?) depends on .+$/gm;

const known =
  /^(?:rule _RETURN on )?((?:materialized |foreign )?(?:view|table)|function|procedure|index|policy|trigger|constraint|rule|default value for|column|type) (.+)$/;

/** The objects that Postgres named as what stands in the way, as statements that drop them: they are made anew later. */
export function obstacles(error: PostgresError, now: CatalogSnapshot): readonly Step[] {
  const detail = error.fields.detail ?? '';
  return [...detail.matchAll(dependency)].flatMap(([, object = '']) => obstacle(object, now));
}

function obstacle(object: string, now: CatalogSnapshot): readonly Step[] {
  const [, kind = '', rest = ''] = known.exec(object) ?? [];
  const [, column, table = ''] = /^(?:column )?(.+?) of (?:foreign )?table (.+)$/.exec(rest) ?? [];
  if (column !== undefined) return ofColumn(kind, column, table, now);
  // The rows of a table are worth more than the schema.
  if (kind === 'table') return [];
  const identity = `${kind} ${rest.replace(/ on (?:foreign )?(?:table|(?:materialized )?view) /, ' on ')}`;
  const drop = now.has(identity) ? dropOf(identity) : undefined;
  return drop ? [drop] : [];
}

/** A generated column alone comes back with its values. */
function ofColumn(kind: string, column: string, table: string, now: CatalogSnapshot): readonly Step[] {
  if (kind === 'default value for')
    return [{ sql: `ALTER TABLE ${table} ALTER COLUMN ${column} DROP DEFAULT` }];
  const isGenerated = Boolean(now.get(`column ${table}.${column}`)?.['generated']);
  return isGenerated ? [{ sql: `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${column}` }] : [];
}
