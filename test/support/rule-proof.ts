import { isDeepStrictEqual } from 'node:util';
import { diffSnapshots } from '../../src/dry-run/catalog/diff.js';
import { type CatalogSnapshot, takeSnapshot } from '../../src/dry-run/catalog/snapshot.js';
import { observerFor } from '../../src/dry-run/observer.js';
import { runScript, type ScriptRun } from '../../src/dry-run/run-script.js';
import { type Database, PostgresError, type PostgresServer } from '../../src/engines/engine.js';
import { type Claim, failureStates } from '../../src/lint/claim.js';
import { type Effects, noEffects, shows } from '../../src/postgres/effects.js';
import { strongerOf } from '../../src/postgres/lock-modes.js';
import { parseScript } from '../../src/sql/parse-script.js';
import type { ParsedScript } from '../../src/sql/statements.js';
import { transactionControl } from '../../src/sql/transactions.js';
import { sharedParser } from './lint-example.js';
import { type ExampleMigration, readRuleExample } from './rule-example.js';

/** What became of a database when an example ran on it. */
interface Outcome {
  /** What each migration did. */
  readonly effects: readonly Effects[];
  /** `42P01: relation "orders" does not exist`; undefined where all ran. */
  readonly failure: string | undefined;
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  /** How many rows each table lost. */
  readonly lostRows: Readonly<Record<string, number>>;
  readonly rerunFailure: string | undefined;
  /** What the second run changed. */
  readonly rerunChanges: readonly string[];
}

/**
 * Empty databases, one after the other. A new one takes the embedded engine half a second, so one is used again
 * where what a role left in it can be dropped without a trace in the catalog.
 */
export class ProofBench implements AsyncDisposable {
  #database: Database | undefined;
  #empty: CatalogSnapshot | undefined;

  constructor(readonly server: PostgresServer) {}

  async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = (this.#database ??= await this.server.createDatabase());
    this.#empty ??= (await look(database, this.server, [])).snapshot;
    try {
      return await work(database);
    } finally {
      if (!(await this.#cleared(database))) {
        await database[Symbol.asyncDispose]();
        this.#database = undefined;
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database?.[Symbol.asyncDispose]();
    await this.server[Symbol.asyncDispose]();
  }

  async #cleared(database: Database): Promise<boolean> {
    {
      await using connection = await database.connect();
      await connection.execute('ALTER ROLE CURRENT_USER RESET ALL; DROP OWNED BY CURRENT_USER CASCADE');
    }
    const { snapshot } = await look(database, this.server, []);
    return isDeepStrictEqual(snapshot, this.#empty);
  }
}

/** Runs both examples of a rule: why they don't bear its claim out, a line each. */
export async function refute(
  claim: Claim,
  examples: { readonly bad: string; readonly good: string },
  bench: ProofBench,
): Promise<readonly string[]> {
  const run = (example: string) =>
    bench.use((database) => runExample(example, claim, database, bench.server));
  const good = await run(examples.good);
  const problems = good.failure === undefined ? [] : [`good.sql fails: ${good.failure}`];
  if ('unprovable' in claim) return problems;
  const bad = await run(examples.bad);
  if (bad.failure !== undefined && !('fails' in claim)) problems.push(`bad.sql fails: ${bad.failure}`);
  return [...problems, ...judge(claim, bad, good)];
}

type Judge<Kind extends string> = (
  claimed: Extract<Claim, Readonly<Record<Kind, unknown>>>[Kind &
    keyof Extract<Claim, Readonly<Record<Kind, unknown>>>],
  bad: Outcome,
  good: Outcome,
) => readonly string[];

type KindOf<Union> = Union extends unknown ? keyof Union : never;

const judges: { readonly [Kind in Exclude<KindOf<Claim>, 'unprovable'>]: Judge<Kind> } = {
  effects: (claimed, bad, good) => [
    ...problem(
      bad.effects.some((effects) => shows(effects, claimed)),
      `bad.sql shows ${text(bad.effects)}`,
    ),
    ...problem(
      !good.effects.some((effects) => shows(effects, claimed)),
      `good.sql shows ${text(good.effects)}`,
    ),
  ],
  fails: (claimed, bad) => [
    ...problem(
      failureStates({ fails: claimed }).some((state) => bad.failure?.startsWith(state)),
      `bad.sql ends with ${bad.failure ?? 'no error'}`,
    ),
  ],
  failsOnRerun: (claimed, bad, good) => [
    ...problem(
      bad.rerunFailure?.startsWith(claimed) === true,
      `bad.sql ends with ${bad.rerunFailure ?? 'no error'} when it is rerun`,
    ),
    ...problem(
      good.rerunFailure === undefined,
      `good.sql fails when it is rerun: ${good.rerunFailure ?? ''}`,
    ),
  ],
  changesOnRerun: (_, bad, good) => [
    ...problem(bad.rerunFailure === undefined, `bad.sql fails when it is rerun: ${bad.rerunFailure ?? ''}`),
    ...problem(
      good.rerunFailure === undefined,
      `good.sql fails when it is rerun: ${good.rerunFailure ?? ''}`,
    ),
    ...problem(bad.rerunChanges.length > 0, 'bad.sql changes nothing when it is rerun'),
    ...problem(
      good.rerunChanges.length === 0,
      `good.sql changes ${good.rerunChanges.join(', ')} when it is rerun`,
    ),
  ],
  removes: (claimed, bad, good) =>
    claimed.flatMap((object) => [
      ...problem(bad.before.has(object), `${object} is not there before bad.sql`),
      ...problem(!bad.after.has(object), `${object} is there after bad.sql`),
      ...problem(good.before.has(object), `${object} is not there before good.sql`),
      ...problem(good.after.has(object), `${object} is gone after good.sql`),
    ]),
  changes: (claimed, bad, good) =>
    Object.entries(claimed).flatMap(([object, attribute]) => [
      ...problem(
        bad.after.has(object) &&
          valueOf(bad.before, object, attribute) !== valueOf(bad.after, object, attribute),
        `bad.sql leaves ${attribute} of ${object} as it is`,
      ),
      ...problem(
        good.before.has(object) &&
          valueOf(good.before, object, attribute) === valueOf(good.after, object, attribute),
        `good.sql changes ${attribute} of ${object}`,
      ),
    ]),
  deletesRows: (claimed, bad, good) =>
    claimed.flatMap((table) => [
      ...problem((bad.lostRows[table] ?? 0) > 0, `bad.sql deletes no row of ${table}`),
      ...problem(good.lostRows[table] === 0, `good.sql deletes rows of ${table}`),
    ]),
};

function judge(
  claim: Exclude<Claim, { unprovable: string }>,
  bad: Outcome,
  good: Outcome,
): readonly string[] {
  const [kind, claimed] = Object.entries(claim)[0] as [keyof typeof judges, never];
  return judges[kind](claimed, bad, good);
}

const problem = (holds: boolean, otherwise: string): readonly string[] => (holds ? [] : [otherwise]);

const text = (effects: readonly Effects[]): string => JSON.stringify(effects);

const valueOf = (snapshot: CatalogSnapshot, object: string, attribute: string): string | undefined =>
  snapshot.get(object)?.[attribute] ?? undefined;

async function runExample(
  example: string,
  claim: Claim,
  database: Database,
  server: PostgresServer,
): Promise<Outcome> {
  const { migrations } = readRuleExample(example);
  const counted = 'deletesRows' in claim ? claim.deletesRows : [];
  for (const migration of migrations.filter(({ pending }) => !pending)) {
    const { failure } = await apply(migration, database, server);
    if (failure !== undefined) throw new Error(`-- before fails: ${failure}`);
  }
  const before = await look(database, server, counted);
  const first = await applyPending(migrations, database, server);
  const after = await look(database, server, counted);
  const again = 'failsOnRerun' in claim || 'changesOnRerun' in claim;
  const second = again ? await applyPending(migrations, database, server) : undefined;
  const rerun = again ? await look(database, server, []) : after;
  return {
    ...first,
    before: before.snapshot,
    after: after.snapshot,
    lostRows: Object.fromEntries(
      counted.map((table, n) => [table, (before.rows[n] ?? 0) - (after.rows[n] ?? 0)]),
    ),
    rerunFailure: second?.failure,
    rerunChanges: diffSnapshots(after.snapshot, rerun.snapshot).map(({ object }) => object),
  };
}

interface Applied {
  readonly effects: readonly Effects[];
  readonly failure: string | undefined;
}

/** Stops at the first migration that fails. */
async function applyPending(
  migrations: readonly ExampleMigration[],
  database: Database,
  server: PostgresServer,
): Promise<Applied> {
  const effects: Effects[] = [];
  for (const migration of migrations.filter(({ pending }) => pending)) {
    const applied = await apply(migration, database, server);
    effects.push(...applied.effects);
    if (applied.failure !== undefined) return { effects, failure: applied.failure };
  }
  return { effects, failure: undefined };
}

/** Runs the up script in a session of its own, as its tool would. */
async function apply({ up }: ExampleMigration, database: Database, server: PostgresServer): Promise<Applied> {
  await using connection = await database.connect();
  if (up.shape === 'one-query') {
    const failure = await connection.execute(up.text).then(() => undefined, described);
    return { effects: [], failure };
  }
  const parsed = await parseScript(up.text, await sharedParser());
  const observer = observerFor(database, server);
  const run = await runScript(connection, { ...up, parsed }, () => 0, observer);
  return { effects: transactionsIn(up, parsed, run), failure: run.failure && described(run.failure.error) };
}

const described = (error: unknown): string => {
  if (!(error instanceof PostgresError)) throw error;
  return `${error.fields.sqlState}: ${error.message}`;
};

/** What each transaction of a script did: one that nothing opened holds one statement. */
function transactionsIn(
  { shape }: ExampleMigration['up'],
  { statements }: ParsedScript,
  run: ScriptRun,
): readonly Effects[] {
  const committed = shape === 'none' && !statements.some((one) => transactionControl(one) === 'begin');
  return committed ? run.statements.map(({ effects }) => effects) : [together(run)];
}

/** What the statements of a script did in all. */
const together = ({ statements }: ScriptRun): Effects =>
  statements.reduce((sum: Effects, { effects }): Effects => {
    const locks = { ...sum.locks };
    for (const [name, mode] of Object.entries(effects.locks))
      locks[name] = strongerOf(locks[name] ?? mode, mode);
    return {
      locks,
      scans: [...sum.scans, ...effects.scans],
      rewrites: [...sum.rewrites, ...effects.rewrites],
    };
  }, noEffects);

interface Look {
  readonly snapshot: CatalogSnapshot;
  readonly rows: readonly number[];
}

async function look(database: Database, server: PostgresServer, tables: readonly string[]): Promise<Look> {
  await using connection = await database.connect();
  const snapshot = await takeSnapshot(connection, server.major);
  const rows: number[] = [];
  for (const table of tables) {
    const [row] = await connection.query(`SELECT count(*)::int AS count FROM ${table}`);
    rows.push(Number(row?.['count']));
  }
  return { snapshot, rows };
}
