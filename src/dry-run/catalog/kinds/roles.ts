import { peersOf } from '../../peers.js';
import type { CatalogKind } from '../catalog-kind.js';
import { since } from '../fragments.js';

/**
 * Roles belong to the server. Those count that the role of the migrations, which looks, has been given or has made: it
 * is a member of each. Their settings are told with the database, where they hold.
 */
export const roles: CatalogKind = {
  catalog: 'pg_authid',
  query: (major) => `
    select r.oid, 'role ' || pg_catalog.quote_ident(r.rolname) as object,
      case when r.rolcanlogin then 'LOGIN' else 'NOLOGIN' end
        || case when r.rolinherit then '' else ', NOINHERIT' end as attributes,
      nullif(r.rolconnlimit, -1)::text as "connection limit",
      r.rolvaliduntil::text as "valid until",
      (select pg_catalog.string_agg(distinct ${membership(major)}, ', ')
        from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.roleid
        where m.member = r.oid and g.rolname not in (session_user, ${peers})) as "member of",
      pg_catalog.shobj_description(r.oid, 'pg_authid') as comment
    from pg_catalog.pg_roles r
    where r.oid >= 16384 and r.rolname <> ${peers} and exists (
      select from pg_catalog.pg_auth_members m
      where m.roleid = r.oid
        and m.member = (select s.oid from pg_catalog.pg_roles s where s.rolname = session_user))`,
};

const peers = `(session_user::text || '${peersOf('')}')`;

const membership = (major: number): string =>
  `pg_catalog.concat(pg_catalog.quote_ident(g.rolname), case when m.admin_option then ' WITH ADMIN' end,
    ${since(major, 16, "case when not m.inherit_option then ' WITHOUT INHERIT' end")},
    ${since(major, 16, "case when not m.set_option then ' WITHOUT SET' end")})`;
