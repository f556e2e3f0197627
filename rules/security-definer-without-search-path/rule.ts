import type { CreateFunctionStmt, Node } from '@pgsql/types';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { displayName, nameOfNodes, type QualifiedName } from '../../src/sql/names.js';
import { isOn, optionsOf, textOf } from '../../src/sql/options.js';
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

type Matches = (statement: StatementContext['statement'], name: QualifiedName) => boolean;

/** ALTER FUNCTION … SET search_path, or SECURITY INVOKER, in the same script. */
const isMendedLater = (name: QualifiedName, { script, statement }: StatementContext): boolean =>
  some(script.statements, name, ({ kind, node, order }, own) => {
    if (kind !== 'AlterFunctionStmt' || order <= statement.order || !isSame(node.func?.objname, own))
      return false;
    const { actions } = node;
    const invoker = optionsOf(actions).some((option) => option.defname === 'security' && !isOn(option));
    return invoker || searchPathOf(actions) !== undefined;
  });

/** Whether the files gave the routine a search_path before it became SECURITY DEFINER. */
const isSetEarlier = (name: QualifiedName, { project, migration, statement }: StatementContext): boolean =>
  project.migrations.slice(0, project.migrations.indexOf(migration) + 1).some((one) =>
    some(one.up.statements, name, ({ kind, node, order }, own) => {
      if (one === migration && order >= statement.order) return false;
      if (kind === 'CreateFunctionStmt')
        return isSame(node.funcname, own) && searchPathOf(node.options) !== undefined;
      return (
        kind === 'AlterFunctionStmt' &&
        isSame(node.func?.objname, own) &&
        searchPathOf(node.actions) !== undefined
      );
    }),
  );

const some = (
  statements: StatementContext['script']['statements'],
  name: QualifiedName,
  matches: Matches,
): boolean => statements.some((statement) => matches(statement, name));

const isSame = (nodes: readonly Node[] | undefined, name: QualifiedName): boolean => {
  const other = nameOfNodes(nodes);
  return other?.name === name.name && (other.schema ?? 'public') === (name.schema ?? 'public');
};
