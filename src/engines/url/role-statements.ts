import type pg from 'pg';
import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import type { SavedRoles, Supervise } from '../native/saved-roles.js';
import { settingStatements } from '../native/setting-statements.js';
import { readScratchRoles, type Scratch } from './scratch.js';

/** What of a role is seen by who is no superuser: all but the password. */
interface SavedRole {
  readonly id: string;
  readonly name: string;
  readonly attributes: string;
  readonly settings: readonly string[] | null;
  readonly comment: string | null;
  /** The roles of the run that it is a member of. */
  readonly memberOf: readonly string[];
}

const query = `
SELECT r.oid::text AS id, r.rolname::text AS name, shobj_description(r.oid, 'pg_authid') AS comment,
  format('%s %s %s CONNECTION LIMIT %s VALID UNTIL %L',
    CASE WHEN rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END, CASE WHEN rolinherit THEN 'INHERIT' ELSE 'NOINHERIT' END,
    CASE WHEN rolcreaterole THEN 'CREATEROLE' ELSE 'NOCREATEROLE' END,
    rolconnlimit, coalesce(rolvaliduntil, 'infinity')) AS attributes,
  (SELECT setconfig FROM pg_db_role_setting WHERE setrole = r.oid AND setdatabase = 0) AS settings,
  ARRAY(SELECT DISTINCT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
    WHERE m.member = r.oid AND m.grantor = ANY ($1::oid[])) AS "memberOf"
FROM pg_roles r WHERE r.oid = ANY ($1::oid[]) ORDER BY r.oid`;

/**
 * Remembers the roles of a run, and makes them what they were by statements: for a supervisor that is no superuser. One
 * that was dropped meanwhile comes back without its password; it owned nothing, or it could not have been dropped.
 */
export async function saveRolesAsStatements(supervise: Supervise, scratch: Scratch): Promise<SavedRoles> {
  const saved = await supervise((client) => read(client, scratch));
  return { restore: () => supervise((client) => restore(client, scratch, saved)) };
}

async function read(client: pg.Client, scratch: Scratch): Promise<readonly SavedRole[]> {
  const roles = await readScratchRoles(client, scratch);
  return (await client.query<SavedRole>(query, [roles.map(({ id }) => id)])).rows;
}

async function restore(client: pg.Client, scratch: Scratch, saved: readonly SavedRole[]): Promise<void> {
  const now = await read(client, scratch);
  const added = now.filter(({ id }) => !saved.some((role) => role.id === id));
  // One that still owns something in another saved copy stays.
  for (const { name } of added.reverse())
    await client.query(`DROP ROLE ${quoteIdentifier(name)}`).catch(() => undefined);
  const known = new Map(now.map((role) => [role.id, role]));
  for (const role of saved) await bringBack(client, scratch, role, known.get(role.id));
  for (const role of saved) await restoreMemberships(client, scratch, role, known.get(role.id));
}

async function bringBack(
  client: pg.Client,
  { migrator }: Scratch,
  saved: SavedRole,
  now: SavedRole | undefined,
): Promise<void> {
  const role = quoteIdentifier(saved.name);
  if (!now) await createRole(client, migrator, role);
  if (now && now.name !== saved.name)
    await client.query(`ALTER ROLE ${quoteIdentifier(now.name)} RENAME TO ${role}`);
  for (const statement of changesOf(role, saved, now)) await client.query(statement);
}

/** Since `read`; a role that is not there any more has just been made. */
function changesOf(
  role: string,
  { attributes, settings, comment }: SavedRole,
  now: SavedRole | undefined,
): readonly string[] {
  return [
    ...(now?.attributes === attributes ? [] : [`ALTER ROLE ${role} ${attributes}`]),
    ...(now?.settings ? [`ALTER ROLE ${role} RESET ALL`] : []),
    ...settingStatements(`ROLE ${role}`, settings ?? []),
    ...(now?.comment === comment
      ? []
      : [`COMMENT ON ROLE ${role} IS ${comment === null ? 'NULL' : quoteLiteral(comment)}`]),
  ];
}

/** As in the sessions of migrations: who creates a role can use it. */
async function createRole(client: pg.Client, migrator: string, role: string): Promise<void> {
  await client.query("SET createrole_self_grant = 'set, inherit'");
  await asRole(client, migrator, `CREATE ROLE ${role}`);
}

async function restoreMemberships(
  client: pg.Client,
  { migrator }: Scratch,
  { name, memberOf }: SavedRole,
  now: SavedRole | undefined,
): Promise<void> {
  const before = now?.memberOf ?? [];
  const member = quoteIdentifier(name);
  const changes = [
    ...memberOf.filter((group) => !before.includes(group)).map((group) => ['GRANT', group, 'TO'] as const),
    ...before.filter((group) => !memberOf.includes(group)).map((group) => ['REVOKE', group, 'FROM'] as const),
  ];
  // What is granted to the migrator itself CREATE ROLE has granted.
  if (name === migrator) return;
  for (const [verb, group, preposition] of changes)
    await asRole(client, migrator, `${verb} ${quoteIdentifier(group)} ${preposition} ${member}`).catch(
      () => undefined,
    );
}

async function asRole(client: pg.Client, role: string, statement: string): Promise<void> {
  await client.query(`SET ROLE ${quoteIdentifier(role)}`);
  try {
    await client.query(statement);
  } finally {
    await client.query('RESET ROLE');
  }
}
