import { describe, expect, it } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import { bundledExtensions } from '../../src/engines/embedded/extensions.js';
import { describeEngine, errorOf } from './every-engine.js';

const engine = createEmbeddedEngine();
const options = { statementTimeoutMs: 20_000 };

describe('the embedded engine', () => {
  describeEngine(engine);

  it('is PostgreSQL 18, and says so where another is asked for', async () => {
    expect(await engine.unavailable(options)).toBeUndefined();
    expect(engine.caveat(options)).toBeUndefined();
    expect(engine.caveat({ ...options, postgresMajor: 18 })).toBeUndefined();
    expect(engine.caveat({ ...options, postgresMajor: 15 })).toBe(
      'it is PostgreSQL 18, although 15 is asked for',
    );
    await using server = await engine.start({ ...options, postgresMajor: 15 });
    expect(server.major).toBe(18);
  });

  it('names the files that it misses', async () => {
    const incomplete = createEmbeddedEngine(new URL('./bundle/', import.meta.url));
    expect(await incomplete.unavailable(options)).toMatch(
      /^pglite-worker\.js, pglite\.wasm, .* missing in .*bundle\/$/,
    );
    await expect(incomplete.start(options)).rejects.toThrow('the embedded Postgres is incomplete');
  });

  it('has one session at a time, and several databases', async () => {
    await using server = await engine.start(options);
    await using first = await server.createDatabase();
    await using second = await server.createDatabase();
    await using connection = await first.connect();
    await expect(first.connect()).rejects.toThrow('one session at a time');
    await using other = await second.connect();
    await connection.execute('CREATE TABLE t ()');
    expect(await other.query("SELECT to_regclass('t') AS t")).toEqual([{ t: null }]);
  });

  it('does not let a session end itself', async () => {
    await using server = await engine.start(options);
    await using database = await server.createDatabase();
    await using connection = await database.connect();
    const error = await errorOf(connection.query('SELECT pg_terminate_backend(pg_backend_pid())'));
    expect(error.fields.sqlState).toBe('42501');
    expect(await connection.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
  });

  it('creates each extension that it brings', async () => {
    await using server = await engine.start(options);
    await using database = await server.createDatabase();
    await using supervisor = await database.connectAsSupervisor();
    for (const name of bundledExtensions)
      await supervisor.execute(`CREATE EXTENSION IF NOT EXISTS "${name}" CASCADE`);
    const rows = await supervisor.query(
      'SELECT extname::text AS name FROM pg_extension ORDER BY extname COLLATE "C"',
    );
    expect(rows.map(({ name }) => name).filter((name) => name !== 'plpgsql')).toEqual(bundledExtensions);
  });
});
