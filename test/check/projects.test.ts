import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/check/request.js';
import { checkAll } from '../../src/check-all.js';
import { UserError } from '../../src/errors.js';
import { markdownReporter } from '../../src/reporters/markdown.js';
import { textReporter } from '../../src/reporters/text.js';
import { prepareRequests, type ShellOptions } from '../../src/request.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-projects-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

const drop = 'DROP TABLE IF EXISTS t;';
const monorepo = {
  'shop/migrations/1_a.up.sql': 'SELECT 1;',
  'shop/migrations/1_a.down.sql': 'SELECT 1;',
  'billing/db/V1__a.sql': drop,
  'billing/db/V2__b.sql': drop,
  'stray/1.sql': drop,
};
const config = `
projects:
  - name: shop
    migrations: shop/migrations
  - { name: billing, migrations: billing/db, framework: flyway }
`;

async function run(options: Partial<ShellOptions> = {}, text = config): Promise<CheckResult> {
  write({ ...monorepo, 'drydock.yml': text });
  const requests = await prepareRequests(cwd, {
    mode: 'lint',
    paths: [],
    only: ['drop-table'],
    ...options,
  });
  return checkAll(requests, { version: '0', clock: () => 0, progress: () => undefined });
}

const complaint = async (text: string, options: Partial<ShellOptions> = {}): Promise<string> =>
  run(options, text).then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof UserError) return error.message;
      throw error;
    },
  );

describe('projects', () => {
  it('are checked each with its tool, and reported together', async () => {
    const { report } = await run();
    expect(report.projects).toMatchObject([
      {
        name: 'shop',
        verdict: 'pass',
        summary: { errors: 0, migrations: 1 },
        framework: { name: 'golang-migrate' },
      },
      {
        name: 'billing',
        verdict: 'fail',
        summary: { errors: 2, migrations: 2 },
        framework: { name: 'flyway' },
      },
    ]);
    expect(report).toMatchObject({
      verdict: 'fail',
      summary: { errors: 2, migrations: 3 },
      framework: { name: 'golang-migrate, flyway' },
    });
    expect(report.migrations.map(({ project, id }) => [project, id])).toEqual([
      ['shop', '1_a'],
      ['billing', 'V1__a'],
      ['billing', 'V2__b'],
    ]);
    expect(new Set(report.findings.map(({ project }) => project))).toEqual(new Set(['billing']));
  });

  it('have a section each', async () => {
    const { report, sources } = await run();
    const context = { sources, color: false };
    const text = textReporter(report, context);
    expect(text.split('\n').filter((line) => /^(?:project|[✓✗])/.test(line))).toEqual([
      'project shop',
      '✓ passed: nothing to report in 1 migration (0 ms)',
      'project billing',
      '✗ failed: 2 errors in 2 migrations (0 ms)',
      '✗ failed: 2 errors in 3 migrations of 2 projects (0 ms)',
    ]);
    expect(
      markdownReporter(report, context)
        .split('\n')
        .filter((line) => line.startsWith('## ')),
    ).toEqual([
      '## ❌ Drydock failed: 2 errors in 3 migrations of 2 projects',
      '## ✅ shop passed: nothing to report in 1 migration',
      '## ❌ billing failed: 2 errors in 2 migrations',
    ]);
  });

  it.each<readonly [string, Partial<ShellOptions>, readonly string[]]>([
    ['all of one', { paths: ['billing'] }, ['billing/db/V1__a.sql', 'billing/db/V2__b.sql']],
    ['one file of it', { paths: ['billing/db/V2__b.sql'] }, ['billing/db/V2__b.sql']],
    ['what belongs to none', { paths: ['stray', 'shop'] }, ['shop/migrations/1_a.up.sql', 'stray/1.sql']],
    ['what is pending', { pending: ['billing/db/V2__b.sql'] }, ['billing/db/V2__b.sql']],
    [
      'all that lies here',
      { pending: ['.'] },
      ['shop/migrations/1_a.up.sql', 'billing/db/V1__a.sql', 'billing/db/V2__b.sql'],
    ],
  ])('are chosen by paths: %s', async (_, options, ups) => {
    expect((await run(options)).report.migrations.map(({ up }) => up)).toEqual(ups);
  });

  it('have settings of their own, and those of the top level else', async () => {
    const own = `postgresVersion: 14\nframework: plain\n${config.replace('migrations: shop/migrations', 'migrations: [shop/migrations]\n    postgresVersion: 17')}`;
    write({ ...monorepo, 'drydock.yml': own });
    const requests = await prepareRequests(cwd, { mode: 'check', paths: [] });
    expect(
      requests.map(({ project, postgresMajor, framework }) => [project, postgresMajor, framework.tool.name]),
    ).toEqual([
      ['shop', 17, 'plain'],
      ['billing', 14, 'flyway'],
    ]);
    const asked = await prepareRequests(cwd, { mode: 'check', paths: [], framework: 'golang-migrate' });
    expect(asked.map(({ framework }) => framework.tool.name)).toEqual(['golang-migrate', 'golang-migrate']);
  });

  it.each<readonly [string, string]>([
    [`${config}migrations: x`, 'drydock.yml: there are "projects" as well as "migrations"'],
    [config.replace('name: billing', 'name: shop'), 'drydock.yml: two projects are named "shop"'],
    ['projects: []', 'drydock.yml: "projects" is empty'],
    ['projects: [{ name: a }]', 'drydock.yml: "projects[0].migrations" is missing'],
    [
      'projects: [{ name: a, migrations: b, framwork: flyway }]',
      'drydock.yml: unknown key "projects[0].framwork"',
    ],
    [config.replace('billing/db', 'gone'), 'No such file or folder: gone'],
    [config.replace('flyway', 'sqitch'), 'Project billing: There is no sqitch.plan'],
  ])('complain in words: %#', async (text, message) => {
    expect(await complaint(text)).toBe(message);
  });

  it('name what is pending in none of them', async () => {
    expect(await complaint(config, { pending: ['nowhere'] })).toBe(
      '--pending nowhere is none of the 4 files under check',
    );
  });
});
