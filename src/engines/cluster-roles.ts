/** Whom a server serves. */
export interface ServerRoles {
  /** Runs the migrations: it owns its database, and is no superuser. */
  readonly migrator: string;
  /** Owns the catalogs. Its sessions have `search_path = pg_catalog`, and read no view of a migration. */
  readonly supervisor: string;
}

/** On a server that is thrown away as a whole. No migration means these, while many mean `postgres`. */
export const ownRoles: ServerRoles = { migrator: 'drydock_migrator', supervisor: 'drydock_supervisor' };

/** Most servers have it, and dumps give everything to it; here it can do nothing by itself. */
export const customaryRole = 'postgres';

/** The comment of a role that migrations name and Drydock made; by it another run knows that it is nobody's. */
export const madeByDrydock = 'made by Drydock';

/** What migrations grant of the predefined roles; none of them leads out of the server. Manual, 21.5. */
const harmless = [
  ...['pg_read_all_data', 'pg_write_all_data', 'pg_monitor', 'pg_read_all_settings', 'pg_read_all_stats'],
  ...['pg_stat_scan_tables', 'pg_signal_backend', 'pg_checkpoint', 'pg_maintain'],
  ...['pg_use_reserved_connections', 'pg_signal_autovacuum_worker'],
];

/** They run programs and touch files as the operating system's user of the server, and open connections from there. */
export const dangerousRoles: readonly string[] = [
  ...['pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'],
  'pg_create_subscription',
];

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/**
 * Makes the roles of a server that is thrown away as a whole. Migrations create roles, so theirs has CREATEROLE: since
 * 16 that reaches only roles that it has the ADMIN OPTION of. Before, it could grant itself any predefined role and
 * with that run programs; so there those that lead out of the server are taken away. Manual, CREATE ROLE, Notes.
 */
export const clusterRoleStatements = (major: number): readonly string[] => [
  `CREATE ROLE ${ownRoles.migrator} LOGIN NOSUPERUSER CREATEROLE NOCREATEDB`,
  `CREATE ROLE ${customaryRole} NOLOGIN`,
  `GRANT ${customaryRole} TO ${ownRoles.migrator} WITH ADMIN OPTION`,
  major >= 16
    ? grantHarmless
    : `DELETE FROM pg_catalog.pg_authid WHERE rolname OPERATOR(pg_catalog.=) ANY (ARRAY[${list(dangerousRoles)}]::pg_catalog.name[])`,
];

/** WITH ADMIN alone: it can grant them, and has none of their privileges itself. */
const grantHarmless = `DO $$
DECLARE r pg_catalog.text;
BEGIN
  FOR r IN SELECT rolname FROM pg_catalog.pg_roles WHERE rolname = ANY (ARRAY[${list(harmless)}]::pg_catalog.name[]) LOOP
    EXECUTE 'GRANT ' || r || ' TO ${ownRoles.migrator} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE';
  END LOOP;
END $$`;

/** What a session of the migrations' role is given, as by the client: it can use the roles that it creates. */
export const migratorSettings = (major: number): Readonly<Record<string, string>> =>
  major >= 16 ? { createrole_self_grant: 'set,inherit' } : {};
