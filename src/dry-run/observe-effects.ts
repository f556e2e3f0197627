import type { Connection, Row } from '../engines/engine.js';
import type { Effects } from '../postgres/effects.js';
import { fromPgLocksName, type LockMode, strongerOf } from '../postgres/lock-modes.js';
import { relationsIn } from '../sql/tree.js';
import type { AnyStatement } from './transaction-plan.js';

/** OIDs below this belong to what initdb made: FirstNormalObjectId, src/include/access/transam.h. */
const firstUserOid = 16_384;

/** Tables, partitioned tables, foreign tables, views, materialized views. */
const relationKinds = `'r', 'p', 'f', 'v', 'm'`;

/** A relation that existed before the transaction, as it was when it was last looked at. */
interface KnownRelation {
  readonly name: string;
  readonly filenode: string;
}

interface Seen {
  readonly oid: string;
  readonly modes: readonly LockMode[];
  readonly name: string | null;
  readonly filenode: string | null;
  readonly scans: number;
}

/**
 * Watches the statements of one session from inside their transactions: locks in `pg_locks`, scans as the rise of
 * `pg_stat_get_xact_numscans`, rewrites as another `pg_relation_filenode`. One query a statement, which looks at the
 * relations that the transaction has locked and at no others.
 */
export class EffectObserver {
  readonly #connection: Connection;
  readonly #major: number;
  #known = new Map<string, KnownRelation>();
  #held = new Map<string, LockMode>();
  #scans = new Map<string, number>();
  /** Relations made by the transaction itself have OIDs above this: the counter only rises. */
  #lastOid = 0;
  #loaded = false;

  constructor(connection: Connection, major: number) {
    this.#connection = connection;
    this.#major = major;
  }

  /** To be called inside each transaction, before its first statement. */
  async begin(): Promise<void> {
    this.#held = new Map();
    this.#scans = new Map();
    if (!this.#loaded) this.#known = await loadRelations(this.#connection);
    this.#loaded = true;
    const [row] = await this.#connection.query(this.#beginQuery());
    this.#lastOid = Number(row?.['last_oid'] ?? 0);
  }

  /** To be called after each statement: what it did to relations that existed before the transaction. */
  async after(statement: AnyStatement): Promise<Effects> {
    const seen = (await this.#connection.query(afterQuery)).map(seenOf);
    const effects = {
      locks: {} as Record<string, LockMode>,
      scans: [] as string[],
      rewrites: [] as string[],
    };
    const named = namesIn(statement);
    for (const relation of seen) {
      const known = this.#known.get(relation.oid);
      const existed = known && Number(relation.oid) <= this.#lastOid;
      if (existed) this.#compare(relation, known, named, effects);
      if (relation.name !== null) {
        this.#known.set(relation.oid, { name: relation.name, filenode: relation.filenode ?? '' });
      }
      this.#scans.set(relation.oid, relation.scans);
    }
    return { locks: effects.locks, scans: effects.scans.sort(), rewrites: effects.rewrites.sort() };
  }

  #compare(
    relation: Seen,
    known: KnownRelation,
    named: ReadonlySet<string>,
    effects: { locks: Record<string, LockMode>; scans: string[]; rewrites: string[] },
  ): void {
    const mode = relation.modes.reduce(strongerOf);
    const before = this.#held.get(relation.oid);
    // A lock that is held already is taken again without a trace: it counts for a statement that names the relation.
    if (mode !== before || named.has(unqualified(known.name))) effects.locks[known.name] = mode;
    this.#held.set(relation.oid, mode);
    if (relation.scans > (this.#scans.get(relation.oid) ?? 0)) effects.scans.push(known.name);
    // Tables without storage of their own have filenode 0 throughout; a dropped one has none any more.
    if (relation.filenode !== null && relation.filenode !== known.filenode) effects.rewrites.push(known.name);
  }

  /**
   * The counters of a transaction include what earlier transactions of the session have not handed in yet, which
   * PostgreSQL 15 can be told to do at the end of each: pgstat_report_stat(), src/backend/utils/activity/pgstat.c.
   */
  #beginQuery(): string {
    const flush = this.#major >= 15 ? ', pg_catalog.pg_stat_force_next_flush()' : '';
    return `SELECT pg_catalog.max(c.oid)::pg_catalog.int8 AS last_oid${flush} FROM pg_catalog.pg_class AS c`;
  }
}

const afterQuery = `
SELECT l.relation::pg_catalog.int8 AS oid,
       pg_catalog.array_agg(l.mode) AS modes,
       pg_catalog.min(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)) AS name,
       pg_catalog.min(pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.int8) AS filenode,
       pg_catalog.max(pg_catalog.pg_stat_get_xact_numscans(l.relation)) AS scans
FROM pg_catalog.pg_locks AS l
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE l.pid = pg_catalog.pg_backend_pid() AND l.granted AND l.locktype = 'relation' AND l.relation >= ${firstUserOid}
  AND (c.relkind IS NULL OR c.relkind IN (${relationKinds}))
GROUP BY l.relation`;

async function loadRelations(connection: Connection): Promise<Map<string, KnownRelation>> {
  const rows = await connection.query(`
SELECT c.oid::pg_catalog.int8 AS oid,
       pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name,
       pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.int8 AS filenode
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.oid >= ${firstUserOid} AND c.relkind IN (${relationKinds})`);
  return new Map(
    rows.map((row) => [text(row['oid']), { name: text(row['name']), filenode: text(row['filenode']) }]),
  );
}

const seenOf = (row: Row): Seen => ({
  oid: text(row['oid']),
  modes: (row['modes'] as readonly string[]).flatMap((mode) => fromPgLocksName(mode) ?? []),
  name: row['name'] === null ? null : text(row['name']),
  filenode: row['filenode'] === null ? null : text(row['filenode']),
  scans: Number(row['scans']),
});

/** int8 comes as text from every engine; null is the filenode of what has no storage. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const namesIn = (statement: AnyStatement): ReadonlySet<string> =>
  new Set(
    statement.kind === 'unparsed' ? [] : relationsIn(statement.node).map(({ relname }) => relname ?? ''),
  );

/** `public."Odd ""name"""` → `Odd "name"`: what the parse tree says. */
function unqualified(name: string): string {
  const last = /(?:"((?:[^"]|"")*)"|([^."]+))$/.exec(name);
  return last?.[1]?.replaceAll('""', '"') ?? last?.[2] ?? name;
}
