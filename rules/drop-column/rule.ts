import { defineRule } from '../../src/lint/rule.js';
import { isMadeEarlier } from '../../src/lint/script-creations.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';
import { commandsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'drop-column',
  summary: 'DROP COLUMN deletes what the column holds in every row',
  severity: 'error',
  category: 'destructive',
  why: 'The values cannot be read again after COMMIT, and no down script brings them back: adding the column anew gives an empty one. Code that is still running fails with 42703, and so does every ORM that lists the columns it knows. Indexes and constraints that use the column go with it (manual, ALTER TABLE).',
  instead:
    'Release code that neither reads nor writes the column first, and say so in a COMMENT ON COLUMN. Drop it in a later release, with an ignore that says since when nothing has used it.',
  claim: { removes: ['column public.orders.note'] },
  on: {
    AT_DropColumn({ name = '' }, context) {
      const { table, state } = context;
      if (state.isNew(table) || isMadeEarlier(context, { kind: 'column', of: table, part: name })) {
        return undefined;
      }
      return { message: `DROP COLUMN deletes ${displayName(table)}.${name} and every value in it.` };
    },
    AlterTableStmt(alter, { state }) {
      const type = nameOfRangeVar(alter.relation);
      if (alter.objtype !== 'OBJECT_TYPE' || !type || state.isNew(type, 'type')) return undefined;
      const dropped = commandsOf(alter).filter(({ subtype }) => subtype === 'AT_DropColumn');
      return dropped.map(({ name = '' }) => ({
        message: `DROP ATTRIBUTE deletes ${displayName(type)}.${name} and every value of it in the tables that use the type.`,
      }));
    },
  },
});
