import { Worker } from 'node:worker_threads';
import { EngineError } from '../../errors.js';
import { PostgresError } from '../engine.js';
import { statementTimedOut } from '../server-errors.js';
import { StatementWatchdog } from '../statement-watchdog.js';
import type { Reply, Request, WorkerStart } from './messages.js';

/**
 * With Node's default of 4 MB, recursion ends in a JavaScript error that leaves PGlite broken. With this much,
 * Postgres' own `max_stack_depth` is reached before. It is address space; memory is used as the stack grows.
 */
const stackSizeMb = 256;

type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { readonly kind: Kind }>;

interface Pending {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** A worker thread with one Postgres in it, seen from outside. */
export class WorkerThread {
  readonly #worker: Worker;
  #pending: Pending | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #gone: string | undefined;
  #versionNumber = 0;

  constructor(script: URL, start: WorkerStart) {
    this.#worker = new Worker(script, {
      workerData: start,
      // Nothing of our environment (tokens!), and nothing printed.
      ...{ env: {}, argv: [], execArgv: [], stdout: true, stderr: true },
      resourceLimits: { stackSizeMb },
    });
    this.#worker.on('message', (reply: Reply) => this.#pending?.resolve(reply));
    this.#worker.on('error', (error) => {
      this.#end(`the embedded Postgres broke: ${error instanceof Error ? error.message : String(error)}`);
    });
    this.#worker.on('exit', () => {
      this.#end('the embedded Postgres ended');
    });
  }

  /** Waits for the Postgres in it: once, and before all else. Throws EngineError. */
  async ready(): Promise<void> {
    this.#versionNumber = expect('ready', await this.#next()).versionNumber;
    this.#worker.unref();
  }

  /** `server_version_num` */
  get versionNumber(): number {
    return this.#versionNumber;
  }

  /** Why nothing can be asked of it any more. */
  get gone(): string | undefined {
    return this.#gone;
  }

  /**
   * Asks for one thing, after what was asked before. Throws PostgresError, EngineError.
   * @param limitMs the thread is stopped when it takes longer, and a PostgresError 57014 thrown; 0: no limit
   */
  ask<Kind extends Reply['kind']>(request: Request, kind: Kind, limitMs = 0): Promise<ReplyOf<Kind>> {
    const answer = this.#queue.then(() => this.#ask(request, limitMs));
    this.#queue = answer.catch(() => undefined);
    return answer.then((reply) => expect(kind, reply));
  }

  /** Stops it, whatever it is doing. */
  async stop(why: string): Promise<void> {
    this.#end(why);
    await this.#worker.terminate();
  }

  async #ask(request: Request, limitMs: number): Promise<Reply> {
    const why = `the embedded Postgres was stopped: a statement ran longer than ${limitMs} ms`;
    const watchdog = new StatementWatchdog(
      limitMs === 0 ? [] : [{ afterMs: limitMs, act: () => this.stop(why) }],
    );
    watchdog.restart();
    try {
      return await this.#send(request);
    } catch (error) {
      throw watchdog.acted ? statementTimedOut(limitMs, 'The embedded Postgres was stopped.') : error;
    } finally {
      watchdog.stop();
    }
  }

  async #send(request: Request): Promise<Reply> {
    if (this.#gone !== undefined) throw new EngineError(this.#gone);
    this.#worker.ref();
    this.#worker.postMessage(request);
    const reply = await this.#next();
    this.#worker.unref();
    if (reply.kind === 'broken') await this.stop(`the embedded Postgres broke: ${reply.message}`);
    return reply;
  }

  #next(): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
    });
  }

  #end(why: string): void {
    this.#gone ??= why;
    this.#pending?.reject(new EngineError(this.#gone));
    this.#pending = undefined;
  }
}

function expect<Kind extends Reply['kind']>(kind: Kind, reply: Reply): ReplyOf<Kind> {
  if (reply.kind === 'postgres-error') throw new PostgresError(reply.message, reply.fields);
  if (reply.kind === 'broken') throw new EngineError(`the embedded Postgres broke: ${reply.message}`);
  if (reply.kind !== kind) throw new Error(`the worker answered ${reply.kind} instead of ${kind}`);
  return reply as ReplyOf<Kind>;
}
