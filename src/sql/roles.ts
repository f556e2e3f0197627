import type { Node } from '@pgsql/types';

/** Whether PUBLIC, which is every role, is among the roles; the parser writes it in where a policy names none. */
export const includesPublic = (roles: readonly Node[] | undefined): boolean =>
  (roles ?? []).some((role) => 'RoleSpec' in role && role.RoleSpec.roletype === 'ROLESPEC_PUBLIC');
