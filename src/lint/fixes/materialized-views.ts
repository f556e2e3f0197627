import type { QualifiedName } from '../../sql/names.js';
import { nameOfRangeVar } from '../../sql/names.js';
import { isParsed, type Statement } from '../../sql/statements.js';
import { MigrationState } from '../migration-state.js';
import type { StatementContext } from '../rule.js';
import { tableBefore } from '../table-history.js';

/** Whether the files tell that the view has rows, and a unique index on nothing but columns, before this statement. */
export function isFilled(context: StatementContext, view: QualifiedName | undefined): boolean {
  if (!view) return false;
  const indexes = [...(tableBefore(context, view)?.indexes.values() ?? [])];
  const usable = indexes.some(
    ({ unique, key, columns }) => unique && columns.every((column) => key.includes(column)),
  );
  return usable && hasRows(context, view);
}

/** The last CREATE or REFRESH before this statement decides; without any nothing is known. */
function hasRows({ project, migration, script, statement, state }: StatementContext, view: QualifiedName) {
  const key = state.keyOf(view);
  const earlier = project.migrations.slice(0, project.migrations.indexOf(migration)).map(({ up }) => up);
  let filled = false;
  for (const one of [...earlier, script]) {
    const then = new MigrationState();
    for (const other of one.parsed.statements.filter(isParsed)) {
      if (one === script && other.start >= statement.start) break;
      const change = fillingOf(other);
      if (change && then.keyOf(change.view) === key) filled = change.fills;
      then.apply(other);
    }
  }
  return filled;
}

function fillingOf({ kind, node }: Statement): { view: QualifiedName; fills: boolean } | undefined {
  const into = kind === 'CreateTableAsStmt' ? node.into : undefined;
  const view = nameOfRangeVar(kind === 'RefreshMatViewStmt' ? node.relation : into?.rel);
  const skips = kind === 'RefreshMatViewStmt' ? node.skipData : into?.skipData;
  return view && { view, fills: skips !== true };
}
