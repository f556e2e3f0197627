import type pg from 'pg';

/**
 * `CREATE DATABASE … TEMPLATE` copies what is in the database; its settings, privileges and comment are outside of
 * it, in shared catalogs. They decide what a migration sees (search_path), so the copy gets them too.
 */
const copies = [
  `INSERT INTO pg_db_role_setting (setdatabase, setrole, setconfig)
     SELECT copy.oid, setting.setrole, setting.setconfig
     FROM pg_db_role_setting setting
       JOIN pg_database original ON original.oid = setting.setdatabase AND original.datname = $1
       JOIN pg_database copy ON copy.datname = $2`,
  `UPDATE pg_database copy SET datacl = original.datacl
     FROM pg_database original WHERE original.datname = $1 AND copy.datname = $2`,
  `INSERT INTO pg_shdescription (objoid, classoid, description)
     SELECT copy.oid, comment.classoid, comment.description
     FROM pg_shdescription comment
       JOIN pg_database original ON original.oid = comment.objoid AND original.datname = $1
       JOIN pg_database copy ON copy.datname = $2
     WHERE comment.classoid = 'pg_database'::regclass`,
];

/** What belongs to a database that is only a copy for now, and lies outside of it. */
export interface KeptProperties {
  /** For the database that the copy has become. */
  putBack(client: pg.Client): Promise<void>;
}

/**
 * Gives the copy what `ALTER DATABASE … SET`, GRANT and COMMENT did to the original. What depends on roles is taken out
 * of the catalog of dependencies, for as long as the database is only kept: a role cannot be dropped while something
 * depends on it (manual, DROP ROLE), and a copy that nobody uses must not count.
 */
export async function keepPropertiesAsRows(
  client: pg.Client,
  original: string,
  copy: string,
): Promise<KeptProperties> {
  for (const statement of copies) await client.query(statement, [original, copy]);
  const dependencies = await takeDependencies(client, copy);
  return { putBack: (later) => putDependencies(later, dependencies) };
}

const ofDatabase = '(SELECT oid FROM pg_database WHERE datname = $1)';

async function takeDependencies(client: pg.Client, database: string): Promise<string> {
  const answer = await client.query<{ rows: string }>(
    `WITH taken AS (DELETE FROM pg_shdepend WHERE dbid = ${ofDatabase} RETURNING *)
      SELECT coalesce(jsonb_agg(to_jsonb(taken)), '[]')::text AS rows FROM taken`,
    [database],
  );
  return answer.rows[0]?.rows ?? '[]';
}

async function putDependencies(client: pg.Client, rows: string): Promise<void> {
  await client.query(
    'INSERT INTO pg_shdepend SELECT * FROM jsonb_populate_recordset(NULL::pg_shdepend, $1::jsonb)',
    [rows],
  );
}
