import { changedValues } from '../rows/changed-values.js';
import type { Loss } from '../rows/lost-rows.js';
import type { RowSnapshot, TableRows } from '../rows/read-rows.js';
import { keyOf, type TableName } from '../rows/table-key.js';
import type { Swap } from './find-swaps.js';
import { renamedColumns } from './renamed-columns.js';

/** Whether the script writes values of its own into the column of one of the tables. */
export type IsSet = (tables: readonly TableName[], column: string) => boolean;

/** What the table under the old name lacks of what it held: rows, or else values column by column. */
export function lostInSwap(swap: Swap, after: RowSnapshot, isSet: IsSet): readonly Loss[] {
  const { table, successor, shadow, root } = swap;
  const { rows } = table;
  if (!rows || successor.rows === undefined || isPartOf(table, successor)) return [];
  if (root && isWhole(root, after)) return [];
  const now = [successor];
  if (successor.rows < rows) return [{ kind: 'swap', table, count: rows - successor.rows, now }];
  if (successor.rows === rows && otherKeys(table, successor)) return [{ kind: 'swap', table, count: 0, now }];
  const renamed = renamedColumns(swap);
  return table.columns.flatMap((column) => {
    const name = renamed.get(column.name) ?? column.name;
    const present = successor.columns.find((one) => one.name === name);
    return present && !isSet([successor, shadow ?? successor], name)
      ? lostInColumn(table, column, successor, present)
      : [];
  });
}

type Column = TableRows['columns'][number];

function lostInColumn(
  table: TableRows,
  column: Column,
  successor: TableRows,
  present: Column,
): readonly Loss[] {
  const [was, is] = [table.content.get(column.name), successor.content.get(present.name)];
  const loss = { table, column: column.name, now: [successor] };
  if (!was || (was.hash === is?.hash && was.filled === is.filled)) return [];
  const missing = was.filled - (is?.filled ?? 0);
  if (missing > 0) return [{ ...loss, kind: 'missing in swap', count: missing }];
  const changed = changedValues({ table, column, now: [{ holder: successor, column: present }] });
  return changed ? [{ ...loss, kind: 'changed in swap', count: changed }] : [];
}

/** The old table came along with all that it holds. */
const isPartOf = ({ oid }: TableRows, { parts }: TableRows): boolean =>
  parts.some((part) => part.oid === oid);

/** Partitions may be cut anew: what one lacks another has. */
function isWhole(root: TableRows, { tables }: RowSnapshot): boolean {
  const now = [...tables.values()].find((table) => keyOf(table) === keyOf(root));
  if (now?.rows === undefined || now.rows < (root.rows ?? 0)) return false;
  return [...root.content].every(([column, { filled, hash }]) => {
    const is = now.content.get(column);
    return !is || now.rows !== root.rows || (is.filled === filled && is.hash === hash);
  });
}

/** Whether the primary key has other values; a key of another type need not be the same text. */
function otherKeys(table: TableRows, successor: TableRows): boolean {
  return table.columns.some(({ name, type, inPrimaryKey }) => {
    const same = successor.columns.find((column) => column.name === name);
    if (!inPrimaryKey || !same || !(same.type === type || (isInteger(type) && isInteger(same.type))))
      return false;
    return table.content.get(name)?.hash !== successor.content.get(name)?.hash;
  });
}

const isInteger = (type: string): boolean => ['smallint', 'integer', 'bigint'].includes(type);
