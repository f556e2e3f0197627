import { defineRule } from '../../src/lint/rule.js';
import { isMadeEarlier, isMadeLater, type Thing } from '../../src/lint/script-creations.js';
import { droppedObjects } from '../../src/sql/dropped-objects.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-trigger',
  summary: 'DROP TRIGGER without the script making it anew',
  severity: 'warning',
  category: 'destructive',
  why: 'What the trigger did on every write, such as filling a column, keeping an audit log or a second table in step, silently stops; the rows written from then on lack it for good. DROP TRIGGER also locks the table in ACCESS EXCLUSIVE mode.',
  instead:
    'To change what the trigger does write CREATE OR REPLACE FUNCTION; to change when it fires write CREATE OR REPLACE TRIGGER. To retire it, release code that does its work or does without first.',
  claim: { removes: ['trigger stamp on public.orders'] },
  on: {
    DropStmt(drop, context) {
      if (drop.removeType !== 'OBJECT_TRIGGER') return undefined;
      return droppedObjects(drop).flatMap(({ name: { name }, table }) => {
        if (!table || context.state.isNew(table)) return [];
        const thing: Thing = { kind: 'trigger', of: table, part: name };
        if (isMadeEarlier(context, thing) || isMadeLater(context, thing)) return [];
        return [{ message: `DROP TRIGGER ends what ${name} does on every write to ${displayName(table)}.` }];
      });
    },
  },
});
