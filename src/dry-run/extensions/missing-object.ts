import type { Connection, PostgresError } from '../../engines/engine.js';

/** What Postgres did not find. */
export interface MissingObject {
  readonly kind: string;
  readonly schema?: string;
  readonly name: string;
}

/** Undefined column, table, object, function and schema, and invalid parameter value: manual, appendix A. */
const states: ReadonlySet<string> = new Set(['42703', '42P01', '42704', '42883', '3F000', '22023']);

/** The messages of PostgreSQL that name it: src/backend/parser and src/backend/catalog. */
const patterns: readonly (readonly [RegExp, string?])[] = [
  [/^column "(?<name>.+?)" (?:of relation|named in key|referenced in|does not exist)/, 'column'],
  [/^column (?<name>\S+) does not exist$/, 'column'],
  [/^(?<kind>function|procedure|aggregate|routine) (?<name>.+?)\(.*\) does not exist$/s],
  [/^could not find an? (?<kind>function|procedure|aggregate) named "(?<name>.+)"$/],
  [/^operator does not exist: .*?(?<name>[-+*/<>=~!@#%^&|`?]+)/s, 'operator'],
  [/^unrecognized parameter namespace "(?<name>.+)"$/, 'parameter namespace'],
  [
    /^(?<kind>[a-z][a-z -]*?) "(?<name>.+?)" (?:for (?:table|access method|relation)|of relation|does not exist)/,
  ],
];

/** What the error says is missing; undefined where it says something else. */
export function missingObject({ message, fields }: PostgresError): MissingObject | undefined {
  if (!states.has(fields.sqlState)) return undefined;
  for (const [pattern, constant] of patterns) {
    const { kind = constant, name } = pattern.exec(message)?.groups ?? {};
    if (kind !== undefined && name !== undefined) return { kind, ...nameIn(kind, name) };
  }
  return undefined;
}

/** A name in quotes is one of the catalog's, with its schema before a dot where the statement had one. */
function nameIn(kind: string, text: string): Omit<MissingObject, 'kind'> {
  if (kind === 'operator') return { name: text };
  const [, schema, name] = /^"?([^".]+)"?\."?([^".]+)"?$/.exec(text) ?? [];
  return schema === undefined || name === undefined ? { name: text.replaceAll('"', '') } : { schema, name };
}

/** Kinds that an extension brings and scripts seldom make: by name in which catalog. */
const catalogs: Readonly<Partial<Record<string, readonly [catalog: string, column: string]>>> = {
  function: ['pg_proc', 'proname'],
  procedure: ['pg_proc', 'proname'],
  aggregate: ['pg_proc', 'proname'],
  routine: ['pg_proc', 'proname'],
  operator: ['pg_operator', 'oprname'],
  type: ['pg_type', 'typname'],
  'operator class': ['pg_opclass', 'opcname'],
  'operator family': ['pg_opfamily', 'opfname'],
  'access method': ['pg_am', 'amname'],
  language: ['pg_language', 'lanname'],
  schema: ['pg_namespace', 'nspname'],
  'text search configuration': ['pg_ts_config', 'cfgname'],
  'text search dictionary': ['pg_ts_dict', 'dictname'],
  'text search template': ['pg_ts_template', 'tmplname'],
  'text search parser': ['pg_ts_parser', 'prsname'],
  'foreign-data wrapper': ['pg_foreign_data_wrapper', 'fdwname'],
};

/**
 * Whether the thing is of a kind that extensions bring, and the database has nothing of that kind and name: else the
 * statement only looks for it in the wrong schema or with the wrong types. Asked in a transaction that is in order.
 */
export async function mayComeWithExtension(missing: MissingObject, session: Connection): Promise<boolean> {
  if (missing.kind === 'parameter namespace') return true;
  const inSchema = missing.schema === undefined ? undefined : { kind: 'schema', name: missing.schema };
  const [catalog, column] = catalogs[missing.kind] ?? [];
  if (catalog === undefined || column === undefined)
    return missing.kind === 'relation' && inSchema !== undefined && mayComeWithExtension(inSchema, session);
  const rows = await session.query(
    `SELECT 1 AS found FROM pg_catalog.${catalog} WHERE ${column} OPERATOR(pg_catalog.=) $1::pg_catalog.name LIMIT 1`,
    [missing.name],
  );
  return rows.length === 0;
}
