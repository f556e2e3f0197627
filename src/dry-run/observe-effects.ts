import type { Connection, Row } from '../engines/engine.js';
import type { Effects } from '../postgres/effects.js';
import { blocksWrites, fromPgLocksName, type LockMode, strongerOf } from '../postgres/lock-modes.js';
import { droppedObjects } from '../sql/dropped-objects.js';
import { tableLocks } from '../sql/table-locks.js';
import { relationsIn } from '../sql/tree.js';
import {
  firstUserOid,
  KnownRelations,
  readColumns,
  type Reads,
  readsOf,
  type Relation,
  relationColumns,
  relationOf,
} from './known-relations.js';
import type { AnyStatement } from './transaction-plan.js';

/**
 * Watches the statements of one session from inside their transactions: locks in `pg_locks`, scans as the rise of
 * `seq_scan` in `pg_stat_xact_all_tables`, rewrites as another `pg_relation_filenode`. One query a statement, whose
 * cost grows with what the transaction has locked and not with what the database holds.
 */
export class EffectObserver {
  readonly #connection: Connection;
  readonly #known = new KnownRelations();
  /** What the transaction made of the relations so far. */
  #present = new Map<string, Relation>();
  #held = new Map<string, readonly LockMode[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** To be called inside each transaction, before its first statement. */
  async begin(): Promise<void> {
    await this.#known.refresh(this.#connection);
    this.#present = new Map();
    this.#held = new Map();
  }

  /**
   * To be called after each statement: what it added to the effects on relations that were there before the
   * transaction, under the names that they had before the statement. Indexes, sequences and temporary tables do not
   * count: who waits for an index waits for its table.
   */
  async after(statement: AnyStatement): Promise<Effects> {
    const rows = await this.#connection.query(afterQuery, [String(this.#known.lastOid)]);
    const locks: Record<string, LockMode> = {};
    const scans: string[] = [];
    const rewrites: string[] = [];
    const named = namesIn(statement);
    const taken = takenModes(statement);
    for (const seen of rows.map(seenOf)) {
      const before = this.#present.get(seen.oid) ?? this.#known.get(seen.oid);
      if (!before) continue;
      const held = this.#held.get(seen.oid) ?? [];
      const mode =
        addedMode(seen.modes, held, taken.get(before.ownName)) ??
        (named.has(before.ownName) ? strongestPossible(seen.modes, statement) : undefined);
      if (mode) locks[before.name] = mode;
      const rewritten = seen.relation !== undefined && isRewritten(before, seen.relation);
      if (rewritten) rewrites.push(before.name);
      if (isScanned(this.#readsBefore(seen.oid), seen.reads, rewritten)) scans.push(before.name);
      this.#held.set(seen.oid, seen.modes);
      this.#present.set(seen.oid, { ...(seen.relation ?? before), reads: seen.reads });
    }
    return { locks, scans: scans.sort(), rewrites: rewrites.sort() };
  }

  #readsBefore(oid: string): Reads {
    return this.#present.get(oid)?.reads ?? this.#known.readsOf(oid);
  }
}

/** Relations without rows of their own have no file. */
export const isRewritten = (before: Relation, now: Relation): boolean =>
  before.filenode !== null && now.filenode !== null && before.filenode !== now.filenode;

/** TRUNCATE builds the indexes anew, which scans the new, empty file: nobody waits for that. */
const isScanned = (before: Reads, now: Reads, rewritten: boolean): boolean =>
  now.scans > before.scans && (now.rows > before.rows || !rewritten);

interface Seen {
  readonly oid: string;
  readonly modes: readonly LockMode[];
  readonly reads: Reads;
  /** Undefined: the transaction dropped it. */
  readonly relation: Relation | undefined;
}

const afterQuery = `
SELECT l.relation::pg_catalog.text AS locked, l.modes,
  ${readColumns('l.relation')}, ${relationColumns}
FROM (
  SELECT k.relation, pg_catalog.array_agg(k.mode) AS modes
  FROM pg_catalog.pg_locks AS k
  WHERE k.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND k.granted
    AND k.locktype OPERATOR(pg_catalog.=) 'relation'
    AND k.relation OPERATOR(pg_catalog.>=) ${firstUserOid}::pg_catalog.oid
    AND k.relation OPERATOR(pg_catalog.<=) $1::pg_catalog.oid
  GROUP BY k.relation
) AS l
LEFT JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace`;

const seenOf = (row: Row): Seen => ({
  oid: String(row['locked']),
  modes: (row['modes'] as readonly string[]).flatMap((mode) => fromPgLocksName(mode) ?? []),
  reads: readsOf(row),
  relation: typeof row['oid'] === 'string' ? relationOf(row) : undefined,
});

/**
 * The strongest mode that the statement took. One that is held already is taken again without a trace: ADD UNIQUE adds
 * the SHARE of its index to the ACCESS EXCLUSIVE that an earlier statement left.
 */
function addedMode(
  held: readonly LockMode[],
  before: readonly LockMode[],
  taken: LockMode | undefined,
): LockMode | undefined {
  const added = held.filter((mode) => !before.includes(mode));
  if (added.length === 0) return undefined;
  return [...added, ...held.filter((mode) => mode === taken)].reduce(strongerOf);
}

/** The modes that the statement takes by its words, by names without schemas. */
const takenModes = (statement: AnyStatement): ReadonlyMap<string, LockMode> =>
  new Map(
    statement.kind === 'unparsed' ? [] : tableLocks(statement).map(({ table, mode }) => [table.name, mode]),
  );

/** Where the statement added none: the strongest of those held that it can have taken. */
function strongestPossible(held: readonly LockMode[], { kind }: AnyStatement): LockMode | undefined {
  const possible = held.filter((mode) => !onlyRows.has(kind) || !blocksWrites(mode));
  return possible.length === 0 ? undefined : possible.reduce(strongerOf);
}

/** Statements that take ROW EXCLUSIVE at the most: manual, 13.3.1. */
const onlyRows: ReadonlySet<string> = new Set([
  ...['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'CopyStmt'],
]);

/** Names that the statement spells out, without schemas. */
const namesIn = (statement: AnyStatement): ReadonlySet<string> => {
  if (statement.kind === 'unparsed') return new Set();
  const dropped = statement.kind === 'DropStmt' ? droppedObjects(statement.node) : [];
  const relations = relationsIn(statement.node).flatMap(({ relname }) => relname ?? []);
  return new Set([...relations, ...dropped.map(({ name }) => name.name)]);
};
