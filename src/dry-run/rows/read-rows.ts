import { type Connection, PostgresError } from '../../engines/engine.js';
import { quoteIdentifier } from '../../postgres/identifiers.js';
import { type Counter, readCounters } from './counters.js';
import { isStamp } from './stamps.js';
import { listTables, type StoredColumn, type StoredTable } from './list-tables.js';
import { cellsQuery, hasCells } from './row-cells.js';
import { keyOf, type TableName } from './table-key.js';

/** What a column holds, whatever the order of the rows. Contents of disjoint sets of rows add up. */
export interface ColumnContent {
  /** How many values are not NULL. */
  readonly filled: number;
  /** The sum of the values' hashes. */
  readonly hash: bigint;
}

/** A table or a partition by itself; a partitioned table has no rows of its own. */
export interface PartRows extends TableName {
  readonly oid: string;
  readonly identity: string;
  readonly partitioned: boolean;
  readonly isView: boolean;
  readonly columns: readonly StoredColumn[];
  /** Undefined where they could not be read, or are too many. */
  readonly rows: number | undefined;
  /** By column; empty where there is no row. */
  readonly content: ReadonlyMap<string, ColumnContent>;
  /** Each value, as readCells() reads them; undefined where there is no row, or the table is too large. */
  readonly cells?: string;
  /** The sum of the rows' hashes: it tells which values stand together. Stamps are left out. */
  readonly together: bigint;
}

/** A table with all its partitions. */
export interface TableRows extends PartRows {
  /** Itself, and its partitions where it has some. */
  readonly parts: readonly PartRows[];
  readonly counters: readonly Counter[];
}

/** The rows of a database at one moment, in numbers. */
export interface RowSnapshot {
  /** By OID. */
  readonly tables: ReadonlyMap<string, TableRows>;
  /** Those that have the name of a former table, and what is seen through them. */
  readonly views: readonly TableRows[];
  readonly hasRows: boolean;
}

export const noRows: RowSnapshot = { tables: new Map(), views: [], hasRows: false };

/** Reading a larger table would keep the user waiting: a history that fills one is rare. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads how many rows each table has and what its columns hold. Tables without a page are not looked at, so that a
 * database without rows costs one query. Settings of the session are changed.
 * @param formerNames names that tables had, by keyOf()
 */
export async function readRows(
  connection: Connection,
  formerNames: ReadonlySet<string> = new Set(),
): Promise<RowSnapshot> {
  await connection.execute(settings);
  const all = await listTables(connection);
  const listed = all.filter(({ isView }) => !isView);
  const tables = new Map<string, TableRows>();
  for (const [root, parts] of byRoot(listed)) {
    const table = parts.find(({ oid }) => oid === root);
    if (!table) continue;
    const read: PartRows[] = [];
    for (const part of parts) read.push({ ...part, ...(await readPart(connection, part)) });
    const sum = added(read);
    const counters = sum.rows ? await readCounters(connection, table) : [];
    tables.set(root, { ...table, parts: read, counters, ...sum });
  }
  const views: TableRows[] = [];
  for (const view of all) {
    if (!view.isView || !formerNames.has(keyOf(view))) continue;
    views.push(asTable({ ...view, ...(await readContent(connection, view, 'null')) }));
  }
  const hasRows = [...tables.values()].some(({ rows }) => rows !== undefined && rows > 0);
  return { tables, views, hasRows };
}

function byRoot(listed: readonly StoredTable[]): ReadonlyMap<string, readonly StoredTable[]> {
  const groups = new Map<string, StoredTable[]>();
  for (const table of listed) groups.set(table.root, [...(groups.get(table.root) ?? []), table]);
  return groups;
}

/**
 * The text of a value must not depend on what a migration set for its role. Where row security would hide rows from
 * the owner the query fails, and the table is left alone.
 */
const settings = `
  SET search_path = pg_catalog, pg_temp; SET quote_all_identifiers = off; SET row_security = off;
  SET datestyle = ISO; SET intervalstyle = postgres; SET timezone = 'UTC'; SET lc_monetary = 'C';
  SET extra_float_digits = 1; SET bytea_output = hex; SET statement_timeout = '10s'; SET lock_timeout = '1s'; SET jit = off`;

type PartContent = Pick<PartRows, 'rows' | 'content' | 'cells' | 'together'>;

const empty: PartContent = { rows: 0, content: new Map(), together: 0n };
const unknown: PartContent = { rows: undefined, content: new Map(), together: 0n };

async function readPart(connection: Connection, part: StoredTable): Promise<PartContent> {
  if (part.bytes === 0) return empty;
  if (part.bytes > mostBytes) return unknown;
  return readContent(
    connection,
    part,
    hasCells(part.bytes, part.columns) ? cellsQuery(part.columns) : 'null',
  );
}

async function readContent(
  connection: Connection,
  part: StoredTable,
  cellsOfRows: string,
): Promise<PartContent> {
  try {
    const [row = {}] = await connection.query(contentQuery(part, cellsOfRows));
    const filled = (row['filled'] ?? []) as readonly string[];
    const hashes = (row['hashes'] ?? []) as readonly string[];
    const content = part.columns.map(
      ({ name }, index) =>
        [name, { filled: Number(filled[index]), hash: BigInt(hashes[index] ?? 0) }] as const,
    );
    const { cells, together } = row;
    return {
      rows: Number(row['rows']),
      content: new Map(content),
      together: BigInt(typeof together === 'string' ? together : 0),
      ...(typeof cells === 'string' ? { cells } : {}),
    };
  } catch (error) {
    // A type may have no text, a policy hide rows, a table belong to another role.
    if (error instanceof PostgresError) return unknown;
    throw error;
  }
}

/** Arrays, for a target list ends at 1664 entries. */
function contentQuery({ schema, name, columns }: StoredTable, cells: string): string {
  const values = columns.map((column) => quoteIdentifier(column.name));
  const filled = values.map((value) => `pg_catalog.count(t.${value})::text`);
  const hashes = values.map((value) => hashed(`t.${value}`));
  const lasting = columns.filter(({ type }) => !isStamp(type)).map((column) => column.name);
  const together = lasting.sort().map((column) => `t.${quoteIdentifier(column)}`);
  return `select pg_catalog.count(*)::text as rows, array[${filled.join(', ')}]::text[] as filled,
    array[${hashes.join(', ')}]::text[] as hashes, ${cells} as cells,
    ${hashed(`row(${together.join(', ')})`)} as together
    from only ${quoteIdentifier(schema)}.${quoteIdentifier(name)} as t`;
}

const hashed = (value: string): string =>
  `coalesce(pg_catalog.sum(pg_catalog.hashtextextended(${value}::text collate pg_catalog."C", 0)::numeric), 0)::text`;

/** All rows of the parts; unknown where those of one are. */
function added(parts: readonly PartRows[]): Pick<TableRows, 'rows' | 'content' | 'together'> {
  const content = new Map<string, ColumnContent>();
  let [rows, together] = [0, 0n];
  for (const part of parts) {
    if (part.rows === undefined) return { rows: undefined, content: new Map(), together: 0n };
    rows += part.rows;
    together += part.together;
    for (const [name, { filled, hash }] of part.content) {
      const sum = content.get(name);
      content.set(name, { filled: filled + (sum?.filled ?? 0), hash: hash + (sum?.hash ?? 0n) });
    }
  }
  return { rows, content, together };
}

/** What has the name now, a table or a view. */
export const underName = (name: TableName, { tables, views }: RowSnapshot): TableRows | undefined =>
  [...tables.values(), ...views].find((one) => keyOf(one) === keyOf(name));

/** A partition as a table of its own. */
export const asTable = (part: PartRows): TableRows => ({ ...part, parts: [part], counters: [] });
