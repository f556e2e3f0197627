import { type Connection, PostgresError, type Row } from '../../engines/engine.js';
import type { FindingStage } from '../../report.js';
import { transactionControl } from '../../sql/transactions.js';
import { failingPlace } from '../failing-place.js';
import { type Assertion, beginningOf, type PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import { rollBackIfAlive } from '../run-script.js';
import type { AnyStatement } from '../transaction-plan.js';
import { inSession, type Stage } from './stage.js';

/**
 * Runs a verify script in a transaction that is rolled back. It holds where no statement fails, as in sqitch, and none
 * returns false. What fails ends it.
 */
export const verify = (script: PlannedScript, stage: Stage): Promise<readonly DryRunProblem[]> =>
  takenBack(stage, async (session) => {
    const problems: DryRunProblem[] = [];
    for (const statement of script.parsed.statements) {
      if (transactionControl(statement) !== undefined) continue;
      const answer = await ask(session, statement);
      const failed = answer instanceof PostgresError;
      if (!failed && !answer.some(saysFalse)) continue;
      problems.push(refuted(statement, answer, script, stage));
      if (failed) break;
    }
    return problems;
  });

/** Asks what the team asserts; what does not hold is told at the beginning of the script. */
export const assert = (
  assertions: readonly Assertion[],
  script: PlannedScript,
  stage: Stage,
): Promise<readonly DryRunProblem[]> =>
  takenBack(stage, async (session) => {
    const problems: DryRunProblem[] = [];
    for (const assertion of assertions) {
      await session.execute('SAVEPOINT assertion');
      const answer = await query(session, assertion.sql);
      await session.execute('ROLLBACK TO SAVEPOINT assertion');
      if (!(answer instanceof PostgresError) && answer.every(saysTrue)) continue;
      problems.push(unmet(assertion, answer, script));
    }
    return problems;
  });

type Answer = readonly Row[] | PostgresError;

async function takenBack<Result>(
  stage: Stage,
  run: (session: Connection) => Promise<Result>,
): Promise<Result> {
  return inSession(stage.database, async (session) => {
    await session.execute('BEGIN');
    const result = await run(session);
    await rollBackIfAlive(session);
    return result;
  });
}

const ask = (session: Connection, { kind, text, copyData }: AnyStatement): Promise<Answer> =>
  kind === 'SelectStmt' ? query(session, text) : answered(session.execute(text, copyData).then(() => []));

const query = (session: Connection, sql: string): Promise<Answer> => answered(session.query(sql));

const answered = (work: Promise<readonly Row[]>): Promise<Answer> =>
  work.catch((error: unknown) => {
    if (error instanceof PostgresError) return error;
    throw error;
  });

const saysTrue = (row: Row): boolean => Object.keys(row).length === 1 && Object.values(row)[0] === true;

const saysFalse = (row: Row): boolean => Object.keys(row).length === 1 && Object.values(row)[0] === false;

function refuted(
  statement: AnyStatement,
  answer: Answer,
  script: PlannedScript,
  stage: Stage,
): DryRunProblem {
  const known = { rule: 'assertion-failed', stage: 'dry-run', file: script.file } as const;
  if (!(answer instanceof PostgresError))
    return { ...known, at: statement.region, message: 'The check returns false after the up script.' };
  const failure = { statement, error: answer };
  return {
    ...known,
    ...failingPlace(failure, script, stage.routines),
    message: `The check fails after the up script: ${answer.message}.`,
    postgres: postgresMessage(failure),
  };
}

function unmet({ after, sql, message }: Assertion, answer: Answer, script: PlannedScript): DryRunProblem {
  const stage: FindingStage = after === 'up' ? 'dry-run' : 'rollback';
  const when = after === 'up' ? 'After the pending migrations' : 'After the rollback';
  const said = message ?? `this does not hold: ${sql.replace(/\s+/g, ' ').trim()}`;
  return {
    rule: 'assertion-failed',
    stage,
    file: script.file,
    at: beginningOf(script),
    message: `${when}, ${said} (the assertion ${outcome(answer)}).`,
    ...(answer instanceof PostgresError ? { postgres: postgresMessage({ error: answer }) } : {}),
  };
}

function outcome(answer: Answer): string {
  if (answer instanceof PostgresError) return `fails: ${answer.message}`;
  if (answer.some(saysFalse)) return 'returns false';
  return answer.length === 1 ? 'returns a row' : `returns ${answer.length} rows`;
}
