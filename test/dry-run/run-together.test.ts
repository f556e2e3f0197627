import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dryRun } from '../../src/dry-run/dry-run.js';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { contextOf, planOf, problemsOf, type TestMigration, verdicts } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const wrapped = (up: string): TestMigration => ({ up, shape: 'wrapped' });

const newValue = [
  { up: "CREATE TYPE mood AS ENUM ('calm'); CREATE TABLE t (m mood)", history: true },
  wrapped("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad'"),
  wrapped("\n  ALTER TABLE t ALTER COLUMN m SET DEFAULT 'glad'"),
];

const pendingEvents = [
  {
    up: `CREATE TABLE a (id int PRIMARY KEY); INSERT INTO a VALUES (1);
      CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED)`,
    history: true,
  },
  wrapped('INSERT INTO b VALUES (1)'),
  wrapped('ALTER TABLE b ADD COLUMN IF NOT EXISTS note text'),
];

const inBlock = 'All that is pending runs in one transaction, and there the migration fails:';

describe.each(enginesHere.slice(0, 1))('%s', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = (await startEngine(kind, { statementTimeoutMs: 10_000 }, { starting: () => undefined })).server;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const run = async (migrations: readonly TestMigration[], sharesTransaction: boolean) =>
    dryRun({ ...(await planOf(migrations)), sharesTransaction }, contextOf(server));

  it.each([
    [
      'a new enum value',
      newValue,
      `3.up.sql:2:3 ${inBlock} unsafe use of new value "glad" of enum type mood.`,
    ],
    [
      'rows with a deferred check',
      pendingEvents,
      `3.up.sql:1:1 ${inBlock} cannot ALTER TABLE "b" because it has pending trigger events.`,
    ],
  ])('%s of an earlier file that is pending as well', async (_, migrations, message) => {
    const alone = await run(migrations, false);
    const together = await run(migrations, true);
    expect(problemsOf(alone).filter((line) => line.startsWith('migration-failed'))).toEqual([]);
    expect(problemsOf(together).filter((line) => line.startsWith('migration-failed'))).toEqual([
      `migration-failed ${message}`,
    ]);
    expect(verdicts(together)[1]).toMatch(/^failed /);
    expect(together.migrations[1]?.apply).toMatchObject({
      sqlState: migrations === newValue ? '55P04' : '55006',
    });
  });

  it('says nothing where the history holds the first, or all of it runs', async () => {
    const [ground, first, ...rest] = newValue;
    const released = [ground, { ...first, history: true }, ...rest] as readonly TestMigration[];
    for (const migrations of [
      released,
      [wrapped('CREATE TABLE IF NOT EXISTS x (a int)'), wrapped('CREATE TABLE IF NOT EXISTS y (a int)')],
    ])
      expect(problemsOf(await run(migrations, true))).toEqual(problemsOf(await run(migrations, false)));
  });

  it('leaves it to the migration itself where that fails anyhow', async () => {
    const found = problemsOf(
      await run([wrapped('CREATE TABLE IF NOT EXISTS t ()'), wrapped('SELECT 1/0')], true),
    );
    expect(found.filter((line) => line.startsWith('migration-failed'))).toEqual([
      'migration-failed 2.up.sql:1:1 The migration fails: division by zero.',
    ]);
  });
});
