import type { CatalogKind } from '../catalog-kind.js';
import { hasPages, inWords, since } from '../fragments.js';

/** Row filters, column lists and whole schemas came with PostgreSQL 15. */
export const publications: CatalogKind = {
  catalog: 'pg_publication',
  present: hasPages('pg_publication'),
  query: (major) => `
    select p.oid, 'publication ' || pg_catalog.quote_ident(p.pubname) as object,
      p.puballtables as "all tables",
      (select pg_catalog.string_agg(r.prrelid::regclass || ${major >= 15 ? columnsAndFilter : `''`}, ', '
          order by r.prrelid::regclass::text)
        from pg_catalog.pg_publication_rel r where r.prpubid = p.oid) as tables,
      ${since(major, 15, publishedSchemas)} as schemas,
      pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
        case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end) as publishes,
      p.pubviaroot as "via partition root",
      ${since(major, 18, inWords('p.pubgencols', { n: 'none', s: 'stored' }))} as "generated columns",
      p.pubowner::regrole::text as owner
    from pg_catalog.pg_publication p`,
};

const columnsAndFilter = `coalesce((
            select ' (' || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) || ')'
            from pg_catalog.pg_attribute a where a.attrelid = r.prrelid and a.attnum = any (r.prattrs)), '')
          || coalesce(' where ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')`;

const publishedSchemas = `(
        select pg_catalog.string_agg(n.pnnspid::regnamespace::text, ', ' order by n.pnnspid::regnamespace::text)
        from pg_catalog.pg_publication_namespace n where n.pnpubid = p.oid)`;

/** PostgreSQL lets everyone read more of the columns since 15; where it does not, subscriptions are left out. */
const mayRead = (column: string): string =>
  `pg_catalog.has_column_privilege('pg_catalog.pg_subscription', '${column}', 'select')`;

/** A boolean before PostgreSQL 16, which lets several workers apply what is streamed. */
const streaming = (major: number): string =>
  major >= 16
    ? inWords('s.substream', { f: 'off', t: 'on', p: 'parallel' })
    : `case when s.substream then 'on' else 'off' end`;

/** Without the connection string: it holds a password, and only a superuser may read it. */
export const subscriptions: CatalogKind = {
  catalog: 'pg_subscription',
  present: `${hasPages('pg_subscription')} and ${mayRead('oid')} and ${mayRead('subsynccommit')}`,
  query: (major) => `
    select s.oid, 'subscription ' || pg_catalog.quote_ident(s.subname) as object,
      s.subenabled as enabled, s.subbinary as "binary", ${streaming(major)} as streaming, s.subslotname as slot,
      s.subsynccommit as "synchronous commit",
      (select pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ' order by name)
        from pg_catalog.unnest(s.subpublications) name) as publications,
      s.subowner::regrole::text as owner
    from pg_catalog.pg_subscription s
    where s.subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())`,
};
