import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { quoteIdentifier } from '../../postgres/identifiers.js';
import { madeByDrydock } from '../cluster-roles.js';
import { readPrepared, rollBackPrepared } from '../native/native-database.js';
import type { PgAddress } from '../native/pg-connection.js';
import { addressAt, type ServerPlace, superviseShared } from './reach-server.js';
import { anyMigrator, databasePattern, readScratchRoles, type Scratch } from './scratch.js';

/** A session that is told to end does so at its next look for interrupts. */
const endsWithinMs = 5_000;
const lookEveryMs = 20;

/**
 * Drops all that a run has on the server, whatever is connected to it. What is not there any more is well.
 * @throws what the last refusal of the server was, when all has been tried
 */
export async function dropScratch(place: ServerPlace, scratch: Scratch): Promise<void> {
  await superviseShared(addressAt(place), async (client) => {
    await endSessions(client, scratch);
    const failures: unknown[] = [];
    for (const name of await readDatabases(client, scratch)) {
      await dropDatabase(client, addressAt(place, name), name).catch((error: unknown) =>
        failures.push(error),
      );
    }
    await dropRoles(client, scratch).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures.at(-1);
  });
}

/** First of all: one of them may be about to create something. */
async function endSessions(client: pg.Client, { id, migrator }: Scratch): Promise<void> {
  const deadline = performance.now() + endsWithinMs;
  for (;;) {
    const answer = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND (application_name = $1 OR usename = $2)`,
      [id, migrator],
    );
    if (answer.rows.length === 0 || performance.now() > deadline) return;
    await sleep(lookEveryMs);
  }
}

async function readDatabases(client: pg.Client, scratch: Scratch): Promise<readonly string[]> {
  const answer = await client.query<{ name: string }>(
    'SELECT datname::text AS name FROM pg_database WHERE datname ~ $1',
    [databasePattern(scratch)],
  );
  return answer.rows.map(({ name }) => name);
}

async function dropDatabase(client: pg.Client, address: PgAddress, name: string): Promise<void> {
  const database = quoteIdentifier(name);
  const prepared = await readPrepared(client, name);
  if (prepared.length > 0) {
    await client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true CONNECTION LIMIT -1`);
    await superviseShared(address, (inside) => rollBackPrepared(inside, prepared));
  }
  try {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  } catch {
    // FORCE may not end a worker of autovacuum for who is no superuser; without it such a worker gives way.
    await client.query(`DROP DATABASE IF EXISTS ${database}`);
  }
}

/** One run after the other, so that of two that share a role the last one sees that it is. */
async function dropRoles(client: pg.Client, scratch: Scratch): Promise<void> {
  await client.query("SELECT pg_advisory_lock(hashtextextended('drydock', 0))");
  const roles = await readScratchRoles(client, scratch);
  const names = roles.map(({ name }) => quoteIdentifier(name));
  if (names.length > 0) {
    try {
      await client.query(`DROP ROLE IF EXISTS ${names.join(', ')}`);
    } catch {
      for (const name of names.slice(0, -1)) await drop(client, name);
      await client.query(`DROP ROLE IF EXISTS ${names.at(-1) ?? ''}`);
    }
  }
  await dropAbandonedRoles(client);
}

/** Somebody gave it something of theirs meanwhile, or took it over. */
const drop = (client: pg.Client, name: string): Promise<unknown> =>
  client.query(`DROP ROLE IF EXISTS ${name}`).catch(() => undefined);

/** Another run used a role of a run that has ended since, which could not drop it therefore. */
async function dropAbandonedRoles(client: pg.Client): Promise<void> {
  const answer = await client.query<{ name: string }>(
    `SELECT r.rolname::text AS name FROM pg_roles r
      WHERE shobj_description(r.oid, 'pg_authid') = $1 AND NOT EXISTS (
        SELECT FROM pg_auth_members m JOIN pg_roles other ON other.oid = m.member
        WHERE m.roleid = r.oid AND other.rolname ~ $2)`,
    [madeByDrydock, anyMigrator],
  );
  for (const { name } of answer.rows) await drop(client, quoteIdentifier(name));
}
