import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, Row } from '../../engines/engine.js';
import { asItIs, type Discretion, type Excuse, type Handling, type PassedOver } from '../discretion.js';
import type { PlannedScript } from '../plan.js';
import type { AnyStatement } from '../transaction-plan.js';
import type { BlockingCandidate } from './candidates.js';
import { type QueueMeans, type Span, TableQueue, type Waits } from './table-queue.js';

/** What there is to watch a script with. */
export interface WatchMeans extends QueueMeans {
  readonly candidates: readonly BlockingCandidate[];
}

/**
 * Makes other sessions want the tables of the candidates while a script runs: it is the script's connection, which
 * queues them up before the statements that they are to wait for.
 */
export class ScriptWatch implements Connection, Discretion {
  readonly #session: Connection;
  readonly #means: WatchMeans;
  readonly #discretion: Discretion | undefined;
  readonly #queues: TableQueue[] = [];
  readonly #pauses: Span[] = [];
  #next: AnyStatement | undefined;

  constructor(session: Connection, means: WatchMeans, discretion: Discretion | undefined) {
    this.#session = session;
    this.#means = means;
    this.#discretion = discretion;
  }

  get processId(): number {
    return this.#session.processId;
  }

  async execute(sql: string, copyData?: string): Promise<void> {
    const { candidates } = this.#means;
    const statement = this.#next;
    const send = () => this.#session.execute(sql, copyData);
    if (statement?.text !== sql) return send();
    this.#next = undefined;
    const own = candidates.filter((one) => one.statement === statement);
    if (own.length === 0) return send();
    await this.#settleBefore(own);
    for (const queue of this.#queues)
      if (own.some(({ relation }) => relation === queue.candidate.relation))
        await queue.stopAsking(this.#means.watcher);
    const queues: TableQueue[] = [];
    for (const candidate of own) {
      const queue = await TableQueue.closeGate(candidate, this.#means);
      if (queue) queues.push(queue);
    }
    this.#queues.push(...queues);
    await this.#through(queues, send);
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]> {
    return this.#session.query(sql, parameters);
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.#session[Symbol.asyncDispose]();
  }

  decide(statement: AnyStatement): Handling | Excuse {
    this.#next = statement;
    return this.#discretion?.decide(statement) ?? asItIs;
  }

  mayBeExcused(statement: AnyStatement): boolean {
    return this.#discretion?.mayBeExcused(statement) === true;
  }

  excuse(...failure: Parameters<Discretion['excuse']>): Promise<Excuse | undefined> {
    return this.#discretion?.excuse(...failure) ?? Promise.resolve(undefined);
  }

  passedOver(statement: AnyStatement, script: PlannedScript, excuse: PassedOver['excuse']): void {
    this.#discretion?.passedOver(statement, script, excuse);
  }

  /** To be called when the script has ended and its session is closed: nobody waits for it any more. */
  async waits(): Promise<ReadonlyMap<BlockingCandidate, Waits>> {
    const measured = new Map<BlockingCandidate, Waits>();
    for (const queue of this.#queues) {
      await queue.settle();
      if (queue.hasOpened) measured.set(queue.candidate, queue.waits(this.#pauses));
    }
    return measured;
  }

  /** Who waited for a transaction that has ended is served, and its session is free for others. */
  async #settleBefore([first]: readonly BlockingCandidate[]): Promise<void> {
    for (const queue of this.#queues)
      if (queue.candidate.transaction !== first?.transaction) await queue.settle();
  }

  /** Sends the statement, and opens each gate when it waits there and the others behind it. */
  async #through(queues: readonly TableQueue[], send: () => Promise<void>): Promise<void> {
    const ended = new AbortController();
    const running = send().finally(() => {
      ended.abort();
    });
    // A failure is thrown to whoever awaits the end.
    running.catch(() => undefined);
    let closed = queues;
    try {
      while (closed.length > 0 && !ended.signal.aborted) {
        const queue = await this.#stoppedAt(closed);
        if (queue) await this.#pause(queue);
        else await sleep(1);
        closed = closed.filter((one) => one !== queue);
      }
    } finally {
      await Promise.all(closed.map((queue) => queue.leave()));
    }
    await running;
  }

  async #stoppedAt(closed: readonly TableQueue[]): Promise<TableQueue | undefined> {
    const [row] = await this.#means.watcher.query(waitsForQuery, [this.processId]);
    return closed.find(({ oid }) => oid === row?.['relation']);
  }

  async #pause(queue: TableQueue): Promise<void> {
    const { watcher, clock } = this.#means;
    const from = clock();
    await queue.lineUp(watcher);
    this.#pauses.push({ from, to: clock() });
    await queue.openGate();
  }
}

const waitsForQuery = `
SELECT l.relation::pg_catalog.text AS relation FROM pg_catalog.pg_locks AS l
WHERE NOT l.granted AND l.pid OPERATOR(pg_catalog.=) $1 AND l.locktype OPERATOR(pg_catalog.=) 'relation'`;
