import type { CatalogKind } from '../catalog-kind.js';
import { hasUserRows, inWords, qualified, routine, userMade } from '../fragments.js';

export const accessMethods: CatalogKind = {
  catalog: 'pg_am',
  present: hasUserRows('pg_am'),
  query: () => `
    select a.oid, 'access method ' || pg_catalog.quote_ident(a.amname) as object,
      ${inWords('a.amtype', { t: 'table', i: 'index' })} as sort, a.amhandler::regproc::text as handler
    from pg_catalog.pg_am a
    where ${userMade('a.oid')}`,
};

/** A shell operator, made as the commutator or negator of another, has no function yet. */
export const operators: CatalogKind = {
  catalog: 'pg_operator',
  present: hasUserRows('pg_operator'),
  query: () => `
    select o.oid, 'operator ' || o.oid::regoperator as object,
      'pg_namespace/' || o.oprnamespace as container,
      ${routine('o.oprcode::oid')} as function,
      nullif(o.oprresult, 0)::oid::regtype::text as result,
      nullif(o.oprcom, 0)::oid::regoperator::text as commutator,
      nullif(o.oprnegate, 0)::oid::regoperator::text as negator,
      ${routine('o.oprrest::oid')} as restrict, ${routine('o.oprjoin::oid')} as "join",
      o.oprcanhash as hashes, o.oprcanmerge as merges, o.oprowner::regrole::text as owner
    from pg_catalog.pg_operator o
    where ${userMade('o.oid')}`,
};

const usingMethod = (schema: string, name: string): string =>
  `${qualified(schema, name)} || ' using ' || pg_catalog.quote_ident(m.amname)`;

const signature = (left: string, right: string): string =>
  `'(' || ${left}::regtype || ', ' || ${right}::regtype || ')'`;

/** The operators and functions of a family's classes are the family's too. */
export const operatorFamilies: CatalogKind = {
  catalog: 'pg_opfamily',
  present: hasUserRows('pg_opfamily'),
  query: () => `
    select f.oid, 'operator family ' || ${usingMethod('f.opfnamespace', 'f.opfname')} as object,
      'pg_namespace/' || f.opfnamespace as container,
      (select pg_catalog.string_agg(o.amopstrategy || ' ' || o.amopopr::regoperator
            || case when o.amopsortfamily <> 0 then ' for order by' else '' end,
          ', ' order by o.amopstrategy, o.amopopr::regoperator::text)
        from pg_catalog.pg_amop o where o.amopfamily = f.oid) as operators,
      (select pg_catalog.string_agg(p.amprocnum || ' ' || p.amproc::oid::regprocedure || ' for '
            || ${signature('p.amproclefttype', 'p.amprocrighttype')},
          ', ' order by p.amprocnum, p.amproc::oid::regprocedure::text)
        from pg_catalog.pg_amproc p where p.amprocfamily = f.oid) as functions,
      f.opfowner::regrole::text as owner
    from pg_catalog.pg_opfamily f
    join pg_catalog.pg_am m on m.oid = f.opfmethod
    where ${userMade('f.oid')}`,
};

export const operatorClasses: CatalogKind = {
  catalog: 'pg_opclass',
  present: hasUserRows('pg_opclass'),
  query: () => `
    select c.oid, 'operator class ' || ${usingMethod('c.opcnamespace', 'c.opcname')} as object,
      'pg_namespace/' || c.opcnamespace as container,
      'pg_opfamily/' || c.opcfamily as parents,
      c.opcintype::regtype::text as type, c.opcdefault as "is default",
      nullif(c.opckeytype, 0)::oid::regtype::text as storage,
      (select ${qualified('f.opfnamespace', 'f.opfname')} from pg_catalog.pg_opfamily f where f.oid = c.opcfamily)
        as family,
      c.opcowner::regrole::text as owner
    from pg_catalog.pg_opclass c
    join pg_catalog.pg_am m on m.oid = c.opcmethod
    where ${userMade('c.oid')}`,
};
