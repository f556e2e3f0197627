import { nameOfKey, nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import type { StatementContext } from './rule.js';
import { tableOfIndex } from './table-history.js';

/** Whether nobody else can use the index yet: the script itself made it, or the table that it is on. */
export function isNewIndex(context: StatementContext, index: QualifiedName): boolean {
  const { state } = context;
  const table = tableOfIndex(context, index);
  return (
    state.isNew(index) || (table ? state.isNew(nameOfKey(table.key)) : isMadeForNewTable(context, index))
  );
}

/** DROP INDEX IF EXISTS may stand before the CREATE INDEX of that name on a table that the script made. */
const isMadeForNewTable = ({ script, state }: StatementContext, index: QualifiedName): boolean =>
  script.parsed.statements.some((statement) => {
    if (statement.kind !== 'IndexStmt' || statement.node.idxname !== index.name) return false;
    const table = nameOfRangeVar(statement.node.relation);
    return table !== undefined && state.isNew(table);
  });
