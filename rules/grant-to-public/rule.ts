import type { GrantStmt, Node } from '@pgsql/types';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { listed, stringsOf } from '../../src/sql/names.js';
import { includesPublic } from '../../src/sql/roles.js';

export default defineRule({
  id: 'grant-to-public',
  summary: 'GRANT … TO PUBLIC is for every role there is and will be; GRANT ALL gives more than is meant',
  severity: 'warning',
  category: 'security',
  why: 'PUBLIC stands for all roles, those that are created later too, and a REVOKE from one role does not take away what it has through PUBLIC (manual, 5.8 “Privileges”). ALL on a table is TRUNCATE, REFERENCES and TRIGGER as well, since version 17 MAINTAIN too: TRUNCATE passes over row-level security, and TRIGGER lets a role run its code as whoever writes to the table. Default privileges do so for every table to come.',
  instead:
    'Name the role, and the privileges that it needs: GRANT SELECT, INSERT, UPDATE, DELETE ON … TO app.',
  claim: { fails: 'P0004' },
  on: {
    GrantStmt: (node, context) => check(node, context),
    AlterDefaultPrivilegesStmt: ({ action }, context) => action && check(action, context),
  },
});

/** Where ALL is more than one privilege that the words would name too: manual, table 5.2. */
const kindsOfAll: Readonly<Partial<Record<string, string>>> = {
  OBJECT_TABLE: 'TRUNCATE, REFERENCES and TRIGGER on tables',
  OBJECT_SCHEMA: 'CREATE in the schema',
  OBJECT_DATABASE: 'CREATE in the database',
};

/** Every role has these from the start: manual, 5.8, table 5.2. */
const defaults: Readonly<Partial<Record<string, readonly string[]>>> = {
  OBJECT_TYPE: ['usage'],
  OBJECT_DOMAIN: ['usage'],
  OBJECT_LANGUAGE: ['usage'],
};

function check(grant: GrantStmt, { script }: StatementContext): Problem | undefined {
  if (grant.is_grant !== true || script.direction === 'down') return undefined;
  return includesPublic(grant.grantees) ? toPublic(grant) : toRoles(grant);
}

function toPublic(grant: GrantStmt): Problem | undefined {
  const privileges = namesOf(grant.privileges);
  const had = defaults[grant.objtype ?? ''];
  if (had && privileges.every((name) => had.includes(name))) return undefined;
  return {
    message: `PUBLIC is every role, also those to come: all of them get ${what(privileges)} on ${place(grant)}.`,
  };
}

function toRoles(grant: GrantStmt): Problem | undefined {
  const more = kindsOfAll[grant.objtype ?? ''];
  const isAll = namesOf(grant.privileges).length === 0;
  if (!isAll || more === undefined || !hasOthers(grant.grantees)) return undefined;
  return { message: `GRANT ALL on ${place(grant)} gives ${more} as well.` };
}

const namesOf = (privileges: readonly Node[] | undefined): readonly string[] =>
  (privileges ?? []).flatMap((node) => ('AccessPriv' in node ? [node.AccessPriv.priv_name ?? 'all'] : []));

const what = (privileges: readonly string[]): string =>
  privileges.length === 0
    ? 'ALL'
    : listed(
        privileges.map((name) => name.toUpperCase()),
        4,
      );

/** Whether a role gets it that did not have it: not the one that runs the statement, and not a superuser. */
const hasOthers = (grantees: readonly Node[] | undefined): boolean =>
  (grantees ?? []).some(
    (role) =>
      'RoleSpec' in role &&
      role.RoleSpec.roletype === 'ROLESPEC_CSTRING' &&
      role.RoleSpec.rolename !== 'postgres',
  );

function place({ targtype, objects = [] }: GrantStmt): string {
  if (targtype === 'ACL_TARGET_DEFAULTS') return 'everything that is created from now on';
  if (targtype === 'ACL_TARGET_ALL_IN_SCHEMA') return `all there is in ${listed(stringsOf(objects), 3)}`;
  return listed(objects.flatMap(nameOf), 3);
}

function nameOf(node: Node): readonly string[] {
  if ('RangeVar' in node) return [node.RangeVar.relname ?? ''];
  if ('ObjectWithArgs' in node) return stringsOf(node.ObjectWithArgs.objname).slice(-1);
  if ('List' in node) return stringsOf(node.List.items).slice(-1);
  return 'TypeName' in node ? stringsOf(node.TypeName.names).slice(-1) : stringsOf([node]);
}
