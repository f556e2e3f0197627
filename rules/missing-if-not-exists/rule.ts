import { guardSeverity } from '../../src/lint/atomicity.js';
import { concurrentlyAnew } from '../../src/lint/fixes/concurrently.js';
import { columnIfNotExists, ifNotExists } from '../../src/lint/fixes/guards.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { type CreatedObject, createdObject, isTemporary, tableOf } from '../../src/sql/created-object.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';
import { columnOf, commandsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'missing-if-not-exists',
  summary: 'CREATE or ADD COLUMN without IF NOT EXISTS fails when the script is run a second time',
  severity: 'info',
  category: 'idempotency',
  why: 'A script that is not one transaction may stop half way. What it created by then is still there, so the next try fails at the first CREATE with “already exists”, and somebody has to mend the database by hand. A script that its tool wraps in one transaction rolls back whole and does not need the guard; the banner promises it all the same.',
  instead:
    'Write IF NOT EXISTS. It takes whatever bears the name for what was meant, so use it for objects that only this migration creates.',
  claim: { failsOnRerun: '42P07' },
  on: {
    CreateStmt: (node, context) => check(node.if_not_exists, context),
    CreateForeignTableStmt: (node, context) => check(node.base?.if_not_exists, context),
    CreateTableAsStmt: (node, context) => check(node.if_not_exists, context),
    CreateSchemaStmt: (node, context) => check(node.if_not_exists, context),
    CreateExtensionStmt: (node, context) => check(node.if_not_exists, context),
    CreateSeqStmt: (node, context) => check(node.if_not_exists, context),
    IndexStmt(node, context) {
      if (!node.concurrent) return check(node.if_not_exists, context);
      const found = check(node.if_not_exists, context, () => concurrentlyAnew(context, node));
      return found && { ...found, help: rebuildHelp(node.idxname ?? '') };
    },
    AlterEnumStmt(node, context) {
      const { script, state } = context;
      const type = nameOfNodes(node.typeName);
      if (node.skipIfNewValExists || node.oldVal !== undefined) return undefined;
      if (!type || state.isRemade(type, 'type')) return undefined;
      const what = `the value ${node.newVal ?? ''} to ${displayName(type)}`;
      return { ...problem(what, 'adding', script), ...ifNotExists(context) };
    },
    AT_AddColumn(command, context) {
      const { alter, table, state, script } = context;
      const name = columnOf(command)?.colname;
      if (command.missing_ok || name === undefined || state.isRemade(table)) return undefined;
      // ALTER TABLE drops columns before it adds any: AT_PASS_DROP, src/backend/commands/tablecmds.c.
      const droppedHere = commandsOf(alter).some(
        (other) => other.subtype === 'AT_DropColumn' && other.name === name,
      );
      if (droppedHere || state.isColumnDropped(table, name)) return undefined;
      const fix = tableBefore(context, table)?.columns.has(name) ? {} : columnIfNotExists(context, command);
      return { ...problem(`the column ${name} to ${displayName(table)}`, 'adding', script), ...fix };
    },
  },
});

function check(
  guarded: boolean | undefined,
  context: StatementContext,
  fixOf: typeof guard = guard,
): Problem | undefined {
  const { statement, state, script } = context;
  const created = createdObject(statement);
  if (guarded || !created || isTemporary(statement)) return undefined;
  const table = tableOf(statement);
  if (created.name.schema === 'pg_temp' || (table && state.isRemade(table))) return undefined;
  if (!state.isDropped(created.name, created.space))
    return { ...problem(displayName(created.name), 'creating', script), ...fixOf(created, context) };
  return isNoGuard(statement) && !script.dev ? standsOnDrop(displayName(created.name), script) : undefined;
}

/** Where the history has such a table, the statement fails, and IF NOT EXISTS would hide why. */
const guard = ({ name, space }: CreatedObject, context: StatementContext): Pick<Problem, 'fix'> =>
  space === 'relation' && tableBefore(context, name) ? {} : ifNotExists(context);

/** Dropping an index or a function first is a way to be repeatable; dropping a table cannot stay where it stands. */
const isNoGuard = ({ kind }: StatementContext['statement']): boolean =>
  kind === 'CreateStmt' || kind === 'CreateForeignTableStmt' || kind === 'CreateSchemaStmt';

const standsOnDrop = (name: string, script: StatementContext['script']): Problem => ({
  message: `Only the DROP before it lets creating ${name} succeed on a second run, and that destroys what it holds.`,
  help: 'Leave the DROP out, or move it to a _dev.sql file, and write IF NOT EXISTS.',
  severity: guardSeverity(script),
});

const problem = (what: string, verb: string, script: StatementContext['script']): Problem => ({
  message: `Without IF NOT EXISTS, ${verb} ${what} fails on a second run: it is there by then.`,
  severity: guardSeverity(script),
});

const rebuildHelp = (index: string): string =>
  `Write DROP INDEX CONCURRENTLY IF EXISTS ${index} before it and IF NOT EXISTS here: a try that failed leaves an INVALID index of that name.`;
