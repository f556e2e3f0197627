import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRun } from '../../src/dry-run/dry-run.js';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { contextOf, planOf, problemsOf, type TestMigration, verdicts } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

let server: PostgresServer;
beforeAll(async () => {
  ({ server } = await startEngine(enginesHere[0] ?? 'embedded', { statementTimeoutMs: 10_000 }));
});
afterAll(() => server[Symbol.asyncDispose]());

const shop: TestMigration = {
  up: `CREATE TABLE customers (id int PRIMARY KEY, mail text NOT NULL);
    CREATE TABLE orders (id int PRIMARY KEY, customer int, note text)`,
  history: true,
};

async function run(...migrations: readonly TestMigration[]) {
  const plan = { ...(await planOf([shop, ...migrations])), seedRows: 100 };
  const result = await dryRun(plan, contextOf(server));
  const failures = result.problems.filter(({ rule }) => rule === 'migration-failed');
  const only = 'The migration fails only with rows in the tables, on one that the schema allows: ';
  const said = problemsOf({ ...result, problems: failures }).map((problem) => problem.replace(only, 'only '));
  const severities = failures.map(({ severity = 'error' }) => severity);
  return { said, severities, verdicts: verdicts(result), rows: result.problems };
}

const applied = 'applied idempotent restored same';

test('NULLs that production need not hold are told of, and it is proven with other rows', async () => {
  const { said, severities, verdicts } = await run({
    up: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL',
    down: 'ALTER TABLE orders ALTER COLUMN note DROP NOT NULL',
  });
  expect(said).toEqual([
    'migration-failed 2.up.sql:1:1 only column "note" of relation "orders" contains null values.',
  ]);
  expect([severities, verdicts]).toEqual([['warning'], [applied]]);
});

test('duplicates, and texts that are longer', async () => {
  const unique = { up: 'CREATE UNIQUE INDEX IF NOT EXISTS u ON customers (mail)', down: 'DROP INDEX u' };
  expect(await run(unique)).toMatchObject({ severities: ['warning'], verdicts: [applied] });
  const narrow = {
    up: 'ALTER TABLE customers ALTER COLUMN mail TYPE varchar(40)',
    down: 'ALTER TABLE customers ALTER COLUMN mail TYPE text',
  };
  expect(await run(narrow)).toMatchObject({ severities: ['warning'], verdicts: [applied] });
});

test('where plain rows do not fit either, the table stays empty and the others do not', async () => {
  const { said, verdicts, rows } = await run(
    {
      up: 'ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers, ADD CHECK (id > 1000)',
      down: 'ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey, DROP CONSTRAINT orders_id_check',
    },
    { up: 'DELETE FROM customers' },
  );
  expect(said).toEqual([
    'migration-failed 2.up.sql:1:1 only check constraint "orders_id_check" of relation "orders" is violated by some row.',
  ]);
  expect(verdicts[0]).toBe('applied changed restored same');
  expect(rows.map(({ rule, message }) => [rule, message.replace(/\d+ rows/, '… rows')])).toContainEqual([
    'data-lost',
    'The migration destroys all … rows of customers.',
  ]);
});

test('of what another run proves nothing is told, and what follows it finds what it made', async () => {
  const others: readonly TestMigration[] = [
    { up: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL', provenElsewhere: true },
    { up: 'CREATE ROLE drydock_shop SUPERUSER', provenElsewhere: true },
    { up: 'DROP TABLE orders; CREATE TABLE invoices (id int)', aside: true, provenElsewhere: true },
    {
      up: 'ALTER TABLE orders ADD COLUMN total int',
      down: 'ALTER TABLE orders DROP total',
      provenElsewhere: true,
    },
  ];
  const own = { up: 'ALTER TABLE orders DROP total', down: 'ALTER TABLE orders ADD COLUMN total int' };
  const { rows, verdicts } = await run(...others, own);
  expect(verdicts).toEqual(['applied failed restored same']);
  expect(rows.map(({ file, rule }) => [file, rule])).toEqual([['6.up.sql', 'rerun-failed']]);
});

test('a key that an INSERT names is hardly taken in production', async () => {
  const { severities, verdicts } = await run({
    up: "INSERT INTO customers VALUES (1, 'a@b.c')",
    down: 'DELETE FROM customers WHERE id = 1',
  });
  expect([severities, verdicts]).toEqual([['info'], ['applied failed restored same']]);
});

test.each([
  ['a new column that no row can have', 'ALTER TABLE orders ADD COLUMN total int NOT NULL'],
  ['what fails on no rows too', 'SELECT 1 / 0; ALTER TABLE orders ADD COLUMN total int'],
  ['what has nothing to do with values', 'ALTER TABLE nothing ADD COLUMN total int'],
])('%s fails, whatever the rows are', async (_, up) => {
  expect(await run({ up })).toMatchObject({
    severities: ['error'],
    verdicts: ['failed skipped missing skipped'],
  });
});
