import type { Constraint } from '@pgsql/types';
import { onColumns } from '../../src/lint/column-rule.js';
import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { type ColumnDefinition, displayColumn } from '../../src/sql/column-definitions.js';
import { displayType } from '../../src/sql/column-types.js';
import { stringsOf } from '../../src/sql/names.js';
import { constraintOf } from '../../src/sql/table-parts.js';
import { isFedBySequence, isKeyOf, isReferencing } from './keys.js';

export default defineRule({
  id: 'int-primary-key',
  summary: 'A primary key of type integer runs out of values at 2147483647',
  severity: 'warning',
  category: 'types',
  why: 'When the sequence behind the key has given out its last value, every INSERT fails (SQLSTATE 2200H, or 22003 where the value comes from elsewhere), and values lost to rollbacks and ON CONFLICT count as well. The way out then is a change of type that rewrites the table, and every table that references it, under an ACCESS EXCLUSIVE lock. A bigint takes four bytes more, which alignment often takes anyway.',
  instead:
    'Write bigint GENERATED ALWAYS AS IDENTITY, or uuid; and bigint in every column that references it.',
  claim: { fails: '2200H' },
  on: {
    ...onColumns((column) => (column.made && isShortKey(column) ? message(column) : undefined)),
    AT_AddConstraint: (command, context) => ofColumnThatExists(constraintOf(command), context),
  },
});

const limits: Readonly<Partial<Record<string, number>>> = { int2: 32_767, int4: 2_147_483_647 };

/** Of a key of several columns the one that a sequence fills; a small table's smallint is numbered by hand. */
function isShortKey(column: ColumnDefinition): boolean {
  if (limits[column.type.name] === undefined || column.type.array || isReferencing(column)) return false;
  const key = isKeyOf(column);
  if (!key) return false;
  return isFedBySequence(column) || (key === 'alone' && column.type.name === 'int4');
}

/** ADD PRIMARY KEY on a column of which the files tell the type. */
function ofColumnThatExists(
  constraint: Constraint | undefined,
  context: AlterTableContext,
): Problem | undefined {
  const { table, state } = context;
  if (constraint?.contype !== 'CONSTR_PRIMARY' || state.isTemporary(table)) return undefined;
  const before = tableBefore(context, table);
  const name = before && onlyColumn(constraint, before);
  if (!before || name === undefined || isForeignKey(name, before)) return undefined;
  const type = before.columns.get(name)?.type;
  const short = type?.name === 'int4' && !type.array;
  return short ? { message: message({ table, name, type, serial: undefined }) } : undefined;
}

/** The column of a key of one, be it named or that of the index which becomes the key. */
function onlyColumn({ indexname, keys }: Constraint, { indexes }: Table): string | undefined {
  const columns = indexname === undefined ? stringsOf(keys) : (indexes.get(indexname)?.key ?? []);
  return columns.length === 1 ? columns[0] : undefined;
}

const isForeignKey = (column: string, { constraints }: Table): boolean =>
  [...constraints.values()].some(({ kind, columns }) => kind === 'foreign key' && columns.includes(column));

const message = (column: Pick<ColumnDefinition, 'table' | 'name' | 'type' | 'serial'>): string =>
  `The primary key ${displayColumn(column)} is ${column.serial ?? displayType(column.type)}: after the value ${String(limits[column.type.name])} every INSERT fails.`;
