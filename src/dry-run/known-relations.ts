import type { Connection, Row } from '../engines/engine.js';

/** A table, partitioned table, foreign table, view or materialized view, as it was when it was last looked at. */
export interface Relation {
  readonly oid: string;
  /** With its schema, quoted where SQL would need it. */
  readonly name: string;
  /** As the parse tree has it: no schema, no quotes. */
  readonly ownName: string;
  /** The file that holds its rows; null where it has none. */
  readonly filenode: string | null;
  readonly reads: Reads;
}

/** Sequential scans, and the rows that they read, which the session has not handed in to the statistics yet. */
export interface Reads {
  readonly scans: number;
  readonly rows: number;
}

const noReads: Reads = { scans: 0, rows: 0 };

/** OIDs below this belong to what initdb made: FirstNormalObjectId, src/include/access/transam.h. */
export const firstUserOid = 16_384;

/** The columns that `relationOf` reads beside those of `readsOf`, of `pg_class AS c` and `pg_namespace AS n`. */
export const relationColumns = `
  c.oid::pg_catalog.text AS oid,
  pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname)) AS name,
  c.relname::pg_catalog.text AS own_name,
  pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.text AS filenode`;

/** The columns that `readsOf` reads. */
export const readColumns = (oid: string): string => `
  pg_catalog.pg_stat_get_xact_numscans(${oid})::pg_catalog.text AS scans,
  pg_catalog.pg_stat_get_xact_tuples_returned(${oid})::pg_catalog.text AS rows_read`;

export const readsOf = (row: Row): Reads => ({ scans: Number(row['scans']), rows: Number(row['rows_read']) });

export const relationOf = (row: Row): Relation => ({
  oid: String(row['oid']),
  name: String(row['name']),
  ownName: String(row['own_name']),
  filenode: typeof row['filenode'] === 'string' ? row['filenode'] : null,
  reads: readsOf(row),
});

/** The relations of a database, kept up to date by one query that gives back only what changed. */
export class KnownRelations {
  readonly #relations = new Map<string, Relation>();
  #reads: ReadonlyMap<string, Reads> = new Map();
  #since: string | null = null;
  #lastOid = 0;

  get(oid: string): Relation | undefined {
    return this.#relations.get(oid);
  }

  /** The highest OID: what is made later lies above it. */
  get lastOid(): number {
    return this.#lastOid;
  }

  /** What the session kept back of the relation when it was last looked at. */
  readsOf(oid: string): Reads {
    return this.#reads.get(oid) ?? noReads;
  }

  /**
   * Looks again; gives back what changed as it was before and as it is now. To be called where nothing is uncommitted.
   * Whoever changes a relation writes its row in pg_class anew, so its `xmin` tells which rows to read. The counts
   * start from what earlier transactions of the session left: they are handed in once a second only
   * (pgstat_report_stat(), src/backend/utils/activity/pgstat.c).
   */
  async refresh(connection: Connection): Promise<readonly Change[]> {
    const rows = await connection.query(refreshQuery, [this.#since]);
    const changes = rows.map((row): Change => {
      const now = relationOf(row);
      return { before: this.#relations.get(now.oid), now };
    });
    for (const { now } of changes) {
      this.#relations.set(now.oid, now);
      this.#lastOid = Math.max(this.#lastOid, Number(now.oid));
    }
    this.#reads = new Map(changes.map(({ now }) => [now.oid, now.reads]));
    const horizon = rows[0]?.['horizon'];
    if (typeof horizon === 'string') this.#since = horizon;
    return changes;
  }
}

export interface Change {
  readonly before: Relation | undefined;
  readonly now: Relation;
}

/** Every name and operator with its schema: a migration may have put others of theirs before those of pg_catalog. */
const refreshQuery = `
SELECT ${relationColumns}, ${readColumns('c.oid')},
  pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::pg_catalog.xid::pg_catalog.text AS horizon
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
WHERE c.oid OPERATOR(pg_catalog.>=) ${firstUserOid}::pg_catalog.oid
  AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,f,v,m}'::pg_catalog."char"[])
  AND c.relpersistence OPERATOR(pg_catalog.<>) 't'::pg_catalog."char"
  AND ($1::pg_catalog.xid IS NULL
    OR pg_catalog.age(c.xmin) OPERATOR(pg_catalog.<=) pg_catalog.age($1::pg_catalog.xid)
    OR pg_catalog.pg_stat_get_xact_numscans(c.oid) OPERATOR(pg_catalog.>) 0::pg_catalog.int8)`;
