import type { CatalogKind } from '../catalog-kind.js';
import { grants, hasPages, hasUserRows, inWords, sortedList, userMade } from '../fragments.js';

/** Its name and owner are the engine's; settings of roles count where they hold in this database. */
export const database: CatalogKind = {
  catalog: 'pg_database',
  query: () => `
    select d.oid, 'database' as object, pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
      (select pg_catalog.string_agg(
          case when s.setrole = 0 then '' else 'role ' || s.setrole::regrole || ': ' end || setting,
          ', ' order by s.setrole::regrole::text, setting)
        from pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) setting
        where s.setdatabase in (0, d.oid)) as settings,
      pg_catalog.shobj_description(d.oid, 'pg_database') as comment,
      ${grants('d.datacl', 'd', 'd.datdba')}
    from pg_catalog.pg_database d
    where d.datname = pg_catalog.current_database()`,
};

export const schemas: CatalogKind = {
  catalog: 'pg_namespace',
  query: () => `
    select n.oid, 'schema ' || pg_catalog.quote_ident(n.nspname) as object,
      n.nspowner::regrole::text as owner,
      ${grants('n.nspacl', 'n', 'n.nspowner')}
    from pg_catalog.pg_namespace n
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
};

export const extensions: CatalogKind = {
  catalog: 'pg_extension',
  present: hasUserRows('pg_extension'),
  query: () => `
    select e.oid, 'extension ' || pg_catalog.quote_ident(e.extname) as object,
      e.extversion as version, e.extnamespace::regnamespace::text as schema, e.extowner::regrole::text as owner
    from pg_catalog.pg_extension e
    where ${userMade('e.oid')}`,
};

/** An entry for one schema adds to what the entry for all schemas says, hence it has no default of its own. */
export const defaultPrivileges: CatalogKind = {
  catalog: 'pg_default_acl',
  present: hasPages('pg_default_acl'),
  query: () => `
    select d.oid,
      'default privileges for role ' || d.defaclrole::regrole
        || case when d.defaclnamespace = 0 then '' else ' in schema ' || d.defaclnamespace::regnamespace end
        || ' on ' || ${inWords('d.defaclobjtype', {
          r: 'tables',
          S: 'sequences',
          f: 'functions',
          T: 'types',
          n: 'schemas',
          L: 'large objects',
        })} as object,
      case when d.defaclnamespace <> 0 then 'pg_namespace/' || d.defaclnamespace end as container,
      ${sortedList('d.defaclacl')} as definition
    from pg_catalog.pg_default_acl d`,
};
