import type pg from 'pg';

/** What belongs to the server and not to a database: roles, who is a member of whom, their settings and comments. */
export interface SavedRoles {
  /** Makes them what they were. The database that was saved with them is the only one that knows those roles. */
  restore(): Promise<void>;
}

export type Supervise = <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;

/** The OIDs of roles, as text. */
export type RoleIds = readonly string[];

/** $1: the roles that are ours, null where the server is. */
const ours = (...columns: readonly string[]): string =>
  `($1::oid[] IS NULL OR ${columns.map((column) => `c.${column} = ANY ($1)`).join(' OR ')})`;

/** Shared catalogs, and which of their rows: manual, 53.8, 53.9, 53.16, 53.49 and 53.48. */
const catalogs = [
  ['pg_authid', ours('oid')],
  ['pg_auth_members', ours('roleid', 'member')],
  ['pg_db_role_setting', `c.setdatabase = 0 AND ${ours('setrole')}`],
  ['pg_shdescription', `c.classoid = 'pg_authid'::regclass AND ${ours('objoid')}`],
  ['pg_shdepend', `c.dbid = 0 AND c.classid = 'pg_auth_members'::regclass AND ${ours('refobjid')}`],
] as const;

/**
 * Remembers the roles of a server, or those that are `ours`. They are restored as rows of the catalogs, which keeps
 * their OIDs: the saved database names its owners and grantees by them.
 */
export async function saveRoles(
  supervise: Supervise,
  readOurs?: (client: pg.Client) => Promise<RoleIds>,
): Promise<SavedRoles> {
  const { rows, ids } = await supervise(async (client) => {
    const found = (await readOurs?.(client)) ?? null;
    return { rows: await read(client, found), ids: found };
  });
  const restoreAll = async (client: pg.Client): Promise<void> => {
    const now = (await readOurs?.(client)) ?? null;
    await restore(client, rows, ids && now && [...ids, ...now]);
  };
  return { restore: () => supervise(restoreAll) };
}

async function read(client: pg.Client, ids: RoleIds | null): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const [catalog, condition] of catalogs) {
    const answer = await client.query<{ rows: string }>(
      `SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]')::text AS rows FROM ${catalog} c WHERE ${condition}`,
      [ids],
    );
    rows.push(answer.rows[0]?.rows ?? '[]');
  }
  return rows;
}

async function restore(client: pg.Client, saved: readonly string[], ids: RoleIds | null): Promise<void> {
  for (const [index, [catalog, condition]] of catalogs.entries()) {
    const rows = saved[index] ?? '[]';
    await client.query(
      `DELETE FROM ${catalog} c
        WHERE ${condition} AND NOT EXISTS (SELECT FROM jsonb_array_elements($2::jsonb) AS e WHERE e = to_jsonb(c))`,
      [ids, rows],
    );
    await client.query(
      `INSERT INTO ${catalog}
        SELECT r.* FROM jsonb_populate_recordset(NULL::${catalog}, $1::jsonb) AS r
        WHERE NOT EXISTS (SELECT FROM ${catalog} AS c WHERE to_jsonb(c) = to_jsonb(r))`,
      [rows],
    );
  }
}
