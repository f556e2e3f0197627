import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/check.js';
import type { Report } from '../../src/report.js';
import { prepareRequest } from '../../src/request.js';
import { enginesHere } from '../support/engines-here.js';

const projects = 'test/fixtures/projects';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-situations-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

interface Situation {
  readonly project: string;
  /** The folder below `broken/` whose files take the place of the good ones. */
  readonly broken?: string;
  /** Numbers: what comes before the first is history, what comes behind the last is not written yet. */
  readonly pending: readonly [first: string, last: string];
}

async function reportOf({ project, broken, pending: [first, last] }: Situation): Promise<Report> {
  const from = join(projects, project);
  const isWritten = (path: string): boolean => !/^\d/.test(basename(path)) || numberOf(path) <= last;
  for (const part of ['drydock.yml', 'seed.sql', 'migrations'])
    cpSync(join(from, part), join(cwd, part), { recursive: true, filter: isWritten });
  const overlay = broken === undefined ? [] : [join(from, 'broken', broken)];
  for (const folder of overlay)
    cpSync(folder, join(cwd, 'migrations'), { recursive: true, filter: isWritten });
  const request = await prepareRequest(cwd, {
    mode: 'check',
    paths: [],
    pending: readdirSync(join(cwd, 'migrations'))
      .filter((file) => file.endsWith('.sql') && numberOf(file) >= first)
      .map((file) => `migrations/${file}`),
    seed: 'seed.sql',
    ...(enginesHere[0] ? { engine: enginesHere[0] } : {}),
  });
  const context = { version: '0', clock: () => performance.now(), progress: () => undefined };
  return (await check(request, context)).report;
}

const numberOf = (path: string): string => basename(path).slice(0, 4);

const placesOf = ({ findings }: Report): readonly string[] =>
  findings
    .filter(({ severity, suppressed }) => severity !== 'info' && !suppressed)
    .map(({ severity, rule, file, startLine }) => `${severity} ${rule} ${basename(file)}:${startLine}`);

const stepsOf = ({ migrations }: Report): readonly string[] =>
  migrations
    .filter(({ pending }) => pending)
    .map(({ id, apply, rerun, rollback, reapply }) =>
      [numberOf(id), apply.status, rerun.status, rollback.status, reapply.status].join(' '),
    );

describe('what is done well passes', () => {
  it.each<readonly [string, Situation['pending'], readonly string[], readonly string[]]>([
    ['audit-logs-shadow', ['0002', '0006'], [], []],
    ['billing-shadow-schema', ['0002', '0013'], [], []],
    ['drizzle-journal', ['0001', '0004'], [], []],
    ['webhook-log-daily', ['0002', '0006'], [], []],
    ['memory-records-monthly', ['0002', '0005'], [], []],
  ])('%s', async (project, pending, warnings, steps) => {
    const report = await reportOf({ project, pending });
    expect(placesOf(report)).toEqual(warnings);
    expect(stepsOf(report)).toEqual(steps);
    expect(report.verdict).toBe('pass');
  });
});
