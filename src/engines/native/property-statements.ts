import type pg from 'pg';
import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import type { KeptProperties } from './database-properties.js';
import { type Setting, settingStatements } from './setting-statements.js';

interface Grant {
  /** Quoted, or PUBLIC. */
  readonly grantee: string;
  readonly privilege: string;
  readonly grantable: boolean;
}

/** Of settings, those of a role in this database and those of all. */
const settingsQuery = `
SELECT r.rolname::text AS role, s.setconfig AS settings
FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
WHERE d.datname = $1`;

const grantsQuery = `
SELECT coalesce(quote_ident(r.rolname), 'PUBLIC') AS grantee, a.privilege_type AS privilege, a.is_grantable AS grantable
FROM pg_database d CROSS JOIN aclexplode(d.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE d.datname = $1 AND (a.grantee = 0 OR r.oid IS NOT NULL)`;

const commentQuery = `
SELECT d.datacl IS NOT NULL AS changed, shobj_description(d.oid, 'pg_database') AS comment
FROM pg_database d WHERE d.datname = $1`;

/**
 * Remembers what `ALTER DATABASE … SET`, GRANT and COMMENT did, and does it again: for a supervisor that is no superuser.
 * A copy counts for DROP ROLE there.
 */
export async function keepPropertiesAsStatements(
  client: pg.Client,
  original: string,
): Promise<KeptProperties> {
  const database = quoteIdentifier(original);
  const settings = await client.query<Setting>(settingsQuery, [original]);
  const grants = await client.query<Grant>(grantsQuery, [original]);
  const about = await client.query<{ changed: boolean; comment: string | null }>(commentQuery, [original]);
  const { changed = false, comment = null } = about.rows[0] ?? {};
  const statements = [
    ...settings.rows.flatMap(({ role, settings: all }) =>
      settingStatements(
        role === null ? `DATABASE ${database}` : `ROLE ${quoteIdentifier(role)} IN DATABASE ${database}`,
        all,
      ),
    ),
    ...(changed ? [`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`] : []),
    ...grants.rows.map((grant) => grantStatement(grant, database)),
    ...(comment === null ? [] : [`COMMENT ON DATABASE ${database} IS ${quoteLiteral(comment)}`]),
  ];
  return {
    putBack: async (later) => {
      for (const statement of statements) await later.query(statement);
    },
  };
}

const grantStatement = ({ grantee, privilege, grantable }: Grant, database: string): string =>
  `GRANT ${privilege} ON DATABASE ${database} TO ${grantee}${grantable ? ' WITH GRANT OPTION' : ''}`;
