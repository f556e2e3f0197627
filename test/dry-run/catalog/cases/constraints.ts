import { added, type Case, changed, removed } from './case.js';

const two = `create table customers (id bigint primary key, email text, valid daterange);
  alter table orders add column customer bigint`;
const fk = 'constraint fk on app.orders';

export const constraintCases: readonly Case[] = [
  {
    name: 'a check is added',
    change: 'alter table orders add constraint positive check (total > 0)',
    undo: 'alter table orders drop constraint positive',
    seen: [added('constraint positive on app.orders', 'CHECK ((total > 0))')],
  },
  {
    name: 'a check changes',
    setup: 'alter table orders add constraint positive check (total > 0)',
    change: `alter table orders drop constraint positive; alter table orders add constraint positive check (total >= 0)`,
    undo: `alter table orders drop constraint positive; alter table orders add constraint positive check (total > 0)`,
    seen: [
      changed(
        'constraint positive on app.orders',
        'definition',
        'CHECK ((total > 0))',
        'CHECK ((total >= 0))',
      ),
    ],
  },
  {
    name: 'the primary key is dropped',
    change: 'alter table orders drop constraint orders_pkey',
    undo: 'alter table orders add primary key (id)',
    seen: [removed('constraint orders_pkey on app.orders', 'PRIMARY KEY (id)')],
  },
  {
    name: 'columns of the primary key',
    change: 'alter table orders drop constraint orders_pkey, add primary key (id, total)',
    undo: 'alter table orders drop constraint orders_pkey, add primary key (id)',
    seen: [
      changed(
        'constraint orders_pkey on app.orders',
        'definition',
        'PRIMARY KEY (id)',
        'PRIMARY KEY (id, total)',
      ),
    ],
  },
  {
    name: 'a unique constraint becomes a unique index',
    setup: 'alter table orders add constraint orders_note_key unique (note)',
    change: `alter table orders drop constraint orders_note_key; create unique index orders_note_key on orders (note)`,
    undo: 'alter table orders add constraint orders_note_key unique using index orders_note_key',
    seen: [
      removed('constraint orders_note_key on app.orders', 'UNIQUE (note)'),
      changed(
        'index app.orders_note_key',
        'definition',
        null,
        'CREATE UNIQUE INDEX orders_note_key ON app.orders USING btree (note)',
      ),
    ],
  },
  {
    name: 'an exclusion constraint is added',
    setup: two,
    change: 'alter table customers add constraint once exclude using gist (valid with &&)',
    undo: 'alter table customers drop constraint once',
    seen: [added('constraint once on app.customers', 'EXCLUDE USING gist (valid WITH &&)')],
  },
  {
    name: 'what a foreign key does on delete',
    setup: `${two}; alter table orders add constraint fk foreign key (customer) references customers`,
    change: `alter table orders drop constraint fk;
      alter table orders add constraint fk foreign key (customer) references customers on delete cascade`,
    undo: `alter table orders drop constraint fk;
      alter table orders add constraint fk foreign key (customer) references customers`,
    seen: [
      changed(
        fk,
        'definition',
        'FOREIGN KEY (customer) REFERENCES app.customers(id)',
        'FOREIGN KEY (customer) REFERENCES app.customers(id) ON DELETE CASCADE',
      ),
    ],
  },
  {
    name: 'a foreign key is not valid any more',
    setup: `${two}; alter table orders add constraint fk foreign key (customer) references customers`,
    change: `alter table orders drop constraint fk;
      alter table orders add constraint fk foreign key (customer) references customers not valid`,
    undo: 'alter table orders validate constraint fk',
    seen: [changed(fk, 'validated', 'yes', 'no')],
  },
  {
    name: 'deferrable',
    setup: `${two}; alter table orders add constraint fk foreign key (customer) references customers`,
    change: 'alter table orders alter constraint fk deferrable initially deferred',
    undo: 'alter table orders alter constraint fk not deferrable',
    seen: [changed(fk, 'deferrable', 'no', 'initially deferred')],
  },
  {
    name: 'deferrable and not valid together',
    setup: `${two}; alter table orders add constraint fk foreign key (customer) references customers`,
    change: `alter table orders drop constraint fk; alter table orders
      add constraint fk foreign key (customer) references customers deferrable not valid`,
    undo: `alter table orders drop constraint fk;
      alter table orders add constraint fk foreign key (customer) references customers`,
    seen: [changed(fk, 'deferrable', 'no', 'initially immediate'), changed(fk, 'validated', 'yes', 'no')],
  },
  {
    name: 'a constraint is renamed',
    change: 'alter table orders rename constraint orders_pkey to orders_id',
    undo: 'alter table orders rename constraint orders_id to orders_pkey',
    seen: [
      added('constraint orders_id on app.orders', 'PRIMARY KEY (id)'),
      removed('constraint orders_pkey on app.orders', 'PRIMARY KEY (id)'),
    ],
  },
  {
    name: 'comment on a constraint',
    change: `comment on constraint orders_pkey on orders is 'never changes'`,
    undo: 'comment on constraint orders_pkey on orders is null',
    seen: [changed('constraint orders_pkey on app.orders', 'comment', null, 'never changes')],
  },
  {
    name: 'the triggers of a foreign key are disabled',
    setup: `${two}; alter table orders add constraint fk foreign key (customer) references customers`,
    change: 'alter table orders disable trigger all',
    undo: 'alter table orders enable trigger all',
    seen: [changed(fk, 'triggers', null, 'disabled')],
    dump: 'it leaves out internal triggers',
  },
  {
    name: 'a check of a parent',
    setup: 'create table base (id integer); create table child () inherits (base)',
    change: 'alter table base add constraint positive check (id > 0)',
    undo: 'alter table base drop constraint positive',
    seen: [added('constraint positive on app.base', 'CHECK ((id > 0))')],
  },
  {
    name: 'a check that is inherited and defined in the child too',
    setup: `create table base (id integer); create table child (constraint positive check (id > 0)) inherits (base)`,
    change: 'alter table base add constraint positive check (id > 0)',
    undo: 'alter table base drop constraint positive',
    seen: [
      added('constraint positive on app.base', 'CHECK ((id > 0))'),
      changed('constraint positive on app.child', 'inherited', null, 'yes'),
    ],
  },
  {
    name: 'a foreign key to a partitioned table',
    setup: `create table events (id integer primary key) partition by range (id);
      create table events_1 partition of events for values from (1) to (9);
      create table events_2 partition of events for values from (9) to (99);
      alter table orders add column event integer`,
    change: 'alter table orders add constraint fk foreign key (event) references events',
    undo: 'alter table orders drop constraint fk',
    seen: [added(fk, 'FOREIGN KEY (event) REFERENCES app.events(id)')],
  },
];

const noteIndex = 'index app.orders_note';

export const indexCases: readonly Case[] = [
  {
    name: 'an index is created',
    change:
      'create index orders_note on orders using btree (lower(note) desc) include (total) where total > 0',
    undo: 'drop index orders_note',
    seen: [
      added(
        noteIndex,
        'CREATE INDEX orders_note ON app.orders USING btree (lower(note) DESC) INCLUDE (total) WHERE (total > 0)',
      ),
    ],
  },
  {
    name: 'an index becomes unique',
    setup: 'create index orders_note on orders (note)',
    change: 'drop index orders_note; create unique index orders_note on orders (note)',
    undo: 'drop index orders_note; create index orders_note on orders (note)',
    seen: [
      changed(
        noteIndex,
        'definition',
        'CREATE INDEX orders_note ON app.orders USING btree (note)',
        'CREATE UNIQUE INDEX orders_note ON app.orders USING btree (note)',
      ),
    ],
  },
  {
    name: 'options of an index',
    setup: 'create index orders_note on orders (note)',
    change: 'alter index orders_note set (fillfactor = 50)',
    undo: 'alter index orders_note reset (fillfactor)',
    seen: [
      changed(
        noteIndex,
        'definition',
        'CREATE INDEX orders_note ON app.orders USING btree (note)',
        `CREATE INDEX orders_note ON app.orders USING btree (note) WITH (fillfactor='50')`,
      ),
    ],
  },
  {
    name: 'options of the index of a constraint',
    change: 'alter index orders_pkey set (fillfactor = 50)',
    undo: 'alter index orders_pkey reset (fillfactor)',
    seen: [changed('index app.orders_pkey', 'options', null, 'fillfactor=50')],
  },
  {
    name: 'statistics target of an index',
    setup: 'create index orders_note on orders (total, lower(note))',
    change: 'alter index orders_note alter column 2 set statistics 1000',
    undo: 'alter index orders_note alter column 2 set statistics -1',
    seen: [changed(noteIndex, 'statistics targets', null, '2: 1000')],
  },
  {
    name: 'a table is clustered on an index',
    change: 'alter table orders cluster on orders_pkey',
    undo: 'alter table orders set without cluster',
    seen: [changed('index app.orders_pkey', 'clustered', 'no', 'yes')],
  },
  {
    name: 'comment on an index',
    change: `comment on index orders_pkey is 'hot'`,
    undo: 'comment on index orders_pkey is null',
    seen: [changed('index app.orders_pkey', 'comment', null, 'hot')],
  },
  {
    name: 'an index is invalid',
    setup: 'create index orders_note on orders (note)',
    change: `update pg_index set indisvalid = false where indexrelid = 'orders_note'::regclass`,
    undo: `update pg_index set indisvalid = true where indexrelid = 'orders_note'::regclass`,
    seen: [changed(noteIndex, 'valid', 'yes', 'no')],
  },
  {
    name: 'an index of a partition is attached',
    setup: `create table events (id integer, kind text) partition by range (id);
      create table events_1 partition of events for values from (1) to (9);
      create index events_kind on only events (kind); create index events_1_kind on events_1 (kind)`,
    change: 'alter index events_kind attach partition events_1_kind',
    undo: `drop index events_kind; create index events_kind on only events (kind);
      create index events_1_kind on events_1 (kind)`,
    seen: [
      changed('index app.events_1_kind', 'parent index', null, 'app.events_kind'),
      changed('index app.events_kind', 'valid', 'no', 'yes'),
    ],
  },
  {
    name: 'an index of a partitioned table is created',
    setup: `create table events (id integer, kind text) partition by range (id);
      create table events_1 partition of events for values from (1) to (9)`,
    change: 'create index events_kind on events (kind)',
    undo: 'drop index events_kind',
    seen: [added('index app.events_kind', 'CREATE INDEX events_kind ON ONLY app.events USING btree (kind)')],
  },
];
