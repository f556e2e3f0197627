import type { Connection } from '../../engines/engine.js';
import { quoteLiteral } from '../../postgres/identifiers.js';
import { installableExtensions } from './installable.js';

/** How it stands with an extension that a script creates. */
export type Standing =
  /** The migrations' role creates it, or it is there already. */
  | 'free'
  /** Only a superuser may create it, and Drydock does so. */
  | 'on-behalf'
  /** Only a superuser may create it, and Drydock does not. */
  | 'refused'
  | 'unavailable';

const columns = `
SELECT e.name::pg_catalog.text AS name, e.installed_version IS NOT NULL AS installed,
  pg_catalog.bool_or(v.superuser AND NOT v.trusted) AS restricted,
  pg_catalog.array_agg(v.requires::pg_catalog.text[]::pg_catalog.text) AS requires,
  (SELECT r.rolsuper FROM pg_catalog.pg_roles AS r
    WHERE r.rolname OPERATOR(pg_catalog.=) CURRENT_USER) AS may_install
FROM pg_catalog.pg_available_extensions AS e
JOIN pg_catalog.pg_available_extension_versions AS v ON v.name OPERATOR(pg_catalog.=) e.name`;

interface Available {
  readonly name: string;
  readonly installed: boolean;
  readonly restricted: boolean;
  readonly mayInstall: boolean;
  readonly requires: readonly string[];
}

/** The names stand in the text, because the embedded engine loads what a text speaks of. */
async function availableOf(supervisor: Connection, names: readonly string[]): Promise<readonly Available[]> {
  const list = names.map((name) => `${quoteLiteral(name)}::pg_catalog.name`).join(', ');
  const rows = await supervisor.query(
    `${columns} WHERE e.name OPERATOR(pg_catalog.=) ANY (ARRAY[${list}]) GROUP BY e.name, e.installed_version`,
  );
  return rows.map((row) => ({
    name: String(row['name']),
    installed: row['installed'] === true,
    restricted: row['restricted'] === true,
    mayInstall: row['may_install'] === true,
    requires: [...new Set(String(row['requires']).match(/[\w-]+/g) ?? [])].filter((word) => word !== 'NULL'),
  }));
}

export interface Survey {
  readonly standings: ReadonlyMap<string, Standing>;
  /** What the function that installs on behalf may create. */
  readonly installable: readonly string[];
}

/** Asks the server for the extensions of these names, and for those that they require. */
export async function surveyExtensions(supervisor: Connection, names: readonly string[]): Promise<Survey> {
  const standings = new Map<string, Standing>();
  const installable = new Set<string>();
  const asked = new Set<string>();
  for (let open = names; open.length > 0;) {
    open.forEach((name) => asked.add(name));
    const found = await availableOf(supervisor, open);
    for (const one of found) {
      if (names.includes(one.name)) standings.set(one.name, standingOf(one));
      if (installableExtensions.includes(one.name)) installable.add(one.name);
    }
    open = [...new Set(found.flatMap(({ requires }) => requires))].filter((name) => !asked.has(name));
  }
  for (const name of names) if (!standings.has(name)) standings.set(name, 'unavailable');
  return { standings, installable: [...installable] };
}

function standingOf({ name, installed, restricted, mayInstall }: Available): Standing {
  if (installed || !restricted) return 'free';
  return mayInstall && installableExtensions.includes(name) ? 'on-behalf' : 'refused';
}
