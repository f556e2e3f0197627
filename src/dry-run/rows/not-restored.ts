import { changedValues } from './changed-values.js';
import type { Loss } from './lost-rows.js';
import { keyOf } from './table-key.js';
import type { ColumnContent, RowSnapshot, TableRows } from './read-rows.js';
import { isStamp } from './stamps.js';

/**
 * What is not as it was after the way there and back. Tables and columns are known by their names: a script makes them
 * anew. One that is missing is a difference of the schema.
 */
export function notRestored(before: RowSnapshot, after: RowSnapshot): readonly Loss[] {
  const byName = new Map([...after.tables.values()].map((table) => [keyOf(table), table]));
  return [...before.tables.values()].flatMap((table) => {
    const now = byName.get(keyOf(table));
    if (!table.rows || now?.rows === undefined) return [];
    if (now.rows < table.rows)
      return [{ kind: 'rows' as const, table, count: table.rows - now.rows, now: [now] }];
    const losses = table.columns.flatMap((column) => lossOfColumn(table, column, now));
    if (losses.length > 0 || !isShuffled(table, now)) return losses;
    return [{ kind: 'other rows' as const, table, count: 0, now: [now] }];
  });
}

/** Whether the table, or its column, holds again what it held. */
export function isBack({ table, column }: Loss, before: RowSnapshot, after: RowSnapshot): boolean {
  const was = [...before.tables.values()].find((one) => keyOf(one) === keyOf(table));
  const now = [...after.tables.values()].find((one) => keyOf(one) === keyOf(table));
  if (was?.rows === undefined || now?.rows !== was.rows) return false;
  const columns = was.columns.filter(({ name }) => column === undefined || name === column);
  return columns.every(({ name }) => {
    const [old = nothing, is = nothing] = [was.content.get(name), now.content.get(name)];
    return old.filled === is.filled && old.hash === is.hash;
  });
}

/** Whether each column holds the same values as before, but a row others: a down script may pair them wrongly. */
function isShuffled(table: TableRows, now: TableRows): boolean {
  if (table.together === now.together || table.rows !== now.rows) return false;
  const [before, after] = [lasting(table), lasting(now)];
  return (
    before.length === after.length &&
    before.every(({ name, type }) => {
      const [was, is] = [table.content.get(name), now.content.get(name)];
      return (
        after.some((column) => column.name === name && column.type === type) &&
        was?.hash === is?.hash &&
        was?.filled === is?.filled
      );
    })
  );
}

const lasting = ({ columns }: TableRows): readonly Column[] => columns.filter(({ type }) => !isStamp(type));

type Column = TableRows['columns'][number];

function lossOfColumn(table: TableRows, old: Column, now: TableRows): readonly Loss[] {
  const { name, type } = old;
  const column = now.columns.find((candidate) => candidate.name === name);
  const was = table.content.get(name);
  if (!column || !was) return [];
  const is = now.content.get(name) ?? nothing;
  const loss = { table, column: name, now: [now] };
  const then = { table, column: old, now: [{ holder: now, column }] };
  if (is.filled < was.filled) return [{ ...loss, kind: 'values', count: was.filled - is.filled }];
  const comparable = now.rows === table.rows && is.filled === was.filled && column.type === type;
  return comparable && is.hash !== was.hash && !isStamp(type)
    ? [{ ...loss, kind: 'other values', count: changedValues(then) ?? 0 }]
    : [];
}

const nothing: ColumnContent = { filled: 0, hash: 0n };
