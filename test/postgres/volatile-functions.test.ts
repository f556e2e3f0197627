import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { Connection, Database, PostgresServer } from '../../src/engines/engine.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { volatileBuiltIns, volatileInExtensions } from '../../src/postgres/volatile-functions.js';
import { enginesHere } from '../support/engines-here.js';

const makers = { local: createLocalEngine, embedded: createEmbeddedEngine };

/** Names of functions that an expression can call: those all of whose overloads are volatile, and others. */
async function functionsOf(connection: Connection, where: string) {
  const rows = await connection.query(`
    SELECT proname::text AS name, bool_and(provolatile = 'v') AS volatile FROM pg_catalog.pg_proc
    WHERE prokind = 'f' AND NOT proretset
      AND prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype)
      AND NOT 'internal'::regtype::oid = ANY (proargtypes::oid[]) AND ${where}
    GROUP BY proname`);
  return new Map(rows.map(({ name, volatile }) => [String(name), volatile === true]));
}

const administers = /^(?:pg_|lo_|binary_upgrade_)/;

describe.each(enginesHere)('%s: the volatile functions that we know', (name) => {
  let server: PostgresServer;
  let database: Database;
  beforeAll(async () => {
    server = await makers[name]().start({ statementTimeoutMs: 60_000 });
    database = await server.createDatabase();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test('are those of pg_proc', async () => {
    await using connection = await database.connect();
    const there = await functionsOf(connection, `pronamespace = 'pg_catalog'::regnamespace`);
    const volatile = [...there].filter(([one, is]) => is && !administers.test(one)).map(([one]) => one);
    expect(volatile.filter((one) => !volatileBuiltIns.includes(one))).toEqual([]);
    expect(volatileBuiltIns.filter((one) => there.get(one) === false)).toEqual([]);
    if (server.major === 18) expect(volatileBuiltIns.filter((one) => !there.has(one))).toEqual([]);
  });

  test('are those of the extensions', async () => {
    await using connection = await database.connect();
    const available = await connection.query(
      `SELECT 1 FROM pg_available_extensions WHERE name IN ('pgcrypto', 'uuid-ossp')`,
    );
    if (available.length < 2) return;
    await connection.execute('CREATE EXTENSION "uuid-ossp"; CREATE EXTENSION pgcrypto');
    const there = await functionsOf(connection, `pronamespace = 'public'::regnamespace`);
    // pgcrypto's gen_random_uuid() is that of pg_catalog; nobody has what PGP encrypts, or the mode of OpenSSL, as a default.
    const volatile = [...there].filter(([one, is]) => is && !/^pgp_|^gen_random_uuid$|^fips_mode$/.test(one));
    expect(volatile.map(([one]) => one).sort()).toEqual([...volatileInExtensions].sort());
  });
});
