import type { PartitionOptions } from '../../src/dry-run/partitions/read-coverage.js';
import { type DryRunContext, dryRun } from '../../src/dry-run/dry-run.js';
import type { DryRunResult } from '../../src/dry-run/ledger.js';
import type { DryRunPlan, PlannedMigration, PlannedScript } from '../../src/dry-run/plan.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import type { Direction, TransactionShape } from '../../src/migration-tools/migration-tool.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { isParsed, type Statement } from '../../src/sql/statements.js';
import { KnownRoutines, runOrder } from '../../src/lint/run-order.js';
import { openRoutine, type OpenedRoutine } from '../../src/plpgsql/open-routine.js';
import { loadParser, type Parser } from '../../src/sql/parser.js';

/** One migration of a test, its scripts as text. */
export interface TestMigration {
  readonly up: string;
  readonly down?: string;
  readonly history?: boolean;
  readonly aside?: boolean;
  readonly provenElsewhere?: boolean;
  readonly shape?: TransactionShape;
}

/** What runs before them, as text. */
export interface TestPreparations {
  readonly setup?: string;
  readonly baseline?: string;
}

/** Migrations `1.up.sql`, `1.down.sql`, `2.up.sql` … in the order of the list. */
export async function planOf(
  migrations: readonly TestMigration[],
  preparations: TestPreparations = {},
): Promise<DryRunPlan> {
  const parser = await loadParser();
  const script = async (
    file: string,
    direction: Direction,
    text: string,
    shape: TransactionShape,
  ): Promise<PlannedScript> => ({
    file,
    direction,
    shape,
    ...(await runOf(text, parser)),
  });
  const planned = migrations.map(async (migration, index): Promise<PlannedMigration> => {
    const { up, down, history = false, aside = false, shape = 'one-query', provenElsewhere } = migration;
    const id = String(index + 1);
    return {
      id,
      up: await script(`${id}.up.sql`, 'up', up, shape),
      ...(down === undefined ? {} : { down: await script(`${id}.down.sql`, 'down', down, shape) }),
      pending: !history,
      ...(provenElsewhere ? { provenElsewhere } : {}),
      aside,
    };
  });
  const { setup, baseline } = preparations;
  return {
    migrations: await Promise.all(planned),
    ...(setup === undefined ? {} : { setup: await script('setup.sql', 'up', setup, 'none') }),
    ...(baseline === undefined ? {} : { baseline: await script('schema.sql', 'up', baseline, 'none') }),
  };
}

/** A script with what its DO blocks and routines run. */
async function runOf(text: string, parser: Parser) {
  const parsed = await parseScript(text, parser);
  const opened = new Map<Statement, OpenedRoutine>();
  for (const statement of parsed.statements.filter(isParsed)) {
    const routine = await openRoutine(statement, parsed.source, parser);
    if (routine) opened.set(statement, routine);
  }
  return { parsed, statements: runOrder(parsed, opened, new KnownRoutines()).statements };
}

/** What a dry-run needs beside its plan; nothing is measured. */
export const contextOf = (server: PostgresServer): DryRunContext => ({
  server,
  clock: () => 0,
  progress: () => undefined,
  partitions: { horizon: '1 month' },
  blocking: { rows: 0, pause: () => Promise.resolve() },
});

/** Runs the migrations on a new database of the server. */
export const runOn = async (
  server: PostgresServer,
  migrations: readonly TestMigration[],
  partitions: PartitionOptions = { horizon: '1 month' },
  preparations: TestPreparations = {},
): Promise<DryRunResult> =>
  dryRun(await planOf(migrations, preparations), { ...contextOf(server), partitions });

/** `applied idempotent restored same`, one line a migration. */
export const verdicts = ({ migrations }: DryRunResult): readonly string[] =>
  migrations.map(({ apply, rerun, rollback, reapply }) =>
    [apply.status, rerun.status, rollback.status, reapply.status].join(' '),
  );

/** `rule file:line:column message`, without what another of them has said. */
export const problemsOf = ({ problems }: DryRunResult): readonly string[] =>
  problems
    .filter(({ follows = [] }) => follows.length === 0)
    .map(({ rule, file, at, message }) => `${rule} ${file}:${at.startLine}:${at.startColumn} ${message}`);
