import type { Connection } from '../../engines/engine.js';
import type { Discretion, Excuse, Handling, ScriptFailure } from '../discretion.js';
import { namesMadeBy } from '../extensions/made-names.js';
import { missingObject } from '../extensions/missing-object.js';
import type { PlannedScript } from '../plan.js';
import type { AnyStatement } from '../transaction-plan.js';
import { isParsed } from '../../sql/statements.js';
import { runPreparation } from './prepare.js';
import type { Stage } from './stage.js';

/**
 * Runs what pg_dump wrote, as psql would. What the sandbox is the cause of is passed over: the rights of a superuser,
 * a setting that this server does not know, and what names something that was not made for such a reason.
 * @returns the statements that were passed over, as `file:line`
 * @throws UserError at the place of the statement that fails for another reason.
 */
export async function runBaseline(baseline: PlannedScript, stage: Stage): Promise<readonly string[]> {
  const discretion = new BaselineDiscretion(stage.extensions);
  await runPreparation('baseline', baseline, stage, discretion);
  return discretion.places;
}

const notOfTheSandbox: Excuse = {
  because: 'the baseline is read into a database of the dry-run, as a role that is no superuser',
  help: '',
};

/** 42501: insufficient_privilege; 3D000: the database that was dumped has another name. */
const sandboxStates: ReadonlySet<string> = new Set(['42501', '3D000']);

/** `pg_dump --create` writes them. */
const ofTheServer: ReadonlySet<string> = new Set([
  ...[
    'CreatedbStmt',
    'DropdbStmt',
    'AlterDatabaseStmt',
    'AlterDatabaseSetStmt',
    'AlterDatabaseRefreshCollStmt',
  ],
  ...['CreateTableSpaceStmt', 'AlterSystemStmt'],
]);

class BaselineDiscretion implements Discretion {
  readonly places: string[] = [];
  readonly #extensions: Discretion;
  readonly #unmade = new Set<string>();

  constructor(extensions: Discretion) {
    this.#extensions = extensions;
  }

  decide(statement: AnyStatement): Handling | Excuse {
    return ofTheServer.has(statement.kind) ? notOfTheSandbox : this.#extensions.decide(statement);
  }

  /** pg_dump opens no transaction, but somebody may have put one around it. */
  mayBeExcused(): boolean {
    return true;
  }

  async excuse(failure: Required<ScriptFailure>, session: Connection): Promise<Excuse | undefined> {
    const known = await this.#extensions.excuse(failure, session);
    return known ?? (this.#isOfTheSandbox(failure) ? notOfTheSandbox : undefined);
  }

  #isOfTheSandbox({ statement, error }: Required<ScriptFailure>): boolean {
    const { sqlState } = error.fields;
    if (sandboxStates.has(sqlState) || statement.kind === 'VariableSetStmt') return true;
    // initdb has made the schema that pg_dump writes where it is not as initdb makes it.
    if (statement.kind === 'CreateSchemaStmt' && sqlState === '42P06') return true;
    const missing = missingObject(error);
    return missing !== undefined && this.#unmade.has(missing.name);
  }

  passedOver(statement: AnyStatement, script: PlannedScript, excuse: Excuse): void {
    if (excuse !== notOfTheSandbox) {
      this.#extensions.passedOver(statement, script, excuse);
      return;
    }
    if (statement.kind === 'VariableSetStmt') return;
    this.places.push(`${script.file}:${statement.region.startLine}`);
    if (isParsed(statement)) namesMadeBy(statement).objects.forEach((name) => this.#unmade.add(name));
  }
}
