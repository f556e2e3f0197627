import { createdObject, tableOf } from '../sql/created-object.js';
import { qualifiedNameOfKey, type QualifiedName } from '../sql/names.js';
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
  script.statements.some((statement) => {
    const made = statement.kind === 'IndexStmt' ? createdObject(statement)?.name : undefined;
    const table = statement.kind === 'IndexStmt' ? tableOf(statement) : undefined;
    return made && table ? state.keyOf(made) === state.keyOf(index) && state.isNew(table) : false;
  });
