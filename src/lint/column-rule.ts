import { type ColumnDefinition, columnDefinitions, regionOfColumn } from '../sql/column-definitions.js';
import type { Listeners, Problem, StatementContext } from './rule.js';

/**
 * Listens to every column that a script defines, in new tables too: design is about what is being made. `check` gives
 * the message, if there is one to give; all these rules report the definition, so that one can yield to another.
 */
export function onColumns(
  check: (column: ColumnDefinition, context: StatementContext) => string | undefined,
): Listeners {
  const listen = (_: unknown, context: StatementContext): readonly Problem[] => {
    const { script, statement, state } = context;
    return columnDefinitions(statement).flatMap((column) => {
      const message = state.isTemporary(column.table) ? undefined : check(column, context);
      const at = () => regionOfColumn(script.parsed.source, statement, column);
      return message === undefined ? [] : [{ message, at: at() }];
    });
  };
  return { CreateStmt: listen, CreateSchemaStmt: listen, AlterTableStmt: listen };
}
