/** A file with one extension or several, as `@electric-sql/pglite` ships it: `<bundle>.tar.gz`. */
const bundlesOfOne = [
  ...['amcheck', 'bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'dict_xsyn', 'file_fdw'],
  ...['fuzzystrmatch', 'hstore', 'intarray', 'isn', 'lo', 'ltree', 'pageinspect', 'pg_buffercache'],
  ...['pg_freespacemap', 'pg_logicalinspect', 'pg_stat_statements', 'pg_surgery', 'pg_trgm', 'pg_visibility'],
  ...[
    'pg_walinspect',
    'pgcrypto',
    'seg',
    'tablefunc',
    'tcn',
    'tsm_system_rows',
    'tsm_system_time',
    'unaccent',
  ],
  'uuid-ossp',
];

const bundles = new Map<string, readonly string[]>([
  ...bundlesOfOne.map((name) => [name, [name]] as const),
  ...['autoinc', 'insert_username', 'moddatetime', 'refint'].map((name) => [name, ['spi']] as const),
  ['earthdistance', ['cube', 'earthdistance']], // CREATE EXTENSION … CASCADE
]);

/** The extensions that the embedded engine can create. */
export const bundledExtensions: readonly string[] = [...bundles.keys()].sort();

/**
 * The bundles that a script may need. All at once would cost each start 300 ms; so they are loaded when a text
 * speaks of an extension and of this name, be it inside a string that a DO block executes.
 */
export function bundlesMentionedIn(sql: string): readonly string[] {
  if (!/extension/i.test(sql)) return [];
  const words = new Set(sql.toLowerCase().match(/[\w-]+/g));
  return [...new Set([...bundles].flatMap(([name, files]) => (words.has(name) ? files : [])))];
}
