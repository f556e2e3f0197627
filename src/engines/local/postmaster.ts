import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { ownRoles } from '../cluster-roles.js';
import type { PgAddress } from '../native/pg-connection.js';
import { superviseAt } from '../native/supervisor.js';
import { untilReady } from '../native/until-ready.js';
import { type Cluster, lastWords, launchPostmaster } from './cluster.js';

const port = 5432;
const readyWithinMs = 30_000;
/** `pg_ctl -w` looks every 100 ms. */
const lookEveryMs = 3;
/** An immediate shutdown takes some ms; the postmaster kills after 5 s what does not heed it. */
const stopsWithinMs = 7_000;

/** The server process. */
export class Postmaster {
  #stopping: Promise<void> | undefined;
  #spawnError: Error | undefined;

  readonly #child: ChildProcess;

  /** Starts it; `started` gets the pid. It is not ready yet. */
  constructor(
    private readonly cluster: Cluster,
    started: (pid: number) => void,
  ) {
    this.#child = launchPostmaster(cluster);
    this.#child.once('error', (error) => {
      this.#spawnError = error;
    });
    // Only a call that waits for the server keeps us alive.
    this.#child.unref();
    if (this.#child.pid !== undefined) started(this.#child.pid);
  }

  get ended(): boolean {
    return this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  onEnd(listener: () => void): void {
    this.#child.once('exit', listener);
  }

  /** How it ended. */
  get end(): string {
    const { exitCode, signalCode } = this.#child;
    return signalCode === null ? `exit status ${exitCode ?? 'unknown'}` : `signal ${signalCode}`;
  }

  address(user: string, database: string): PgAddress {
    return { host: this.cluster.folder, port, user, database };
  }

  /**
   * Runs work in a session of the supervisor. It is a superuser: only names of pg_catalog, and nothing that
   * migrations may have made.
   */
  supervise<T>(work: (client: pg.Client) => Promise<T>, database = 'postgres'): Promise<T> {
    return superviseAt(this.address(ownRoles.supervisor, database), work);
  }

  /** Waits until the server answers: after its start, and after a crash of a backend. Rejects with a sentence. */
  ready(): Promise<void> {
    const socket = join(this.cluster.folder, `.s.PGSQL.${port}`);
    return untilReady({
      ended: () => (this.ended ? this.lastWords() : Promise.resolve(undefined)),
      answers: () => (existsSync(socket) ? this.#answers() : Promise.resolve(false)),
      withinMs: readyWithinMs,
      lookEveryMs,
    });
  }

  #answers(): Promise<boolean> {
    return this.supervise(() => Promise.resolve(true)).catch(() => false);
  }

  /** What is known of its end. */
  async lastWords(): Promise<string> {
    return this.#spawnError?.message ?? (await lastWords(this.cluster));
  }

  /** Stops at once, whatever is connected: SIGQUIT, “Immediate Shutdown” of the manual, 18.5; else SIGKILL. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    if (this.ended) return;
    const ended = once(this.#child, 'exit');
    this.#child.ref();
    this.#child.kill('SIGQUIT');
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), stopsWithinMs);
    await ended;
    clearTimeout(killer);
  }
}
