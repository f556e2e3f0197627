import type { Connection } from '../../engines/engine.js';
import { isParsed, type Statement } from '../../sql/statements.js';
import { transactionControl } from '../../sql/transactions.js';
import { failingPlace, type RoutineSources } from '../failing-place.js';
import { type DryRunPlan, type PlannedScript, statementsOf } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import type { Discretion, Excuse, Handling, PassedOver, ScriptFailure } from '../discretion.js';
import type { AnyStatement } from '../transaction-plan.js';
import { installCall, makeInstallFunction } from './install-function.js';
import { whyNotInstalled } from './installable.js';
import { namesMadeBy } from './made-names.js';
import { mayComeWithExtension, type MissingObject, missingObject } from './missing-object.js';
import { type Standing, surveyExtensions } from './server-extensions.js';
import { extensionCure, unavailableExtension } from './unavailable-extension.js';
import { extensionsNamedBy, scriptsOf, wantedBy, wantedInside } from './wanted-extensions.js';

/** Only a superuser may create or update it: src/backend/commands/extension.c. */
const deniedExtension = /^permission denied to (?:create|update) extension "(.+)"$/;

/**
 * Knows which extensions the server is without, and what cannot be run because of that: what names an extension's
 * own objects, and what names objects that were not made for that reason.
 */
export class LackingExtensions implements Discretion {
  readonly #major: number;
  readonly #plan: DryRunPlan;
  #made: ReadonlySet<string> | undefined;
  #standings: ReadonlyMap<string, Standing> = new Map();
  /** Those that a script has tried to create. */
  readonly #lacking = new Map<string, Excuse>();
  /** What statements that were not run would have made. */
  readonly #unmade = new Map<string, Excuse>();
  /** Tables among them, whose names begin those of their parts. */
  readonly #unmadeTables = new Map<string, Excuse>();
  readonly #told = new Set<AnyStatement>();

  constructor(plan: DryRunPlan, major: number) {
    this.#plan = plan;
    this.#major = major;
  }

  /** Asks the server once, before anything of a migration has run, and makes what installs extensions. */
  async prepare(open: () => Promise<Connection>): Promise<void> {
    const names = extensionsNamedBy(this.#plan);
    if (names.length === 0) return;
    await using supervisor = await open();
    const { standings, installable } = await surveyExtensions(supervisor, names);
    this.#standings = standings;
    if ([...standings.values()].includes('on-behalf')) await makeInstallFunction(supervisor, installable);
  }

  decide(statement: AnyStatement): Handling | Excuse {
    const wanted = wantedBy(statement);
    if (!wanted) return { before: this.#prepared(statement) };
    const standing = this.#standings.get(wanted.name);
    if (standing === 'on-behalf') return { before: [], instead: installCall(wanted) };
    return standing === 'refused' || standing === 'unavailable'
      ? this.#lack(wanted.name, standing)
      : { before: [] };
  }

  /** What a body creates IF NOT EXISTS is there when it comes to that. */
  #prepared(statement: AnyStatement): readonly string[] {
    if (statement.kind !== 'DoStmt') return [];
    return wantedInside(statement)
      .filter(({ name, ifNotExists }) => ifNotExists && this.#standings.get(name) === 'on-behalf')
      .map(installCall);
  }

  mayBeExcused(statement: AnyStatement): boolean {
    if (transactionControl(statement) !== undefined || statement.kind === 'VariableSetStmt') return false;
    return this.#lacking.size > 0 || /extension/i.test(statement.text);
  }

  async excuse({ error }: Required<ScriptFailure>, session: Connection): Promise<Excuse | undefined> {
    const unavailable = unavailableExtension(error);
    if (unavailable !== undefined) return this.#lack(unavailable, 'unavailable');
    const denied = error.fields.sqlState === '42501' ? deniedExtension.exec(error.message)?.[1] : undefined;
    if (denied !== undefined) return this.#lack(denied, 'refused');
    const missing = this.#lacking.size > 0 ? missingObject(error) : undefined;
    return missing && (this.#knownOf(missing) ?? (await this.#brought(missing, session)));
  }

  #knownOf({ kind, name }: MissingObject): Excuse | undefined {
    if (kind === 'extension') return this.#lacking.get(name);
    const key = kind === 'column' ? columnKey(name) : name;
    const part = () => [...this.#unmadeTables].find(([table]) => name.startsWith(`${table}_`))?.[1];
    return this.#unmade.get(key) ?? (this.#isMade(name) ? undefined : part());
  }

  /** Of several extensions the one whose name it bears, else the first. */
  async #brought(missing: MissingObject, session: Connection): Promise<Excuse | undefined> {
    if (this.#isMade(missing.name) || this.#isMade(missing.schema ?? '')) return undefined;
    if (!(await mayComeWithExtension(missing, session))) return undefined;
    return this.#lacking.get(missing.name) ?? [...this.#lacking.values()][0];
  }

  /** By any script, in time or too late. */
  #isMade(name: string): boolean {
    this.#made ??= namesMadeByPlan(this.#plan);
    return this.#made.has(name);
  }

  #lack(extension: string, standing: 'refused' | 'unavailable'): Excuse {
    const excuse =
      standing === 'unavailable'
        ? {
            because: `the server of the dry-run does not have the extension ${extension}`,
            help: extensionCure(extension, this.#major),
          }
        : {
            because: whyNotInstalled(extension),
            help: `Only a superuser may create ${extension}: create it in the file that setup in drydock.yml names, which runs as one.`,
          };
    this.#lacking.set(extension, excuse);
    return excuse;
  }

  passedOver(statement: AnyStatement, script: PlannedScript, excuse: Excuse): void {
    for (const one of withBodies(statement, script)) {
      const { objects, columns, tables } = namesMadeBy(one);
      objects.forEach((name) => this.#unmade.set(name, excuse));
      columns.forEach((name) => this.#unmade.set(columnKey(name), excuse));
      tables.forEach((name) => this.#unmadeTables.set(name, excuse));
    }
  }

  /** One for each statement that was not run, told once. */
  problemsOf(
    passedOver: readonly PassedOver[],
    script: PlannedScript,
    stage: DryRunProblem['stage'],
    routines: RoutineSources,
  ): readonly DryRunProblem[] {
    const untold = passedOver.filter(({ statement }) => !this.#told.has(statement));
    return untold.map(({ statement, excuse, error }): DryRunProblem => {
      this.#told.add(statement);
      const reason =
        error && missingObject(error) ? `${error.message}, because ${excuse.because}` : excuse.because;
      return {
        rule: 'extension-unavailable',
        stage,
        ...(error
          ? failingPlace({ statement, error }, script, routines)
          : { file: script.file, at: statement.region }),
        message: `This statement was not run: ${reason}.`,
        help: excuse.help,
        ...(error ? { postgres: postgresMessage({ error }) } : {}),
      };
    });
  }

  /** What may be the cause of a failure that has no excuse. */
  helpFor({ error }: ScriptFailure): string | undefined {
    const [first] = this.#lacking.values();
    return first && missingObject(error) ? `It may be missing only because ${first.because}.` : undefined;
  }
}

const namesMadeByPlan = (plan: DryRunPlan): ReadonlySet<string> =>
  new Set(
    [...scriptsOf(plan), ...(plan.setup ? [plan.setup] : [])]
      .flatMap(statementsOf)
      .flatMap((statement) => namesMadeBy(statement).objects),
  );

const columnKey = (name: string): string => `column ${name.slice(name.lastIndexOf('.') + 1)}`;

/** A statement and what it runs, which stands behind it in the order of the run. */
function withBodies(statement: AnyStatement, { statements = [] }: PlannedScript): readonly Statement[] {
  const own = isParsed(statement) ? [statement] : [];
  const index = statements.findIndex(({ start, within }) => start === statement.start && !within);
  if (index < 0) return own;
  const next = statements.findIndex(({ within }, at) => at > index && !within);
  return [...own, ...statements.slice(index + 1, next < 0 ? undefined : next)];
}
