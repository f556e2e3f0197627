import type pg from 'pg';
import { versionText } from '../../postgres/versions.js';
import { clusterRoleStatements } from '../cluster-roles.js';
import { connectClient, type PgAddress } from './pg-connection.js';

/**
 * Runs work in a session of the supervisor: only names of pg_catalog, and nothing that migrations may have made.
 * `settings` are set as by the client.
 */
export async function superviseAt<T>(
  address: PgAddress,
  work: (client: pg.Client) => Promise<T>,
  settings: Readonly<Record<string, string | number>> = {},
): Promise<T> {
  const client = await connectClient(address, { search_path: 'pg_catalog', ...settings });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the roles of a server that is thrown away as a whole. */
export async function createRoles(
  client: pg.Client,
): Promise<{ readonly version: string; readonly major: number }> {
  const answer = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const versionNumber = answer.rows[0]?.version ?? 0;
  const major = Math.floor(versionNumber / 10_000);
  await client.query(clusterRoleStatements(major).join(';'));
  return { version: versionText(versionNumber), major };
}
