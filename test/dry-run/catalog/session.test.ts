import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { noPlainPostgres } from '../../support/plain-postgres.js';
import { added, changed, commonSetup } from './cases/case.js';
import { openShop, type Shop } from './shop.js';

/** Everything whose text depends on the session's settings. */
const sensitive = `
  create function at_noon(t timestamptz default '2020-02-02 12:00:00+01') returns interval language sql
    as 'select interval ''1 day''';
  create table "Odd" (
    "select" timestamptz default '2020-02-02 12:00:00+01', day date default '2020-12-31',
    lasts interval default '1 year 2 days 3 hours', raw bytea default 'abc', ratio float8 default 0.1, price money default 1.5,
    check (lasts > interval '1 month'));
  create view looks as select o.*, at_noon() from "Odd" o`;

describe.skipIf(noPlainPostgres)('the session that a snapshot is taken in', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  beforeEach(async () => {
    await shop.run('drop schema if exists app cascade; create schema app');
    await shop.run(`${commonSetup}; ${sensitive}`, 'app');
  });

  const snapshotAfter = async (sql: string) => {
    await using session = await shop.server.connect({ user: 'postgres', database: 'shop' });
    await session.execute(sql);
    return await takeSnapshot(session, shop.server.major);
  };

  it.each([
    `set search_path = app, pg_catalog`,
    `set timezone = 'Asia/Tokyo'; set datestyle = 'German, DMY'; set intervalstyle = iso_8601`,
    `set extra_float_digits = -5; set bytea_output = escape; set quote_all_identifiers = on`,
    `set statement_timeout = '1ms'`,
    `set role bystander`,
    `set default_transaction_read_only = on`,
    `begin; set transaction isolation level serializable`,
    `create temporary table pg_class (oid oid); create temporary table pg_namespace (oid oid)`,
    `create domain pg_temp.text as varchar(1); create domain pg_temp.name as varchar(1)`,
  ])('%s', async (sql) => {
    expect(diffSnapshots(await shop.snapshot(), await snapshotAfter(sql))).toEqual([]);
  });

  it('does not see the versions that PostgreSQL 15.20 keeps of columns', async () => {
    const before = await shop.snapshot();
    await shop.run(`update pg_attribute set attoptions = '{n_distinct=5,pg_attver=22161528}'
      where attrelid = 'app."Odd"'::regclass and attname = 'raw'`);
    await shop.run(`update pg_attribute set attoptions = '{pg_attver=22161528}'
      where attrelid = 'app."Odd"'::regclass and attname = 'ratio'`);
    expect(diffSnapshots(before, await shop.snapshot())).toEqual([
      {
        object: 'column app."Odd".raw',
        attribute: 'options',
        before: null,
        after: 'n_distinct=5',
        kind: 'changed',
      },
    ]);
  });

  it('is not fooled by functions and operators of the same name', async () => {
    const before = await shop.snapshot();
    await shop.run(
      `create function quote_ident(text) returns text language sql as 'select ''''';
       create function quote_ident(name) returns text language sql as 'select ''''';
       create function concat(text, regclass) returns text language sql as 'select ''''';
       create operator || (leftarg = text, rightarg = regclass, function = app.concat);
       create table pg_attribute (oid oid); create domain text as varchar(1)`,
      'app',
    );
    const found = diffSnapshots(before, await snapshotAfter('set search_path = app, pg_catalog'));
    expect(found.map(({ object, kind }) => `${object} ${kind}`)).toEqual([
      'domain app.text added',
      'function app.concat(text,regclass) added',
      'function app.quote_ident(name) added',
      'function app.quote_ident(text) added',
      'operator app.||(text,regclass) added',
      'table app.pg_attribute added',
    ]);
  });

  it('may be in a transaction, which it does not end', async () => {
    await using session = await shop.server.connect({ user: 'postgres', database: 'shop' });
    const before = await shop.snapshot();
    await session.execute('begin; alter table app.orders add column paid boolean');
    expect(diffSnapshots(before, await takeSnapshot(session, shop.server.major))).toEqual([
      added('column app.orders.paid', 'boolean'),
    ]);
    await session.execute('rollback');
    expect(diffSnapshots(before, await takeSnapshot(session, shop.server.major))).toEqual([]);
  });

  it('has settings of the database and of roles, which are told', async () => {
    const before = await shop.snapshot();
    await shop.run(
      `alter database shop set timezone = 'Asia/Tokyo'; alter role bystander in database shop set work_mem = 77`,
    );
    const after = await shop.snapshot();
    await shop.run('alter database shop reset all; alter role bystander in database shop reset all');
    expect(diffSnapshots(before, after)).toEqual([
      changed('database', 'settings', null, 'TimeZone=Asia/Tokyo, role bystander: work_mem=77'),
    ]);
    expect(diffSnapshots(before, await shop.snapshot())).toEqual([]);
  });

  it('sees nothing of an extension but the extension', async () => {
    const before = await shop.snapshot();
    await shop.run(
      'create schema tools; create extension hstore schema tools; create extension postgres_fdw schema tools',
    );
    const after = await shop.snapshot();
    expect([...after.keys()].filter((identity) => /hstore|fdw/.test(identity))).toEqual([
      'extension hstore',
      'extension postgres_fdw',
    ]);
    await shop.run('create table tools.settings (all_of_them tools.hstore)');
    expect(diffSnapshots(after, await shop.snapshot())).toEqual([
      added('table tools.settings', '(all_of_them tools.hstore)'),
    ]);
    await shop.run('drop schema tools cascade');
    expect(diffSnapshots(before, await shop.snapshot())).toEqual([]);
  });
});
