import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { type CatalogSnapshot, takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { inSession } from '../../../src/dry-run/stages/stage.js';
import type { Database, PostgresServer } from '../../../src/engines/engine.js';
import { findInstallations, usualPlaces } from '../../../src/engines/local/find-binaries.js';
import { createLocalEngine } from '../../../src/engines/local/local.js';
import type { DatabaseAddress } from './real-tool.js';

/** A server whose databases Drydock and a tool can both reach. */
export interface ProofServer extends AsyncDisposable {
  readonly server: PostgresServer;
  /** Of a database that nothing has run in. */
  readonly empty: CatalogSnapshot;
  addressOf(database: Database): Promise<DatabaseAddress>;
  catalogOf(database: Database): Promise<CatalogSnapshot>;
  /** All that pg_dump writes, rows too; undefined where the server came without it. */
  dump(database: Database): Promise<string | undefined>;
}

/** Starts one with the local engine. */
export async function startProofServer(): Promise<ProofServer> {
  const server = await createLocalEngine().start({ statementTimeoutMs: 60_000 });
  await using database = await server.createDatabase();
  const place = await placeOf(database);
  const addressOf = async (one: Database): Promise<DatabaseAddress> => {
    const [row] = await inSession(one, (session) => session.query('SELECT current_database()::text AS name'));
    return { ...place, user: server.roles.migrator, database: String(row?.['name']) };
  };
  const catalogOf = (one: Database): Promise<CatalogSnapshot> =>
    inSession(one, (session) => takeSnapshot(session, server.major));
  return {
    server,
    empty: await catalogOf(database),
    addressOf,
    catalogOf,
    dump: async (one) => dump({ ...(await addressOf(one)), user: server.roles.supervisor }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** The folder of a server's socket is for superusers to know: manual, 20.3.1 “unix_socket_directories”. */
async function placeOf(database: Database): Promise<Pick<DatabaseAddress, 'host' | 'port'>> {
  await using supervisor = await database.connectAsSupervisor();
  const [row] = await supervisor.query(
    `SELECT current_setting('unix_socket_directories') AS host, current_setting('port') AS port`,
  );
  return { host: String(row?.['host']), port: Number(row?.['port']) };
}

const [installation] = await findInstallations(usualPlaces(process.env));
const pgDump = join(installation?.folder ?? '', 'pg_dump');
const run = promisify(execFile);

/** Without the random key that `\restrict` has since 15.14. */
async function dump({ host, port, user, database }: DatabaseAddress): Promise<string | undefined> {
  if (!existsSync(pgDump)) return undefined;
  const { stdout } = await run(pgDump, ['-h', host, '-p', String(port), '-U', user, database]);
  return stdout.replace(/^\\(?:un)?restrict .*$/gm, '');
}
