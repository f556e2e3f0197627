import { isGuarded } from '../sql/created-object.js';
import { nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import type { Statement } from '../sql/statements.js';
import { MigrationState } from './migration-state.js';
import { once } from './once.js';
import type { LintMigration, LintProject } from './project.js';
import type { StatementContext } from './rule.js';
import { tableBefore } from './table-history.js';

/** One statement that fills or empties a materialized view, and where it stands. */
interface Filling {
  readonly migration: LintMigration;
  readonly index: number;
  readonly order: number;
  readonly filled: boolean;
}

/**
 * Whether the up scripts left the materialized view without data just before the statement. Nobody can read it then,
 * and REFRESH CONCURRENTLY refuses it: manual, REFRESH MATERIALIZED VIEW.
 */
export const isUnpopulated = (context: StatementContext, view: QualifiedName): boolean =>
  lastFilling(context, view)?.filled === false;

/**
 * Whether the files tell that the view has rows, and a unique index on nothing but columns, just before the statement:
 * what REFRESH CONCURRENTLY needs.
 */
export function isConcurrentlyRefreshable(context: StatementContext, view: QualifiedName): boolean {
  const indexes = [...(tableBefore(context, view)?.indexes.values() ?? [])];
  const usable = indexes.some(
    ({ unique, key, columns }) => unique && columns.every((column) => key.includes(column)),
  );
  return usable && lastFilling(context, view)?.filled === true;
}

function lastFilling(context: StatementContext, view: QualifiedName): Filling | undefined {
  const { project, migration, script, statement, state } = context;
  const index = project.migrations.indexOf(migration);
  const order = script.direction === 'up' ? statement.order : Infinity;
  return fillingsOf(project)
    .get(state.keyOf(view))
    ?.findLast((one) => one.index < index || (one.migration === migration && one.order < order));
}

const fillingsOf = once(({ migrations }: LintProject): ReadonlyMap<string, readonly Filling[]> => {
  const found = new Map<string, Filling[]>();
  for (const [index, migration] of migrations.entries()) {
    if (!migration.up.dev) noteFillings(migration, index, found);
  }
  return found;
});

function noteFillings(migration: LintMigration, index: number, found: Map<string, Filling[]>): void {
  const state = new MigrationState();
  for (const statement of migration.up.statements) {
    const { view, filled } = fillingOf(statement) ?? {};
    if (view && filled !== undefined) {
      const list = found.get(state.keyOf(view)) ?? [];
      const isPassedOver = list.length > 0 && isGuarded(statement) && !state.isDropped(view);
      if (!isPassedOver) list.push({ migration, index, order: statement.order, filled });
      found.set(state.keyOf(view), list);
    }
    state.apply(statement);
  }
}

function fillingOf({
  kind,
  node,
}: Statement): { readonly view: QualifiedName | undefined; readonly filled: boolean } | undefined {
  if (kind === 'RefreshMatViewStmt')
    return { view: nameOfRangeVar(node.relation), filled: node.skipData !== true };
  if (kind !== 'CreateTableAsStmt' || node.objtype !== 'OBJECT_MATVIEW') return undefined;
  return { view: nameOfRangeVar(node.into?.rel), filled: node.into?.skipData !== true };
}
