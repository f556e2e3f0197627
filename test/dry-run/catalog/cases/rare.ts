import { added, type Case, changed, removed } from './case.js';

const same = `create function same(integer, integer) returns boolean language sql immutable as 'select $1 = $2'`;
const wrapper = 'create foreign data wrapper w; create server far foreign data wrapper w';
const dropWrapper = 'drop foreign data wrapper w cascade';

export const schemaCases: readonly Case[] = [
  {
    name: 'a schema is left behind with what is in it',
    change: `create schema annex; create table annex.items (id serial primary key);
      create function annex.f() returns integer language sql as 'select 1'`,
    undo: 'drop schema annex cascade',
    seen: [added('schema annex', 'function annex.f(), table annex.items')],
  },
  {
    name: 'owner, comment and grant of a schema',
    setup: 'create schema depot',
    change: `alter schema depot owner to writer; comment on schema depot is 'stock';
      grant usage on schema depot to reader`,
    undo: `revoke usage on schema depot from reader; comment on schema depot is null;
      alter schema depot owner to postgres`,
    teardown: 'drop schema depot',
    seen: [
      changed('schema depot', 'comment', null, 'stock'),
      changed('schema depot', 'grants', null, 'USAGE to reader (by writer)'),
      changed('schema depot', 'owner', 'postgres', 'writer'),
    ],
  },
  {
    name: 'the schema public',
    since: 15, // before, everyone may create in it
    change: `grant create on schema public to reader; comment on schema public is 'ours'`,
    undo: `revoke create on schema public from reader; comment on schema public is 'standard public schema'`,
    seen: [
      changed('schema public', 'comment', 'standard public schema', 'ours'),
      changed(
        'schema public',
        'grants',
        'USAGE to PUBLIC (by pg_database_owner)',
        'CREATE to reader (by pg_database_owner); USAGE to PUBLIC (by pg_database_owner)',
      ),
    ],
  },
  {
    name: 'an extension is created',
    change: 'create schema tools; create extension citext schema tools version "1.5"',
    undo: 'drop extension citext; drop schema tools',
    seen: [added('extension citext', '1.5'), added('schema tools', 'empty')],
    notOnPglite: 'extensions must be loaded when it starts',
    alone: 'an extension is there once in a database',
  },
  {
    name: 'version and schema of an extension',
    setup: 'create schema tools; create extension citext version "1.5"',
    change: 'alter extension citext update to "1.6"; alter extension citext set schema tools',
    undo: 'drop extension citext; create extension citext version "1.5"',
    teardown: 'drop extension citext; drop schema tools',
    seen: [
      changed('extension citext', 'schema', 'app', 'tools'),
      changed('extension citext', 'version', '1.5', '1.6'),
    ],
    notOnPglite: 'extensions must be loaded when it starts',
    alone: 'an extension is there once in a database',
  },
  {
    name: 'default privileges',
    change: `alter default privileges grant usage on sequences to reader`,
    undo: `alter default privileges revoke usage on sequences from reader`,
    seen: [
      added('default privileges for role postgres on sequences', 'postgres=rwU/postgres, reader=U/postgres'),
    ],
    alone: 'it decides what other cases create',
  },
  {
    name: 'default privileges in a schema',
    change: `create schema front; alter default privileges for role writer in schema front grant execute on functions to reader`,
    undo: 'drop schema front cascade',
    seen: [added('schema front', 'default privileges for role writer in schema front on functions')],
  },
  {
    name: 'settings of the database',
    change: `do $$ begin execute format('alter database %I set work_mem = 6543', current_database()); end $$`,
    undo: `do $$ begin execute format('alter database %I reset work_mem', current_database()); end $$`,
    seen: [changed('database', 'settings', null, 'work_mem=6543')],
    dump: 'only pg_dump --create shows them',
  },
  {
    name: 'comment and grant on the database',
    change: `do $$ begin execute format('comment on database %I is $q$shop$q$', current_database());
      execute format('grant create on database %I to reader', current_database()); end $$`,
    undo: `do $$ begin execute format('comment on database %I is null', current_database());
      execute format('revoke create on database %I from reader', current_database()); end $$`,
    seen: [
      changed('database', 'comment', null, 'shop'),
      changed('database', 'grants', null, 'CREATE to reader (by postgres)'),
    ],
    dump: 'only pg_dump --create shows them',
  },
];

export const rareCases: readonly Case[] = [
  {
    name: 'a publication is created',
    change: `create publication feed for table orders with (publish = 'insert, update')`,
    undo: 'drop publication feed',
    seen: [added('publication feed', 'app.orders')],
  },
  {
    name: 'what a publication publishes',
    since: 15,
    setup: 'create publication feed2 for table orders',
    change: `alter publication feed2 set (publish = 'delete', publish_via_partition_root = true);
      alter publication feed2 set table orders (id, note) where (total > 0)`,
    undo: `alter publication feed2
      set (publish = 'insert, update, delete, truncate', publish_via_partition_root = false);
      alter publication feed2 set table orders`,
    teardown: 'drop publication feed2',
    seen: [
      changed('publication feed2', 'publishes', 'insert, update, delete, truncate', 'delete'),
      changed('publication feed2', 'tables', 'app.orders', 'app.orders (id, note) where (total > 0)'),
      changed('publication feed2', 'via partition root', 'no', 'yes'),
    ],
  },
  {
    name: 'a publication of a schema',
    since: 15,
    setup: 'create schema loud; create publication feed3',
    change: 'alter publication feed3 add tables in schema loud',
    undo: 'alter publication feed3 drop tables in schema loud',
    teardown: 'drop publication feed3; drop schema loud',
    seen: [changed('publication feed3', 'schemas', null, 'loud')],
  },
  {
    name: 'a subscription',
    change: `create subscription feed connection 'host=nowhere' publication a, b
      with (connect = false, slot_name = none, enabled = false, streaming = on)`,
    undo: 'drop subscription feed',
    seen: [
      added(
        'subscription feed',
        'enabled: no, binary: no, streaming: on, synchronous commit: off, publications: a, b',
      ),
    ],
    notOnPglite: 'it lacks libpqwalreceiver',
    alone: 'subscriptions are there once in a cluster',
  },
  {
    name: 'statistics are created',
    change: 'create statistics together (ndistinct, mcv) on total, note, (total + 1) from orders',
    undo: 'drop statistics together',
    seen: [
      added(
        'statistics app.together',
        'relation: app.orders, kinds: ndistinct, expressions, mcv, columns: note, total, expressions: (total + 1)',
      ),
    ],
  },
  {
    name: 'target of statistics',
    setup: 'create statistics together on total, note from orders',
    change: `alter statistics together set statistics 77; comment on statistics together is 'go together'`,
    undo: `alter statistics together set statistics -1; comment on statistics together is null`,
    seen: [
      changed('statistics app.together', 'comment', null, 'go together'),
      changed('statistics app.together', 'statistics target', null, '77'),
    ],
  },
  {
    name: 'statistics on columns that come back in another order',
    setup: 'create statistics together on total, placed from orders',
    change: 'alter table orders drop column total',
    undo: `alter table orders add column total integer not null;
      create statistics together on total, placed from orders`,
    seen: [
      removed('column app.orders.total', 'integer'),
      removed(
        'statistics app.together',
        'relation: app.orders, kinds: ndistinct, dependencies, mcv, columns: placed, total',
      ),
    ],
    left: [
      {
        object: 'table app.orders',
        attribute: 'column order',
        before: 'id, note, total, placed',
        after: 'id, note, placed, total',
        kind: 'column-order',
      },
    ],
  },
  {
    name: 'an operator is created',
    setup: same,
    change:
      'create operator === (leftarg = integer, rightarg = integer, function = same, commutator = ===, hashes)',
    undo: 'drop operator === (integer, integer)',
    seen: [
      added(
        'operator app.===(integer,integer)',
        'function: app.same(integer,integer), result: boolean, commutator: app.===(integer,integer), hashes: yes, merges: no',
      ),
    ],
  },
  {
    name: 'an operator class is created with its family',
    change: `create operator class backwards for type integer using btree as
      operator 1 >, operator 2 >=, operator 3 =, operator 4 <=, operator 5 <, function 1 btint4cmp(integer, integer)`,
    undo: 'drop operator family backwards using btree',
    seen: [
      added(
        'operator family app.backwards using btree',
        'operators: 1 >(integer,integer), 2 >=(integer,integer), 3 =(integer,integer), 4 <=(integer,integer), ' +
          '5 <(integer,integer), functions: 1 btint4cmp(integer,integer) for (integer, integer)',
      ),
    ],
  },
  {
    name: 'an operator class is dropped and its family is left',
    setup: `create operator family f using hash; create operator class c for type integer using hash family f as
      operator 1 =, function 1 hashint4(integer)`,
    change: 'drop operator class c using hash',
    undo: `create operator class c for type integer using hash family f as operator 1 =, function 1 hashint4(integer)`,
    seen: [
      removed('operator class app.c using hash', 'integer'),
      changed(
        'operator family app.f using hash',
        'functions',
        '1 hashint4(integer) for (integer, integer)',
        null,
      ),
      changed('operator family app.f using hash', 'operators', '1 =(integer,integer)', null),
    ],
  },
  {
    name: 'a text search configuration',
    setup: 'create text search dictionary words (template = simple, stopwords = english)',
    change: `create text search configuration plain (parser = default);
      alter text search configuration plain add mapping for asciiword with words`,
    undo: 'drop text search configuration plain',
    seen: [
      added('text search configuration app.plain', 'parser: pg_catalog."default", mappings: 1 app.words'),
    ],
  },
  {
    name: 'options of a text search dictionary',
    setup: 'create text search dictionary words (template = simple)',
    change: 'alter text search dictionary words (accept = false)',
    undo: 'alter text search dictionary words (accept)',
    seen: [changed('text search dictionary app.words', 'options', null, `accept = 'false'`)],
  },
  {
    name: 'a text search parser and template',
    change: `create text search parser mine (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end,
        lextypes = prsd_lextype);
      create text search template mine (lexize = dsimple_lexize)`,
    undo: 'drop text search parser mine; drop text search template mine',
    seen: [
      added(
        'text search parser app.mine',
        'start: prsd_start(internal,integer), gettoken: prsd_nexttoken(internal,internal,internal), ' +
          'end: prsd_end(internal), lextypes: prsd_lextype(internal)',
      ),
      added('text search template app.mine', 'lexize: dsimple_lexize(internal,internal,internal,internal)'),
    ],
  },
  {
    name: 'a foreign-data wrapper with all that hangs on it',
    change: `${wrapper}; create user mapping for public server far options (password 'secret');
      create foreign table remote (id integer) server far`,
    undo: dropWrapper,
    seen: [added('foreign-data wrapper w', '')],
    alone: 'the wrapper w is another case’s',
  },
  {
    name: 'options of a server and a foreign table',
    setup: `${wrapper}; create foreign table remote (id integer) server far`,
    change: `alter server far version '2' options (host 'h', dbname 'd'); alter foreign table remote options (t 'x');
      alter foreign table remote alter id options (c 'y')`,
    undo: `drop server far cascade; create server far foreign data wrapper w;
      create foreign table remote (id integer) server far`,
    teardown: dropWrapper,
    seen: [
      changed('column app.remote.id', 'foreign options', null, 'c=y'),
      changed('foreign table app.remote', 'foreign options', null, 't=x'),
      changed('server far', 'options', null, 'dbname=d, host=h'),
      changed('server far', 'version', null, '2'),
    ],
    alone: 'the wrapper w is another case’s',
  },
  {
    name: 'options of a user mapping',
    setup: `${wrapper}; create user mapping for public server far options (password 'old')`,
    change: `drop user mapping for public server far`,
    undo: `create user mapping for public server far options (password 'old')`,
    teardown: dropWrapper,
    seen: [removed('user mapping for public on server far', 'far')],
    alone: 'the wrapper w is another case’s',
  },
  {
    name: 'a transform is created',
    setup: `create type box3 as (a integer);
      create function from_box(internal) returns internal language internal immutable as 'textin'`,
    change: 'create transform for box3 language plpgsql (from sql with function from_box(internal))',
    undo: 'drop transform for box3 language plpgsql',
    seen: [added('transform for app.box3 language plpgsql', 'from sql: app.from_box(internal)')],
  },
  {
    name: 'a language is created',
    change: 'create trusted language plmine handler plpgsql_call_handler validator plpgsql_validator',
    undo: 'drop language plmine',
    seen: [
      added(
        'language plmine',
        'trusted: yes, handler: plpgsql_call_handler(), validator: plpgsql_validator(oid)',
      ),
    ],
  },
  {
    name: 'a temporary table is none of the schema',
    change: 'create temporary table scratch (id serial primary key)',
    undo: 'drop table if exists pg_temp.scratch',
    seen: [],
  },
];
