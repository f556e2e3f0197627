import type { Node, RoleSpec } from '@pgsql/types';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'drop-owned',
  summary: 'DROP OWNED or REASSIGN OWNED changes everything that a role owns, unnamed',
  severity: 'error',
  category: 'destructive',
  why: 'DROP OWNED deletes every object of the role in this database, tables with their rows among them, and revokes what was granted to it. REASSIGN OWNED gives all of it to another role. What that is depends on what the database holds at that moment; in production it is more than in the database that the script was tried on.',
  instead:
    'Name what is to go: REVOKE these rights, ALTER TABLE … OWNER TO for these tables, each on its own.',
  claim: { removes: ['table public.orders'] },
  on: {
    DropOwnedStmt: ({ roles }) => ({
      message: `DROP OWNED deletes everything that ${roleNames(roles)} owns, tables and rows included.`,
    }),
    ReassignOwnedStmt: ({ roles, newrole }) => ({
      message: `REASSIGN OWNED gives everything that ${roleNames(roles)} owns to ${roleName(newrole)}.`,
    }),
  },
});

const roleNames = (roles: readonly Node[] | undefined): string =>
  (roles ?? []).flatMap((role) => ('RoleSpec' in role ? [roleName(role.RoleSpec)] : [])).join(', ');

/** ROLESPEC_CURRENT_USER → CURRENT_USER, as it is written. */
const roleName = (role: RoleSpec | undefined): string =>
  role?.rolename ?? (role?.roletype ?? '').replace('ROLESPEC_', '');
