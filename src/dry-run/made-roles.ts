import { madeByDrydock, type ServerRoles } from '../engines/cluster-roles.js';
import type { Connection } from '../engines/engine.js';
import { quoteIdentifier } from '../postgres/identifiers.js';
import type { Region } from '../report.js';
import { roleCreatedBy, rolesNamedBy } from '../sql/roles.js';
import { isParsed, type Statement } from '../sql/statements.js';
import type { DryRunPlan, PlannedScript } from './plan.js';
import type { DryRunProblem } from './problem.js';

/** A role that scripts name and none of them makes. */
export interface NeededRole {
  readonly name: string;
  /** The first pending statement that names it; undefined where only the history or the seed does. */
  readonly named?: { readonly file: string; readonly at: Region };
}

/**
 * Roles belong to the server and not to a database, so migrations name them and something else makes them. Names that
 * begin with pg_ are reserved (manual, CREATE ROLE); the role of the migrations and the supervisor are there.
 */
export function neededRoles({ migrations, seed }: DryRunPlan, roles: ServerRoles): readonly NeededRole[] {
  const history = migrations.filter(({ pending }) => !pending).map(({ up }) => up);
  const pending = migrations
    .filter((migration) => migration.pending)
    .flatMap(({ up, down }) => (down ? [up, down] : [up]));
  const scripts = [...history, ...(seed ? [seed] : []), ...pending];
  const created = new Set(scripts.flatMap(statementsOf).map(roleCreatedBy));
  const underCheck = new Set(pending);
  const needed = new Map<string, NeededRole>();
  for (const script of scripts) {
    for (const { name, at } of namedIn(script)) {
      const known = needed.get(name);
      if (created.has(name) || isThere(name, roles) || known?.named) continue;
      needed.set(name, underCheck.has(script) ? { name, named: { file: script.file, at } } : { name });
    }
  }
  return [...needed.values()];
}

const isThere = (name: string, { migrator, supervisor }: ServerRoles): boolean =>
  name === migrator || name === supervisor || name === 'public' || name.startsWith('pg_');

const statementsOf = ({ parsed, statements }: PlannedScript): readonly Statement[] =>
  statements ?? parsed.statements.filter(isParsed);

const namedIn = (script: PlannedScript): readonly { readonly name: string; readonly at: Region }[] =>
  statementsOf(script).flatMap((statement) =>
    rolesNamedBy(statement).map((name) => ({ name, at: statement.region })),
  );

/**
 * Makes the roles that the server lacks, able to do nothing by themselves, and gives the names of those that Drydock
 * made. The role of the migrations is a member of each, without which it could not name one as an owner: manual,
 * ALTER TABLE. The new owner must be able to create in the schema, too, which before PostgreSQL 15 every role was in
 * `public`.
 */
export async function makeRoles(
  supervisor: Connection,
  needed: readonly NeededRole[],
  { migrator }: ServerRoles,
): Promise<ReadonlySet<string>> {
  const names = needed.map(({ name }) => name);
  const rows = await supervisor.query(rolesQuery, [names]);
  const present = new Map(rows.map(({ name, comment }) => [String(name), comment === madeByDrydock]));
  const made = names.filter((name) => present.get(name) !== false);
  // A setup may have dropped the schema.
  const [place] = await supervisor.query(
    `SELECT pg_catalog.to_regnamespace('public') IS NOT NULL AS is_there`,
  );
  for (const name of made) {
    const role = quoteIdentifier(name);
    if (!present.has(name)) await supervisor.execute(creation(role, migrator));
    if (place?.['is_there'] === true)
      await supervisor.execute(`GRANT USAGE, CREATE ON SCHEMA public TO ${role}`);
  }
  return new Set(made);
}

const rolesQuery = `
SELECT r.rolname::pg_catalog.text AS name, pg_catalog.shobj_description(r.oid, 'pg_authid') AS comment
FROM pg_catalog.pg_roles AS r
WHERE r.rolname OPERATOR(pg_catalog.=) ANY ($1::pg_catalog.name[])`;

/** ADMIN OPTION, because a migration may grant the role to another that it names. */
const creation = (role: string, migrator: string): string => `
CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
COMMENT ON ROLE ${role} IS '${madeByDrydock}';
GRANT ${role} TO ${migrator} WITH ADMIN OPTION`;

/** One for each role that a pending statement names. */
export const madeRoleProblems = (
  needed: readonly NeededRole[],
  made: ReadonlySet<string>,
): readonly DryRunProblem[] =>
  needed.flatMap(({ name, named }) =>
    named && made.has(name)
      ? [
          {
            rule: 'role-created',
            stage: 'dry-run',
            ...named,
            message: `Drydock made the role ${name}, which no script creates: its real attributes and grants are not part of this proof.`,
          } as const,
        ]
      : [],
  );
