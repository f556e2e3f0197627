import type pg from 'pg';
import { supportedMajors, versionText } from '../../postgres/versions.js';

/** What is known of a server that others run. */
export interface ServerFacts {
  readonly version: string;
  readonly major: number;
  /** The role of the URL, or the one that it is set to. */
  readonly supervisor: string;
  readonly superuser: boolean;
  readonly mayCreateDatabases: boolean;
  readonly mayCreateRoles: boolean;
  readonly standby: boolean;
}

interface FactsRow extends Omit<ServerFacts, 'version' | 'major'> {
  readonly version: number;
}

export async function readFacts(client: pg.Client): Promise<ServerFacts> {
  const answer = await client.query<FactsRow>(
    `SELECT current_setting('server_version_num')::int AS version, rolname::text AS supervisor,
      rolsuper AS superuser, rolcreatedb AS "mayCreateDatabases", rolcreaterole AS "mayCreateRoles",
      pg_is_in_recovery() AS standby
    FROM pg_roles WHERE rolname = current_user`,
  );
  const [row] = answer.rows;
  if (!row) throw new Error('the role of the session is not in pg_roles');
  return { ...row, version: versionText(row.version), major: Math.floor(row.version / 10_000) };
}

const oldestMajor = supportedMajors[0];

/** Why a scratch database cannot be made there, and what to do about it. */
export function whyUnusable(facts: ServerFacts): string | undefined {
  if (facts.major < oldestMajor)
    return `the server is PostgreSQL ${facts.version}, and ${oldestMajor} is the oldest that is supported`;
  if (facts.standby)
    return 'the server is a standby, on which nothing can be created: give the URL of its primary';
  if (facts.superuser) return undefined;
  const missing = [
    ...(facts.mayCreateDatabases ? [] : ['CREATEDB']),
    ...(facts.mayCreateRoles ? [] : ['CREATEROLE']),
  ];
  if (missing.length === 0) return undefined;
  const rights = missing.join(' ');
  return `the role of the database URL lacks ${missing.join(' and ')}: a superuser gives it with ALTER ROLE … ${rights}`;
}

/** Since 16 CREATEROLE reaches only the roles that its owner has made: manual, CREATE ROLE, Notes. */
export const migrationsMayCreateRoles = (major: number): boolean => major >= 16;

/** In what such a server is not the one that was asked for, or not one of our own. */
export function serverCaveat(facts: ServerFacts, wanted: number | undefined): string | undefined {
  const remarks = [
    ...(wanted === undefined || wanted === facts.major
      ? []
      : [`it is PostgreSQL ${facts.major}, although ${wanted} is asked for`]),
    ...(migrationsMayCreateRoles(facts.major)
      ? []
      : ['migrations cannot create roles on a server that others use before PostgreSQL 16']),
  ];
  return remarks.length === 0 ? undefined : remarks.join('; ');
}
