import type { PartitionBoundSpec } from '@pgsql/types';
import { namesOfRangeVars, type QualifiedName } from '../sql/names.js';
import { isParsed, type Statement } from '../sql/statements.js';
import { alterTableCommands } from '../sql/table-parts.js';
import { addTo, once } from './once.js';
import { routinesOf, withoutComments } from './partitioning.js';
import type { LintProject } from './project.js';

/**
 * Whether the project looks after the future partitions of a table that is partitioned by range: a routine makes
 * them, pg_partman does, or the last partition has no upper bound. Looks at all up scripts for production, those
 * behind the table's own as well: they are deployed with it.
 */
export function hasPartitionHelper(project: LintProject, table: QualifiedName): boolean {
  const { renames, helped, helpsAny } = helpersOf(project);
  return helpsAny || [...namesOf(table, renames)].some((name) => helped.has(name));
}

interface Helpers {
  /** The renamings of tables, by their old names. */
  readonly renames: ReadonlyMap<string, readonly Renaming[]>;
  /** The tables that are looked after, by their names without schema. */
  readonly helped: ReadonlySet<string>;
  /** Whether a routine makes partitions of a table that it is told. */
  readonly helpsAny: boolean;
}

interface Renaming {
  readonly place: number;
  readonly newname: string;
}

const helpersOf = once(({ migrations }: LintProject): Helpers => {
  const scripts = migrations.flatMap(({ up }) => (up.dev ? [] : [up]));
  const statements = scripts.flatMap(({ parsed }) => parsed.statements);
  const parsed = statements.filter(isParsed);
  const makers = scripts.flatMap((script) => routinesOf(script).flatMap(({ body }) => parentsIn(body)));
  const named = makers.flatMap((name) => name ?? []);
  const open = parsed.flatMap((statement) => openEndedParent(statement) ?? []);
  const partman = statements.flatMap(({ text }) => wordsForPartman(text));
  return {
    renames: renamesIn(parsed),
    helped: new Set([...named, ...open, ...partman]),
    helpsAny: named.length < makers.length,
  };
});

function renamesIn(statements: readonly Statement[]): ReadonlyMap<string, readonly Renaming[]> {
  const renames = new Map<string, Renaming[]>();
  for (const [place, { kind, node }] of statements.entries()) {
    if (kind !== 'RenameStmt' || node.renameType !== 'OBJECT_TABLE') continue;
    addTo(renames, node.relation?.relname ?? '', { place, newname: node.newname ?? '' });
  }
  return renames;
}

/** The table's name and those that it is given later, as when it takes the place of another. */
function namesOf({ name }: QualifiedName, renames: Helpers['renames']): ReadonlySet<string> {
  const found = new Set([name]);
  const open: Renaming[] = [{ place: -1, newname: name }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { place, newname } = one;
    for (const next of renames.get(newname) ?? []) {
      if (next.place <= place || found.has(next.newname)) continue;
      found.add(next.newname);
      open.push(next);
    }
  }
  return found;
}

/** What follows PARTITION OF, or stands between ALTER TABLE and ATTACH PARTITION. */
const parents = [
  /\bPARTITION\s+OF\s+([^\s(;]+)/gi,
  /\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(\S+)\s+ATTACH\s+PARTITION\b/gi,
];

/** The tables that a body makes partitions of; undefined for one that it is told: a placeholder of format(), or what follows ||. */
const parentsIn = (body: string): readonly (string | undefined)[] =>
  parents.flatMap((pattern) =>
    [...body.matchAll(pattern)].map(([, parent = '']) => {
      if (parent.includes('%') || parent.startsWith("'")) return undefined;
      return parent.replace(/['"]/g, '').split('.').at(-1) ?? '';
    }),
  );

/** pg_partman's create_parent(p_parent_table => 'public.events', …). */
const wordsForPartman = (text: string): readonly string[] =>
  /\bcreate_parent\s*\(/i.test(text) ? (withoutComments(text).match(/[\w$\u0080-\uffff]+/g) ?? []) : [];

/** The table that the statement gives a partition without an upper bound. */
function openEndedParent(statement: Statement): string | undefined {
  if (statement.kind === 'CreateStmt') {
    const [parent] = namesOfRangeVars(statement.node.inhRelations);
    return hasNoUpperBound(statement.node.partbound) ? (parent?.name ?? '') : undefined;
  }
  const isOpen = alterTableCommands(statement).some(
    ({ def }) => def && 'PartitionCmd' in def && hasNoUpperBound(def.PartitionCmd.bound),
  );
  return isOpen && statement.kind === 'AlterTableStmt' ? statement.node.relation?.relname : undefined;
}

/** The grammar reads MAXVALUE as a column of that name. */
function hasNoUpperBound(bound: PartitionBoundSpec | undefined): boolean {
  const [first] = bound?.upperdatums ?? [];
  if (!first || !('ColumnRef' in first)) return false;
  const [field] = first.ColumnRef.fields ?? [];
  return field !== undefined && 'String' in field && field.String.sval === 'maxvalue';
}
