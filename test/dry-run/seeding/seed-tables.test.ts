import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { readRows } from '../../../src/dry-run/rows/read-rows.js';
import { seedTables } from '../../../src/dry-run/seeding/seed-tables.js';
import { startEngine } from '../../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../../src/engines/engine.js';
import { inSession } from '../../../src/dry-run/stages/stage.js';
import { enginesHere } from '../../support/engines-here.js';

/** A schema, what must be true of its rows, and who is left without any. */
type Case = readonly [schema: string, truth: string, unseeded?: Readonly<Record<string, string>>];

const cases: readonly Case[] = [
  ['create table t (a int primary key, b text not null unique, c date)', '(select count(*) from t) = 20'],
  ['create table t (d date not null, n int not null, primary key (d, n))', '(select count(*) from t) = 20'],
  [
    'create table p (id bigserial primary key); create table c (id int generated always as identity primary key, p bigint not null references p)',
    "(select count(*) from c join p on p.id = c.p) = 20 and nextval('p_id_seq') > (select max(id) from p)",
  ],
];

describe.each(enginesHere)('seeding on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine(kind, { statementTimeoutMs: 20_000 }));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(cases)('%s', async (...one) => {
    const [schema, truth, unseeded = {}] = one as unknown as Case;
    await using database = await server.createDatabase();
    const look = () => inSession(database, (session) => takeSnapshot(session, server.major));
    await inSession(database, (session) => session.execute(schema));
    const before = await look();
    const seeded = await inSession(database, (session) => seedTables(session, { rows: 20 }));
    expect(Object.fromEntries(seeded.unseeded.map(({ name, reason }) => [name, reason]))).toEqual(unseeded);
    expect(diffSnapshots(before, await look())).toEqual([]);
    expect(await inSession(database, (session) => session.query(`select ${truth} as holds`))).toEqual([
      { holds: true },
    ]);
    expect((await inSession(database, readRows)).hasRows).toBe(seeded.seeded > 0);
  });
});
