import { concurrentlyAnew } from '../../src/lint/fixes/concurrently.js';
import { addTo, once } from '../../src/lint/once.js';
import type { LintProject, LintScript } from '../../src/lint/project.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { createdObject } from '../../src/sql/created-object.js';
import { droppedObjects } from '../../src/sql/dropped-objects.js';
import type { Statement } from '../../src/sql/statements.js';
import { nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'concurrently-if-not-exists',
  summary: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS keeps the INVALID index that a failed try left',
  severity: 'warning',
  category: 'idempotency',
  why: 'A concurrent build that is cancelled, deadlocks or meets a duplicate leaves its index behind as INVALID: no query uses it, and every write still pays for it. IF NOT EXISTS looks at the name alone, so the second run prints a notice, succeeds, and the index stays INVALID for good (manual, CREATE INDEX, “Building Indexes Concurrently”).',
  instead:
    'Write DROP INDEX CONCURRENTLY IF EXISTS before it: in the same script where the statements are run one by one, in a migration of its own before this one where the tool sends a file as a whole.',
  claim: { unprovable: 'The INVALID index is left only by a build that was cancelled half way.' },
  on: {
    IndexStmt(index, context) {
      const { idxname, concurrent, if_not_exists } = index;
      const table = nameOfRangeVar(index.relation);
      if (!concurrent || !if_not_exists || idxname === undefined || !table) return undefined;
      if (context.state.isNew(table) || wasDroppedLast(idxname, context)) return undefined;
      return {
        message: `IF NOT EXISTS keeps ${idxname} INVALID if an earlier try to build it failed.`,
        ...concurrentlyAnew(context, index),
      };
    },
  },
});

/** Whether the last statement before this one that creates or drops the index is a DROP, here or in an earlier migration. */
function wasDroppedLast(index: string, { project, migration, script, statement }: StatementContext): boolean {
  const here = (changesInScript(script).get(index) ?? []).findLast(({ order }) => order < statement.order);
  const { changes, places } = changesInProject(project);
  const at = places.get(migration) ?? -1;
  const last = here ?? (changes.get(index) ?? []).findLast((change) => change.at < at);
  return last?.isDrop === true;
}

/** A statement that creates or drops an index. */
interface IndexChange {
  readonly order: number;
  readonly isDrop: boolean;
}

const changesInScript = once(({ statements }: LintScript): ReadonlyMap<string, readonly IndexChange[]> => {
  const changes = new Map<string, IndexChange[]>();
  for (const statement of statements) {
    const isDrop = statement.kind === 'DropStmt';
    for (const index of indexesChanged(statement)) addTo(changes, index, { order: statement.order, isDrop });
  }
  return changes;
});

/** The last change that each up script makes to an index. */
const changesInProject = once(({ migrations }: LintProject) => {
  const changes = new Map<string, { readonly at: number; readonly isDrop: boolean }[]>();
  for (const [at, { up }] of migrations.entries()) {
    for (const [index, own] of changesInScript(up)) {
      addTo(changes, index, { at, isDrop: own.at(-1)?.isDrop === true });
    }
  }
  return { changes, places: new Map(migrations.map((migration, at) => [migration, at])) };
});

function indexesChanged(statement: Statement): readonly string[] {
  if (statement.kind === 'IndexStmt') return [createdObject(statement)?.name.name ?? []].flat();
  if (statement.kind !== 'DropStmt' || statement.node.removeType !== 'OBJECT_INDEX') return [];
  return droppedObjects(statement.node).map(({ name }) => name.name);
}
