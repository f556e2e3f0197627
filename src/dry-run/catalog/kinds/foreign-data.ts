import type { CatalogKind } from '../catalog-kind.js';
import { grants, hasPages, routine, sortedList } from '../fragments.js';

export const foreignDataWrappers: CatalogKind = {
  catalog: 'pg_foreign_data_wrapper',
  present: hasPages('pg_foreign_data_wrapper'),
  query: () => `
    select w.oid, 'foreign-data wrapper ' || pg_catalog.quote_ident(w.fdwname) as object,
      ${routine('w.fdwhandler')} as handler, ${routine('w.fdwvalidator')} as validator,
      ${sortedList('w.fdwoptions')} as options, w.fdwowner::regrole::text as owner,
      ${grants('w.fdwacl', 'F', 'w.fdwowner')}
    from pg_catalog.pg_foreign_data_wrapper w`,
};

export const foreignServers: CatalogKind = {
  catalog: 'pg_foreign_server',
  present: hasPages('pg_foreign_server'),
  query: () => `
    select s.oid, 'server ' || pg_catalog.quote_ident(s.srvname) as object,
      'pg_foreign_data_wrapper/' || s.srvfdw as parents,
      (select fdwname from pg_catalog.pg_foreign_data_wrapper w where w.oid = s.srvfdw) as wrapper,
      s.srvtype as type, s.srvversion as version, ${sortedList('s.srvoptions')} as options,
      s.srvowner::regrole::text as owner,
      ${grants('s.srvacl', 'S', 's.srvowner')}
    from pg_catalog.pg_foreign_server s`,
};

/** Read through the view that hides the options, which hold passwords, from who may not see them. */
export const userMappings: CatalogKind = {
  catalog: 'pg_user_mapping',
  present: hasPages('pg_user_mapping'),
  query: () => `
    select u.umid as oid,
      'user mapping for ' || case when u.umuser = 0 then 'public' else u.umuser::regrole::text end
        || ' on server ' || pg_catalog.quote_ident(u.srvname) as object,
      'pg_foreign_server/' || u.srvid as parents,
      u.srvname as server,
      pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(${sortedList('u.umoptions')}, 'UTF8')), 'hex')
        as "options (sha256)"
    from pg_catalog.pg_user_mappings u`,
};
