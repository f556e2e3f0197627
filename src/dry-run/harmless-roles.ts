import { dangerousRoles, type ServerRoles } from '../engines/cluster-roles.js';
import type { PostgresServer } from '../engines/engine.js';
import type { Statement } from '../sql/statements.js';
import type { ScriptFailure } from './discretion.js';
import { harmlessChange, type TextEdit } from './harmless-statement.js';
import { type DryRunPlan, type PlannedMigration, type PlannedScript, statementsOf } from './plan.js';
import type { DryRunProblem } from './problem.js';
import type { AnyStatement } from './transaction-plan.js';

export interface HarmlessPlan {
  readonly plan: DryRunPlan;
  /** What pending scripts are carried out without. */
  readonly problems: readonly DryRunProblem[];
}

/**
 * Lets migrations make and alter roles as production's superuser does, but harmless ones: what only a superuser may
 * give is left out, and each role becomes one that the migrations can use. What is left out becomes spaces, and what
 * is added comes last where it can, so that the places of errors stay true. The setup is trusted, and stays as it is.
 */
export function harmlessPlan(
  plan: DryRunPlan,
  server: Pick<PostgresServer, 'roles' | 'major'>,
): HarmlessPlan {
  const problems: DryRunProblem[] = [];
  const harmless = (script: PlannedScript, pending: boolean): PlannedScript => {
    const carriedOut = harmlessScript(script, server);
    if (pending) problems.push(...carriedOut.problems);
    return carriedOut.script;
  };
  const migrations = plan.migrations.map((migration): PlannedMigration => {
    const { up, down, pending } = migration;
    return {
      ...migration,
      up: harmless(up, pending),
      ...(down ? { down: harmless(down, pending) } : {}),
    };
  });
  const { baseline, seed } = plan;
  const others = {
    ...(baseline ? { baseline: harmless(baseline, false) } : {}),
    ...(seed ? { seed: harmless(seed, false) } : {}),
  };
  return { plan: { ...plan, migrations, ...others }, problems };
}

interface HarmlessScript {
  readonly script: PlannedScript;
  readonly problems: readonly DryRunProblem[];
}

function harmlessScript(
  script: PlannedScript,
  { roles, major }: { readonly roles: ServerRoles; readonly major: number },
): HarmlessScript {
  const { file, parsed } = script;
  const changes = statementsOf(script)
    .filter(standsInScript)
    .flatMap((statement) => {
      const around = parsed.statements.find(
        ({ start, end }) => start <= statement.start && statement.end <= end,
      );
      const place = { text: parsed.source.text, around: around ?? statement };
      const change = harmlessChange(statement, place, { ...roles, major });
      return change ? [{ at: statement.region, ...change }] : [];
    });
  if (changes.length === 0) return { script, problems: [] };
  const edits = changes.flatMap((change) => change.edits);
  const problems = changes.flatMap(({ at, message }) =>
    message === undefined ? [] : [{ rule: 'role-created', stage: 'dry-run', file, at, message } as const],
  );
  const edited = parsed.statements.map((statement) => withEdits(statement, edits));
  return { script: { ...script, parsed: { ...parsed, statements: edited } }, problems };
}

/** A routine may be of another script, and stays as it was defined. */
const standsInScript = ({ within }: Statement): boolean => within === undefined || within.routine === 'do';

/** Last edit first: those before it stay where they are. A constant may be executed in several places. */
function withEdits(statement: AnyStatement, edits: readonly TextEdit[]): AnyStatement {
  const { start, end } = statement;
  const own = edits.filter((edit) => edit.start >= start && edit.end <= end);
  const text = [...new Map(own.map((edit) => [`${edit.start} ${edit.text}`, edit])).values()]
    .toSorted((left, right) => right.start - left.start)
    .reduce(
      (edited, edit) => edited.slice(0, edit.start - start) + edit.text + edited.slice(edit.end - start),
      statement.text,
    );
  return own.length === 0 ? statement : { ...statement, text };
}

/**
 * What to do where a role was not made harmless, for its statement could not be read. CreateRole, AlterRole and
 * check_role_grantor: src/backend/commands/user.c; before 16 the dangerous predefined roles are not there.
 */
export function helpForRole({ error }: ScriptFailure): string | undefined {
  const { sqlState, detail = '' } = error.fields;
  const isAttribute =
    sqlState === '42501' &&
    (/^must be superuser to (?:create|alter|change) .*(?:superuser|replication|bypassrls)/.test(
      error.message,
    ) ||
      (/^permission denied to (?:create|alter) role$/.test(error.message) && detail.includes('attribute')));
  const names = dangerousRoles.filter((name) => error.message.includes(`"${name}"`));
  const isGrant = names.length > 0 && ['42501', '42704'].includes(sqlState);
  if (!isAttribute && !isGrant) return undefined;
  const what = isGrant ? names.join(', ') : 'SUPERUSER, CREATEDB, CREATEROLE, REPLICATION and BYPASSRLS';
  return `Drydock runs migrations as a role that is no superuser, and leaves ${what} out of statements where it can read them; here it could not. Write the statement as a constant text, or make the role in the file that the config names as setup.`;
}
