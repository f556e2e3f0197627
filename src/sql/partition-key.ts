import type { CreateStmt, PartitionElem } from '@pgsql/types';

/** What a partitioned table divides its rows by. */
export interface PartitionKey {
  readonly strategy: 'list' | 'range' | 'hash';
  readonly columns: readonly string[];
  /** Whether something that is no plain column is part of it. */
  readonly hasExpression: boolean;
}

/** The PARTITION BY of a CREATE TABLE; undefined where it has none. */
export function partitionKeyOf({ partspec }: CreateStmt): PartitionKey | undefined {
  if (!partspec) return undefined;
  const elements = (partspec.partParams ?? []).flatMap((node) =>
    'PartitionElem' in node ? [columnOf(node.PartitionElem)] : [],
  );
  const columns = elements.filter((column) => column !== undefined);
  const strategy = strategies[partspec.strategy ?? 'PARTITION_STRATEGY_RANGE'];
  return { strategy, columns, hasExpression: columns.length < elements.length };
}

const strategies = {
  PARTITION_STRATEGY_LIST: 'list',
  PARTITION_STRATEGY_RANGE: 'range',
  PARTITION_STRATEGY_HASH: 'hash',
} as const;

/** A column in parentheses is the column: ComputePartitionAttrs() in src/backend/commands/tablecmds.c. */
function columnOf({ name, expr }: PartitionElem): string | undefined {
  if (name !== undefined || !expr || !('ColumnRef' in expr)) return name;
  const last = expr.ColumnRef.fields?.at(-1);
  return last && 'String' in last ? last.String.sval : undefined;
}
