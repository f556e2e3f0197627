import { customaryRole, madeByDrydock, type ServerRoles } from '../engines/cluster-roles.js';
import type { Connection, Database, PostgresServer } from '../engines/engine.js';
import { hole } from '../plpgsql/fold-text.js';
import { quoteIdentifier } from '../postgres/identifiers.js';
import type { Region } from '../report.js';
import { roleCreatedBy, rolesNamedBy } from '../sql/roles.js';
import { handOver } from './hand-over.js';
import { makePeers, peersOf } from './peers.js';
import { type DryRunPlan, type PlannedScript, statementsOf } from './plan.js';
import type { DryRunProblem } from './problem.js';

/**
 * Sees to it that migrations find the roles that they name, and can use those of the setup and those that they make
 * themselves. To be called after the setup, which may make roles as production has them.
 */
export async function provideRoles(
  plan: DryRunPlan,
  database: Database,
  { roles, major }: Pick<PostgresServer, 'roles' | 'major'>,
): Promise<readonly DryRunProblem[]> {
  const needed = neededRoles(plan, roles);
  if (!plan.setup && needed.length === 0 && !scriptsOf(plan).some(makesRole)) return [];
  await using supervisor = await database.connectAsSupervisor();
  await makePeers(supervisor, roles.migrator, major);
  if (plan.setup) await handOver(supervisor, roles);
  return madeRoleProblems(needed, await makeRoles(supervisor, needed, roles));
}

const makesRole = (script: PlannedScript): boolean =>
  statementsOf(script).some(({ kind }) => kind === 'CreateRoleStmt');

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
export function neededRoles(plan: DryRunPlan, roles: ServerRoles): readonly NeededRole[] {
  const run = scriptsOf(plan).flatMap((script) =>
    statementsOf(script).map((statement) => ({ script, statement })),
  );
  const created = new Set(run.map(({ statement }) => roleCreatedBy(statement)));
  const underCheck = new Set(pendingScripts(plan));
  const needed = new Map<string, NeededRole>();
  for (const { script, statement } of run) {
    // From here on a role may be there whose name is put together; a script that asks before finds either.
    if (roleCreatedBy(statement)?.includes(hole) && !statement.within?.guarded) break;
    for (const name of rolesNamedBy(statement)) {
      if (created.has(name) || isThere(name, roles) || needed.get(name)?.named) continue;
      const named = { file: script.file, at: statement.region };
      needed.set(name, underCheck.has(script) ? { name, named } : { name });
    }
  }
  return [...needed.values()];
}

const pendingScripts = ({ migrations }: DryRunPlan): readonly PlannedScript[] =>
  migrations.filter(({ pending }) => pending).flatMap(({ up, down }) => (down ? [up, down] : [up]));

/** All that run as the role of the migrations. */
const scriptsOf = (plan: DryRunPlan): readonly PlannedScript[] => {
  const history = plan.migrations.filter(({ pending }) => !pending).map(({ up }) => up);
  const { baseline, seed } = plan;
  return [...(baseline ? [baseline] : []), ...history, ...(seed ? [seed] : []), ...pendingScripts(plan)];
};

const isThere = (name: string, { migrator, supervisor }: ServerRoles): boolean =>
  name === migrator ||
  name === supervisor ||
  name === 'public' ||
  name.startsWith('pg_') ||
  name.includes(hole);

/**
 * Makes the roles that the server lacks, able to do nothing by themselves, and gives the names of those that Drydock
 * made. The role of the migrations is a member of each, without which it could not name one as an owner: manual,
 * ALTER TABLE.
 */
export async function makeRoles(
  supervisor: Connection,
  needed: readonly NeededRole[],
  { migrator }: ServerRoles,
): Promise<ReadonlySet<string>> {
  const names = needed.map(({ name }) => name);
  const rows = await supervisor.query(rolesQuery, [names]);
  const present = new Map(rows.map(({ name, is_ours }) => [String(name), is_ours === true]));
  const made = names.filter((name) => present.get(name) !== false);
  for (const name of made) {
    const role = quoteIdentifier(name);
    if (!present.has(name)) await supervisor.execute(creation(role, migrator));
    await supervisor.execute(`GRANT ${quoteIdentifier(peersOf(migrator))} TO ${role}`);
  }
  return new Set(made);
}

const rolesQuery = `
SELECT r.rolname::pg_catalog.text AS name,
  NOT r.rolsuper AND (r.rolname OPERATOR(pg_catalog.=) '${customaryRole}'::pg_catalog.name
    OR pg_catalog.shobj_description(r.oid, 'pg_authid') OPERATOR(pg_catalog.=) '${madeByDrydock}') IS TRUE AS is_ours
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
    named && made.has(name) && name !== customaryRole
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
