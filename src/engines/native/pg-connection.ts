import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import { EngineError } from '../../errors.js';
import { type Connection, PostgresError, type Row } from '../engine.js';
import { sessionLost, statementTimedOut, toPostgresError } from '../server-errors.js';
import { sendSimpleQuery } from './simple-query.js';
import { StatementWatchdog, type WatchdogStep } from '../statement-watchdog.js';
import { parseValue, toParameter } from '../values.js';

export interface PgAddress {
  /** A name, or a folder: the server's unix socket is in there. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string | undefined;
  /** Undefined: without TLS. */
  readonly ssl?: ConnectionOptions | undefined;
  /** What the session is called in `pg_stat_activity`; without it `drydock`. */
  readonly applicationName?: string;
}

/** What a session asks of whoever runs its server. */
export interface Supervision {
  /** Ends a session, whatever it is doing. */
  endSession(processId: number): Promise<void>;
  /** Kills the server of a session that could not be ended. */
  killServer(): Promise<void>;
  /** A session was closed. */
  sessionClosed(processId: number): void;
  /** Why the server serves nobody any more; undefined where it does, or does again after a crash. */
  whyGone(): Promise<string | undefined>;
  /** The limit of the server that was reached and ended this session; told once, at the statement. */
  limitReached(processId: number): PostgresError | undefined;
}

/** A statement that heeds `statement_timeout` ends by itself; this long after it the watchdog acts. */
const graceMs = 1000;
const killAfterMs = 2000;

/** Keeps node-postgres from $PGPASSWORD and ~/.pgpass. */
const noPassword = (): string => '';

const typeParser = (typeId: number) => (text: string | Buffer) => parseValue(typeId, text.toString());

type ClientAddress = Omit<PgAddress, 'password'> & {
  readonly password?: string | (() => string) | undefined;
};

/**
 * Connects with node-postgres, and with nothing from the environment (PGOPTIONS and the like). `settings` are set
 * as by the client, so `ALTER DATABASE … SET` in a migration does not override them.
 */
export async function connectClient(
  { applicationName = 'drydock', password = noPassword, ...address }: ClientAddress,
  settings: Readonly<Record<string, string | number>>,
): Promise<pg.Client> {
  const all = { client_encoding: 'UTF8', ...settings };
  const client = new pg.Client({
    ...address,
    password,
    application_name: applicationName,
    options: Object.entries(all)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    ssl: address.ssl ?? false,
    sslnegotiation: 'postgres',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while idle says so here; the next call on it fails anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    // A backend that waits for a password holds up CREATE and DROP DATABASE of everybody: procsignal.c, barriers.
    client.connection.stream.destroy();
    throw error;
  }
}

export interface SessionOptions {
  /** Per statement, 0: no limit. */
  readonly statementTimeoutMs: number;
  /** Set as by the client. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Opens a session. Throws PostgresError where the server refuses it, EngineError where there is no server. */
export async function openPgConnection(
  address: PgAddress,
  options: SessionOptions,
  supervision: Supervision,
): Promise<Connection> {
  const open = () => openOnce(address, options, supervision);
  try {
    return await open();
  } catch (error) {
    // It recovers from the crash of a backend: explain() has waited until it answers again.
    if (error instanceof PostgresError && error.fields.sqlState === cannotConnectNow) return await open();
    throw error;
  }
}

const cannotConnectNow = '57P03';

async function openOnce(
  address: PgAddress,
  { statementTimeoutMs, settings }: SessionOptions,
  supervision: Supervision,
): Promise<Connection> {
  try {
    const client = await connectClient(address, { ...settings, statement_timeout: statementTimeoutMs });
    const result = await client.query<{ pid: number }>('SELECT pg_catalog.pg_backend_pid() AS pid');
    return new PgConnection(client, result.rows[0]?.pid ?? 0, statementTimeoutMs, supervision);
  } catch (error) {
    throw await explain(error, supervision);
  }
}

/** Class 57, “Operator Intervention”: admin_shutdown, crash_shutdown and cannot_connect_now may be of the whole server. */
const mayBeOfTheServer = new Set(['57P01', '57P02', cannotConnectNow]);

/** What a failure of node-postgres means: an error of the server's, a lost session, or a lost server. */
async function explain(error: unknown, supervision: Supervision): Promise<PostgresError | EngineError> {
  const response = error instanceof pg.DatabaseError ? error : undefined;
  if (response && !mayBeOfTheServer.has(response.code ?? '')) return toPostgresError(response);
  const gone = await supervision.whyGone();
  if (gone !== undefined) return new EngineError(gone, undefined, { cause: error });
  return response ? toPostgresError(response) : sessionLost('the session with the server was lost', error);
}

class PgConnection implements Connection {
  constructor(
    private readonly client: pg.Client,
    readonly processId: number,
    private readonly limitMs: number,
    private readonly supervision: Supervision,
  ) {}

  execute(sql: string, copyData?: string): Promise<void> {
    return this.#limited(() =>
      this.#guarded((watchdog) =>
        sendSimpleQuery(this.client, sql, copyData, () => {
          watchdog.restart();
        }),
      ),
    );
  }

  query(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.#guarded(async () => {
      const answer: unknown = await this.client.query(sql, parameters.map(toParameter));
      const results = [answer].flat() as readonly pg.QueryResult<Row>[];
      // Where several statements gave rows, those of the last.
      return results.findLast(({ fields }) => fields.length > 0)?.rows ?? [];
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end();
    this.supervision.sessionClosed(this.processId);
  }

  /** A limit of the server is an error of the statement that meets it, also where it was reached just before. */
  async #limited(run: () => Promise<void>): Promise<void> {
    const reached = this.supervision.limitReached(this.processId);
    if (reached) throw reached;
    try {
      await run();
    } catch (error) {
      throw this.supervision.limitReached(this.processId) ?? error;
    }
  }

  async #guarded<T>(run: (watchdog: StatementWatchdog) => Promise<T>): Promise<T> {
    const watchdog = new StatementWatchdog(this.#watchdogSteps());
    watchdog.restart();
    try {
      const result = await run(watchdog);
      if (!watchdog.acted) return result;
    } catch (error) {
      if (!watchdog.acted) throw await explain(error, this.supervision);
    } finally {
      watchdog.stop();
    }
    throw statementTimedOut(this.limitMs, 'The statement did not heed it; its session was ended.');
  }

  #watchdogSteps(): readonly WatchdogStep[] {
    if (this.limitMs === 0) return [];
    const endSession = {
      afterMs: this.limitMs + graceMs,
      act: () => this.supervision.endSession(this.processId),
    };
    const killServer = {
      afterMs: endSession.afterMs + killAfterMs,
      act: () => this.#giveUp(),
    };
    return [endSession, killServer];
  }

  /** A server that is not ours goes on: then it is the socket's end that ends the wait. */
  async #giveUp(): Promise<void> {
    await this.supervision.killServer();
    this.client.connection.stream.destroy();
  }
}
