import { createdObject } from '../../sql/created-object.js';
import { defaultName } from '../../sql/default-names.js';
import { nameOfNodes } from '../../sql/names.js';
import type { Statement } from '../../sql/statements.js';
import { alterTableCommands, columnOf, constraintOf } from '../../sql/table-parts.js';

/** What a statement makes, by names without schemas. */
export interface MadeNames {
  readonly objects: readonly string[];
  /** Columns that it adds to a table. */
  readonly columns: readonly string[];
  /** Parts of them are named after these tables. */
  readonly tables: readonly string[];
}

export function namesMadeBy(statement: Statement): MadeNames {
  const created = createdObject(statement);
  const commands = alterTableCommands(statement);
  const objects = [
    created?.name.name,
    ...otherObjects(statement),
    ...commands.map((command) => constraintOf(command)?.conname),
  ];
  const columns = [
    ...commands.map((command) =>
      command.subtype === 'AT_AddColumn' ? columnOf(command)?.colname : undefined,
    ),
    ...(statement.kind === 'RenameStmt' && statement.node.renameType === 'OBJECT_COLUMN'
      ? [statement.node.newname]
      : []),
  ];
  const isTable = statement.kind === 'CreateStmt' || statement.kind === 'CreateTableAsStmt';
  return {
    objects: present(objects),
    columns: present(columns),
    tables: present([isTable ? created?.name.name : undefined]),
  };
}

const present = (names: readonly (string | undefined)[]): readonly string[] =>
  names.flatMap((name) => (name === undefined || name === '' ? [] : [name]));

/** Objects that `createdObject` leaves out. */
function otherObjects(statement: Statement): readonly (string | undefined)[] {
  switch (statement.kind) {
    case 'IndexStmt':
      return [unnamedIndex(statement)];
    case 'RenameStmt':
      return [renamed(statement)];
    case 'CreateStatsStmt':
    case 'DefineStmt':
      return [nameOfNodes(statement.node.defnames)?.name];
    case 'CreateOpClassStmt':
      return [nameOfNodes(statement.node.opclassname)?.name];
    case 'CreateOpFamilyStmt':
      return [nameOfNodes(statement.node.opfamilyname)?.name];
    default:
      return [ownName(statement)];
  }
}

const renamed = ({ node }: Extract<Statement, { kind: 'RenameStmt' }>): string | undefined =>
  node.renameType === 'OBJECT_COLUMN' ? undefined : node.newname;

/** Kinds with one plain name. */
function ownName(statement: Statement): string | undefined {
  switch (statement.kind) {
    case 'CreatePolicyStmt':
      return statement.node.policy_name;
    case 'RuleStmt':
      return statement.node.rulename;
    case 'CreateEventTrigStmt':
      return statement.node.trigname;
    case 'CreatePublicationStmt':
      return statement.node.pubname;
    case 'CreateSubscriptionStmt':
      return statement.node.subname;
    case 'CreateAmStmt':
      return statement.node.amname;
    case 'CreatePLangStmt':
      return statement.node.plname;
    case 'CreateFdwStmt':
      return statement.node.fdwname;
    case 'CreateForeignServerStmt':
      return statement.node.servername;
    default:
      return undefined;
  }
}

/** ChooseIndexColumnNames() calls an expression `expr`: src/backend/commands/indexcmds.c. */
function unnamedIndex({ node }: Extract<Statement, { kind: 'IndexStmt' }>): string | undefined {
  if (node.idxname !== undefined) return undefined;
  const columns = (node.indexParams ?? []).map((one) =>
    'IndexElem' in one ? (one.IndexElem.name ?? 'expr') : 'expr',
  );
  return defaultName(node.relation?.relname ?? '', columns, 'idx');
}
