import type { CatalogKind } from '../catalog-kind.js';
import { hasUserRows, qualified, routine, userMade } from '../fragments.js';

export const textSearchParsers: CatalogKind = {
  catalog: 'pg_ts_parser',
  present: hasUserRows('pg_ts_parser'),
  query: () => `
    select p.oid, 'text search parser ' || ${qualified('p.prsnamespace', 'p.prsname')} as object,
      'pg_namespace/' || p.prsnamespace as container,
      ${routine('p.prsstart::oid')} as start, ${routine('p.prstoken::oid')} as gettoken,
      ${routine('p.prsend::oid')} as "end", ${routine('p.prsheadline::oid')} as headline,
      ${routine('p.prslextype::oid')} as lextypes
    from pg_catalog.pg_ts_parser p
    where ${userMade('p.oid')}`,
};

export const textSearchTemplates: CatalogKind = {
  catalog: 'pg_ts_template',
  present: hasUserRows('pg_ts_template'),
  query: () => `
    select t.oid, 'text search template ' || ${qualified('t.tmplnamespace', 't.tmplname')} as object,
      'pg_namespace/' || t.tmplnamespace as container,
      ${routine('t.tmplinit::oid')} as init, ${routine('t.tmpllexize::oid')} as lexize
    from pg_catalog.pg_ts_template t
    where ${userMade('t.oid')}`,
};

export const textSearchDictionaries: CatalogKind = {
  catalog: 'pg_ts_dict',
  present: hasUserRows('pg_ts_dict'),
  query: () => `
    select d.oid, 'text search dictionary ' || d.oid::regdictionary as object,
      'pg_namespace/' || d.dictnamespace as container,
      (select ${qualified('t.tmplnamespace', 't.tmplname')} from pg_catalog.pg_ts_template t where t.oid = d.dicttemplate)
        as template,
      d.dictinitoption as options, d.dictowner::regrole::text as owner
    from pg_catalog.pg_ts_dict d
    where ${userMade('d.oid')}`,
};

/** Token types have names in the parser alone: mappings are written by the numbers in `maptokentype`. */
export const textSearchConfigurations: CatalogKind = {
  catalog: 'pg_ts_config',
  present: hasUserRows('pg_ts_config'),
  query: () => `
    select c.oid, 'text search configuration ' || c.oid::regconfig as object,
      'pg_namespace/' || c.cfgnamespace as container,
      (select ${qualified('p.prsnamespace', 'p.prsname')} from pg_catalog.pg_ts_parser p where p.oid = c.cfgparser) as parser,
      (select pg_catalog.string_agg(m.maptokentype || ' ' || m.mapdict::regdictionary, ', '
          order by m.maptokentype, m.mapseqno)
        from pg_catalog.pg_ts_config_map m where m.mapcfg = c.oid) as mappings,
      c.cfgowner::regrole::text as owner
    from pg_catalog.pg_ts_config c
    where ${userMade('c.oid')}`,
};
