import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { runOn, type TestMigration } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const history: TestMigration = {
  up: `CREATE TABLE orders (id bigint PRIMARY KEY, note text);
    INSERT INTO orders SELECT n, 'x' FROM generate_series(1, 50) n;
    CREATE TYPE person AS (age integer);
    CREATE TABLE "People" OF person;
    INSERT INTO "People" VALUES (1)`,
  history: true,
};

describe.each(enginesHere)('heavy work on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    const options = { statementTimeoutMs: 10_000 };
    ({ server } = await startEngine(kind, options));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each<readonly [string, TestMigration['shape'], readonly string[]]>([
    ['SELECT 1;\nCREATE INDEX IF NOT EXISTS i ON orders (note)', 'wrapped', ['2 scan public.orders SHARE']],
    [
      'ALTER TYPE person ALTER ATTRIBUTE age TYPE bigint CASCADE',
      'wrapped',
      ['1 rewrite public."People" ACCESS EXCLUSIVE'],
    ],
    ['ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int', 'wrapped', []],
    ['CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (note)', 'none', []],
    ["UPDATE orders SET note = 'y'", 'wrapped', []],
    ["ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int; UPDATE orders SET note = 'y'", 'wrapped', []],
    [
      'CREATE TABLE IF NOT EXISTS t (a int); INSERT INTO t VALUES (1); CREATE INDEX IF NOT EXISTS i ON t (a)',
      'none',
      [],
    ],
  ])('%s', async (up, shape = 'none', expected) => {
    const { heavyWork = [] } = await runOn(server, [history, { up, shape }]);
    expect(
      heavyWork.map(
        ({ statement, work, relation, mode }) => `${statement.startLine} ${work} ${relation} ${mode}`,
      ),
    ).toEqual(expected);
  });
});
