import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extensionCure, unavailableExtension } from '../../src/dry-run/extensions/unavailable-extension.js';
import { startEngine } from '../../src/engines/choose-engine.js';
import { PostgresError, type PostgresServer } from '../../src/engines/engine.js';
import { UserError } from '../../src/errors.js';
import { problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const options = { statementTimeoutMs: 10_000 };

describe.each(enginesHere)('an extension that is not installed, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine(kind, options));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const without = 'because the server of the dry-run does not have the extension';

  it('what needs it is not run and said, and the rest is proven', async () => {
    const result = await runOn(server, [
      {
        up: `BEGIN; SET LOCAL lock_timeout = '1s';
CREATE EXTENSION IF NOT EXISTS vector;
CREATE TABLE notes (id int PRIMARY KEY);
CREATE TABLE items (id int PRIMARY KEY, embedding vector(3));
INSERT INTO items VALUES (1, '[1,2,3]');
ALTER TABLE notes ADD COLUMN seen boolean, ADD COLUMN embedding vector(3);
ALTER TABLE notes ADD COLUMN body text;
CREATE INDEX ON notes USING hnsw (embedding vector_l2_ops);
CREATE INDEX items_id_idx ON items (id);
COMMIT;`,
        down: `ALTER TABLE notes DROP COLUMN embedding;
ALTER TABLE notes DROP COLUMN body;
DROP INDEX items_id_idx;
DROP TABLE items;
DROP TABLE notes;
DROP EXTENSION vector;`,
      },
    ]);
    expect(verdicts(result)).toEqual(['applied failed restored same']);
    expect(problemsOf(result)).toEqual([
      `extension-unavailable 1.up.sql:2:1 This statement was not run: the server of the dry-run does not have the extension vector.`,
      `extension-unavailable 1.up.sql:4:51 This statement was not run: type "vector" does not exist, ${without} vector.`,
      `extension-unavailable 1.up.sql:5:13 This statement was not run: relation "items" does not exist, ${without} vector.`,
      `extension-unavailable 1.up.sql:6:65 This statement was not run: type "vector" does not exist, ${without} vector.`,
      `extension-unavailable 1.up.sql:8:1 This statement was not run: access method "hnsw" does not exist, ${without} vector.`,
      `extension-unavailable 1.up.sql:9:1 This statement was not run: relation "items" does not exist, ${without} vector.`,
      'rerun-failed 1.up.sql:3:1 Run a second time, the migration fails: relation "notes" already exists.',
      `extension-unavailable 1.down.sql:1:1 This statement was not run: column "embedding" of relation "notes" does not exist, ${without} vector.`,
      `extension-unavailable 1.down.sql:3:1 This statement was not run: index "items_id_idx" does not exist, ${without} vector.`,
      `extension-unavailable 1.down.sql:4:1 This statement was not run: table "items" does not exist, ${without} vector.`,
      `extension-unavailable 1.down.sql:6:1 This statement was not run: extension "vector" does not exist, ${without} vector.`,
    ]);
    expect(result.problems[0]?.help).toContain('Run with --engine docker --image pgvector/pgvector:pg');
    expect(result.migrations[0]?.statements.map(({ startLine }) => startLine)).toEqual([1, 3, 7]);
  });

  it('a migration of which nothing could be run is skipped, and faults of a script stay faults', async () => {
    const result = await runOn(server, [
      { up: 'CREATE EXTENSION IF NOT EXISTS timescaledb;' },
      { up: 'CREATE TABLE IF NOT EXISTS t (a int)' },
      { up: "SELECT create_hypertable('t', 'a')" },
      { up: 'SELECT no_such_column FROM t' },
      { up: 'INSERT INTO missing VALUES (1)' },
      { up: 'SELECT lower(1, 2)' },
      { up: 'SELECT made_later()' },
      { up: "CREATE FUNCTION made_later() RETURNS int LANGUAGE sql AS 'SELECT 1'" },
      { up: 'SELECT 1/0' },
    ]);
    expect(verdicts(result)).toEqual([
      'skipped skipped missing skipped',
      'applied idempotent missing skipped',
      'skipped skipped missing skipped',
      'failed skipped missing skipped',
      'failed skipped missing skipped',
      'failed skipped missing skipped',
      'failed skipped missing skipped',
      'applied failed missing skipped',
      'failed skipped missing skipped',
    ]);
    expect(result.migrations[0]?.apply).toEqual({
      status: 'skipped',
      error: 'the server of the dry-run does not have the extension timescaledb',
      file: '1.up.sql',
      line: 1,
    });
    expect(problemsOf(result)).toEqual([
      'extension-unavailable 1.up.sql:1:1 This statement was not run: the server of the dry-run does not have the extension timescaledb.',
      `extension-unavailable 3.up.sql:1:8 This statement was not run: function create_hypertable(unknown, unknown) does not exist, ${without} timescaledb.`,
      'migration-failed 4.up.sql:1:8 The migration fails: column "no_such_column" does not exist.',
      'migration-failed 5.up.sql:1:13 The migration fails: relation "missing" does not exist.',
      'migration-failed 6.up.sql:1:8 The migration fails: function lower(integer, integer) does not exist.',
      'migration-failed 7.up.sql:1:8 The migration fails: function made_later() does not exist.',
      'rerun-failed 8.up.sql:1:1 Run a second time, the migration fails: function "made_later" already exists with same argument types.',
      'migration-failed 9.up.sql:1:1 The migration fails: division by zero.',
    ]);
    const help = result.problems.map((problem) => problem.help);
    expect(help[3]).toBe(
      'It may be missing only because the server of the dry-run does not have the extension timescaledb.',
    );
    expect(help[7]).toBeUndefined();
  });

  it.each<readonly [string, TestMigration, string]>([
    [
      'in a DO block',
      {
        up: 'DO $$ BEGIN\n  CREATE EXTENSION vector; END $$; CREATE TABLE IF NOT EXISTS t (a int)',
        shape: 'wrapped',
      },
      `1.up.sql:2:3 This statement was not run: the server of the dry-run does not have the extension vector.`,
    ],
    [
      'in a text that a DO block runs',
      {
        up: "DO $$ BEGIN\n  EXECUTE 'CREATE EXTENSION vector'; END $$; CREATE TABLE IF NOT EXISTS t (a int)",
      },
      `1.up.sql:2:3 This statement was not run: the server of the dry-run does not have the extension vector.`,
    ],
    [
      'which reaches out of the server',
      { up: 'CREATE EXTENSION dblink; CREATE TABLE IF NOT EXISTS t (a int)' },
      kind === 'embedded'
        ? '1.up.sql:1:1 This statement was not run: the server of the dry-run does not have the extension dblink.'
        : '1.up.sql:1:1 This statement was not run: Drydock does not install the extension dblink, which reaches out of the server.',
    ],
    [
      'in its own storage parameter',
      {
        up: 'CREATE EXTENSION timescaledb; CREATE TABLE IF NOT EXISTS t (a int); ALTER TABLE t SET (timescaledb.compress)',
      },
      '1.up.sql:1:1 This statement was not run: the server of the dry-run does not have the extension timescaledb.',
    ],
  ])('%s', async (_, migration, problem) => {
    const result = await runOn(server, [migration]);
    expect(verdicts(result)).toEqual(['applied idempotent missing skipped']);
    expect(problemsOf(result)[0]).toBe(`extension-unavailable ${problem}`);
  });

  it('in the history what needs it is not run, which nobody is told', async () => {
    const result = await runOn(server, [
      {
        up: 'CREATE EXTENSION vector; CREATE TABLE items (id int, v vector); CREATE TABLE t (a int)',
        history: true,
      },
      { up: 'CREATE INDEX ON items (id)', history: true },
      { up: 'CREATE INDEX IF NOT EXISTS t_a ON t (a); ALTER TABLE items ADD COLUMN b int' },
    ]);
    expect(verdicts(result)).toEqual(['applied idempotent missing skipped']);
    expect(problemsOf(result)).toEqual([
      `extension-unavailable 3.up.sql:1:42 This statement was not run: relation "items" does not exist, ${without} vector.`,
    ]);
  });

  it.each<readonly [string, string]>([
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
    expect(unavailableExtension(new PostgresError(message, { sqlState }))).toBe(expected);
  });

  it('names a package of the major, where one is known', () => {
    expect(extensionCure('vector', 16)).toBe(
      'Run with --engine docker --image pgvector/pgvector:pg16. Or install vector for a PostgreSQL of this machine (the Debian package postgresql-16-pgvector), and let --engine local start that.',
    );
    expect(extensionCure('citus', 18)).toBe(
      "Install citus for a PostgreSQL of this machine (Citus Data's packages), and let --engine local start that.",
    );
    expect(extensionCure('toString', 16)).toBe(
      'Install toString for a PostgreSQL of this machine, and let --engine local start that.',
    );
  });
});
