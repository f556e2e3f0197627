/**
 * The extensions that come with PostgreSQL 14 to 18 and are not trusted: the control file does not say
 * `trusted = true` (manual, appendix F). What third parties make is theirs to declare, and not known here.
 */
export const untrustedExtensions: ReadonlySet<string> = new Set([
  ...['adminpack', 'amcheck', 'autoinc', 'bloom', 'dblink', 'dict_xsyn', 'earthdistance', 'file_fdw'],
  ...['insert_username', 'intagg', 'moddatetime', 'old_snapshot', 'pageinspect', 'pg_buffercache'],
  ...['pg_freespacemap', 'pg_logicalinspect', 'pg_prewarm', 'pg_stat_statements', 'pg_surgery'],
  ...['pg_visibility', 'pg_walinspect', 'pgrowlocks', 'pgstattuple', 'postgres_fdw', 'refint', 'sslinfo'],
  ...['xml2', 'hstore_plperlu', 'hstore_plpython3u', 'jsonb_plperlu', 'jsonb_plpython3u'],
  ...['ltree_plpython3u', 'bool_plperlu'],
]);

/** Languages in which only a superuser may write: manual, CREATE LANGUAGE and chapters 43 to 45. */
export const untrustedLanguages: ReadonlySet<string> = new Set([
  ...['c', 'internal', 'plperlu', 'plpython3u', 'plpythonu', 'pltclu'],
]);
