import { listed } from '../../sql/names.js';
import { safeIdentity } from '../catalog/safe-identity.js';
import type { Loss } from './lost-rows.js';
import type { TableRows } from './read-rows.js';
import { shown } from './table-key.js';

const mostNamed = 5;

/** What was lost: `3 values of orders.state and all 50 rows of items`. */
export const lossesInWords = (losses: readonly Loss[]): string => listed(losses.map(phrase), mostNamed);

/** What the table under a swapped name does: `lacks 20 of the 50 rows that it held before`. */
export function lackInWords(losses: readonly Loss[]): string {
  const rows = losses.find(({ kind }) => kind === 'swap');
  if (!rows) return `holds other values than before: ${lossesInWords(losses)}`;
  return rows.count > 0
    ? `lacks ${rows.count} of the ${rows.table.rows ?? 0} rows that it held before`
    : 'holds other rows than before: the values of its primary key differ';
}

const phrase = (loss: Loss): string => phrases[loss.kind](loss);

const phrases: Readonly<Record<Loss['kind'], (loss: Loss) => string>> = {
  rows: rowsOf,
  swap: rowsOf,
  values: (loss) => `${number(loss.count, 'value')} of ${valueOf(loss)}`,
  shortened: (loss) => `the ${loss.count === 1 ? 'end' : 'ends'} of ${amount(loss)} of ${valueOf(loss)}`,
  changed: (loss) => `${amount(loss)} of ${valueOf(loss)} (${conversion(loss)})`,
  'other values': (loss) =>
    `${amount(loss)} of ${valueOf(loss)} as ${loss.count === 1 ? 'it was' : 'they were'}`,
  'other rows': ({ table }) => `the values of ${shown(table)} together in the same rows`,
  'missing in swap': (loss) =>
    `${amount(loss)} of ${columnOf(loss)} ${loss.count === 1 ? 'is' : 'are'} missing`,
  'changed in swap': (loss) =>
    `${amount(loss)} of ${columnOf(loss)} ${loss.count === 1 ? 'is another' : 'are others'}`,
};

function rowsOf({ table, count }: Loss): string {
  const name = shown(table);
  if (count < (table.rows ?? 0)) return `${number(count, 'row')} of ${name}`;
  return count === 1 ? `the only row of ${name}` : `all ${count} rows of ${name}`;
}

const number = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const columnOf = ({ column = '' }: Loss): string => safeIdentity(column);
const valueOf = (loss: Loss): string => `${shown(loss.table)}.${columnOf(loss)}`;

/** How many values of the column, and of how many. */
function amount({ table, column = '', count }: Loss): string {
  const { filled = 0 } = table.content.get(column) ?? {};
  if (count === 0) return 'the values';
  if (count < filled) return `${count} of the ${filled} values`;
  return count === 1 ? 'the only value' : `all ${count} values`;
}

function conversion({ table, column, now }: Loss): string {
  const typeIn = ({ columns }: TableRows): string =>
    safeIdentity(columns.find(({ name }) => name === column)?.type ?? '');
  const was = typeIn(table);
  const is = now.map(typeIn).find((type) => type !== '' && type !== was);
  return is === undefined ? `${was}, after it was another type` : `${was} became ${is}`;
}
