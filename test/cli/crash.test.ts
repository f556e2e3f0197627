import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { UserError } from '../../src/errors.js';
import type { ProjectFiles } from '../../src/migration-tools/migration-tool.js';
import { prepareRequests } from '../../src/request.js';
import { bundleOf } from '../support/bundle.js';
import {
  migratorsOf,
  busy,
  disturbedRun,
  type DisturbedRun,
  kill,
  type Outcome,
  postmasterOf,
  tracesOf,
} from '../support/disturbed-run.js';
import { hasLocalPostgres } from '../support/engines-here.js';
import { leftovers, until } from '../support/leftovers.js';
import { childrenOf, commandOf } from '../support/processes.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const bundle = bundleOf('cli');
const home = temporaryFolder();

/** Where in the run it is disturbed: what is checked, and how a test knows that the run has come there. */
interface Stage {
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly reached: (run: DisturbedRun) => Promise<unknown>;
}

const good = 'CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY);\n';
const undo = 'DROP TABLE IF EXISTS users;\n';
const first = { '1_users.up.sql': good, '1_users.down.sql': undo };
const pending = ['--pending', 'm/2_it.up.sql'];
const endless = 'DO $$ BEGIN LOOP PERFORM 1; END LOOP; /* it waits here */ END $$;\n';
const unless = (table: string, waits: string): string =>
  `DO $$ BEGIN IF to_regclass('public.${table}') IS NOT NULL THEN ${waits} END IF; /* it waits here */ END $$;\n`;
const once = 'CREATE TABLE IF NOT EXISTS once (id bigint PRIMARY KEY);\n';
const sleep = 'PERFORM pg_sleep(600);';
const loop = 'LOOP PERFORM 1; END LOOP;';

/** Stages in which a statement of a migration waits, on every engine. */
const waiting = (waits: string): Readonly<Record<string, Omit<Stage, 'reached'>>> => ({
  history: {
    files: { '1_h.up.sql': `DO $$ BEGIN ${waits} /* it waits here */ END $$;`, '2_it.up.sql': good },
    args: pending,
  },
  apply: { files: { ...first, '2_it.up.sql': `DO $$ BEGIN ${waits} /* it waits here */ END $$;` } },
  rerun: { files: { ...first, '2_it.up.sql': unless('once', waits) + once } },
  rollback: {
    files: {
      ...first,
      '2_it.up.sql': once,
      '2_it.down.sql': `DO $$ BEGIN ${waits} /* it waits here */ END $$;`,
    },
  },
  reapply: {
    files: {
      ...first,
      '2_it.up.sql': unless('undone', waits) + once,
      '2_it.down.sql': 'DROP TABLE once; CREATE TABLE undone ();',
    },
  },
});

const asleep = (run: DisturbedRun): Promise<void> => busy(run, 'nobody says this');

const localStages: Readonly<Record<string, Stage>> = {
  initdb: {
    files: first,
    reached: (run) =>
      run.until(() => childrenOf(run.pid).find((pid) => commandOf(pid)[0]?.endsWith('/initdb'))),
  },
  start: { files: first, reached: (run) => run.until(async () => postmasterOf(await run.serverFolder())) },
  ...Object.fromEntries(
    Object.entries(waiting(sleep)).map(([name, stage]) => [name, { ...stage, reached: asleep }]),
  ),
  // A session that computes hears of nothing.
  computing: { files: { ...first, '2_it.up.sql': endless }, reached: (run) => busy(run, 'LOOP') },
};

const isEmpty = (things: readonly string[]): boolean => things.length === 0;
const noServer = { processes: [], folders: [], 'shared memory': [] };
const nothing = { ...noServer, 'temporary files': [] };

/** Runs until the stage is reached, disturbs, and gives the outcome and what is left of the server. */
async function disturbed(
  stage: Stage | undefined,
  disturb: (run: DisturbedRun, serverFolder: string) => void,
): Promise<Outcome> {
  if (!stage) throw new Error('no such stage');
  const run = disturbedRun(home, bundle, stage.files, ['--engine', 'local', ...(stage.args ?? [])]);
  const serverFolder = await run.serverFolder();
  await stage.reached(run);
  const traces = tracesOf(serverFolder);
  disturb(run, serverFolder);
  const outcome = await run.outcome();
  return { ...outcome, left: { ...outcome.left, ...(await leftovers(traces)) } };
}

const applied = ({ report }: Outcome): readonly string[] =>
  report?.migrations.map(({ apply }) => apply.status) ?? [];

const rulesOf = ({ report }: Outcome): readonly string[] => report?.findings.map(({ rule }) => rule) ?? [];

describe.runIf(hasLocalPostgres)('a run on the local engine', () => {
  const interrupted = 'The run was interrupted by SIGINT';
  const killed = 'the local PostgreSQL server stopped with signal SIGKILL';

  test.each(Object.keys(localStages))('SIGINT, %s: a report, and nothing is left', async (name) => {
    const outcome = await disturbed(localStages[name], (run) => {
      run.kill('SIGINT');
    });
    expect(outcome).toMatchObject({
      code: 130,
      stdout: expect.stringContaining(`\nThe run did not come to its end: ${interrupted}\n`) as string,
      stderr: expect.stringContaining(`drydock: ${interrupted}\n`) as string,
      report: { verdict: 'fail', incomplete: { reason: interrupted } },
      left: nothing,
    });
  });

  test.each(['start', 'apply', 'reapply', 'computing'])(
    'its postmaster is killed, %s: exit 3, a report, and nothing is left',
    async (name) => {
      const outcome = await disturbed(localStages[name], (_, serverFolder) => {
        kill(postmasterOf(serverFolder));
      });
      const reason: unknown = name === 'start' ? expect.stringContaining('did not start') : killed;
      expect(outcome).toMatchObject({
        code: 3,
        report: { verdict: 'fail', incomplete: { reason } },
        left: nothing,
      });
    },
  );

  test('initdb is killed: exit 3, a report, and nothing is left', async () => {
    const outcome = await disturbed(localStages['initdb'], (run) => {
      kill(childrenOf(run.pid).find((pid) => commandOf(pid)[0]?.endsWith('/initdb')));
    });
    expect(outcome).toMatchObject({ code: 3, report: { verdict: 'fail', engine: null }, left: nothing });
    expect(rulesOf(outcome)).toContain('int-primary-key');
  });

  test('what was found until then stands, and the steps that are left say why', async () => {
    const outcome = await disturbed(localStages['rerun'], (_, serverFolder) => {
      kill(postmasterOf(serverFolder));
    });
    expect(applied(outcome)).toEqual(['applied', 'applied']);
    expect(outcome.report?.migrations[0]).toMatchObject({ rollback: { status: 'restored' } });
    expect(outcome.report?.migrations[1]).toMatchObject({
      rerun: { status: 'skipped', error: killed },
      rollback: { status: 'missing' },
    });
    expect(outcome.report?.engine).toMatchObject({ kind: 'local' });
    expect(rulesOf(outcome)).toContain('int-primary-key');
  });

  test('signals that come again, and others, leave nothing either', async () => {
    const outcome = await disturbed(localStages['apply'], (run) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT', 'SIGINT'] as const) run.kill(signal);
    });
    expect([130, 143]).toContain(outcome.code);
    expect(outcome.left).toEqual(nothing);
  });

  test('all its sessions are killed: a finding at the statement, and the run goes on', async () => {
    const files = { ...localStages['apply']?.files, '3_more.up.sql': 'CREATE TABLE more ();' };
    const stage = { files, reached: asleep };
    const outcome = await disturbed(stage, (_, serverFolder) => {
      migratorsOf(serverFolder).forEach(kill);
    });
    expect(outcome).toMatchObject({ code: 1, left: nothing });
    expect(applied(outcome)).toEqual(['applied', 'failed', 'applied']);
    expect(outcome.report?.incomplete).toBeUndefined();
    expect(rulesOf(outcome)).toContain('migration-failed');
  });

  test('all its sessions are killed in the history: exit 3, and the place', async () => {
    const outcome = await disturbed(localStages['history'], (_, serverFolder) => {
      migratorsOf(serverFolder).forEach(kill);
    });
    const reason: unknown = expect.stringContaining('m/1_h.up.sql:1:1');
    expect(outcome).toMatchObject({ code: 3, report: { incomplete: { reason } }, left: nothing });
  });

  test('an error that nobody awaits: exit 4, a report, and nothing is left', async () => {
    const outcome = await disturbed(localStages['apply'], (run) => {
      run.kill('SIGUSR2');
    });
    const reason = "a fault of Drydock's own: something is wrong inside";
    expect(outcome).toMatchObject({ code: 4, report: { incomplete: { reason } }, left: nothing });
    expect(outcome.stderr).toContain('Please report it');
  });

  test.each<readonly [string, (run: DisturbedRun, serverFolder: string) => void]>([
    [
      'ends without cleaning up',
      (run) => {
        run.kill('SIGHUP');
      },
    ],
    [
      'is killed',
      (run) => {
        run.kill('SIGKILL');
      },
    ],
    [
      'is killed, and its postmaster with it',
      (run, serverFolder) => {
        const postmaster = postmasterOf(serverFolder);
        run.kill('SIGKILL');
        kill(postmaster);
      },
    ],
  ])('it %s: nothing is left', async (_, disturb) => {
    const { files = {} } = localStages['computing'] ?? {};
    const run = disturbedRun(home, bundle, files, ['--engine', 'local']);
    const serverFolder = await run.serverFolder();
    await busy(run, 'LOOP');
    const traces = tracesOf(serverFolder);
    disturb(run, serverFolder);
    await run.ended;
    await until(async () => Object.values(await leftovers(traces)).every(isEmpty) || undefined);
    expect(await leftovers(traces)).toEqual(noServer);
  });
});

describe('a run on the embedded engine', () => {
  const stages: readonly (readonly [string, Omit<Stage, 'reached'>, 'starts' | 'waits', number])[] = [
    ['start', { files: first }, 'starts', 1],
    ['apply', waiting(loop)['apply'] ?? { files: {} }, 'waits', 1],
    ['reapply', waiting(loop)['reapply'] ?? { files: {} }, 'waits', 3],
  ];

  test.each(stages)('SIGINT, %s: a report, and nothing is left', async (_, stage, what, times) => {
    const run = disturbedRun(home, bundle, stage.files, ['--engine', 'embedded', ...(stage.args ?? [])]);
    await run.said(what, times);
    expect(childrenOf(run.pid)).toEqual([]);
    run.kill('SIGINT');
    expect(await run.outcome()).toMatchObject({
      code: 130,
      report: { verdict: 'fail', incomplete: { reason: 'The run was interrupted by SIGINT' } },
      left: { 'temporary files': [] },
    });
  });

  test.each<readonly [NodeJS.Signals, number | null]>([
    ['SIGTERM', 143],
    ['SIGUSR2', 4],
    ['SIGHUP', 9],
    ['SIGKILL', null],
  ])('%s while a statement runs: nothing is left', async (signal, code) => {
    const run = disturbedRun(home, bundle, waiting(loop)['apply']?.files ?? {}, ['--engine', 'embedded']);
    await run.said('waits', 1);
    run.kill(signal);
    expect(await run.outcome()).toMatchObject({ code, left: { 'temporary files': [] } });
  });
});

test('a run that writes a report which nobody reads ends with the first signal', async () => {
  const cwd = mkdtempSync(join(home, 'unread-'));
  const many = Array.from({ length: 5000 }, (_, index) => `DROP TABLE t${index};`).join('\n');
  writeFileSync(join(cwd, '1_drop.sql'), many);
  const child = spawn(process.execPath, [bundle, 'lint', '.', '--format', 'json'], { cwd });
  const ended = event(child, 'exit');
  await event(child.stdout, 'readable');
  child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
});

test('a run that is interrupted while it reads its files has that to tell, and no finding', async () => {
  const cwd = mkdtempSync(join(home, 'read-'));
  writeFileSync(join(cwd, '1_users.sql'), good);
  const [request] = await prepareRequests(cwd, { mode: 'check', paths: ['.'] });
  const controller = new AbortController();
  const files: ProjectFiles = {
    ...request.files,
    read: (path) => {
      controller.abort(new UserError('enough'));
      return request.files.read(path);
    },
  };
  const context = { version: 'test', clock: () => 0, progress: () => undefined, signal: controller.signal };
  const { report, stoppedBy } = await check({ ...request, files }, context);
  expect(report).toMatchObject({ verdict: 'fail', incomplete: { reason: 'enough' }, engine: null });
  expect(report.findings).toEqual([]);
  expect(stoppedBy).toBe(controller.signal.reason);
});
