import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeStats } from '../../src/cli/write-stats.js';
import { readTableSizes as readFromServer } from '../../src/engines/url/read-table-sizes.js';
import type { Connection } from '../../src/engines/engine.js';
import { UserError } from '../../src/errors.js';
import { readTableSizes } from '../../src/files/table-sizes.js';
import { type PlainPostgres, startPlainPostgres } from '../support/plain-postgres.js';
import { serverPrograms } from '../support/server-programs.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const password = 'pa:ss w@rd';
const programs = [...serverPrograms.values()].at(0);

const made = `
  CREATE SCHEMA "App";
  CREATE TABLE orders (id bigint PRIMARY KEY, note text);
  INSERT INTO orders SELECT n, repeat('x', 100) FROM generate_series(1, 1000) AS n;
  CREATE TABLE "App"."never analysed" (id int);
  CREATE TABLE events (day int NOT NULL) PARTITION BY RANGE (day);
  CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (6);
  CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (6) TO (11);
  INSERT INTO events SELECT n FROM generate_series(1, 10) AS n;
  CREATE TABLE logs (day int) PARTITION BY RANGE (day);
  CREATE TABLE logs_1 PARTITION OF logs DEFAULT;
  CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM orders;
  CREATE VIEW seen AS SELECT FROM orders;
  ANALYZE orders, events_1, events_2, totals;
  CREATE ROLE reader LOGIN PASSWORD '${password}'`;

describe.runIf(programs)('drydock stats', () => {
  let server: PlainPostgres;
  let session: Connection;
  beforeAll(async () => {
    server = await startPlainPostgres({ ...(programs === undefined ? {} : { programs }), password });
    session = await server.connect({ user: 'postgres', database: 'postgres' });
    await session.execute(made);
  });
  afterAll(async () => {
    await session[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });
  const urlOf = (secret = password): string =>
    `postgres://reader:${encodeURIComponent(secret)}@127.0.0.1:${server.port}/postgres`;

  it('tells rows and sizes to a role that may read no table, and writes what blocking.stats reads', async () => {
    const folder = temporaryFolder();
    await writeStats({ databaseUrl: urlOf(), output: join(folder, 'stats.json') });
    const text = readFileSync(join(folder, 'stats.json'), 'utf8');
    expect(text).not.toMatch(/reader|pa:ss|127\.0\.0\.1/);
    const sizes = await readTableSizes(folder, 'stats.json');
    expect([...sizes].map(([name, { rows }]) => [name, rows])).toEqual([
      ['"App"."never analysed"', null],
      ['public.events', 10],
      ['public.events_1', 5],
      ['public.events_2', 5],
      ['public.logs', null],
      ['public.logs_1', null],
      ['public.orders', 1000],
      ['public.totals', 1],
    ]);
    const [row] = await session.query(
      "SELECT pg_table_size('orders')::int AS bytes, pg_indexes_size('orders')::int AS indexes",
    );
    expect(sizes.get('public.orders')).toEqual({
      rows: 1000,
      bytes: row?.['bytes'],
      indexBytes: row?.['indexes'],
    });
  });

  it('tells nothing of the URL where it is refused', async () => {
    const failure = await readFromServer(urlOf('wr0ng')).catch((error: unknown) => String(error));
    expect(failure).toMatch(/password authentication failed/);
    expect(failure).not.toMatch(/wr0ng|127\.0\.0\.1|postgres:\/\//);
  });

  it.each<readonly [string, RegExp]>([
    ['{', /^blocking.stats: s.json is no valid JSON$/],
    ['[]', /^s.json: the file must be a mapping/],
    ['{"schemaVersion":2,"tables":{}}', /^s.json: "schemaVersion" must be 1, not 2$/],
    ['{"schemaVersion":1}', /^s.json: "tables" is missing$/],
    [
      '{"schemaVersion":1,"tables":{"public.orders":{"rows":-1,"bytes":0,"indexBytes":0}}}',
      /^s.json: "tables.public.orders.rows" must be >=0/,
    ],
  ])('the file %s is refused', async (text, message) => {
    const folder = join(temporaryFolder(), 'x');
    mkdirSync(folder);
    writeFileSync(join(folder, 's.json'), text);
    const error: unknown = await readTableSizes(folder, 's.json').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(message);
  });

  it('a file that is not there is named', async () => {
    await expect(readTableSizes(temporaryFolder(), 'none.json')).rejects.toThrow(
      'blocking.stats: none.json cannot be read',
    );
  });
});
