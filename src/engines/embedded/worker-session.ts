import type { PGlite } from '@electric-sql/pglite';
import { migratorSettings, ownRoles } from '../cluster-roles.js';
import { PostgresError } from '../engine.js';
import { embeddedMajor } from './embedded-major.js';
import { sendExtended, sendSimple } from './wire.js';

/**
 * Begins a session. PGlite has one for its whole life, of the supervisor: so the role is changed, and what
 * `ALTER DATABASE … SET` and `ALTER ROLE … SET` have left is applied here. @returns the process id
 */
export async function openSession(db: PGlite, role: string): Promise<number> {
  for (const setting of await settingsOf(db, role)) await apply(db, setting);
  await sendSimple(
    db,
    role === ownRoles.supervisor ? 'RESET SESSION AUTHORIZATION' : `SET SESSION AUTHORIZATION ${role}`,
  );
  if (role === ownRoles.migrator) {
    for (const [name, value] of Object.entries(migratorSettings(embeddedMajor)))
      await sendSimple(db, `SET ${name} = '${value}'`);
  }
  const [row] = await sendSimple(db, 'SELECT pg_catalog.pg_backend_pid() AS pid');
  return row?.['pid'] as number;
}

/** Ends the session, and leaves nothing of it behind: no transaction, setting, temporary table or lock. */
export async function closeSession(db: PGlite): Promise<void> {
  await sendSimple(db, 'ROLLBACK');
  await sendSimple(db, 'DISCARD ALL');
  // A stand-alone backend has no role to go back to: DISCARD ALL and RESET leave this one as it is.
  await sendSimple(db, `SET SESSION AUTHORIZATION ${ownRoles.supervisor}`);
}

/** `name=value`; what counts more comes later, as in process_settings() of PostgreSQL's postinit.c. */
async function settingsOf(db: PGlite, role: string): Promise<readonly string[]> {
  await sendSimple(db, 'SET search_path = pg_catalog');
  const rows = await sendSimple(
    db,
    `SELECT setconfig FROM pg_db_role_setting
      WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
        AND setrole IN (0, '${role}'::regrole)
      ORDER BY setrole <> 0, setdatabase <> 0`,
  );
  await sendSimple(db, 'RESET search_path');
  return rows.flatMap(({ setconfig }) => setconfig as string[]);
}

/** A server, too, goes on with a session whose stored setting has become invalid. */
async function apply(db: PGlite, setting: string): Promise<void> {
  const [name = '', ...value] = setting.split('=');
  try {
    await sendExtended(db, 'SELECT pg_catalog.set_config($1, $2, false)', [name, value.join('=')]);
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
  }
}
