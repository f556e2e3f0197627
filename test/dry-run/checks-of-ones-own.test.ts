import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dryRun } from '../../src/dry-run/dry-run.js';
import type { Assertion } from '../../src/dry-run/plan.js';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { loadParser } from '../../src/sql/parser.js';
import { contextOf, planOf, problemsOf, type TestMigration } from '../support/dry-run.js';

let server: PostgresServer;

beforeAll(async () => {
  ({ server } = await startEngine('local', { statementTimeoutMs: 30_000 }));
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const history: TestMigration = {
  up: `CREATE TABLE orders (id bigint PRIMARY KEY, note text);
    INSERT INTO orders SELECT n, 'note ' || n FROM generate_series(1, 3) n`,
  history: true,
};

const migration: TestMigration = {
  up: 'ALTER TABLE orders ADD COLUMN IF NOT EXISTS total integer;\nUPDATE orders SET total = id WHERE id < 3;',
  down: 'ALTER TABLE orders DROP COLUMN total;',
};

async function run({ verify = '', assertions = [] as readonly Assertion[] }) {
  const plan = await planOf([history, migration]);
  const parsed = await parseScript(verify, await loadParser());
  const script = { file: '2.verify.sql', direction: 'up', shape: 'none', parsed } as const;
  const migrations = plan.migrations.map((one) => (one.pending ? { ...one, verify: [script] } : one));
  return dryRun({ ...plan, migrations, assertions }, contextOf(server));
}

describe('a verify script', () => {
  it.each([
    ['holds', 'BEGIN;\nSELECT total FROM orders WHERE false;\nROLLBACK;', []],
    [
      'divides by zero, as in sqitch',
      "SELECT 1;\nSELECT 1 / count(*) FROM orders WHERE note = 'x';",
      ['assertion-failed 2.verify.sql:2:1 The check fails after the up script: division by zero.'],
    ],
    [
      'returns false',
      'SELECT count(*) = 0 FROM orders WHERE total IS NULL;\nSELECT true;',
      ['assertion-failed 2.verify.sql:1:1 The check returns false after the up script.'],
    ],
    [
      'raises an error',
      "DO $$ BEGIN\n  RAISE EXCEPTION 'no total';\nEND $$;\nSELECT false;",
      ['assertion-failed 2.verify.sql:2:3 The check fails after the up script: no total.'],
    ],
    ['writes, which is taken back', 'DELETE FROM orders;', []],
  ])('%s', async (_, verify, expected) => {
    expect(problemsOf(await run({ verify }))).toEqual(expected);
  });
});

describe('an assertion', () => {
  const up = (sql: string, message?: string): Assertion => ({ after: 'up', sql, message });
  const down = (sql: string): Assertion => ({ after: 'down', sql });
  it.each<readonly [string, Assertion, readonly string[]]>([
    ['holds', up('select count(*) = 3 from orders'), []],
    ['finds no row', up('select id from orders where id > 3'), []],
    [
      'returns false',
      up('select count(*) = 0 from orders where total is null', 'orders without total'),
      [
        'assertion-failed 2.up.sql:1:1 After the pending migrations, orders without total (the assertion returns false).',
      ],
    ],
    [
      'returns a row',
      up('select id, note from orders where total is null', 'orders without total'),
      [
        'assertion-failed 2.up.sql:1:1 After the pending migrations, orders without total (the assertion returns a row).',
      ],
    ],
    [
      'fails',
      up('select nothing from orders'),
      [
        'assertion-failed 2.up.sql:1:1 After the pending migrations, this does not hold: select nothing from orders (the assertion fails: column "nothing" does not exist).',
      ],
    ],
    ['holds after the rollback', down("select count(*) = 3 from orders where note like 'note %'"), []],
    [
      'does not hold after the rollback',
      down('select count(total) = 3 from orders'),
      [
        'assertion-failed 2.down.sql:1:1 After the rollback, this does not hold: select count(total) = 3 from orders (the assertion fails: column "total" does not exist).',
      ],
    ],
  ])('%s', async (_, assertion, expected) => {
    expect(problemsOf(await run({ assertions: [assertion] }))).toEqual(expected);
  });
});
