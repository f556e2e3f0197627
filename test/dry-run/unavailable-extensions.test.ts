import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extensionCure, unavailableExtension } from '../../src/dry-run/unavailable-extensions.js';
import { chooseEngine } from '../../src/engines/choose-engine.js';
import { PostgresError, type PostgresServer } from '../../src/engines/engine.js';
import { UserError } from '../../src/errors.js';
import { problemsOf, runOn, verdicts } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const options = { statementTimeoutMs: 10_000 };

describe.each(enginesHere)('an extension that is not installed, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await (await chooseEngine(kind, options)).engine.start(options);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it('leaves its migration unproven, and what follows is run', async () => {
    const result = await runOn(server, [
      { up: 'SELECT 1;\nCREATE EXTENSION IF NOT EXISTS timescaledb;' },
      { up: 'CREATE TABLE IF NOT EXISTS t (a int)' },
      { up: 'SELECT time_bucket(1)' },
      { up: 'SELECT 1/0' },
    ]);
    expect(verdicts(result)).toEqual([
      'skipped skipped missing skipped',
      'applied idempotent missing skipped',
      'failed skipped missing skipped',
      'failed skipped missing skipped',
    ]);
    expect(result.migrations[0]?.apply).toMatchObject({ file: '1.up.sql', line: 2 });
    expect(result.migrations[0]?.apply.error).toContain('timescaledb');
    expect(problemsOf(result)).toEqual([
      'extension-unavailable 1.up.sql:2:1 Nothing of this migration is proven, because the server of the dry-run does not have the extension timescaledb.',
      'migration-failed 3.up.sql:1:8 The migration fails: function time_bucket(integer) does not exist.',
      'migration-failed 4.up.sql:1:1 The migration fails: division by zero.',
    ]);
    const [unavailable, undefinedFunction, division] = result.problems.map(({ help }) => help);
    expect(unavailable).toContain('timescale/timescaledb');
    expect(undefinedFunction).toBe(
      'It may be missing only because 1.up.sql could not be run: the server of the dry-run does not have the extension timescaledb.',
    );
    expect(division).toBeUndefined();
  });

  it.each<readonly [string, string]>([
    ['CREATE EXTENSION vector', 'pgvector/pgvector'],
    ['CREATE TABLE t (a int); ALTER TABLE t OWNER TO drydock_supervisor', 'pg_dump --no-owner'],
    ['SELECT 1/0', 'The history must run'],
  ])('in the history: %s', async (up, hint) => {
    const error = await runOn(server, [{ up, history: true }, { up: 'SELECT 1' }]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).hint).toContain(hint);
  });
});

describe('what Postgres says of it', () => {
  it.each<readonly [string, string, string | undefined]>([
    ['0A000', 'extension "vector" is not available', 'vector'],
    [
      '58P01',
      'could not open extension control file "/usr/share/postgresql/14/extension/uuid-x.control": No such file or directory',
      'uuid-x',
    ],
    ['0A000', 'cannot alter type of a column used by a view or rule', undefined],
    ['58P01', 'could not open file "base/1/2": No such file or directory', undefined],
  ])('%s %s', (sqlState, message, expected) => {
    expect(unavailableExtension({ error: new PostgresError(message, { sqlState }) })).toBe(expected);
  });

  it('names a package of the major, where one is known', () => {
    expect(extensionCure('vector', 16)).toBe(
      'Install vector for a PostgreSQL of this machine (the package postgresql-16-pgvector or the image pgvector/pgvector), and let --engine local start that.',
    );
    expect(extensionCure('toString', 16)).toBe(
      'Install toString for a PostgreSQL of this machine, and let --engine local start that.',
    );
  });
});
