/** How big a table of production is; null where production does not know: it was never analysed. */
export interface TableSize {
  /** `pg_class.reltuples`: of a partitioned table those of its partitions together. */
  readonly rows: number | null;
  /** With TOAST and maps, without indexes: `pg_table_size`. */
  readonly bytes: number;
  readonly indexBytes: number;
}

/** By name with schema, quoted where SQL would need it. */
export type TableSizes = ReadonlyMap<string, TableSize>;
