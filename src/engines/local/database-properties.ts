import type pg from 'pg';
import { migratorRole } from '../engine.js';

/** What `ALTER ROLE migrator SET …` has left: belongs to the server, so no copy of a database keeps it. */
export type RoleSettings = readonly string[] | undefined;

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

/** Gives the copy what `ALTER DATABASE … SET`, GRANT and COMMENT did to the original. */
export async function copyDatabaseProperties(
  client: pg.Client,
  original: string,
  copy: string,
): Promise<void> {
  for (const statement of copies) await client.query(statement, [original, copy]);
}

const ofMigrator = `setdatabase = 0 AND setrole = '${migratorRole}'::regrole`;

export async function readRoleSettings(client: pg.Client): Promise<RoleSettings> {
  const found = await client.query<{ setting: string }>(
    `SELECT unnest(setconfig) AS setting FROM pg_db_role_setting WHERE ${ofMigrator}`,
  );
  return found.rows.length === 0 ? undefined : found.rows.map(({ setting }) => setting);
}

export async function writeRoleSettings(client: pg.Client, settings: RoleSettings): Promise<void> {
  await client.query(`DELETE FROM pg_db_role_setting WHERE ${ofMigrator}`);
  if (settings === undefined) return;
  await client.query(`INSERT INTO pg_db_role_setting VALUES (0, '${migratorRole}'::regrole, $1)`, [settings]);
}
