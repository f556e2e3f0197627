import type { Connection, Row } from '../../engines/engine.js';
import { allKinds } from './all-kinds.js';
import { type CatalogKind, type CatalogRow, reservedColumns } from './catalog-kind.js';
import { peersOf } from '../peers.js';
import { maskCreationTimes } from './creation-time.js';
import { renderGrants } from './grants.js';
import { safeIdentity } from './safe-identity.js';

/** The attributes of one object as text; an attribute that is not set is absent. */
export type CatalogObject = Readonly<Record<string, string | null>>;

/** What a database holds, by identity: `column public.orders.note` → `{ type: 'text', nullable: 'yes', … }`. */
export interface CatalogSnapshot extends ReadonlyMap<string, CatalogObject> {
  /**
   * The identity of every object by its reference, such as `pg_class/16402/2`: it tells, within one database, what was
   * renamed from what was made anew.
   */
  readonly references?: ReadonlyMap<string, string>;
}

/** The attribute that names, a line each, the objects that take this one along when they are dropped. */
export const belongsTo = 'belongs to';

/**
 * Reads the schema of the connection's database: every object that was created there, but for members of extensions,
 * temporary objects and what Postgres makes by itself. Works for a role that may do nothing, in a transaction and
 * outside. Settings of the session are changed: it should have nothing to do afterwards, or be rolled back.
 * Throws PostgresError.
 *
 * `major` is the server's: catalogs grow with the majors.
 */
export const takeSnapshot = async (connection: Connection, major: number): Promise<CatalogSnapshot> => {
  await connection.execute(settings);
  const surroundings = await lookAround(connection);
  const reading: Reading = { ...surroundings, names: new Map(), snapshot: new Map() };
  for (const [index, kind] of allKinds.entries()) {
    if (surroundings.present[`kind${index}`] === false) continue;
    addObjects(reading, kind, await connection.query(kind.query(major)));
  }
  return Object.assign(reading.snapshot, { references: reading.names });
};

/**
 * Whatever decides how the catalog is written out as text: the migration, `ALTER DATABASE … SET` and
 * `ALTER ROLE … SET` may have changed it. With nothing but pg_catalog in the search path every other name comes out
 * with its schema, and no object of the migration's can stand in for one of the system's: pg_temp would be searched
 * first, were it not named (manual, 20.11.1 “search_path”).
 */
const settings = `
  SET search_path = pg_catalog, pg_temp;
  SET datestyle = ISO; SET intervalstyle = postgres; SET timezone = 'UTC'; SET lc_monetary = 'C';
  SET extra_float_digits = 1; SET bytea_output = hex; SET quote_all_identifiers = off;
  SET statement_timeout = 0; SET lock_timeout = 0; SET jit = off`;

interface Reading extends Surroundings {
  /** The identity of every object that is not left out, by its reference. */
  readonly names: Map<string, string>;
  readonly snapshot: Map<string, CatalogObject>;
}

/** Names come first: an index of a partition may be read before the index that it is a part of. */
const addObjects = (reading: Reading, kind: CatalogKind, rows: readonly Row[]): void => {
  const attributeNames = Object.keys(rows[0] ?? {}).filter((name) => !reservedColumns.has(name));
  const objects = rows.flatMap((row) => {
    const reserved = row as unknown as CatalogRow;
    const reference = referenceOf(kind.catalog, reserved);
    if (isLeftOut(reading, reserved, reference)) return [];
    const identity = safeIdentity(reserved.object);
    reading.names.set(reference, identity);
    if (reserved.alias) reading.names.set(reserved.alias, identity);
    return [{ row, reference, identity }];
  });
  for (const { row, reference, identity } of objects)
    reading.snapshot.set(identity, attributesOf(reading, row, attributeNames, reference));
};

interface Surroundings {
  readonly now: Date;
  /** Of the migrations, unless another one looks. */
  readonly role: string;
  readonly present: Row;
  readonly members: ReadonlySet<string>;
  readonly comments: ReadonlyMap<string, string>;
}

const lookAround = async (connection: Connection): Promise<Surroundings> => {
  const [present = {}] = await connection.query(presence);
  const members = await connection.query(extensionMembers);
  const comments = await connection.query(commentsOnObjects);
  return {
    now: new Date(String(present['now'])),
    role: String(present['role']),
    present,
    members: new Set(members.map(({ reference }) => String(reference))),
    comments: new Map(comments.map(({ reference, description }) => [String(reference), String(description)])),
  };
};

const presence = `select
  pg_catalog.to_char(pg_catalog.clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now, session_user as role,
  ${allKinds.flatMap(({ present }, index) => (present ? [`${present} as kind${index}`] : [])).join(',\n  ')}`;

const extensionMembers = `
  select classid::regclass || '/' || objid as reference from pg_catalog.pg_depend
  where refclassid = 'pg_catalog.pg_extension'::regclass and deptype = 'e'`;

/** Of the schemas that initdb made, public alone is compared. */
const commentsOnObjects = `
  select classoid::regclass || '/' || objoid || case when objsubid = 0 then '' else '/' || objsubid end as reference,
    description
  from pg_catalog.pg_description
  where objoid >= 16384 or objoid = pg_catalog.to_regnamespace('public')`;

const referenceOf = (catalog: string, { oid, sub_id }: CatalogRow): string =>
  sub_id ? `${catalog}/${oid}/${sub_id}` : `${catalog}/${oid}`;

const isLeftOut = ({ members, names }: Reading, { container }: CatalogRow, reference: string): boolean =>
  members.has(reference) || (typeof container === 'string' && !names.has(container));

const attributesOf = (
  { now, role, comments, names }: Reading,
  row: Row,
  attributeNames: readonly string[],
  reference: string,
): CatalogObject => {
  const attributes: Record<string, string> = {};
  for (const name of attributeNames) {
    const text = asText(row[name], now);
    if (text !== undefined) attributes[name] = text;
  }
  const grants = renderGrants(row['grants'], row['default_grants'], peersOf(role));
  if (grants) attributes['grants'] = grants;
  const comment = comments.get(reference);
  if (comment) attributes['comment'] = comment;
  const parents = parentsOf(row as unknown as CatalogRow, names);
  if (parents) attributes[belongsTo] = parents;
  return attributes;
};

const asText = (value: unknown, now: Date): string | undefined => {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return maskCreationTimes(value, now);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return JSON.stringify(value);
};

const parentsOf = (
  { container, parents }: CatalogRow,
  names: ReadonlyMap<string, string>,
): string | undefined => {
  const first = names.get(container ?? '');
  if (!parents) return first;
  const others = parents.split(' ').flatMap((reference) => names.get(reference) ?? []);
  return [...(first ? [first] : []), ...others].join('\n') || undefined;
};
