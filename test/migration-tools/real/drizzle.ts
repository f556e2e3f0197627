import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { DatabaseAddress, RealTool, ToolRun } from './real-tool.js';

/** As its users write it: https://orm.drizzle.team/docs/migrations, option 4. */
async function deploy(folder: string, address: DatabaseAddress): Promise<ToolRun> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await migrate(drizzle(client), { migrationsFolder: folder });
    return { ok: true, output: '' };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return {
      ok: false,
      output: cause instanceof pg.DatabaseError ? `${cause.code}: ${cause.message}` : String(error),
    };
  } finally {
    await client.end();
  }
}

export const realDrizzle: RealTool = {
  name: 'drizzle',
  tellsSqlState: true,
  deploy,
  appliedQuery: 'SELECT created_at AS name FROM drizzle.__drizzle_migrations ORDER BY id',
  nameOf: ({ version }) => version,
  forget: 'DROP SCHEMA IF EXISTS drizzle CASCADE',
};
