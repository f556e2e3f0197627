import type { Node } from '@pgsql/types';
import type { NodeOf, Statement } from './statements.js';
import { roleSpecsIn } from './tree.js';

/** Whether PUBLIC, which is every role, is among the roles; the parser writes it in where a policy names none. */
export const includesPublic = (roles: readonly Node[] | undefined): boolean =>
  (roles ?? []).some((role) => 'RoleSpec' in role && role.RoleSpec.roletype === 'ROLESPEC_PUBLIC');

/** They may be large, and the grammar has no place for a role in them. */
const withoutRoles: ReadonlySet<string> = new Set([
  ...['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'CopyStmt', 'CreateFunctionStmt'],
]);

/** The roles that must be there for the statement to run. DROP ROLE is no reason to have one. */
export function rolesNamedBy(statement: Statement): readonly string[] {
  if (withoutRoles.has(statement.kind) || statement.kind === 'DropRoleStmt') return [];
  const specs = roleSpecsIn(statement.node).flatMap(({ roletype, rolename }) =>
    roletype === 'ROLESPEC_CSTRING' && rolename !== undefined ? [rolename] : [],
  );
  return [...new Set([...specs, ...otherNames(statement)])];
}

/** Names of roles that stand in the tree as something else than a RoleSpec. */
function otherNames(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'GrantRoleStmt':
      return (statement.node.granted_roles ?? []).flatMap((role) =>
        'AccessPriv' in role ? (role.AccessPriv.priv_name ?? []) : [],
      );
    case 'VariableSetStmt':
      return statement.node.name === 'role' ? roleOfSet(statement.node) : [];
    default:
      return [];
  }
}

/** SET ROLE NONE is the absence of a role, and no role can bear the name: manual, SET ROLE. */
const roleOfSet = ({ args }: NodeOf<'VariableSetStmt'>): readonly string[] =>
  (args ?? []).flatMap((arg) => {
    const name = 'A_Const' in arg ? arg.A_Const.sval?.sval : undefined;
    return name === undefined || name === '' || name.toLowerCase() === 'none' ? [] : [name];
  });

/** The role that CREATE ROLE, USER or GROUP makes, or to which ALTER ROLE … RENAME gives that name. */
export function roleCreatedBy(statement: Statement): string | undefined {
  if (statement.kind === 'CreateRoleStmt') return statement.node.role;
  if (statement.kind !== 'RenameStmt' || statement.node.renameType !== 'OBJECT_ROLE') return undefined;
  return statement.node.newname;
}
