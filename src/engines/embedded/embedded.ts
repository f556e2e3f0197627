import { versionText } from '../../postgres/versions.js';
import { EngineError } from '../../errors.js';
import { ownRoles } from '../cluster-roles.js';
import type { Database, Engine, EngineOptions, PostgresServer } from '../engine.js';
import { ServerLimits } from '../server-limits.js';
import { loadAssets, missingAssets, usualAssets, workerScript } from './assets.js';
import { embeddedMajor } from './embedded-major.js';
import { EmbeddedDatabase, type Snapshot, type ThreadHost } from './embedded-database.js';
import { WorkerThread } from './worker-thread.js';

/** The engine that brings its own Postgres: PGlite, in a worker thread that can be stopped. */
export const createEmbeddedEngine = (assets: URL = usualAssets): Engine => ({
  kind: 'embedded',
  caveat: ({ postgresMajor = embeddedMajor }) =>
    postgresMajor === embeddedMajor
      ? undefined
      : `it is PostgreSQL ${embeddedMajor}, although ${postgresMajor} is asked for`,
  unavailable: () => missingAssets(assets),
  async start(options) {
    const missing = await missingAssets(assets);
    if (missing !== undefined) throw new EngineError(`the embedded Postgres is incomplete: ${missing}`);
    const began = performance.now();
    const { wasm, empty } = await loadAssets(assets);
    const threads = new Threads(workerScript(assets), wasm, options);
    const first = await threads.startThread(empty);
    return new EmbeddedServer(threads, empty, first, performance.now() - began);
  },
});

/** All worker threads of a server. */
class Threads implements ThreadHost, AsyncDisposable {
  readonly #running = new Set<WorkerThread>();
  readonly limits: ServerLimits;
  #stopped: string | undefined;

  constructor(
    private readonly script: URL,
    private readonly wasm: WebAssembly.Module,
    private readonly options: EngineOptions,
  ) {
    this.limits = new ServerLimits(options, { reached: () => this.#stop(this.limits.why ?? '') });
  }

  get statementTimeoutMs(): number {
    return this.options.statementTimeoutMs;
  }

  async startThread(snapshot: Snapshot): Promise<WorkerThread> {
    if (this.#stopped !== undefined) throw new EngineError(this.#stopped);
    const thread = new WorkerThread(this.script, {
      wasm: this.wasm,
      databaseBytes: this.options.databaseBytes ?? 0,
      ...snapshot,
    });
    this.#running.add(thread);
    await thread.ready();
    return thread;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.limits.stop();
    await this.#stop('the embedded Postgres was stopped');
  }

  async #stop(why: string): Promise<void> {
    this.#stopped ??= why;
    await Promise.all([...this.#running].map((thread) => thread.stop(why)));
  }
}

class EmbeddedServer implements PostgresServer {
  readonly kind = 'embedded';
  readonly roles = ownRoles;
  readonly concurrentSessions = false;
  readonly version: string;
  readonly major: number;
  #unused: WorkerThread | undefined;

  constructor(
    private readonly threads: Threads,
    private readonly empty: Snapshot,
    first: WorkerThread,
    readonly startupMs: number,
  ) {
    this.version = versionText(first.versionNumber);
    this.major = Math.floor(first.versionNumber / 10_000);
    this.#unused = first;
  }

  async createDatabase(): Promise<Database> {
    const thread = this.#unused ?? (await this.threads.startThread(this.empty));
    this.#unused = undefined;
    return new EmbeddedDatabase(this.threads, thread);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.threads[Symbol.asyncDispose]();
  }
}
