import type pg from 'pg';

/** What belongs to the server and not to a database: roles, who is a member of whom, their settings and comments. */
export interface SavedRoles {
  /** Makes them what they were. The database that was saved with them is the only one that knows those roles. */
  restore(): Promise<void>;
}

type Supervise = <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;

/** Shared catalogs, and which of their rows: manual, 53.8, 53.9, 53.16 and 53.49. */
const catalogs = [
  ['pg_authid', 'true'],
  ['pg_auth_members', 'true'],
  ['pg_db_role_setting', 'c.setdatabase = 0'],
  ['pg_shdescription', "c.classoid = 'pg_authid'::regclass"],
] as const;

/**
 * Remembers the roles of a server that is thrown away as a whole. They are restored as rows of the catalogs, which
 * keeps their OIDs: the saved database names its owners and grantees by them.
 */
export async function saveRoles(supervise: Supervise): Promise<SavedRoles> {
  const saved = await supervise(async (client) => {
    const rows: string[] = [];
    for (const [catalog, condition] of catalogs) {
      const answer = await client.query<{ rows: string }>(
        `SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]')::text AS rows FROM ${catalog} c WHERE ${condition}`,
      );
      rows.push(answer.rows[0]?.rows ?? '[]');
    }
    return rows;
  });
  return { restore: () => supervise((client) => restore(client, saved)) };
}

async function restore(client: pg.Client, saved: readonly string[]): Promise<void> {
  for (const [index, [catalog, condition]] of catalogs.entries()) {
    const rows = [saved[index] ?? '[]'];
    await client.query(
      `DELETE FROM ${catalog} c
        WHERE ${condition} AND NOT EXISTS (SELECT FROM jsonb_array_elements($1::jsonb) AS e WHERE e = to_jsonb(c))`,
      rows,
    );
    await client.query(
      `INSERT INTO ${catalog}
        SELECT r.* FROM jsonb_populate_recordset(NULL::${catalog}, $1::jsonb) AS r
        WHERE NOT EXISTS (SELECT FROM ${catalog} AS c WHERE to_jsonb(c) = to_jsonb(r))`,
      rows,
    );
  }
}
