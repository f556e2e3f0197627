import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Connection, Row } from '../../src/engines/engine.js';

/** A throw-away server for tests of what runs inside Postgres: no engine, no watchdog, only sessions and pg_dump. */
export interface PlainPostgres extends AsyncDisposable {
  readonly major: number;
  /** Of the loopback, where it listens there. */
  readonly port: number;
  /** Its socket is in there. */
  readonly folder: string;
  readonly dataFolder: string;
  connect(options: { readonly user: string; readonly database: string }): Promise<Connection>;
  /**
   * The schema of a database as `pg_dump` writes it, read as superuser, without comments and settings. Undefined where
   * the machine has no pg_dump that reads this server.
   */
  dumpSchema(database: string): Promise<string | undefined>;
  /** Everything in a database, as `pg_dump` writes it. */
  dump(database: string): Promise<string>;
}

/** Where Debian and Ubuntu keep a folder for each major. */
const installed = '/usr/lib/postgresql';
const majors = existsSync(installed) ? readdirSync(installed).map(Number) : [];
const newestWith = (program: string): number =>
  Math.max(0, ...majors.filter((number) => existsSync(`${installed}/${number}/bin/${program}`)));

const { PGBIN: chosen } = process.env;
/** Which major such a server is. */
export const plainMajor = chosen === undefined ? newestWith('initdb') : majorIn(chosen);
const plainBinaries = chosen ?? `${installed}/${plainMajor}/bin`;

/** It reads its own major and older ones: manual, pg_dump, Notes. */
const dumper = newestWith('pg_dump');

/** Why the tests that need a server of their own cannot run here; undefined where they can. */
export const noPlainPostgres = plainMajor === 0 ? `no initdb in ${installed}` : undefined;

function majorIn(folder: string): number {
  const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number.parseInt(/\d+/.exec(version)?.[0] ?? '0', 10);
}

/** A server that listens on the loopback as well, where it asks for passwords. */
export interface ListeningServer {
  /** The folder with its programs; without it those of every plain server. */
  readonly programs?: string;
  /** The superuser's. */
  readonly password: string;
  /** For its TLS, a certificate that is made with `openssl`. */
  readonly tlsName?: string;
}

/** Starts a server on a Unix socket in a folder of its own. The superuser is `postgres`. */
export async function startPlainPostgres(listening?: ListeningServer): Promise<PlainPostgres> {
  const binaries = listening?.programs ?? plainBinaries;
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'drydock-test-'));
  const account = postgresAccount();
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'];
  initdb.push(listening ? '--locale=C.UTF-8' : '--no-locale');
  execFileSync(join(binaries, 'initdb'), initdb, { ...account, cwd: folder, stdio: 'ignore' });
  const port = listening ? await freePort() : 5432;
  const network = listening ? listen(data, port, listening, account) : ['-c', 'listen_addresses='];
  const settings = [...network, '-c', 'fsync=off', '-c', `unix_socket_directories=${folder}`];
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...settings, '-c', 'allow_in_place_tablespaces=on'],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await untilReady(server);
  if (listening) {
    await using superuser = await connect({ host: folder, port }, { user: 'postgres', database: 'postgres' });
    await superuser.execute(`ALTER ROLE postgres PASSWORD '${listening.password}'`);
  }
  return {
    major: listening?.programs === undefined ? plainMajor : majorIn(listening.programs),
    ...{ port, folder, dataFolder: data },
    connect: (options) => connect({ host: folder, port }, options),
    dumpSchema: (database) => dumpSchema(folder, database),
    dump: (database) => pgDump(folder, database),
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGINT'); // the fast shutdown: sessions are ended. Manual, 19.5
      await once(server, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

/** Passwords are asked for on the loopback, and nowhere else is it to be reached. @returns arguments */
function listen(
  data: string,
  port: number,
  { tlsName }: ListeningServer,
  account: ReturnType<typeof postgresAccount>,
): readonly string[] {
  const rules = [
    'local all all trust',
    'host all nobody_else 127.0.0.1/32 reject',
    'host all all 127.0.0.1/32 scram-sha-256',
  ];
  writeFileSync(join(data, 'pg_hba.conf'), `${rules.join('\n')}\n`);
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'wal_level=logical', 'timezone=UTC'];
  if (tlsName !== undefined) {
    const request = [
      'req',
      '-x509',
      '-nodes',
      '-newkey',
      'rsa:2048',
      '-days',
      '2',
      '-subj',
      `/CN=${tlsName}`,
    ];
    const files = ['-addext', `subjectAltName=DNS:${tlsName}`, '-keyout', 'server.key', '-out', 'server.crt'];
    execFileSync('openssl', [...request, ...files], { ...account, cwd: data, stdio: 'ignore' });
    settings.push('ssl=on');
  }
  return [...settings, 'max_prepared_transactions=5'].flatMap((setting) => ['-c', setting]);
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  holder.close();
  await once(holder, 'close');
  return port;
}

/** The server refuses to run as root: then it runs as the account that the package made. */
function postgresAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** The log is read to the end: a full pipe would stop the server. */
function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk) => {
      log += String(chunk);
      if (log.includes('database system is ready to accept connections')) resolve();
    });
    server.once('exit', () => {
      reject(new Error(`the test server did not start:\n${log}`));
    });
  });
}

async function connect(
  place: { readonly host: string; readonly port: number },
  options: { readonly user: string; readonly database: string },
): Promise<Connection> {
  const client = new pg.Client({ ...place, ...options });
  await client.connect();
  return {
    processId: 0,
    execute: async (sql) => {
      await client.query(sql);
    },
    query: async (sql, parameters) => (await client.query<Row>(sql, [...(parameters ?? [])])).rows,
    [Symbol.asyncDispose]: () => client.end(),
  };
}

const run = promisify(execFile);

/** pg_dump ends with a random `\restrict` key since 15.14, and names its own version. */
async function dumpSchema(host: string, database: string): Promise<string | undefined> {
  if (dumper < plainMajor) return undefined;
  const text = await pgDump(host, database, '--schema-only');
  return text
    .split('\n')
    .filter((line) => line !== '' && !/^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict)/.test(line))
    .join('\n');
}

async function pgDump(host: string, database: string, ...options: readonly string[]): Promise<string> {
  const { stdout } = await run(
    `${installed}/${dumper}/bin/pg_dump`,
    [...options, '-h', host, '-U', 'postgres', database],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}
