import type { AlterTableCmd } from '@pgsql/types';
import { defineRule } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { columnType, displayType } from '../../src/sql/column-types.js';
import { displayName } from '../../src/sql/names.js';
import { columnOf } from '../../src/sql/table-parts.js';
import { type Loss, lossOf } from './loss.js';

export default defineRule({
  id: 'narrow-column-type',
  summary: 'A type change that values may not fit into: they are cut, or the migration fails on them',
  severity: 'error',
  category: 'destructive',
  why: 'Where one value does not fit, the migration fails with 22001 or 22003: in production, on a row that no test database has. Digits behind the point and times of day do not even fail: they are dropped in silence, and no down script brings them back.',
  instead:
    'Add a column of the new type beside the old one, fill it in batches with a conversion that decides what becomes of values that do not fit, and let the code move over.',
  claim: { fails: '22003' },
  on: {
    AT_AlterColumnType(command, context) {
      const { name = '' } = command;
      const { table, state } = context;
      const from = tableBefore(context, table)?.columns.get(name)?.type;
      const to = columnType(columnOf(command)?.typeName);
      if (!from || !to || state.isNew(table)) return undefined;
      const loss = lossOf(from, to);
      const change = `${displayName(table)}.${name} from ${displayType(from)} to ${displayType(to)}`;
      return loss && { message: `Changing ${change} ${happens(loss, usesExpression(command))}.` };
    },
  },
});

const usesExpression = (command: AlterTableCmd): boolean => columnOf(command)?.raw_default !== undefined;

/** A USING expression may cut what the type would reject. */
function happens(loss: Loss, using: boolean): string {
  switch (loss) {
    case 'rejects':
      return using ? 'fails on, or cuts, values that do not fit' : 'fails if one value does not fit';
    case 'rounds':
      return 'rounds values that have more digits';
    case 'drops the time':
      return 'drops the time of day';
    case 'drops the date':
      return 'drops the date';
  }
}
