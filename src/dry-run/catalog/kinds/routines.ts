import type { CatalogKind } from '../catalog-kind.js';
import { grants, hasPages, hasUserRows, inWords, routine, sortedList, userMade } from '../fragments.js';

const finalModify = { r: 'read only', s: 'shareable', w: 'read write' };

/**
 * Functions, procedures, window functions; not the constructors that come with a range type, which depend on it
 * internally. `prosrc` of a function with an SQL body (PostgreSQL 14) is empty.
 */
export const routines: CatalogKind = {
  catalog: 'pg_proc',
  present: hasUserRows('pg_proc'),
  query: () => `
    select p.oid,
      ${inWords('p.prokind', { f: 'function ', w: 'function ', p: 'procedure ' })} || p.oid::regprocedure as object,
      'pg_namespace/' || p.pronamespace as container,
      pg_catalog.pg_get_function_arguments(p.oid) as arguments,
      pg_catalog.pg_get_function_result(p.oid) as result,
      l.lanname as language,
      ${inWords('p.provolatile', { i: 'immutable', s: 'stable', v: 'volatile' })} as volatility,
      p.proisstrict as strict, p.prosecdef as "security definer", p.proleakproof as leakproof,
      p.prokind = 'w' as "window",
      ${inWords('p.proparallel', { s: 'safe', r: 'restricted', u: 'unsafe' })} as parallel,
      p.procost::text as cost, p.prorows::text as rows,
      ${sortedList('p.proconfig')} as settings,
      ${routine('p.prosupport')} as support,
      (select pg_catalog.string_agg(pg_catalog.format_type(type, null), ', ')
        from pg_catalog.unnest(p.protrftypes) type) as transforms,
      coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) as body,
      p.probin as library,
      p.proowner::regrole::text as owner,
      ${grants('p.proacl', 'f', 'p.proowner')}
    from pg_catalog.pg_proc p
    join pg_catalog.pg_language l on l.oid = p.prolang
    where ${userMade('p.oid')} and p.prokind <> 'a' and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')`,
};

export const aggregates: CatalogKind = {
  catalog: 'pg_proc',
  present: `exists (select from pg_catalog.pg_proc where ${userMade('oid')} and prokind = 'a')`,
  query: () => `
    select p.oid, 'aggregate ' || p.oid::regprocedure as object,
      'pg_namespace/' || p.pronamespace as container,
      pg_catalog.pg_get_function_arguments(p.oid) as arguments,
      pg_catalog.pg_get_function_result(p.oid) as result,
      ${inWords('a.aggkind', { n: 'normal', o: 'ordered set', h: 'hypothetical set' })} as sort,
      ${routine('a.aggtransfn')} as "state function",
      pg_catalog.format_type(a.aggtranstype, null) as "state type", a.agginitval as "initial state",
      a.aggtransspace as "state size",
      ${routine('a.aggfinalfn')} as "final function", a.aggfinalextra as "final function extra",
      ${inWords('a.aggfinalmodify', finalModify)} as "final function modifies",
      ${routine('a.aggcombinefn')} as "combine function",
      ${routine('a.aggserialfn')} as "serial function", ${routine('a.aggdeserialfn')} as "deserial function",
      ${routine('a.aggmtransfn')} as "moving state function",
      ${routine('a.aggminvtransfn')} as "moving inverse function",
      ${routine('a.aggmfinalfn')} as "moving final function", a.aggmfinalextra as "moving final function extra",
      ${inWords('a.aggmfinalmodify', finalModify)} as "moving final function modifies",
      case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end as "moving state type",
      a.aggminitval as "moving initial state", a.aggmtransspace as "moving state size",
      nullif(a.aggsortop, 0)::oid::regoperator::text as "sort operator",
      ${inWords('p.proparallel', { s: 'safe', r: 'restricted', u: 'unsafe' })} as parallel,
      p.proowner::regrole::text as owner,
      ${grants('p.proacl', 'f', 'p.proowner')}
    from pg_catalog.pg_aggregate a
    join pg_catalog.pg_proc p on p.oid = a.aggfnoid
    where ${userMade('p.oid')}`,
};

export const languages: CatalogKind = {
  catalog: 'pg_language',
  present: hasUserRows('pg_language'),
  query: () => `
    select l.oid, 'language ' || pg_catalog.quote_ident(l.lanname) as object,
      l.lanpltrusted as trusted, ${routine('l.lanplcallfoid')} as handler,
      ${routine('l.laninline')} as inline, ${routine('l.lanvalidator')} as validator,
      l.lanowner::regrole::text as owner,
      ${grants('l.lanacl', 'l', 'l.lanowner')}
    from pg_catalog.pg_language l
    where ${userMade('l.oid')}`,
};

export const transforms: CatalogKind = {
  catalog: 'pg_transform',
  present: hasPages('pg_transform'),
  query: () => `
    select t.oid,
      'transform for ' || pg_catalog.format_type(t.trftype, null) || ' language ' || pg_catalog.quote_ident(l.lanname)
        as object,
      pg_catalog.concat_ws(' ', 'pg_type/' || t.trftype, 'pg_language/' || t.trflang) as parents,
      ${routine('t.trffromsql')} as "from sql", ${routine('t.trftosql')} as "to sql"
    from pg_catalog.pg_transform t
    join pg_catalog.pg_language l on l.oid = t.trflang`,
};
