import type { Connection } from '../engines/engine.js';
import { quoteIdentifier } from '../postgres/identifiers.js';

/**
 * The role of which all roles that migrations give something to are members. A new owner needs CREATE on the schema,
 * which production's superuser does not ask for: manual, ALTER TABLE, Notes. It is granted to this role, so that no
 * GRANT, REVOKE or DROP OWNED of a migration meets what Drydock has granted.
 */
export const peersOf = (migrator: string): string => `${migrator}_peers`;

/** Makes it, and lets it create in every schema that is there or that the migrations make. */
export async function makePeers(supervisor: Connection, migrator: string, major: number): Promise<void> {
  const peers = quoteIdentifier(peersOf(migrator));
  const [there] = await supervisor.query(
    'SELECT FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) $1::pg_catalog.name',
    [peersOf(migrator)],
  );
  if (!there) await supervisor.execute(`CREATE ROLE ${peers} NOLOGIN`);
  const role = quoteIdentifier(migrator);
  // Before 16 CREATEROLE reaches every role.
  if (major >= 16)
    await supervisor.execute(`GRANT ${peers} TO ${role} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`);
  await supervisor.execute(`ALTER DEFAULT PRIVILEGES FOR ROLE ${role} GRANT CREATE ON SCHEMAS TO ${peers}`);
  const schemas = await supervisor.query(userSchemas);
  for (const { name } of schemas)
    await supervisor.execute(`GRANT CREATE ON SCHEMA ${quoteIdentifier(String(name))} TO ${peers}`);
}

/** A setup may have dropped `public`. */
const userSchemas = `
SELECT nspname::pg_catalog.text AS name FROM pg_catalog.pg_namespace
WHERE oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid OR nspname OPERATOR(pg_catalog.=) 'public'::pg_catalog.name`;
