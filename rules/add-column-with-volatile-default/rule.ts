import type { ColumnDef, Node } from '@pgsql/types';
import { addedColumn } from '../../src/lint/added-column.js';
import { volatileCallIn } from '../../src/lint/routine-volatility.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';
import { constraintsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'add-column-with-volatile-default',
  summary: 'ADD COLUMN with a default that differs from row to row rewrites the table under ACCESS EXCLUSIVE',
  severity: 'error',
  category: 'locks',
  why: 'A default such as now() or a constant is evaluated once and kept in the catalog. A volatile one, such as gen_random_uuid() or clock_timestamp(), has to be evaluated for each row: Postgres writes the whole table and all its indexes anew, and nobody can read or write until that is done (manual, ALTER TABLE, Notes).',
  instead:
    'Add the column without a default, then write ALTER COLUMN … SET DEFAULT, which concerns new rows alone, and fill the old rows in batches.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, rewrites: ['public.orders'] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      const call = column && defaultsOf(column).flatMap((value) => volatileCallIn(value, context) ?? [])[0];
      if (!column || call === undefined) return undefined;
      const table = displayName(context.table);
      return {
        message: `The default of ${table}.${column.colname ?? ''} calls ${call}(), which is volatile: ${table} is rewritten under ACCESS EXCLUSIVE.`,
      };
    },
  },
});

const defaultsOf = (column: ColumnDef): readonly Node[] =>
  constraintsOf(column).flatMap(({ contype, raw_expr }) =>
    contype === 'CONSTR_DEFAULT' && raw_expr ? [raw_expr] : [],
  );
