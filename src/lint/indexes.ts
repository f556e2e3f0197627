import { createdObject, tableOf } from '../sql/created-object.js';
import { qualifiedNameOfKey, type QualifiedName } from '../sql/names.js';
import { addTo, once } from './once.js';
import type { LintScript } from './project.js';
import type { StatementContext } from './rule.js';
import { tableOfIndex } from './table-history.js';

/** Whether nobody else can use the index yet: the script itself made it, or the table that it is on. */
export function isNewIndex(context: StatementContext, index: QualifiedName): boolean {
  const { state } = context;
  const table = tableOfIndex(context, index);
  return (
    state.isNew(index) ||
    (table ? state.isNew(qualifiedNameOfKey(table.key)) : isMadeForNewTable(context, index))
  );
}

/** DROP INDEX IF EXISTS may stand before the CREATE INDEX of that name on a table that the script made. */
const isMadeForNewTable = ({ script, state }: StatementContext, index: QualifiedName): boolean =>
  (indexesMade(script).get(index.name) ?? []).some(
    ({ made, table }) => state.keyOf(made) === state.keyOf(index) && state.isNew(table),
  );

/** The indexes that a script makes, by their names without schema. */
const indexesMade = once(({ statements }: LintScript) => {
  const found = new Map<string, { readonly made: QualifiedName; readonly table: QualifiedName }[]>();
  for (const statement of statements) {
    if (statement.kind !== 'IndexStmt') continue;
    const made = createdObject(statement)?.name;
    const table = tableOf(statement);
    if (made && table) addTo(found, made.name, { made, table });
  }
  return found;
});
