import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import type { Connection, Row } from '../../../src/engines/engine.js';
import { sharedOut } from '../../support/engines-here.js';
import { changed, commonSetup } from './cases/case.js';
import { cases } from './cases/index.js';

const ours = sharedOut('embedded', cases, () => false).filter(({ notOnPglite }) => !notOnPglite);

describe('the same queries on PGlite, PostgreSQL 18', () => {
  let postgres: PGlite;

  beforeAll(async () => {
    postgres = await PGlite.create();
    await postgres.exec('create role reader; create role writer; comment on database postgres is null');
  });

  afterAll(() => postgres.close());

  const snapshot = () => {
    const connection: Connection = {
      processId: 0,
      execute: async (sql) => {
        await postgres.exec(sql);
      },
      query: async (sql) => (await postgres.query<Row>(sql)).rows,
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
    return takeSnapshot(connection, 18);
  };

  /** As a new session would, which PGlite does not have. */
  const run = async (sql: string) => {
    await postgres.exec('discard all');
    await postgres.exec('set search_path = app, public');
    await postgres.exec(sql);
  };

  const prepare = async (setup: string) => {
    await postgres.exec('create schema app');
    onTestFinished(() => run('drop schema app cascade'));
    await run(`${commonSetup}; ${setup}`);
  };

  it.each(ours)('$name', async ({ setup, change, undo, seen, left = [], teardown }) => {
    await prepare(setup ?? '');
    if (teardown) onTestFinished(() => run(teardown));
    const before = await snapshot();
    await run(change);
    const changed = await snapshot();
    await run(undo);
    const undone = await snapshot();
    expect.soft(diffSnapshots(before, changed)).toEqual(seen);
    expect.soft(diffSnapshots(before, undone)).toEqual(left);
  });

  it('tells a NOT NULL by its column, whatever its name', async () => {
    await prepare('');
    const before = await snapshot();
    await run('alter table orders rename constraint orders_total_not_null to total_is_there');
    expect(diffSnapshots(before, await snapshot())).toEqual([]);
    await run('alter table orders alter total drop not null');
    expect(diffSnapshots(before, await snapshot())).toEqual([
      changed('column app.orders.total', 'nullable', 'no', 'yes'),
    ]);
    await run('alter table orders add constraint there not null total no inherit');
    expect(diffSnapshots(before, await snapshot())).toEqual([
      changed('column app.orders.total', 'not null inherited', null, 'no'),
    ]);
  });

  it('tells a NOT NULL that was not validated', async () => {
    await prepare('');
    const before = await snapshot();
    await run('alter table orders add constraint there not null note not valid');
    expect(diffSnapshots(before, await snapshot())).toEqual([
      changed('column app.orders.note', 'not null validated', null, 'no'),
      changed('column app.orders.note', 'nullable', 'yes', 'no'),
    ]);
  });

  it('tells a constraint that is not enforced, and a virtual column', async () => {
    await prepare(`alter table orders add constraint positive check (total > 0),
      add column twice integer generated always as (total * 2) stored`);
    const before = await snapshot();
    await run(`alter table orders drop constraint positive, drop column twice;
      alter table orders add constraint positive check (total > 0) not enforced,
      add column twice integer generated always as (total * 2)`);
    expect(diffSnapshots(before, await snapshot())).toEqual([
      changed('column app.orders.twice', 'generated', '(total * 2) stored', '(total * 2) virtual'),
      changed('constraint positive on app.orders', 'enforced', null, 'no'),
      changed('constraint positive on app.orders', 'validated', 'yes', 'no'),
    ]);
  });
});
