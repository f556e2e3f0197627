import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import { migrationsMayCreateRoles, type ServerFacts } from './server-rights.js';

/** What one run has on a server that others use; found by its names alone, so also by who comes after us. */
export interface Scratch {
  /** `drydock_` and 48 random bits: its sessions are called so, and its names begin with it. */
  readonly id: string;
  /** Whom migrations run as: as the role of the URL they could drop its databases, and change its password. */
  readonly migrator: string;
}

export function newScratch(): Scratch {
  const id = `drydock_${randomBytes(6).toString('hex')}`;
  return { id, migrator: `${id}_migrator` };
}

/** Names of migrators of any run, as a regular expression. */
export const anyMigrator = '^drydock_[0-9a-f]{12}_migrator$';

export const databasePattern = ({ id }: Scratch): string => `^${id}_[0-9]+$`;

/**
 * Makes the role of the migrations, which cannot lift the limit that a superuser gives it. Who is no superuser must be a member of it to give it
 * databases.
 */
export async function createMigrator(
  client: pg.Client,
  { migrator }: Scratch,
  password: string,
  { major, superuser }: ServerFacts,
): Promise<void> {
  const role = quoteIdentifier(migrator);
  const createRole = migrationsMayCreateRoles(major) ? 'CREATEROLE' : 'NOCREATEROLE';
  await client.query(
    `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS ${createRole} PASSWORD ${quoteLiteral(scramVerifier(password))}`,
  );
  if (superuser) {
    await client.query(`ALTER ROLE ${role} SET temp_file_limit = '1GB'`);
    return;
  }
  await client.query(`GRANT ${role} TO CURRENT_USER${major >= 16 ? ' WITH INHERIT TRUE, SET TRUE' : ''}`);
}

const iterations = 4096;

/** What `pg_authid.rolpassword` holds, so that the password itself is in no log of the server: RFC 5803. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const head = `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}`;
  return `${head}$${stored}:${keyed('Server Key').toString('base64')}`;
}

/**
 * The roles that the run has brought about, as OIDs, the youngest first: the migrator, those named after it, and all on which one of them has
 * the ADMIN OPTION, which CREATE ROLE gives to whoever creates one and nobody else can take. One on which another run's
 * migrator has it, too, is left to that one.
 */
export async function readScratchRoles(
  client: pg.Client,
  { migrator }: Scratch,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const answer = await client.query<{ id: string; name: string }>(
    `WITH RECURSIVE ours AS (
      SELECT oid FROM pg_roles WHERE rolname = $1 OR starts_with(rolname::text, $1 || '_')
      UNION
      SELECT m.roleid FROM pg_auth_members m JOIN ours ON m.member = ours.oid WHERE m.admin_option
    )
    SELECT r.oid::text AS id, r.rolname::text AS name FROM pg_roles r JOIN ours USING (oid)
    WHERE NOT EXISTS (
      SELECT FROM pg_auth_members m JOIN pg_roles other ON other.oid = m.member
      WHERE m.roleid = r.oid AND m.admin_option AND other.rolname ~ $2 AND other.oid NOT IN (SELECT oid FROM ours))
    ORDER BY r.oid DESC`,
    [migrator, anyMigrator],
  );
  return answer.rows;
}
