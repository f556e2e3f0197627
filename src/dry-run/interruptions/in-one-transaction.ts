import { PostgresError, type Connection } from '../../engines/engine.js';
import { transactionControl } from '../../sql/transactions.js';
import type { PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import { rollBackIfAlive, runScript, type ScriptRun } from '../run-script.js';
import { canRunInTransaction, withoutTransactionControl } from '../stages/in-one-transaction.js';
import { inSession, type Stage } from '../stages/stage.js';
import type { AnyStatement } from '../transaction-plan.js';
import { between, type Boundary } from './boundaries.js';
import type { Judge, Trial } from './trial.js';

/** What is wrong; `incomparable`: it does not do in one transaction what it does in several. */
export type Outcome = readonly DryRunProblem[] | 'incomparable';

/**
 * Whether a session that goes on is to the second run as a new one: nothing of the script lives in the session, or as
 * long as a transaction, that could help it. Timeouts cannot, and are set again.
 */
export const leavesSessionAsItIs = (script: PlannedScript): boolean =>
  canRunInTransaction(script) && script.parsed.statements.every(isOfNoSession);

const isOfNoSession = (statement: AnyStatement): boolean =>
  (statement.kind === 'VariableSetStmt' && statement.node.name?.endsWith('timeout') === true) ||
  ['begin', 'commit'].includes(transactionControl(statement) ?? '') ||
  !(livesInSession.has(statement.kind) || sessionWords.test(statement.text));

/** With ALTER ROLE and ALTER DATABASE, of which the next session takes its settings. */
const livesInSession: ReadonlySet<string> = new Set([
  'AlterDatabaseSetStmt',
  'AlterRoleSetStmt',
  'ConstraintsSetStmt',
  'DeclareCursorStmt',
  'DiscardStmt',
  'ListenStmt',
  'LoadStmt',
  'PrepareStmt',
  'TransactionStmt',
  'VariableSetStmt',
]);

const sessionWords = /\btemp(?:orary)?\b|pg_temp|set_config|advisory|\bset\s+(?:local|session|role)\b/i;

/**
 * Runs the script once in a transaction that is rolled back, and at each boundary a second time from the start, back to
 * a savepoint.
 */
export const tryInOneTransaction = (
  script: PlannedScript,
  boundaries: readonly Boundary[],
  stage: Stage,
  judge: Judge,
): Promise<Outcome> =>
  inSession(stage.database, async (session) => {
    await session.execute('BEGIN');
    try {
      return await tryEach(new Run(script, session, stage), boundaries, judge);
    } catch (error) {
      // The transaction has come to an end before its time.
      if (!(error instanceof PostgresError)) throw error;
      return 'incomparable';
    } finally {
      await rollBackIfAlive(session);
    }
  });

async function tryEach(run: Run, boundaries: readonly Boundary[], judge: Judge): Promise<Outcome> {
  for (const boundary of boundaries) {
    if (!(await run.goOnTo(boundary))) return 'incomparable';
    const trial = await run.again(boundary);
    if (isArtefact(trial)) return 'incomparable';
    const problem = await judge(trial);
    if (problem) return [problem];
  }
  return [];
}

/** 55P04, a new enum value is used; 55006, a table has pending trigger events: a commit in between forestalls both. */
const isArtefact = ({ failure }: Trial): boolean =>
  ['55P04', '55006'].includes(failure?.error.fields.sqlState ?? '');

const savepoint = 'drydock_interruption';

class Run {
  readonly #script: PlannedScript;
  readonly #session: Connection;
  readonly #stage: Stage;
  #length = 0;

  constructor(script: PlannedScript, session: Connection, stage: Stage) {
    this.#script = script;
    this.#session = session;
    this.#stage = stage;
  }

  /** The first run; whether that succeeds, as it has before. */
  async goOnTo({ length }: Boundary): Promise<boolean> {
    if (this.#length > 0) await this.#goBack();
    const { failure } = await this.#run(between(this.#script, this.#length, length));
    this.#length = length;
    if (!failure) await this.#session.execute(`SAVEPOINT ${savepoint}`);
    return failure === undefined;
  }

  /** The second run. */
  async again({ last }: Boundary): Promise<Trial> {
    const { failure } = await this.#run(this.#script);
    const end = failure ? { failure } : { end: await this.#stage.snapshot(this.#session) };
    const leftover = async () => {
      await this.#goBack();
      return this.#stage.snapshot(this.#session);
    };
    return { at: last, isWithin: false, ...end, leftover };
  }

  async #goBack(): Promise<void> {
    await this.#session.execute(`ROLLBACK TO SAVEPOINT ${savepoint}`);
  }

  #run(script: PlannedScript): Promise<ScriptRun> {
    const { clock, extensions } = this.#stage;
    const lenience = { discretion: extensions, inTransaction: true };
    return runScript(this.#session, withoutTransactionControl(script), clock, undefined, lenience);
  }
}
