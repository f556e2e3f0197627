import { dangerousRoles, type ServerRoles } from '../engines/cluster-roles.js';
import type { Connection } from '../engines/engine.js';
import { quoteIdentifier, quoteLiteral } from '../postgres/identifiers.js';
import { peersOf } from './peers.js';

/**
 * Gives the role of the migrations what the setup has made, which ran as the supervisor: the roles, to grant and alter
 * and own by, and whatever in the database the setup gave to nobody. To be run before any migration. `peersOf` must be
 * there.
 */
export async function handOver(supervisor: Connection, { migrator }: ServerRoles): Promise<void> {
  const role = quoteIdentifier(migrator);
  const own = [migrator, peersOf(migrator)].map(quoteLiteral).join(', ');
  await supervisor.execute('SET search_path = pg_catalog, pg_temp');
  const roles = await supervisor.query(rolesOfSetup(own));
  for (const { name } of roles) {
    const given = quoteIdentifier(String(name));
    await supervisor.execute(`GRANT ${given} TO ${role} WITH ADMIN OPTION`);
    await supervisor.execute(`GRANT ${quoteIdentifier(peersOf(migrator))} TO ${given}`);
  }
  const objects = await supervisor.query(objectsOfSetup);
  for (const { object } of objects) await supervisor.execute(`ALTER ${String(object)} OWNER TO ${role}`);
}

/** Not those through which the migrations would become a superuser, or leave the server. */
const rolesOfSetup = (own: string): string => `
SELECT r.rolname::text AS name FROM pg_roles AS r
WHERE r.oid >= 16384 AND NOT r.rolsuper AND r.rolname NOT IN (${own})
  AND NOT EXISTS (
    SELECT FROM pg_roles AS d
    WHERE (d.rolsuper OR d.rolname IN (${dangerousRoles.map(quoteLiteral).join(', ')}))
      AND pg_has_role(r.oid, d.oid, 'MEMBER'))
ORDER BY r.oid`;

/**
 * Each with the word that ALTER wants before it, schemas first. Left out are members of extensions, what follows its
 * table (indexes, TOAST, sequences of columns, row types), and functions of event triggers: by them the migrations
 * could run something as the supervisor.
 */
const objectsOfSetup = `
SELECT o.object FROM (
  SELECT 1, n.oid, 'pg_namespace'::regclass, n.nspowner, 'SCHEMA ' || quote_ident(n.nspname)
  FROM pg_namespace AS n WHERE n.nspname !~ '^pg_'
  UNION ALL
  SELECT 2, t.oid, 'pg_type'::regclass, t.typowner, 'TYPE ' || t.oid::regtype
  FROM pg_type AS t LEFT JOIN pg_class AS c ON c.oid = t.typrelid
  WHERE t.typtype IN ('d', 'e', 'r') OR c.relkind = 'c'
  UNION ALL
  SELECT 3, p.oid, 'pg_proc'::regclass, p.proowner, 'ROUTINE ' || p.oid::regprocedure
  FROM pg_proc AS p
  WHERE NOT EXISTS (SELECT FROM pg_event_trigger AS e WHERE e.evtfoid = p.oid)
    AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
  UNION ALL
  SELECT 4, c.oid, 'pg_class'::regclass, c.relowner,
    CASE c.relkind WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW ' WHEN 'f' THEN 'FOREIGN TABLE '
      WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass
  FROM pg_class AS c
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relpersistence <> 't'
    AND NOT EXISTS (
      SELECT FROM pg_depend AS d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0 AND d.deptype IN ('a', 'i')
        AND c.relkind = 'S')
  UNION ALL
  SELECT 5, p.oid, 'pg_publication'::regclass, p.pubowner, 'PUBLICATION ' || quote_ident(p.pubname)
  FROM pg_publication AS p WHERE NOT p.puballtables
) AS o (place, oid, catalog, owner, object)
WHERE o.oid >= 16384 AND o.owner = (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = session_user)
  AND NOT EXISTS (
    SELECT FROM pg_depend AS d WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
ORDER BY o.place, o.oid`;
