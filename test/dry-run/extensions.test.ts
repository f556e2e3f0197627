import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const options = { statementTimeoutMs: 10_000 };

describe.each(enginesHere)('an extension that only a superuser may create, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await (await chooseEngine(kind, options)).engine.start(options);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it.each<readonly [string, TestMigration, string]>([
    [
      'created and dropped',
      { up: 'CREATE EXTENSION pageinspect', down: 'DROP EXTENSION pageinspect' },
      'applied failed restored same',
    ],
    [
      'only where it is not there',
      { up: 'CREATE EXTENSION IF NOT EXISTS pageinspect', down: 'DROP EXTENSION IF EXISTS pageinspect' },
      'applied idempotent restored same',
    ],
    [
      'in a schema, with a comment, in a transaction',
      {
        up: `CREATE SCHEMA IF NOT EXISTS ext; CREATE EXTENSION IF NOT EXISTS bloom WITH SCHEMA ext;
          COMMENT ON EXTENSION bloom IS 'signatures'; CREATE TABLE IF NOT EXISTS t (a int);
          CREATE INDEX IF NOT EXISTS t_a ON t USING bloom (a)`,
        down: 'DROP TABLE t; DROP EXTENSION bloom; DROP SCHEMA ext',
        shape: 'wrapped',
      },
      'applied idempotent restored same',
    ],
    [
      'with what it requires',
      {
        up: 'CREATE EXTENSION IF NOT EXISTS earthdistance CASCADE',
        down: 'DROP EXTENSION earthdistance, cube',
      },
      'applied idempotent restored same',
    ],
    [
      'in a DO block',
      {
        up: 'DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS pageinspect; PERFORM 1; END $$',
        down: 'DROP EXTENSION pageinspect',
      },
      'applied idempotent restored same',
    ],
  ])('%s', async (_, migration, verdict) => {
    const result = await runOn(server, [migration]);
    expect(verdicts(result)).toEqual([verdict]);
    expect(problemsOf(result)).toEqual(
      verdict.includes('failed')
        ? [
            'rerun-failed 1.up.sql:1:1 Run a second time, the migration fails: extension "pageinspect" already exists.',
          ]
        : [],
    );
    for (const { postgres } of result.problems) expect(postgres?.where).toBeUndefined();
  });
});
