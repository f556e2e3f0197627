import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { readRows } from '../../../src/dry-run/rows/read-rows.js';
import { seedTables, type UnseededTable } from '../../../src/dry-run/seeding/seed-tables.js';
import { inSession } from '../../../src/dry-run/stages/stage.js';
import { startEngine } from '../../../src/engines/choose-engine.js';
import type { Database, PostgresServer } from '../../../src/engines/engine.js';
import type { Difference } from '../../../src/report.js';
import { enginesHere, hasLocalPostgres } from '../../support/engines-here.js';

/** What is in a schema, what must be true when it is seeded with 20 rows a table, and which tables hold none. */
type Case = readonly [schema: string, truth: string, unseeded?: readonly string[]];

const rows = (table: string, number = 20): string => `(select count(*) from ${table}) = ${number}`;

const cases: readonly Case[] = [
  // Keys.
  ['create table t (a int primary key, b text not null unique, c date)', rows('t')],
  ['create table t (d date not null, n int not null, primary key (d, n))', rows('t')],
  [
    'create table t (a text not null, b text not null); create unique index on t (lower(a)); create unique index on t (b) where a <> b',
    rows('t'),
  ],
  ['create table t (a int unique deferrable initially deferred, b int primary key deferrable)', rows('t')],
  ['create table t (a bool primary key)', rows('t', 2)],
  [
    "create type mood as enum ('sad', 'ok', 'it''s'); create table t (m mood unique, n mood not null)",
    '(select count(distinct m) = 3 from t) and (select count(distinct n) = 3 from t)',
  ],
  [
    // With PostgreSQL 15 came NULLS NOT DISTINCT and scales below zero.
    `create table t (a int, b int); do $$ begin if current_setting('server_version_num')::int >= 150000 then
       execute 'alter table t add unique nulls not distinct (a, b), add c numeric(2, -3) not null'; end if; end $$`,
    '(select count(*) from t) > 15',
  ],
  // Foreign keys.
  [
    'create table c (id int generated always as identity primary key, p bigint not null); create table p (id bigserial primary key); alter table c add foreign key (p) references p',
    "(select count(*) from c join p on p.id = c.p) = 20 and nextval('p_id_seq') > (select max(id) from p)",
  ],
  [
    'create table p (a int, b text, unique (b, a)); create table c (x text, y int, foreign key (x, y) references p (b, a) match full)',
    `${rows('c')} and exists (select from c where x is null) and exists (select from c where y > 0)`,
  ],
  [
    'create table n (id int primary key, up int references n, also int not null references n)',
    `${rows('n')} and exists (select from n where up <> id)`,
  ],
  [
    'create table a (id int primary key, b int); create table b (id int primary key, a int not null references a); alter table a add foreign key (b) references b',
    `${rows('a')} and ${rows('b')} and exists (select from a where b is not null)`,
  ],
  [
    'create table a (id int primary key, b int not null); create table b (id int primary key, a int not null references a); alter table a add foreign key (b) references b deferrable',
    `${rows('a')} and ${rows('b')}`,
  ],
  [
    'create table a (id int primary key, b int not null); create table b (id int primary key, a int not null references a); alter table a add foreign key (b) references b',
    `${rows('a')} and ${rows('b')}`,
  ],
  [
    `create table tenants (id int primary key); create table users (tenant int references tenants, id int, primary key (tenant, id));
     create table tasks (tenant int not null references tenants, id serial primary key, owner int not null, helper int,
       foreign key (tenant, owner) references users, foreign key (tenant, helper) references users)`,
    rows('tasks'),
  ],
  ['create table p (id int primary key); create table c (p int primary key references p)', rows('c')],
  [
    'create table x (id int primary key); create table y (id int primary key); create table xy (x int references x, y int references y, primary key (x, y))',
    rows('xy'),
  ],
  [
    'create table p (id int primary key) partition by hash (id); create table p0 partition of p for values with (modulus 2, remainder 0); create table p1 partition of p for values with (modulus 2, remainder 1); create table c (p int not null references p)',
    `${rows('c')} and ${rows('p')}`,
  ],
  // Conditions.
  [
    "create table t (s text not null check (s in ('new', 'done')), k varchar(10) check (k = any ('{x,y}'::text[])), n int not null check (n between 5 and 9))",
    `${rows('t')} and (select count(distinct n) = 5 from t)`,
  ],
  [
    'create table t (a int not null, b int not null, check (a < b), f timestamptz, u timestamptz, check (u > f))',
    `${rows('t')} and exists (select from t where u > f)`,
  ],
  [
    "create table t (kind text not null check (kind in ('x', 'y')), ref int, check ((kind = 'x') = (ref is not null)))",
    `${rows('t')} and exists (select from t where ref is null)`,
  ],
  ['create table t (a int, b text, c date, check (num_nonnulls(a, b, c) = 1))', rows('t')],
  [
    "create table t (mail text unique check (mail ~ '^[^@ ]+@[^@ ]+\\.[a-z]+$'), code char(3) check (code ~ '^[A-Z]{3}$'), sha bytea not null unique check (octet_length(sha) = 32), hex text not null check (length(hex) = 40))",
    rows('t'),
  ],
  [
    "create table t (j jsonb not null check (jsonb_typeof(j) = 'object'), k jsonb not null check (k ? 'wanted'), tags text[] not null check (cardinality(tags) = 3), other text[] check (other <@ array['a', 'b']))",
    rows('t'),
  ],
  [
    "create domain mail as text check (value like '%@%') not null; create domain short as mail check (length(value) < 12); create domain pos as int check (value > 100); create table t (m mail, s short, p pos unique, ps pos[])",
    `${rows('t')} and (select min(p) > 100 from t)`,
  ],
  [`create table t ("it's" varchar(5) not null check ("it's" in ('a', 'b')))`, rows('t')],
  ['create table t (one int primary key check (one = 1))', rows('t', 1)],
  ['create table t (a int not null check (a > 5 and a < 4))', rows('t', 0), ['t']],
  [
    'create table p (a int primary key check (a <> a)); create table c (p int references p, n int); create table d (p int not null references p)',
    rows('c'),
    ['p', 'd'],
  ],
  [
    'create table t (id serial primary key check (id > 0 and id < 2147483647), s smallserial not null)',
    `${rows('t')} and nextval('t_id_seq') < 1000 and nextval('t_s_seq') < 1000`,
  ],
  ['create table t (a text not null check (a::int > 5), b int)', '(select count(*) from t) > 0'],
  // Generated values, defaults.
  [
    'create table t (a int not null, b int generated always as (a * 2) stored, check (b > 4), unique (b))',
    rows('t'),
  ],
  [
    "create table t (a int default 7, c xid8 not null default '1', s text default nextval('pg_catalog.pg_class'::text))",
    rows('t'),
  ],
  // Partitions, inheritance.
  [
    `create table e (id int generated always as identity, at timestamptz not null, kind text not null, primary key (id, at, kind)) partition by range (at);
     create table e1 partition of e for values from ('2024-01-01') to ('2024-01-02'); create table e2 partition of e for values from ('2024-01-02') to (maxvalue) partition by list (kind);
     create table e2a partition of e2 for values in ('a', 'b'); create table e2b partition of e2 default; create table old partition of e default`,
    "(select count(distinct tableoid) from e) = 4 and (select count(*) from e) >= 20 and nextval('e_id_seq') > (select max(id) from e)",
  ],
  [
    "create table h (id uuid primary key) partition by hash (id); do $$ begin for i in 0..15 loop execute format('create table h%s partition of h for values with (modulus 16, remainder %s)', i, i); end loop; end $$",
    '(select count(distinct tableoid) from h) = 16',
  ],
  [
    'create table m (d date not null, n int) partition by range (extract(year from d), n); create table m1 partition of m for values from (2023, 1) to (2023, 5)',
    '(select count(*) from m) > 3',
  ],
  [
    'create table p (a int not null check (a > 3)); create table c (b text) inherits (p)',
    `${rows('only p')} and ${rows('c')}`,
  ],
  // What stands in the way of an INSERT.
  [
    `create table t (a int); create function no() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
     create trigger one before insert on t for each row execute function no(); create trigger two before insert on t execute function no();
     create trigger three after insert on t execute function no(); create constraint trigger four after insert on t deferrable initially deferred for each row execute function no();
     alter table t enable always trigger one, enable replica trigger two, disable trigger three`,
    rows('t'),
  ],
  [
    'create table t (a int); create table log (a int); create rule r as on insert to t do instead insert into log values (new.a); create rule u as on update to t do instead nothing; alter table t enable always rule u',
    `${rows('t')} and ${rows('log')}`,
  ],
  [
    'create table t (a int primary key); alter table t enable row level security, force row level security; create policy p on t using (false)',
    "(select pg_relation_size('t') > 0)",
  ],
  [
    'create table t (during int4range not null, exclude using gist (during with &&)); create table u (r tstzrange, exclude using gist (r with &&) deferrable)',
    `${rows('t')} and ${rows('u')}`,
  ],
  // Names and types.
  [
    'create schema "S ""x"; create table "S ""x"."order by" ("select" int primary key, "a""b\'" text check ("a""b\'" <> \'x"\'), "drydock" int, n int, r int)',
    rows('"S ""x"."order by"'),
  ],
  [
    `create type pair as (a int, b text); create type span as range (subtype = float8); create domain k as pair;
     create table t (a pair not null, b pair[], c span, d k, e int4multirange, f json, g jsonb, h bytea, i inet, j cidr, k macaddr, l uuid, m tsvector, n tsquery, o point, p box, q circle,
       r path, s polygon, t line, u lseg, v bit(5), w bit varying(3), x money, y interval, z time, aa timetz, ab numeric(3, 3), ad numeric, ae real, af oid, ag "char", ah name, ai pg_lsn, aj regclass, ak jsonpath, al int[][], am varchar(2)[], an char(4))`,
    `${rows('t')} and (select count(*) from t where b is not null) > 3`,
  ],
  ['create table t (); create table u (a int generated always as (1) stored)', rows('t')],
  // Rows of the history.
  [
    "create table t (id serial primary key, a text); insert into t (a) select 'x' from generate_series(1, 5)",
    `${rows('t')} and (select count(*) from t where a = 'x') >= 5`,
  ],
  [
    "create table kinds (code text primary key); insert into kinds values ('a'), ('b'); create table t (code text not null references kinds)",
    `${rows('kinds', 2)} and ${rows('t')}`,
  ],
];

const schemaOf = (index: number): string => `case_${index}`;

describe.each(enginesHere)('seeding on the %s engine', (kind) => {
  // Where the rows come from is the same everywhere; the slower engine makes some of them.
  const own = cases.flatMap((one, index) =>
    kind === 'local' || index % 4 === 0 ? [[index, ...one] as const] : [],
  );
  let server: PostgresServer;
  let database: Database;
  let unseeded: readonly UnseededTable[];
  let differences: readonly Difference[];

  /** All of them in one database: a table that cannot be filled must not touch the others. */
  beforeAll(async () => {
    ({ server } = await startEngine(kind, { statementTimeoutMs: 20_000 }));
    database = await server.createDatabase();
    await inSession(database, async (session) => {
      for (const [index, schema] of own) {
        const name = schemaOf(index);
        await session.execute(`create schema ${name}; set search_path = ${name}; ${schema}`);
      }
    });
    const before = await look(database);
    ({ unseeded } = await inSession(database, (session) => seedTables(session, { rows: 20 })));
    differences = diffSnapshots(before, await look(database));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const run = (on: Database, sql: string) => inSession(on, (session) => session.execute(sql));
  const look = (at: Database) => inSession(at, (session) => takeSnapshot(session, server.major));

  it.each(own)('case %i: %s', async (...one) => {
    const [index, , truth, withoutRows = []] = one as unknown as [number, ...Case];
    const missing = unseeded.filter(({ schema }) => schema === schemaOf(index)).map(({ name }) => name);
    expect.soft(missing).toEqual(withoutRows);
    await using session = await database.connect();
    await session.execute(`set search_path = ${schemaOf(index)}`);
    expect(await session.query(`select ${truth} as holds`)).toEqual([{ holds: true }]);
  });

  it('leaves the catalog as it was', () => {
    expect(differences).toEqual([]);
  });

  it('gives the same rows to the same schema', async () => {
    const contents = async (): Promise<unknown> => {
      await using twin = await server.createDatabase();
      await run(
        twin,
        `create table p (id serial primary key, a text unique, b jsonb, c timestamptz default now(), d uuid default gen_random_uuid());
         create table c (p int references p, q int not null references p, n numeric(10, 2), up text references p (a), check (p <> q))`,
      );
      await inSession(twin, (session) => seedTables(session, { rows: 50 }));
      const { tables } = await inSession(twin, readRows);
      return [...tables.values()].map(({ name, rows: number, content }) => ({ name, number, content }));
    };
    expect(await contents()).toEqual(await contents());
  });

  it('makes rows such as real data has', async () => {
    await using other = await server.createDatabase();
    await run(
      other,
      'create table t (a text not null, b int not null, c timestamp not null, d numeric(6, 2), e int[])',
    );
    await using session = await other.connect();
    await seedTables(session, { rows: 200 });
    const truths = {
      empty: `bool_or(a = '')`,
      multiByte: 'bool_or(octet_length(a) > length(a))',
      repeated: 'count(distinct a) < count(a)',
      greatest: 'bool_or(b = 2147483647) and bool_or(d = 9999.99)',
      least: 'bool_or(b = -2147483648) and bool_or(d = -9999.99)',
      old: `bool_or(c < '1950-01-01')`,
      future: `bool_or(c > '2500-01-01')`,
      missing: 'bool_or(d is null) and not bool_and(d is null)',
      nested: `bool_or(e = '{}') and bool_or(array_position(e, null) > 0)`,
    };
    const list = Object.entries(truths).map(([name, truth]) => `${truth} as "${name}"`);
    const [row] = await session.query(`select ${list.join(', ')} from t`);
    expect(row).toEqual(Object.fromEntries(Object.keys(truths).map((name) => [name, true])));
  });

  it('adds rows to the tables that are asked for, and as few as are needed to those that they refer to', async () => {
    await using other = await server.createDatabase();
    await run(
      other,
      'create table p (id int primary key); create table c (id serial primary key, p int not null references p, u text unique); create table aside (a int)',
    );
    await using session = await other.connect();
    const count = async (): Promise<unknown> => {
      const query =
        'select (select count(*)::int from p) p, (select count(*)::int from c) c, (select count(*)::int from aside) aside';
      return session.query(query);
    };
    const [row] = await session.query(`select 'c'::regclass::oid::text as oid`);
    const only = new Set([String(row?.['oid'])]);
    await seedTables(session, { rows: 10, only });
    expect(await count()).toEqual([{ p: 10, c: 10, aside: 0 }]);
    await seedTables(session, { rows: 2000, only });
    expect(await count()).toEqual([{ p: 10, c: 2000, aside: 0 }]);
  });

  // A limit of statements that is kept within Postgres has no effect in the embedded one.
  it.runIf(kind === 'local')('tells why a table holds no row', async () => {
    await using other = await server.createDatabase();
    await run(
      other,
      `create function endless(int) returns bool language plpgsql as 'begin loop end loop; end';
       create function strict(int) returns bool language plpgsql as $$ begin raise 'never %', 'ever'; end $$;
       create table slow (a int not null check (endless(a))); create table never (a int not null check (strict(a)));
       create table impossible (a int not null check (a < 1 and a > 2)); create table fine (a int not null)`,
    );
    await using session = await other.connect();
    await session.execute('set statement_timeout = 200');
    const { seeded, unseeded: without } = await seedTables(session, { rows: 5 });
    expect({ seeded, reasons: without.map(({ name, reason }) => `${name}: ${reason}`) }).toEqual({
      seeded: 1,
      reasons: [
        'slow: canceling statement due to statement timeout',
        'never: never ever',
        'impossible: no row was found that satisfies all its constraints',
      ],
    });
  });
});

it.runIf(hasLocalPostgres)('fills the tables of other roles that the session may become', async () => {
  const started = await startEngine('local', { statementTimeoutMs: 20_000 });
  await using server = started.server;
  await using database = await server.createDatabase();
  await using supervisor = await database.connectAsSupervisor();
  await supervisor.execute(`create role seed_owner; alter role ${server.roles.migrator} noinherit;
    grant seed_owner to ${server.roles.migrator}; create schema theirs authorization seed_owner;
    set role seed_owner; create table theirs.t (id serial primary key, up int references theirs.t);
    create function theirs.no() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create trigger no before insert on theirs.t for each row execute function theirs.no()`);
  const seeded = await inSession(database, (session) => seedTables(session, { rows: 5 }));
  expect(seeded).toEqual({ seeded: 1, unseeded: [] });
});
