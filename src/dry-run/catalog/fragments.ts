/** Pieces of SQL that the queries of several kinds are put together from. */

/** Objects below FirstNormalObjectId (src/include/access/transam.h) are initdb's. */
export const userMade = (oid: string): string => `${oid} >= 16384`;

/** True where a catalog that initdb leaves empty has a page: a look at its file, which needs no plan and no scan. */
export const hasPages = (catalog: string): string =>
  `pg_catalog.pg_relation_size('pg_catalog.${catalog}'::regclass) > 0`;

/** True where a catalog that initdb fills has a row of the user's. */
export const hasUserRows = (catalog: string): string =>
  `exists (select from pg_catalog.${catalog} where ${userMade('oid')})`;

/** The columns `grants` and `default_grants`; `objectType` is the letter that `acldefault` wants. */
export const grants = (acl: string, objectType: string, owner: string): string =>
  `pg_catalog.to_json(${acl}::text[])::text as grants,
   case when ${acl} is not null
     then pg_catalog.to_json(pg_catalog.acldefault('${objectType}', ${owner})::text[])::text end as default_grants`;

/** An array as text whose order means nothing: options keep the order in which they were set. */
export const sortedList = (array: string): string =>
  `case when ${array} is not null
     then (select pg_catalog.string_agg(item::text, ', ' order by item::text) from pg_catalog.unnest(${array}) item) end`;

/** A catalog's one-letter code in words; a letter that is not listed gives null. */
export const inWords = (code: string, words: Readonly<Record<string, string>>): string => {
  const branches = Object.entries(words).map(([letter, word]) => `when '${letter}' then '${word}'`);
  return `case ${code} ${branches.join(' ')} end`;
};

/** A reference to a function by its signature; null for 0, which stands for none. */
export const routine = (oid: string): string => `nullif(${oid}, 0)::oid::regprocedure::text`;

/** The name within its schema, both quoted where they must be. */
export const qualified = (schemaOid: string, name: string): string =>
  `${schemaOid}::regnamespace || '.' || pg_catalog.quote_ident(${name})`;

/** A column's value where the server has the column, else null: catalogs grow with the majors. */
export const since = (major: number, first: number, expression: string): string =>
  major >= first ? expression : 'null::text';
