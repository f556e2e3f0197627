import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../../engines/engine.js';
import type { SessionKind } from '../../postgres/session-kinds.js';
import { type Clock, rollBackIfAlive } from '../run-script.js';
import { type Attempt, attempt, type Probe, probeText } from './probes.js';
import type { BlockingCandidate } from './candidates.js';
import type { Sessions } from './sessions.js';

/** A span of the clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The longest wait of each kind in milliseconds; null where such a session was refused at once. */
export type Waits = Readonly<Partial<Record<SessionKind, number | null>>>;

/** What a queue is made with. */
export interface QueueMeans {
  readonly watcher: Connection;
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Passes between two attempts of a session that is not kept waiting. */
  readonly pause: () => Promise<unknown>;
}

interface Equipment extends Omit<QueueMeans, 'watcher'> {
  readonly gate: Connection;
  readonly probes: ReadonlyMap<SessionKind, Probe>;
}

/**
 * The sessions that want a table, queued up so that no moment of the wait is missed: a gate, a session with a lock that
 * the statement must wait for, is closed before the statement is sent; when the statement waits, the others ask. Whom
 * it will keep out now waits behind it, for locks are granted in the order of the queue (src/backend/storage/lmgr/README);
 * whom it lets be is served at once. Then the gate opens.
 */
export class TableQueue {
  readonly oid: string;
  readonly candidate: BlockingCandidate;
  readonly #sessions: Sessions;
  readonly #gate: Connection;
  #probes: ReadonlyMap<SessionKind, Probe>;
  readonly #clock: Clock;
  readonly #pause: () => Promise<unknown>;
  readonly #waiting = new Map<SessionKind, Promise<Attempt>>();
  readonly #served = new Map<SessionKind, Attempt>();
  /** Those that ask again at this moment. */
  readonly #asking = new Set<SessionKind>();
  #retries: Promise<void> = Promise.resolve();
  /** When the gate opened; undefined while it has not. */
  #opened: number | undefined;
  #isOver = false;

  private constructor(
    oid: string,
    candidate: BlockingCandidate,
    { sessions, gate, probes, clock, pause }: Equipment,
  ) {
    this.oid = oid;
    this.candidate = candidate;
    this.#sessions = sessions;
    this.#gate = gate;
    this.#probes = probes;
    this.#clock = clock;
    this.#pause = pause;
  }

  /** Closes the gate; undefined where there is no such table, it is locked already, or no more sessions can be had. */
  static async closeGate(
    candidate: BlockingCandidate,
    { watcher, sessions, ...timing }: QueueMeans,
  ): Promise<TableQueue | undefined> {
    const { relation } = candidate;
    const [table] = await watcher.query(tableQuery, [relation]);
    const kinds = candidate.kinds.filter((kind) => kind === 'read' || table?.['writable'] === true);
    const [gate, ...others] = (table && (await sessions.take(kinds.length + 1))) ?? [];
    if (!table || !gate) return undefined;
    const column = typeof table['column'] === 'string' ? table['column'] : undefined;
    const probes = kinds.flatMap((kind, index): readonly (readonly [SessionKind, Probe])[] => {
      const [sql, session] = [probeText(kind, relation, column), others[index]];
      return sql !== undefined && session ? [[kind, { sql, session }]] : [];
    });
    try {
      await gate.execute(gateText(candidate));
    } catch {
      await rollBackIfAlive(gate);
      sessions.giveBack(gate, ...others);
      return undefined;
    }
    return new TableQueue(String(table['oid']), candidate, {
      sessions,
      gate,
      probes: new Map(probes),
      ...timing,
    });
  }

  /** To be called while the statement waits at the gate. Resolves when each session waits as well, or has been served. */
  async lineUp(watcher: Connection): Promise<void> {
    for (const [kind, probe] of this.#probes) {
      const asked = attempt(probe, this.#clock);
      // A server that is lost is told of by the script; nobody is to wait here for a session that it took along.
      const lost = { start: 0, end: 0, refused: true };
      asked.then(
        (result) => this.#served.set(kind, result),
        () => this.#served.set(kind, lost),
      );
      this.#waiting.set(kind, asked);
    }
    await this.#untilWaiting(watcher, () =>
      [...this.#probes.keys()].filter((kind) => !this.#served.has(kind)),
    );
  }

  /** Another statement of the transaction is about to keep more out: who waits from now on, waits for that. */
  async stopAsking(watcher: Connection): Promise<void> {
    this.#isOver = true;
    await this.#untilWaiting(watcher, () => [...this.#asking]);
  }

  /** Resolves when all of the sessions that are still to be served wait for a lock. */
  async #untilWaiting(watcher: Connection, unserved: () => readonly SessionKind[]): Promise<void> {
    const pids = () => unserved().map((kind) => this.#probes.get(kind)?.session.processId);
    for (;;) {
      const asked = pids();
      const rows = asked.length === 0 ? [] : await watcher.query(waitingQuery, [asked]);
      const waiting = new Set(rows.map(({ pid }) => pid));
      if (pids().every((pid) => waiting.has(pid))) return;
      await sleep(1);
    }
  }

  /** The statement goes on; whoever was served asks again and again until those that wait are served too. */
  async openGate(): Promise<void> {
    const again = [...this.#served].filter(([, { refused }]) => !refused);
    for (const kind of this.#served.keys()) this.#waiting.delete(kind);
    this.#opened = this.#clock();
    await this.#leaveGate();
    void Promise.allSettled(this.#waiting.values()).then(() => (this.#isOver = true));
    if (this.#waiting.size > 0)
      this.#retries = Promise.all(again.map(([kind]) => this.#askAgain(kind))).then(() => undefined);
  }

  /** Whether the statement came to this gate. */
  get hasOpened(): boolean {
    return this.#opened !== undefined;
  }

  /** Lets go of a gate that the statement never came to. */
  async leave(): Promise<void> {
    await this.#leaveGate();
    this.#leaveProbes();
  }

  /** To be awaited only when the transaction has ended. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#waiting.values());
    // The server that is lost is told of by the script.
    await this.#retries.catch(() => undefined);
    if (this.hasOpened) this.#leaveProbes();
  }

  /**
   * What was measured, when all have settled.
   * @param pauses spent at gates: they are no part of anybody's wait
   */
  waits(pauses: readonly Span[]): Waits {
    const opened = this.#opened;
    if (opened === undefined) return {};
    const waitOf = (kind: SessionKind, { start, end, refused }: Attempt): number | null => {
      if (this.#waiting.has(kind)) return wait({ from: opened, to: end }, pauses);
      if (start >= opened) return wait({ from: start, to: end }, pauses);
      return refused ? null : 0;
    };
    return Object.fromEntries([...this.#served].map(([kind, asked]) => [kind, waitOf(kind, asked)]));
  }

  async #leaveGate(): Promise<void> {
    await rollBackIfAlive(this.#gate);
    this.#sessions.giveBack(this.#gate);
  }

  #leaveProbes(): void {
    this.#sessions.giveBack(...[...this.#probes.values()].map(({ session }) => session));
    this.#probes = new Map();
  }

  /** Keeps the longest. */
  async #askAgain(kind: SessionKind): Promise<void> {
    const probe = this.#probes.get(kind);
    while (probe && !this.#isOver) {
      this.#asking.add(kind);
      const last = await attempt(probe, this.#clock);
      this.#asking.delete(kind);
      const longest = this.#served.get(kind);
      if (!longest || last.end - last.start > longest.end - longest.start) this.#served.set(kind, last);
      if (last.refused) return;
      await this.#pause();
    }
  }
}

const wait = ({ from, to }: Span, pauses: readonly Span[]): number =>
  pauses.reduce(
    (left, pause) => left - Math.max(0, Math.min(pause.to, to) - Math.max(pause.from, from)),
    to - from,
  );

/** A lock that goes with all that the script holds, and not with the one that it is about to ask for. */
const gateText = ({ relation, mode }: BlockingCandidate): string =>
  mode === 'ACCESS EXCLUSIVE'
    ? `BEGIN; SET LOCAL lock_timeout = '1s'; SELECT FROM ONLY ${relation} LIMIT 0`
    : `BEGIN; LOCK TABLE ONLY ${relation} IN ROW EXCLUSIVE MODE NOWAIT`;

const tableQuery = `
SELECT c.oid::pg_catalog.text AS oid, c.relkind OPERATOR(pg_catalog.<>) 'm'::pg_catalog."char" AS writable, (
  SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute AS a
  WHERE a.attrelid OPERATOR(pg_catalog.=) c.oid AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
    AND a.attgenerated OPERATOR(pg_catalog.=) ''::pg_catalog."char"
    AND a.attidentity OPERATOR(pg_catalog.<>) 'a'::pg_catalog."char"
  ORDER BY a.attnum LIMIT 1
) AS column
FROM pg_catalog.pg_class AS c
WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)::pg_catalog.oid`;

const waitingQuery = `
SELECT l.pid FROM pg_catalog.pg_locks AS l
WHERE NOT l.granted AND l.pid OPERATOR(pg_catalog.=) ANY ($1::pg_catalog.int4[])`;
