import type { CreateFunctionStmt, Node } from '@pgsql/types';
import { once } from '../../src/lint/once.js';
import type { LintProject, LintScript } from '../../src/lint/project.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { displayName, nameKey, nameOfNodes, type QualifiedName } from '../../src/sql/names.js';
import { isOn, optionsOf, textOf } from '../../src/sql/options.js';
import type { Statement } from '../../src/sql/statements.js';
import { isOpenPath, searchPathOf } from './search-path.js';

export default defineRule({
  id: 'security-definer-without-search-path',
  summary: 'A SECURITY DEFINER routine without its own search_path runs what its caller puts in the way',
  severity: 'warning',
  category: 'security',
  why: 'The routine runs with the rights of its owner and with the search_path of its caller. A caller who puts a schema of theirs in front, or makes a temporary table, has the routine read their table, or call their function, in the place of yours: as the owner, and a migration’s owner may often do anything (manual, CREATE FUNCTION, “Writing SECURITY DEFINER Functions Safely”).',
  instead:
    "Add SET search_path = <your schemas>, pg_temp to the routine, pg_temp last; or SET search_path = '' and qualify every name.",
  claim: { fails: '42P01' },
  on: {
    CreateFunctionStmt(node, context) {
      const name = nameOfNodes(node.funcname);
      return name && isExposed(node) ? check(name, node.options, context) : undefined;
    },
    AlterFunctionStmt(node, context) {
      const name = nameOfNodes(node.func?.objname);
      if (!name || !definesRights(node.actions) || isSetEarlier(name, context)) return undefined;
      return check(name, node.actions, context);
    },
  },
});

/** The names of a BEGIN ATOMIC body are resolved when it is defined: manual, CREATE FUNCTION. C finds none at all. */
const isExposed = ({ options, sql_body }: CreateFunctionStmt): boolean =>
  sql_body === undefined && definesRights(options) && !['c', 'internal'].includes(languageOf(options));

const languageOf = (options: readonly Node[] | undefined): string => {
  const option = optionsOf(options).find(({ defname }) => defname === 'language');
  return (option && textOf(option)?.toLowerCase()) ?? '';
};

const definesRights = (options: readonly Node[] | undefined): boolean =>
  optionsOf(options).some((option) => option.defname === 'security' && isOn(option));

function check(
  name: QualifiedName,
  options: readonly Node[] | undefined,
  context: StatementContext,
): Problem | undefined {
  const path = searchPathOf(options);
  if (context.script.direction === 'down' || isMendedLater(name, context)) return undefined;
  const routine = displayName(name);
  if (path === undefined) {
    return {
      message: `${routine} runs as its owner and finds tables and functions along its caller’s search_path.`,
    };
  }
  if (!isOpenPath(path)) return undefined;
  return {
    message: `${routine} runs as its owner and searches pg_temp first: a caller’s temporary table takes the place of yours.`,
    severity: 'info',
  };
}

/** ALTER FUNCTION … SET search_path, or SECURITY INVOKER, in the same script. */
const isMendedLater = (name: QualifiedName, { script, statement }: StatementContext): boolean =>
  (lastMended(script).get(nameKey(name)) ?? -1) > statement.order;

const lastMended = once(({ statements }: LintScript): ReadonlyMap<string, number> => {
  const mended = new Map<string, number>();
  for (const { kind, node, order } of statements) {
    if (kind !== 'AlterFunctionStmt') continue;
    const name = nameOfNodes(node.func?.objname);
    const invoker = optionsOf(node.actions).some((one) => one.defname === 'security' && !isOn(one));
    if (name && (invoker || searchPathOf(node.actions) !== undefined)) mended.set(nameKey(name), order);
  }
  return mended;
});

/** Whether the files gave the routine a search_path before it became SECURITY DEFINER. */
function isSetEarlier(name: QualifiedName, { project, migration, statement }: StatementContext): boolean {
  const { first, indexes } = firstPaths(project);
  const set = first.get(nameKey(name));
  const at = indexes.get(migration) ?? -1;
  return set !== undefined && (set.at < at || (set.at === at && set.order < statement.order));
}

/** Where each routine was first given a search_path. */
const firstPaths = once(({ migrations }: LintProject) => {
  const first = new Map<string, { readonly at: number; readonly order: number }>();
  for (const [at, { up }] of migrations.entries()) {
    for (const statement of up.statements) {
      const name = routineGivenPath(statement);
      if (name && !first.has(nameKey(name))) first.set(nameKey(name), { at, order: statement.order });
    }
  }
  return { first, indexes: new Map(migrations.map((migration, at) => [migration, at])) };
});

function routineGivenPath({ kind, node }: Statement): QualifiedName | undefined {
  if (kind === 'CreateFunctionStmt')
    return searchPathOf(node.options) === undefined ? undefined : nameOfNodes(node.funcname);
  if (kind !== 'AlterFunctionStmt' || searchPathOf(node.actions) === undefined) return undefined;
  return nameOfNodes(node.func?.objname);
}
