import type { AlterTableCmd, ColumnDef } from '@pgsql/types';
import { columnOf } from '../sql/table-parts.js';
import type { AlterTableContext } from './rule.js';
import { tableBefore } from './table-history.js';

/**
 * The column that an ADD COLUMN adds to a table that other sessions use. Undefined where the script made the table,
 * where it is a foreign table, which holds no rows here, and where IF NOT EXISTS passes over a column that is there.
 */
export function addedColumn(command: AlterTableCmd, context: AlterTableContext): ColumnDef | undefined {
  const { alter, state, table } = context;
  const column = columnOf(command);
  if (!column || alter.objtype !== 'OBJECT_TABLE' || state.isNew(table)) return undefined;
  const isThere = tableBefore(context, table)?.columns.has(column.colname ?? '') === true;
  return command.missing_ok === true && isThere ? undefined : column;
}
