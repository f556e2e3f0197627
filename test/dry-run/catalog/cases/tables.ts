import { added, type Case, changed, removed } from './case.js';

const orders = 'table app.orders';

const partitioned = `
  create table events (at date not null, kind text) partition by range (at);
  create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
  create index events_kind on events (kind)`;

export const tableCases: readonly Case[] = [
  {
    name: 'a table is created with all that belongs to it',
    change: `create table items (
        id serial primary key, name text not null unique check (name <> ''), order_id bigint references orders);
      create index on items (order_id);
      comment on table items is 'what was ordered';
      grant select on items to reader`,
    undo: 'drop table items',
    seen: [added('table app.items', '(id integer, name text, order_id bigint)')],
  },
  {
    name: 'a table is dropped',
    setup: `create table items (id integer primary key, "order" bigint); create index items_order on items ("order")`,
    change: 'drop table items',
    undo: `create table items (id integer primary key, "order" bigint); create index items_order on items ("order")`,
    seen: [removed('table app.items', '(id integer, "order" bigint)')],
  },
  {
    name: 'a table is renamed',
    setup: 'create table items (id integer)',
    change: 'alter table items rename to articles',
    undo: 'alter table articles rename to items',
    seen: [added('table app.articles', '(id integer)'), removed('table app.items', '(id integer)')],
  },
  {
    name: 'a table moves to another schema',
    setup: 'create table items (id integer); create schema shop',
    change: 'alter table items set schema shop',
    undo: 'do $$ begin execute format($q$alter table shop.items set schema %I$q$, current_schema()); end $$',
    teardown: 'drop schema shop cascade',
    seen: [removed('table app.items', '(id integer)'), added('table shop.items', '(id integer)')],
  },
  {
    name: 'persistence',
    since: 15, // before, sequences are always logged
    change: 'alter table orders set unlogged',
    undo: 'alter table orders set logged',
    seen: [
      changed('sequence app.orders_id_seq', 'persistence', 'permanent', 'unlogged'),
      changed(orders, 'persistence', 'permanent', 'unlogged'),
    ],
  },
  {
    name: 'options of a table',
    change: 'alter table orders set (fillfactor = 70, autovacuum_enabled = off)',
    undo: 'alter table orders reset (fillfactor, autovacuum_enabled)',
    seen: [changed(orders, 'options', null, 'autovacuum_enabled=off, fillfactor=70')],
  },
  {
    name: 'options of a table come back in another order',
    setup: 'alter table orders set (fillfactor = 70, autovacuum_enabled = off)',
    change: 'alter table orders reset (fillfactor)',
    undo: 'alter table orders set (fillfactor = 70)',
    seen: [changed(orders, 'options', 'autovacuum_enabled=off, fillfactor=70', 'autovacuum_enabled=off')],
    dump: 'it shows the order in which the options were set',
  },
  {
    name: 'options of a toast table',
    change: 'alter table orders set (toast.autovacuum_enabled = off)',
    undo: 'alter table orders reset (toast.autovacuum_enabled)',
    seen: [changed(orders, 'toast options', null, 'autovacuum_enabled=off')],
  },
  {
    name: 'row security',
    change: 'alter table orders enable row level security',
    undo: 'alter table orders disable row level security',
    seen: [changed(orders, 'row security', 'no', 'yes')],
  },
  {
    name: 'forced row security',
    change: 'alter table orders force row level security',
    undo: 'alter table orders no force row level security',
    seen: [changed(orders, 'forced row security', 'no', 'yes')],
  },
  {
    name: 'replica identity',
    change: 'alter table orders replica identity full',
    undo: 'alter table orders replica identity default',
    seen: [changed(orders, 'replica identity', 'default', 'full')],
  },
  {
    name: 'replica identity by an index',
    change: 'alter table orders replica identity using index orders_pkey',
    undo: 'alter table orders replica identity default',
    seen: [
      changed('index app.orders_pkey', 'replica identity', 'no', 'yes'),
      changed(orders, 'replica identity', 'default', 'index'),
    ],
  },
  {
    name: 'owner of a table',
    change: 'alter table orders owner to writer',
    undo: 'alter table orders owner to postgres',
    seen: [
      changed('sequence app.orders_id_seq', 'owner', 'postgres', 'writer'),
      changed(orders, 'owner', 'postgres', 'writer'),
    ],
  },
  {
    name: 'comment on a table',
    change: `comment on table orders is 'one a customer''s basket'`,
    undo: 'comment on table orders is null',
    seen: [changed(orders, 'comment', null, `one a customer's basket`)],
  },
  {
    name: 'grant on a table',
    change: 'grant select, insert on orders to reader; grant select on orders to public',
    undo: 'revoke all on orders from reader, public',
    seen: [
      changed(
        orders,
        'grants',
        null,
        'INSERT, SELECT to reader (by postgres); SELECT to PUBLIC (by postgres)',
      ),
    ],
  },
  {
    name: 'the owner loses a privilege',
    change: 'revoke truncate on orders from postgres',
    undo: 'grant truncate on orders to postgres',
    seen: [changed(orders, 'grants', null, 'revoked: TRUNCATE to postgres (by postgres)')],
  },
  {
    name: 'tablespace',
    setup: `create tablespace fast location ''`,
    change: 'alter table orders set tablespace fast',
    undo: 'alter table orders set tablespace pg_default',
    teardown: 'drop tablespace fast',
    seen: [changed(orders, 'tablespace', null, 'fast')],
    notOnPglite: 'it has no tablespaces',
    alone: 'its setup cannot run in a transaction',
    dump: 'only SET default_tablespace, which is filtered out as a setting, differs',
  },
  {
    name: 'a table is typed',
    setup:
      'create type parcel as (id integer, weight numeric); create table parcels (id integer, weight numeric)',
    change: 'alter table parcels of parcel',
    undo: 'alter table parcels not of',
    seen: [changed('table app.parcels', 'of type', null, 'app.parcel')],
  },
  {
    name: 'a table inherits',
    setup: 'create table base (id integer); create table child (id integer, more text)',
    change: 'alter table child inherit base',
    undo: 'alter table child no inherit base',
    seen: [
      changed('table app.child', 'columns of its own', null, 'id, more'),
      changed('table app.child', 'inherits', null, 'app.base'),
    ],
  },
  {
    name: 'a table inherits from two parents in another order',
    setup: `create table a (id integer); create table b (id integer);
      create table child (id integer) inherits (a, b)`,
    change: 'alter table child no inherit a; alter table child inherit a',
    undo: `alter table child no inherit a; alter table child no inherit b;
      alter table child inherit a; alter table child inherit b`,
    seen: [changed('table app.child', 'inherits', 'app.a, app.b', 'app.b, app.a')],
  },
  {
    name: 'a partition is created',
    setup: partitioned,
    change: `create table events_2021 partition of events for values from ('2021-01-01') to ('2022-01-01')`,
    undo: 'drop table events_2021',
    seen: [added('table app.events_2021', '(at date, kind text)')],
  },
  {
    name: 'a partition is detached',
    setup: partitioned,
    change: 'alter table events detach partition events_2020',
    undo: `alter table events attach partition events_2020 for values from ('2020-01-01') to ('2021-01-01')`,
    seen: [
      changed('index app.events_2020_kind_idx', 'parent index', 'app.events_kind', null),
      changed(
        'table app.events_2020',
        'partition bound',
        `FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')`,
        null,
      ),
      changed('table app.events_2020', 'partition of', 'app.events', null),
    ],
  },
  {
    name: 'bound of a partition',
    setup: partitioned,
    change: `alter table events detach partition events_2020;
      alter table events attach partition events_2020 for values from ('2020-01-01') to ('2020-07-01')`,
    undo: `alter table events detach partition events_2020;
      alter table events attach partition events_2020 for values from ('2020-01-01') to ('2021-01-01')`,
    seen: [
      changed(
        'table app.events_2020',
        'partition bound',
        `FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')`,
        `FOR VALUES FROM ('2020-01-01') TO ('2020-07-01')`,
      ),
    ],
  },
  {
    name: 'a partitioned table is dropped with its partitions',
    setup: partitioned,
    change: 'drop table events',
    undo: partitioned,
    seen: [removed('table app.events', '(at date, kind text)')],
  },
  {
    name: 'a table becomes partitioned by another key',
    setup: partitioned,
    change: `drop table events; create table events (at date not null, kind text) partition by list (kind);
      create index events_kind on events (kind)`,
    undo: `drop table events; ${partitioned}`,
    seen: [
      changed('table app.events', 'partition key', 'RANGE (at)', 'LIST (kind)'),
      removed('table app.events_2020', '(at date, kind text)'),
    ],
  },
  {
    name: 'access method of a table',
    setup: 'create table items (id integer)',
    change: `create access method heap2 type table handler heap_tableam_handler;
      drop table items; create table items (id integer) using heap2`,
    undo: 'drop table items; create table items (id integer); drop access method heap2',
    teardown: 'drop access method if exists heap2 cascade',
    seen: [
      added('access method heap2', 'sort: table, handler: heap_tableam_handler'),
      changed('table app.items', 'access method', 'heap', 'heap2'),
    ],
  },
];
