import type { PartitionBoundSpec } from '@pgsql/types';
import { isNull } from '../sql/constants.js';
import type { PartitionKey } from '../sql/partition-key.js';
import { isNotNull, isProvenNotNull } from './not-null-proof.js';
import type { Table } from './table-shape.js';

/**
 * Whether valid CHECKs of the table name every column that its parent is partitioned by, beyond that it is not null.
 * They are taken to prove the bounds of the partition, so that Postgres reads no row: manual, ALTER TABLE, ATTACH
 * PARTITION. Of a key that is not known any CHECK is taken to speak.
 */
export function isCheckedOn(table: Table, key: PartitionKey | undefined): boolean {
  const checks = [...table.constraints.values()].filter(
    ({ kind, validated, condition }) =>
      kind === 'check' && validated && condition !== undefined && !('NullTest' in condition),
  );
  const named = new Set(checks.flatMap(({ columns }) => columns));
  return checks.length > 0 && (key?.columns ?? []).every((column) => named.has(column));
}

/**
 * The columns of the key that are known to take NULLs, where the bounds take none: then a CHECK that says nothing of
 * NULLs proves too little. Source: get_qual_for_range() and get_qual_for_list() in partitioning/partbounds.c.
 */
export function nullableKeyColumns(
  table: Table,
  key: PartitionKey | undefined,
  bound: PartitionBoundSpec,
): readonly string[] {
  if (takesNulls(bound)) return [];
  return (key?.columns ?? []).filter(
    (column) =>
      table.columns.get(column)?.notNull !== undefined &&
      !isNotNull(table, column) &&
      !isProvenNotNull(table, column),
  );
}

const takesNulls = ({ is_default, strategy, listdatums = [] }: PartitionBoundSpec): boolean =>
  is_default === true || strategy === 'h' || listdatums.some(isNull);
