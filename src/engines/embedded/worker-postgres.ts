import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { PostgresError } from '../engine.js';
import { databaseTooLarge } from '../server-errors.js';
import { DiskLimit } from './disk-limit.js';
import { bundlesMentionedIn } from './extensions.js';
import type { Reply, Request, WorkerStart } from './messages.js';
import { filesOfTar } from './tar.js';
import { closeSession, openSession } from './worker-session.js';
import { sendExtended, sendSimple } from './wire.js';

const isFlag = (parameter: string): boolean => parameter.startsWith('-') && parameter !== '-c';

/** As PGlite starts, but without `-O` (catalogs could be altered), and with the search_path of every other server. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => isFlag(parameter) && parameter !== '-O'),
  ...[
    ...PGlite.defaultStartParams.filter((parameter) => /^(?!search_path)\w+=/.test(parameter)),
    ...['wal_level=logical', 'max_prepared_transactions=5', 'log_min_messages=fatal'],
    ...['min_wal_size=2MB', 'wal_recycle=off'], // a saved cluster then holds no WAL that nobody needs
  ].flatMap((setting) => ['-c', setting]),
];

/** The Postgres of a worker: one cluster with one database. */
export class WorkerPostgres {
  readonly #bundles = new Set<string>();

  private constructor(
    private readonly db: PGlite,
    private readonly assets: URL,
    private readonly disk: DiskLimit,
  ) {}

  static async start(
    { wasm, dataFolder, bundles, databaseBytes }: WorkerStart,
    assets: URL,
  ): Promise<WorkerPostgres> {
    const db = await PGlite.create({
      loadDataDir: new Blob([dataFolder]),
      pgliteWasmModule: wasm,
      startParams,
    });
    const postgres = new WorkerPostgres(db, assets, new DiskLimit(db, databaseBytes));
    bundles.forEach((bundle) => {
      postgres.#load(bundle);
    });
    return postgres;
  }

  async versionNumber(): Promise<number> {
    const [row] = await sendSimple(this.db, "SELECT current_setting('server_version_num')::int AS version");
    return row?.['version'] as number;
  }

  /** Throws PostgresError, BrokenPostgres. */
  async answer(request: Request): Promise<Reply> {
    switch (request.kind) {
      case 'open-session':
        return { kind: 'session', processId: await openSession(this.db, request.role) };
      case 'close-session':
        await closeSession(this.db);
        return { kind: 'done' };
      case 'execute':
        this.#loadFor(request.sql);
        await this.#execute(request.sql, request.copyData);
        return { kind: 'done' };
      case 'query':
        this.#loadFor(request.sql);
        return { kind: 'rows', rows: await this.#query(request.sql, request.parameters) };
      case 'save':
        return this.#save();
    }
  }

  async #execute(sql: string, copyData: string | undefined): Promise<void> {
    try {
      await sendSimple(this.db, sql, copyData);
    } catch (error) {
      throw this.disk.takeReached() && error instanceof PostgresError
        ? databaseTooLarge(this.disk.limit)
        : error;
    }
  }

  #query(sql: string, parameters: readonly (string | null)[]): ReturnType<typeof sendSimple> {
    return parameters.length === 0 ? sendSimple(this.db, sql) : sendExtended(this.db, sql, parameters);
  }

  async #save(): Promise<Reply> {
    await sendSimple(this.db, 'CHECKPOINT');
    const tar = await this.db.dumpDataDir('none');
    return { kind: 'saved', dataFolder: await tar.arrayBuffer(), bundles: [...this.#bundles] };
  }

  #loadFor(sql: string): void {
    bundlesMentionedIn(sql).forEach((bundle) => {
      this.#load(bundle);
    });
  }

  /** Unpacks a bundle where CREATE EXTENSION looks; Emscripten compiles the library when Postgres opens it. */
  #load(bundle: string): void {
    if (this.#bundles.has(bundle)) return;
    this.#bundles.add(bundle);
    const archive = gunzipSync(readFileSync(new URL(`${bundle}.tar.gz`, this.assets)));
    for (const { path, data } of filesOfTar(archive)) {
      this.db.copyToFS(`/pglite/${path.replace(/^\.\//, '')}`, new Uint8Array(Buffer.from(data)));
    }
  }
}
