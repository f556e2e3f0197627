import type { AlterTableCmd } from '@pgsql/types';
import {
  type AlterTableContext,
  defineRule,
  type Problem,
  type StatementContext,
} from '../../src/lint/rule.js';
import { isMadeEarlier, type ThingKind } from '../../src/lint/script-creations.js';
import { referencingTables } from '../../src/lint/table-history.js';
import { droppedObjects, droppedSpace } from '../../src/sql/dropped-objects.js';
import { displayName, listed, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-cascade',
  summary: 'DROP … CASCADE also drops whatever depends on the object, unnamed',
  severity: 'error',
  category: 'destructive',
  why: 'CASCADE drops everything that depends on the object, and what depends on that in turn: views, foreign keys of other tables, defaults, columns of a dropped type (manual, 5.14 “Dependency Tracking”). Which these are depends on what the database holds at that moment, so the same script may take more from production than from the database that it was tried on.',
  instead:
    'Leave CASCADE out: Postgres then lists what depends on the object and drops nothing. Drop each of these by name, or change it so that it no longer depends on the object.',
  claim: { removes: ['constraint orders_customer_id_fkey on public.orders'] },
  together: ['drop-table'],
  on: {
    DropStmt(drop, context) {
      if (drop.behavior !== 'DROP_CASCADE') return undefined;
      const space = droppedSpace(drop);
      const objects = droppedObjects(drop).filter(({ name }) => !space || !context.state.isNew(name, space));
      return objects.map(({ name }) =>
        cascade(displayName(name), drop.removeType === 'OBJECT_TABLE' ? keysTo(name, context) : ''),
      );
    },
    DropOwnedStmt: ({ behavior }) =>
      behavior === 'DROP_CASCADE' ? cascade('what the role owns', '') : undefined,
    AT_DropColumn: (command, context) => partCascade(command, context, 'column'),
    AT_DropConstraint: (command, context) => partCascade(command, context, 'constraint'),
  },
});

function partCascade(
  command: AlterTableCmd,
  context: AlterTableContext,
  kind: ThingKind,
): Problem | undefined {
  const { name = '', behavior } = command;
  const { table, state } = context;
  const isNew = state.isNew(table) || isMadeEarlier(context, { kind, of: table, part: name });
  if (behavior !== 'DROP_CASCADE' || isNew) return undefined;
  return cascade(
    kind === 'column' ? `${displayName(table)}.${name}` : `${name} of ${displayName(table)}`,
    '',
  );
}

const cascade = (name: string, known: string): Problem => ({
  message: `CASCADE also drops whatever depends on ${name}${known}, without naming it.`,
});

/** What the files tell of it; views and the rest only the dry-run knows. */
function keysTo(table: QualifiedName, context: StatementContext): string {
  const referencing = referencingTables(context, table).map(({ key }) => key);
  return referencing.length === 0 ? '' : `, such as the foreign keys of ${listed(referencing, 5)}`;
}
