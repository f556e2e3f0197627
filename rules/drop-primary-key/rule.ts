import { droppedConstraint } from '../../src/lint/dropped-constraint.js';
import { type AlterTableContext, defineRule } from '../../src/lint/rule.js';
import { isMadeEarlier, isMadeLater } from '../../src/lint/script-creations.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-primary-key',
  summary: 'The primary key goes, and with it the replica identity',
  severity: 'error',
  category: 'destructive',
  why: 'Nothing keeps duplicates out any longer. The primary key is also the replica identity by default: without it UPDATE and DELETE fail with 55000 on a table whose changes are published (manual, 31.1 “Publication”), and change data capture loses the row’s key. Its index goes too, so look-ups by key read the whole table.',
  instead:
    'Build the index of the new key with CREATE UNIQUE INDEX CONCURRENTLY first. Then drop the old key and add the new one USING INDEX in one ALTER TABLE.',
  claim: { removes: ['constraint orders_pkey on public.orders'] },
  on: {
    AT_DropConstraint(command, context) {
      const { kind, name } = droppedConstraint(command, context);
      if (kind !== 'primary key' || isReplaced(context)) return undefined;
      if (isMadeEarlier(context, { kind: 'constraint', of: context.table, part: name })) return undefined;
      return {
        message: `DROP CONSTRAINT ${name} leaves ${displayName(context.table)} without a primary key.`,
      };
    },
    AT_DropColumn({ name = '' }, context) {
      const keys = [...(tableBefore(context, context.table)?.constraints.values() ?? [])];
      const key = keys.find(({ kind, columns }) => kind === 'primary key' && columns.join() === name);
      if (!key || isReplaced(context)) return undefined;
      return {
        message: `DROP COLUMN ${name} takes the primary key of ${displayName(context.table)} along.`,
      };
    },
  },
});

/** Whether the table is the script's own, or gets another primary key from it. */
const isReplaced = (context: AlterTableContext): boolean =>
  context.state.isNew(context.table) || isMadeLater(context, { kind: 'primary key', of: context.table });
