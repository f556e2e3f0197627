import type { AlterTableCmd, DropStmt } from '@pgsql/types';
import { guardSeverity, isAtomic } from '../../src/lint/atomicity.js';
import { ifExists, partIfExists } from '../../src/lint/fixes/guards.js';
import {
  type AlterTableContext,
  defineRule,
  type Problem,
  type StatementContext,
} from '../../src/lint/rule.js';
import { isMadeEarlier, isMadeLater, type Thing } from '../../src/lint/script-creations.js';
import { type DroppedObject, droppedObjects, droppedSpace } from '../../src/sql/dropped-objects.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'missing-if-exists',
  summary: 'DROP or RENAME without IF EXISTS fails when the script is run a second time',
  severity: 'info',
  category: 'idempotency',
  why: 'A script that is not one transaction may stop half way. What it dropped by then is gone, so the next try fails at the first DROP with “does not exist”, and somebody has to mend the database by hand. A script that its tool wraps in one transaction rolls back whole and does not need the guard; the banner promises it all the same.',
  instead: 'Write IF EXISTS: the second run then passes over what the first has done.',
  claim: { failsOnRerun: '42704' },
  on: {
    DropStmt(drop, context) {
      if (drop.missing_ok) return undefined;
      const objects = droppedObjects(drop).filter((object) => mayBeMissing(object, drop, context));
      return objects.length === 0 ? undefined : droppingProblem(objects, drop, context);
    },
    RenameStmt(node, context) {
      const from = nameOfRangeVar(node.relation);
      const renamesItself = renamedRelations.has(node.renameType ?? '');
      if (!from || !renamesItself || node.missing_ok || context.state.isNew(from)) return undefined;
      return problem(`renaming ${displayName(from)}`, context);
    },
    AlterObjectSchemaStmt(node, context) {
      const from = nameOfRangeVar(node.relation);
      if (!from || node.missing_ok || context.state.isNew(from)) return undefined;
      return problem(`moving ${displayName(from)} to the schema ${node.newschema ?? ''}`, context);
    },
    AT_DropColumn: (command, context) => partProblem('column', command, context),
    AT_DropConstraint: (command, context) => partProblem('constraint', command, context),
    DropRoleStmt({ roles = [], missing_ok }, context) {
      const names = roles.flatMap((node) => ('RoleSpec' in node ? (node.RoleSpec.rolename ?? []) : []));
      return missing_ok ? undefined : problem(`dropping the role ${names.join(', ')}`, context);
    },
  },
});

/** What ALTER … IF EXISTS … RENAME TO guards; the name of a column or constraint it does not. */
const renamedRelations = new Set([
  'OBJECT_TABLE',
  'OBJECT_FOREIGN_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_SEQUENCE',
  'OBJECT_INDEX',
]);

/** Whether a second run may find it gone: it was not made by this very script, before it or in place of it. */
function mayBeMissing(object: DroppedObject, drop: DropStmt, context: StatementContext): boolean {
  const { name, table } = object;
  const space = droppedSpace(drop);
  if (context.state.isNew(table ?? name, table ? 'relation' : (space ?? 'relation'))) return false;
  const thing = thingOf(object, drop);
  if (!thing) return true;
  return !isMadeEarlier(context, thing) && !(isAtomic(context.script) && isMadeLater(context, thing));
}

/** What is dropped as something that a script can make again; of other objects that is not known. */
function thingOf({ name, table }: DroppedObject, drop: DropStmt): Thing | undefined {
  if (drop.removeType === 'OBJECT_TRIGGER' && table) return { kind: 'trigger', of: table, part: name.name };
  if (drop.removeType === 'OBJECT_POLICY' && table) return { kind: 'policy', of: table, part: name.name };
  const space = droppedSpace(drop);
  return space === 'relation' || space === 'routine' || space === 'type'
    ? { kind: space, of: name }
    : undefined;
}

function droppingProblem(
  objects: readonly DroppedObject[],
  drop: DropStmt,
  context: StatementContext,
): Problem {
  const names = objects.map(({ name }) => displayName(name)).join(', ');
  const comesBack = objects.every((object) => {
    const thing = thingOf(object, drop);
    return thing && isMadeLater(context, thing);
  });
  if (!comesBack) return problem(`dropping ${names}`, context);
  return {
    message: `Without IF EXISTS, dropping ${names} fails on a second run if the first stopped before creating it again.`,
    severity: guardSeverity(context.script),
    ...ifExists(context),
  };
}

function partProblem(
  part: 'column' | 'constraint',
  command: AlterTableCmd,
  context: AlterTableContext,
): Problem | undefined {
  const { name = '', missing_ok } = command;
  if (missing_ok) return undefined;
  const { state, table } = context;
  if (state.isNew(table) || isMadeEarlier(context, { kind: part, of: table, part: name })) return undefined;
  if (isAtomic(context.script) && isMadeLater(context, { kind: part, of: table, part: name }))
    return undefined;
  const what = `dropping the ${part} ${name} of ${displayName(table)}`;
  return problem(what, context, partIfExists(context, command));
}

const problem = (
  action: string,
  context: StatementContext,
  fix: Pick<Problem, 'fix'> = ifExists(context),
): Problem => ({
  message: `Without IF EXISTS, ${action} fails on a second run: it is gone by then.`,
  severity: guardSeverity(context.script),
  ...fix,
});
