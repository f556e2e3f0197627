import type { CatalogKind } from '../catalog-kind.js';
import { grants, hasUserRows, inWords, qualified, routine, userMade } from '../fragments.js';

/**
 * Types that somebody created: neither the row type of a table, nor the array type of any type, nor the multirange type
 * of a range. A composite type has its columns in `pg_class`, hence the alias.
 */
export const types: CatalogKind = {
  catalog: 'pg_type',
  present: `exists (select from pg_catalog.pg_type where ${userMade('oid')} and (typtype <> 'c' and typcategory <> 'A'
    or typrelid in (select oid from pg_catalog.pg_class where relkind = 'c')))`,
  query: () => `
    select t.oid,
      case t.typtype when 'e' then 'enum ' when 'd' then 'domain ' else 'type ' end || t.oid::regtype as object,
      'pg_namespace/' || t.typnamespace as container,
      case when t.typtype = 'c' then 'pg_class/' || t.typrelid end as alias,
      ${inWords('t.typtype', { b: 'base', c: 'composite', r: 'range', p: 'shell' })} as sort,
      ${attributesOfComposite},
      (select pg_catalog.string_agg(pg_catalog.quote_literal(enumlabel), ', ' order by enumsortorder)
        from pg_catalog.pg_enum e where t.typtype = 'e' and e.enumtypid = t.oid) as labels,
      ${ofDomain},
      ${ofBaseType},
      ${ofRange},
      t.typowner::regrole::text as owner,
      ${grants('t.typacl', 'T', 't.typowner')}
    from pg_catalog.pg_type t
    left join pg_catalog.pg_range r on r.rngtypid = t.oid
    where ${userMade('t.oid')}
      and t.typtype in ('b', 'c', 'd', 'e', 'p', 'r')
      and not exists (select from pg_catalog.pg_type e where e.typarray = t.oid)
      and (t.typtype <> 'c' or exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c'))`,
};

const attributesOfComposite = `
      case when t.typtype = 'c' then (
        select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' '
            || pg_catalog.format_type(a.atttypid, a.atttypmod)
            || case when a.attcollation <> u.typcollation then ' collate ' || a.attcollation::regcollation else '' end,
          ', ' order by a.attnum)
        from pg_catalog.pg_attribute a join pg_catalog.pg_type u on u.oid = a.atttypid
        where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) end as attributes`;

const ofDomain = `
      case when t.typtype = 'd' then pg_catalog.format_type(t.typbasetype, t.typtypmod) end as type,
      case when t.typtype = 'd' then not t.typnotnull end as nullable,
      case when t.typtype = 'd' then coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), t.typdefault) end as "default",
      case when t.typtype = 'd' and t.typcollation
          <> (select b.typcollation from pg_catalog.pg_type b where b.oid = t.typbasetype)
        then t.typcollation::regcollation::text end as collation`;

const ofBaseType = `
      case when t.typtype = 'b' then pg_catalog.concat_ws(', ',
        'input ' || ${routine('t.typinput')}, 'output ' || ${routine('t.typoutput')},
        'receive ' || ${routine('t.typreceive')}, 'send ' || ${routine('t.typsend')},
        'typmod_in ' || ${routine('t.typmodin')}, 'typmod_out ' || ${routine('t.typmodout')},
        'analyze ' || ${routine('t.typanalyze')}, 'subscript ' || ${routine('t.typsubscript')},
        'length ' || t.typlen, 'by value ' || t.typbyval, 'alignment ' || t.typalign::text, 'storage ' || t.typstorage::text,
        'category ' || t.typcategory::text, 'preferred ' || t.typispreferred, 'delimiter ' || t.typdelim::text,
        'element ' || nullif(t.typelem, 0)::oid::regtype, 'default ' || t.typdefault,
        'collation ' || nullif(t.typcollation, 0)::oid::regcollation) end as definition`;

const ofRange = `
      r.rngsubtype::regtype::text as subtype,
      (select ${qualified('o.opcnamespace', 'o.opcname')} from pg_catalog.pg_opclass o where o.oid = r.rngsubopc)
        as "operator class",
      nullif(r.rngcollation, 0)::oid::regcollation::text as "range collation",
      ${routine('nullif(r.rngcanonical, 0)::oid')} as canonical,
      ${routine('nullif(r.rngsubdiff, 0)::oid')} as "subtype difference",
      r.rngmultitypid::regtype::text as multirange`;

export const casts: CatalogKind = {
  catalog: 'pg_cast',
  present: hasUserRows('pg_cast'),
  query: () => `
    select c.oid,
      'cast (' || pg_catalog.format_type(c.castsource, null) || ' AS ' || pg_catalog.format_type(c.casttarget, null) || ')'
        as object,
      'pg_type/' || c.castsource || ' pg_type/' || c.casttarget as parents,
      ${inWords('c.castcontext', { e: 'explicit', a: 'in assignments', i: 'implicit' })} as context,
      ${inWords('c.castmethod', { f: 'function', i: 'through text', b: 'binary coercible' })} as method,
      ${routine('c.castfunc')} as function
    from pg_catalog.pg_cast c
    where ${userMade('c.oid')}`,
};

/** PostgreSQL 15 and 16 keep an ICU locale apart, 17 keeps every locale in one column. */
export const collations: CatalogKind = {
  catalog: 'pg_collation',
  present: hasUserRows('pg_collation'),
  query: (major) => `
    select c.oid, 'collation ' || c.oid::regcollation as object,
      'pg_namespace/' || c.collnamespace as container,
      ${inWords('c.collprovider', { d: 'default', b: 'builtin', c: 'libc', i: 'icu' })} as provider,
      c.collisdeterministic as deterministic,
      c.collcollate as collate, c.collctype as ctype,
      ${locale(major)} as locale,
      ${major >= 16 ? 'c.collicurules' : 'null::text'} as rules,
      pg_catalog.pg_encoding_to_char(c.collencoding) as encoding,
      c.collowner::regrole::text as owner
    from pg_catalog.pg_collation c
    where ${userMade('c.oid')}`,
};

const locale = (major: number): string => {
  if (major >= 17) return 'c.colllocale';
  return major >= 15 ? 'c.colliculocale' : 'null::text';
};

export const conversions: CatalogKind = {
  catalog: 'pg_conversion',
  present: hasUserRows('pg_conversion'),
  query: () => `
    select c.oid, 'conversion ' || ${qualified('c.connamespace', 'c.conname')} as object,
      'pg_namespace/' || c.connamespace as container,
      pg_catalog.pg_encoding_to_char(c.conforencoding) as "from",
      pg_catalog.pg_encoding_to_char(c.contoencoding) as "to",
      c.conproc::regprocedure::text as function, c.condefault as "is default", c.conowner::regrole::text as owner
    from pg_catalog.pg_conversion c
    where ${userMade('c.oid')}`,
};
