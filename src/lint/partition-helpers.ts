import type { PartitionBoundSpec } from '@pgsql/types';
import { nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { isParsed, type Statement } from '../sql/statements.js';
import { alterTableCommands } from '../sql/table-parts.js';
import { routinesOf, withoutComments } from './partitioning.js';
import type { LintProject } from './project.js';

/**
 * Whether the project looks after the future partitions of a table that is partitioned by range: a routine makes
 * them, pg_partman does, or the last partition has no upper bound. Looks at all up scripts for production, those
 * behind the table's own as well: they are deployed with it.
 */
export function hasPartitionHelper({ migrations }: LintProject, table: QualifiedName): boolean {
  const scripts = migrations.flatMap(({ up }) => (up.dev ? [] : [up]));
  const statements = scripts.flatMap(({ parsed }) => parsed.statements);
  const names = namesOf(table, statements.filter(isParsed));
  return (
    statements.some((statement) => isParsed(statement) && isOpenEnded(statement, names)) ||
    scripts.some((script) => routinesOf(script).some(({ body }) => makesPartitionOf(body, names))) ||
    statements.some(({ text }) => callsPartman(text, names))
  );
}

/** The table's name and those that it is given later, as when it takes the place of another. */
function namesOf({ name }: QualifiedName, statements: readonly Statement[]): ReadonlySet<string> {
  const names = new Set([name]);
  for (const { kind, node } of statements) {
    if (kind !== 'RenameStmt' || node.renameType !== 'OBJECT_TABLE') continue;
    if (names.has(node.relation?.relname ?? '')) names.add(node.newname ?? '');
  }
  return names;
}

/** What follows PARTITION OF, or stands between ALTER TABLE and ATTACH PARTITION. */
const parents = [
  /\bPARTITION\s+OF\s+([^\s(;]+)/gi,
  /\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(\S+)\s+ATTACH\s+PARTITION\b/gi,
];

/** The parent is this table by name, or a parameter: a placeholder of format(), or the end of a string before ||. */
const makesPartitionOf = (body: string, names: ReadonlySet<string>): boolean =>
  parents.some((pattern) =>
    [...body.matchAll(pattern)].some(([, parent = '']) => {
      if (parent.includes('%') || parent.startsWith("'")) return true;
      return names.has(parent.replace(/['"]/g, '').split('.').at(-1) ?? '');
    }),
  );

/** pg_partman's create_parent(p_parent_table => 'public.events', …). */
function callsPartman(text: string, names: ReadonlySet<string>): boolean {
  if (!/\bcreate_parent\s*\(/i.test(text)) return false;
  const words = new Set(withoutComments(text).match(/[\w$\u0080-\uffff]+/g));
  return [...names].some((name) => words.has(name));
}

function isOpenEnded(statement: Statement, names: ReadonlySet<string>): boolean {
  if (statement.kind === 'CreateStmt') {
    const [parent] = statement.node.inhRelations ?? [];
    const name = parent && 'RangeVar' in parent ? nameOfRangeVar(parent.RangeVar)?.name : undefined;
    return names.has(name ?? '') && hasNoUpperBound(statement.node.partbound);
  }
  if (statement.kind !== 'AlterTableStmt' || !names.has(statement.node.relation?.relname ?? '')) return false;
  return alterTableCommands(statement).some(
    ({ def }) => def && 'PartitionCmd' in def && hasNoUpperBound(def.PartitionCmd.bound),
  );
}

/** The grammar reads MAXVALUE as a column of that name. */
function hasNoUpperBound(bound: PartitionBoundSpec | undefined): boolean {
  const [first] = bound?.upperdatums ?? [];
  if (!first || !('ColumnRef' in first)) return false;
  const [field] = first.ColumnRef.fields ?? [];
  return field !== undefined && 'String' in field && field.String.sval === 'maxvalue';
}
