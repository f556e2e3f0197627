/** Extensions that leave the server, run programs, read its files or bring a language that can. */
const reachOut: ReadonlySet<string> = new Set([
  ...[
    'dblink',
    'postgres_fdw',
    'file_fdw',
    'adminpack',
    'pg_cron',
    'pg_net',
    'http',
    'pgsql_http',
    'plproxy',
  ],
  ...['plperlu', 'plpython3u', 'pltclu', 'plsh', 'pljava', 'aws_s3', 'aws_lambda', 'orafce', 'zombodb'],
  ...['mysql_fdw', 'oracle_fdw', 'tds_fdw', 'mongo_fdw', 'redis_fdw', 'wrappers', 'pglogical', 'multicorn'],
]);

/**
 * What a role that is no superuser is given all the same. Those that come with PostgreSQL (manual, appendix F) and can
 * do nothing outside of the server for such a role; and well-known ones of others, of which the same is true.
 */
export const installableExtensions: readonly string[] = [
  ...['amcheck', 'autoinc', 'bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'dict_xsyn'],
  ...['earthdistance', 'fuzzystrmatch', 'hstore', 'insert_username', 'intagg', 'intarray', 'isn', 'lo'],
  ...['ltree', 'moddatetime', 'old_snapshot', 'pageinspect', 'pg_buffercache', 'pg_freespacemap'],
  ...['pg_logicalinspect', 'pg_overexplain', 'pg_prewarm', 'pg_stat_statements', 'pg_surgery', 'pg_trgm'],
  ...['pg_visibility', 'pg_walinspect', 'pgcrypto', 'pgrowlocks', 'pgstattuple', 'refint', 'seg', 'sslinfo'],
  ...['tablefunc', 'tcn', 'tsm_system_rows', 'tsm_system_time', 'unaccent', 'uuid-ossp', 'xml2'],
  ...['plperl', 'pltcl', 'bool_plperl', 'hstore_plperl', 'jsonb_plperl'],
  ...['postgis', 'postgis_raster', 'postgis_sfcgal', 'postgis_topology', 'postgis_tiger_geocoder'],
  ...['address_standardizer', 'address_standardizer_data_us', 'pgrouting', 'h3', 'h3_postgis', 'pointcloud'],
  ...[
    'vector',
    'vectorscale',
    'timescaledb',
    'timescaledb_toolkit',
    'citus',
    'citus_columnar',
    'topn',
    'hll',
  ],
  ...[
    'pg_partman',
    'pgaudit',
    'hypopg',
    'pg_repack',
    'rum',
    'pg_stat_monitor',
    'pg_qualstats',
    'pg_stat_kcache',
  ],
  ...[
    'pg_hint_plan',
    'pg_bigm',
    'pgroonga',
    'pg_search',
    'pgtap',
    'pg_uuidv7',
    'pg_ivm',
    'pg_squeeze',
    'periods',
  ],
  ...['ip4r', 'semver', 'prefix', 'pgmq', 'pg_jsonschema', 'pg_graphql', 'age', 'temporal_tables'],
  ...['roaringbitmap', 'rdkit', 'unit', 'numeral', 'debversion', 'pgsphere', 'q3c', 'tdigest'],
];

/** Why an extension that needs a superuser is not installed for a migration. */
export const whyNotInstalled = (extension: string): string =>
  reachOut.has(extension)
    ? `Drydock does not install the extension ${extension}, which reaches out of the server`
    : `Drydock does not install the extension ${extension}, of which it does not know what it can reach`;
