import type { AlterTableCmd, Constraint, RenameStmt } from '@pgsql/types';
import { createdObject, tableOf } from '../sql/created-object.js';
import { nameOfObject } from '../sql/dropped-objects.js';
import { nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import type { Statement } from '../sql/statements.js';
import { constraintName } from '../sql/table-elements.js';
import { alterTableCommands, columnOf, constraintOf, constraintsOf } from '../sql/table-parts.js';
import { MigrationState } from './migration-state.js';
import { once } from './once.js';
import type { LintScript } from './project.js';
import type { StatementContext } from './rule.js';

/** Something that a script can make and take away again: an object, a part of a table, a state of either. */
export interface Thing {
  readonly kind: ThingKind;
  /** The object; of a part the table that it is on. */
  readonly of: QualifiedName;
  /** The name of the part. */
  readonly part?: string | undefined;
}

export type ThingKind =
  | 'relation'
  | 'routine'
  | 'type'
  | 'publication'
  | 'subscription'
  | 'column'
  | 'constraint'
  | 'primary key'
  | 'trigger'
  | 'policy'
  /** A column with a default, an identity or a generation expression. */
  | 'filled column'
  | 'column without nulls'
  | 'row security'
  | 'forced row security';

/** Whether the script itself made it before this statement, so that nobody else can rely on it yet. */
export const isMadeEarlier = ({ script, state, statement }: StatementContext, thing: Thing): boolean =>
  (creationsOf(script).get(keyOf(thing, state))?.first ?? Infinity) < statement.order;

/** Whether the script makes it, perhaps once more, in this statement or after it. */
export const isMadeLater = ({ script, state, statement }: StatementContext, thing: Thing): boolean =>
  (creationsOf(script).get(keyOf(thing, state))?.last ?? -1) >= statement.order;

/** The places in the order of the first and the last statement of a script that make a thing. */
interface Creations {
  readonly first: number;
  readonly last: number;
}

const creationsOf = once((script: LintScript): ReadonlyMap<string, Creations> => {
  const found = new Map<string, Creations>();
  const state = new MigrationState();
  for (const statement of script.statements) {
    const { order } = statement;
    // What is only renamed was there before.
    const made = statement.kind === 'RenameStmt' ? Infinity : order;
    for (const thing of thingsMadeBy(statement)) {
      const key = keyOf(thing, state);
      found.set(key, { first: Math.min(found.get(key)?.first ?? Infinity, made), last: order });
    }
    state.apply(statement);
  }
  return found;
});

const keyOf = ({ kind, of, part }: Thing, state: MigrationState): string =>
  `${kind} ${state.keyOf(of)}${part === undefined ? '' : ` ${part}`}`;

function thingsMadeBy(statement: Statement): readonly Thing[] {
  switch (statement.kind) {
    case 'AlterTableStmt': {
      const table = nameOfRangeVar(statement.node.relation);
      return table ? alterTableCommands(statement).flatMap((command) => thingsAdded(command, table)) : [];
    }
    case 'CreateTrigStmt':
      return onTable('trigger', tableOf(statement), statement.node.trigname);
    case 'CreatePolicyStmt':
      return onTable('policy', nameOfRangeVar(statement.node.table), statement.node.policy_name);
    case 'CreatePublicationStmt':
      return [{ kind: 'publication', of: { name: statement.node.pubname ?? '' } }];
    case 'CreateSubscriptionStmt':
      return [{ kind: 'subscription', of: { name: statement.node.subname ?? '' } }];
    case 'RenameStmt':
      return thingsRenamed(statement.node);
    default:
      return objectMadeBy(statement);
  }
}

const onTable = (
  kind: ThingKind,
  of: QualifiedName | undefined,
  part: string | undefined,
): readonly Thing[] => (part === undefined || !of ? [] : [{ kind, of, part }]);

function objectMadeBy(statement: Statement): readonly Thing[] {
  const object = createdObject(statement);
  if (!object) return [];
  const { space, name } = object;
  return space === 'relation' || space === 'routine' || space === 'type' ? [{ kind: space, of: name }] : [];
}

function thingsAdded(command: AlterTableCmd, table: QualifiedName): readonly Thing[] {
  switch (command.subtype) {
    case 'AT_AddColumn': {
      const column = columnOf(command);
      if (!column) return [];
      const constraints = constraintsOf(column);
      return [
        ...onTable('column', table, column.colname),
        ...constraints.flatMap((one) => thingsBound(one, table, column.colname)),
      ];
    }
    case 'AT_AddConstraint': {
      const constraint = constraintOf(command);
      return constraint ? thingsBound(constraint, table) : [];
    }
    case 'AT_ColumnDefault':
      return command.def ? onTable('filled column', table, command.name) : [];
    case 'AT_AddIdentity':
      return onTable('filled column', table, command.name);
    case 'AT_SetNotNull':
      return onTable('column without nulls', table, command.name);
    case 'AT_EnableRowSecurity':
      return [{ kind: 'row security', of: table }];
    case 'AT_ForceRowSecurity':
      return [{ kind: 'forced row security', of: table }];
    default:
      return [];
  }
}

function thingsBound(constraint: Constraint, table: QualifiedName, column?: string): readonly Thing[] {
  const key: readonly Thing[] =
    constraint.contype === 'CONSTR_PRIMARY' ? [{ kind: 'primary key', of: table }] : [];
  return [...key, ...onTable('constraint', table, constraintName(constraint, table.name, column))];
}

const renamedKinds: Readonly<Partial<Record<string, ThingKind>>> = {
  OBJECT_TABLE: 'relation',
  OBJECT_VIEW: 'relation',
  OBJECT_MATVIEW: 'relation',
  OBJECT_SEQUENCE: 'relation',
  OBJECT_FUNCTION: 'routine',
  OBJECT_PROCEDURE: 'routine',
  OBJECT_AGGREGATE: 'routine',
  OBJECT_ROUTINE: 'routine',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
  OBJECT_COLUMN: 'column',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_POLICY: 'policy',
};

/** Under its new name the thing stands in for one that bore it. */
function thingsRenamed({
  renameType,
  relation,
  object,
  subname,
  newname = '',
}: RenameStmt): readonly Thing[] {
  const kind = renamedKinds[renameType ?? ''];
  const name = nameOfRangeVar(relation) ?? nameOfObject(object);
  if (!kind || !name) return [];
  return subname === undefined ? [{ kind, of: { ...name, name: newname } }] : onTable(kind, name, newname);
}
