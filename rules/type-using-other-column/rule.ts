import { defineRule } from '../../src/lint/rule.js';
import { referencedColumns } from '../../src/sql/column-references.js';
import { displayName, listed } from '../../src/sql/names.js';
import { columnOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'type-using-other-column',
  summary: 'ALTER COLUMN … TYPE … USING that reads another column writes its values over those of the column',
  severity: 'warning',
  category: 'compatibility',
  why: 'USING says what each row holds after the change. An expression that names another column, by a slip as often as on purpose, replaces the values of the column by what it makes of the other one: Postgres does so without a word, in every row, and no down script brings the old values back.',
  instead:
    'Convert the column from itself: USING column::type. To combine columns, add a new one and fill it in batches, so that the old values stay until the new ones have been looked at.',
  claim: { effects: { rewrites: ['public.orders'] } },
  together: ['change-column-type'],
  on: {
    AT_AlterColumnType(command, { alter, state, table }) {
      const { name = '' } = command;
      if (alter.objtype !== 'OBJECT_TABLE' || state.isNew(table)) return undefined;
      const read = referencedColumns(columnOf(command)?.raw_default);
      const others = read.filter((column) => column !== name);
      if (others.length === 0) return undefined;
      const what = `${displayName(table)}.${name}`;
      const how = read.includes(name) ? 'mixes its values with those of' : 'replaces its values by those of';
      return { message: `The USING expression for ${what} ${how} ${listed(others, 3)}.` };
    },
  },
});
