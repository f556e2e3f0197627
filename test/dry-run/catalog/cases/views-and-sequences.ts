import { added, type Case, changed, removed } from './case.js';

const plain = `create view big as select 100 as id, 'x' as note from orders`;
const big = 'view app.big';

export const viewCases: readonly Case[] = [
  {
    name: 'a view is created',
    change: plain,
    undo: 'drop view big',
    seen: [added(big, ` SELECT 100 AS id,\n    'x'::text AS note\n   FROM app.orders;`)],
  },
  {
    name: 'a view gets another definition',
    setup: plain,
    change: `create or replace view big as select 200 as id, 'x' as note from orders`,
    undo: `create or replace view big as select 100 as id, 'x' as note from orders`,
    seen: [
      changed(
        big,
        'definition',
        ` SELECT 100 AS id,\n    'x'::text AS note\n   FROM app.orders;`,
        ` SELECT 200 AS id,\n    'x'::text AS note\n   FROM app.orders;`,
      ),
    ],
  },
  {
    name: 'options of a view',
    setup: plain,
    change: 'alter view big set (security_barrier = true)',
    undo: 'alter view big reset (security_barrier)',
    seen: [changed(big, 'options', null, 'security_barrier=true')],
  },
  {
    name: 'comment on the column of a view',
    setup: plain,
    change: `comment on column big.note is 'as on the order'`,
    undo: 'comment on column big.note is null',
    seen: [changed('column app.big.note', 'comment', null, 'as on the order')],
  },
  {
    name: 'default of the column of a view',
    setup: plain,
    change: `alter view big alter note set default 'big'`,
    undo: 'alter view big alter note drop default',
    seen: [changed('column app.big.note', 'default', null, `'big'::text`)],
  },
  {
    name: 'grant on the column of a view',
    setup: plain,
    change: 'grant select (id) on big to reader',
    undo: 'revoke select (id) on big from reader',
    seen: [changed('column app.big.id', 'grants', null, 'SELECT to reader (by postgres)')],
  },
  {
    name: 'a moment of creation is stored in a view',
    setup: `create view recent as select 1 as one from orders where now() < timestamptz 'now'`,
    change: 'drop view recent',
    undo: `create view recent as select 1 as one from orders where now() < timestamptz 'now'`,
    seen: [
      removed(
        'view app.recent',
        ` SELECT 1 AS one\n   FROM app.orders\n  WHERE (now() < 'now'::timestamp with time zone);`,
      ),
    ],
    dump: 'it shows the moment itself',
  },
  {
    name: 'a materialized view is created',
    change: 'create materialized view sums as select 1 as one, count(*) as rows from orders',
    undo: 'drop materialized view sums',
    seen: [
      added('materialized view app.sums', ' SELECT 1 AS one,\n    count(*) AS rows\n   FROM app.orders;'),
    ],
  },
  {
    name: 'an index on a materialized view, and its column',
    setup: 'create materialized view sums as select note from orders',
    change: `create index sums_note on sums (note); alter materialized view sums alter note set storage external`,
    undo: `drop index sums_note; alter materialized view sums alter note set storage extended`,
    seen: [
      changed('column app.sums.note', 'storage', null, 'external'),
      added('index app.sums_note', 'CREATE INDEX sums_note ON app.sums USING btree (note)'),
    ],
  },
  {
    name: 'a materialized view is emptied',
    setup: 'create materialized view sums as select note from orders',
    change: 'refresh materialized view sums with no data',
    undo: 'refresh materialized view sums',
    seen: [changed('materialized view app.sums', 'populated', 'yes', 'no')],
    dump: 'schema-only, it never says that a materialized view is filled',
  },
  {
    name: 'a rule is created',
    change: 'create rule quiet as on delete to orders do instead nothing',
    undo: 'drop rule quiet on orders',
    seen: [
      added(
        'rule quiet on app.orders',
        'CREATE RULE quiet AS\n    ON DELETE TO app.orders DO INSTEAD NOTHING;',
      ),
    ],
  },
  {
    name: 'a rule is disabled',
    setup: 'create rule quiet as on delete to orders do instead nothing',
    change: 'alter table orders disable rule quiet',
    undo: 'alter table orders enable rule quiet',
    seen: [changed('rule quiet on app.orders', 'enabled', 'yes', 'no')],
  },
];

const setup = 'create sequence numbers';
const numbers = 'sequence app.numbers';

export const sequenceCases: readonly Case[] = [
  {
    name: 'a sequence is created',
    change: 'create sequence numbers as smallint',
    undo: 'drop sequence numbers',
    seen: [added(numbers, 'smallint')],
  },
  {
    name: 'numbers of a sequence',
    setup,
    change: 'alter sequence numbers as integer increment 2 minvalue 0 maxvalue 1000 start 10 cache 5 cycle',
    undo: 'alter sequence numbers as bigint increment 1 no minvalue no maxvalue start 1 cache 1 no cycle',
    seen: [
      changed(numbers, 'cache', '1', '5'),
      changed(numbers, 'cycle', 'no', 'yes'),
      changed(numbers, 'data type', 'bigint', 'integer'),
      changed(numbers, 'increment', '1', '2'),
      changed(numbers, 'maximum', '9223372036854775807', '1000'),
      changed(numbers, 'minimum', '1', '0'),
      changed(numbers, 'start', '1', '10'),
    ],
  },
  {
    name: 'a sequence is used',
    setup,
    change: `select nextval('numbers')`,
    undo: 'select 1',
    seen: [],
  },
  {
    name: 'owner column of a sequence',
    setup,
    change: 'alter sequence numbers owned by orders.total',
    undo: 'alter sequence numbers owned by none',
    seen: [changed(numbers, 'owned by', null, 'app.orders.total')],
  },
  {
    name: 'comment and grant on a sequence',
    setup,
    change: `comment on sequence numbers is 'of bills'; grant usage on sequence numbers to reader`,
    undo: 'comment on sequence numbers is null; revoke usage on sequence numbers from reader',
    seen: [
      changed(numbers, 'comment', null, 'of bills'),
      changed(numbers, 'grants', null, 'USAGE to reader (by postgres)'),
    ],
  },
];
