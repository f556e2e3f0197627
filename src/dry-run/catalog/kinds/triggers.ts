import type { CatalogKind } from '../catalog-kind.js';
import { hasPages, inWords, routine, sortedList, userMade } from '../fragments.js';

const enabled = { O: 'yes', D: 'no', R: 'on replicas only', A: 'always' };

/** Internal triggers enforce constraints and have their oid for a name. A partition's copy goes with the original. */
export const triggers: CatalogKind = {
  catalog: 'pg_trigger',
  present: hasPages('pg_trigger'),
  query: () => `
    select t.oid, 'trigger ' || pg_catalog.quote_ident(t.tgname) || ' on ' || t.tgrelid::regclass as object,
      'pg_class/' || t.tgrelid as container,
      'pg_trigger/' || nullif(t.tgparentid, 0) as parents,
      pg_catalog.pg_get_triggerdef(t.oid) as definition,
      ${inWords('t.tgenabled', enabled)} as enabled
    from pg_catalog.pg_trigger t
    where not t.tgisinternal`,
};

export const eventTriggers: CatalogKind = {
  catalog: 'pg_event_trigger',
  present: hasPages('pg_event_trigger'),
  query: () => `
    select e.oid, 'event trigger ' || pg_catalog.quote_ident(e.evtname) as object,
      e.evtevent as event, ${sortedList('e.evttags')} as tags, ${routine('e.evtfoid')} as function,
      ${inWords('e.evtenabled', enabled)} as enabled, e.evtowner::regrole::text as owner
    from pg_catalog.pg_event_trigger e`,
};

/** The rule `_RETURN` is the view itself. */
export const rules: CatalogKind = {
  catalog: 'pg_rewrite',
  present: `exists (select from pg_catalog.pg_rewrite where ${userMade('oid')} and rulename <> '_RETURN')`,
  query: () => `
    select r.oid, 'rule ' || pg_catalog.quote_ident(r.rulename) || ' on ' || r.ev_class::regclass as object,
      'pg_class/' || r.ev_class as container,
      pg_catalog.pg_get_ruledef(r.oid) as definition,
      ${inWords('r.ev_enabled', enabled)} as enabled
    from pg_catalog.pg_rewrite r
    where ${userMade('r.oid')} and r.rulename <> '_RETURN'`,
};

export const policies: CatalogKind = {
  catalog: 'pg_policy',
  present: hasPages('pg_policy'),
  query: () => `
    select p.oid, 'policy ' || pg_catalog.quote_ident(p.polname) || ' on ' || p.polrelid::regclass as object,
      'pg_class/' || p.polrelid as container,
      ${inWords('p.polcmd', { r: 'select', a: 'insert', w: 'update', d: 'delete', '*': 'all' })} as command,
      p.polpermissive as permissive,
      (select pg_catalog.string_agg(name, ', ' order by name)
        from (select case when role = 0 then 'public' else role::regrole::text end
              from pg_catalog.unnest(p.polroles) role) roles (name)) as roles,
      pg_catalog.pg_get_expr(p.polqual, p.polrelid) as "using",
      pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as "with check"
    from pg_catalog.pg_policy p`,
};

/** Columns are kept in the order of their numbers, which says nothing: they are compared in the order of their names. */
export const statistics: CatalogKind = {
  catalog: 'pg_statistic_ext',
  present: hasPages('pg_statistic_ext'),
  query: () => `
    select s.oid, 'statistics ' || s.stxnamespace::regnamespace || '.' || pg_catalog.quote_ident(s.stxname) as object,
      'pg_class/' || s.stxrelid as container,
      s.stxrelid::regclass::text as relation,
      (select pg_catalog.string_agg(${inWords('kind', {
        d: 'ndistinct',
        f: 'dependencies',
        m: 'mcv',
        e: 'expressions',
      })}, ', ' order by kind) from pg_catalog.unnest(s.stxkind) kind) as kinds,
      (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname)
        from pg_catalog.pg_attribute a where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys)) as columns,
      ${sortedList('pg_catalog.pg_get_statisticsobjdef_expressions(s.oid)')} as expressions,
      nullif(s.stxstattarget, -1) as "statistics target",
      s.stxowner::regrole::text as owner
    from pg_catalog.pg_statistic_ext s`,
};
