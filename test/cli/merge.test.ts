import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { reporterNames } from '../../src/reporters/registry.js';
import { version } from '../../src/version.js';
import { fill } from '../reporters/hostile-report.js';
import { commandsIn } from '../reporters/runner-commands.js';
import { finding, report, richReport } from '../reporters/sample-report.js';
import { runCli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = temporaryFolder();
const cwd = join(root, 'shop');
for (const [path, text] of Object.entries({
  'shop/db/1_a.sql': 'SELECT 1;\n',
  'shop/db/2_b.sql': 'DROP TABLE orders;\n',
  'shop/db/3_c.sql': 'SELECT 3;\n',
  'shop/.env': 'PASSWORD=swordfish\n',
  'secret.sql': 'swordfish\n',
})) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

const cli = (...args: readonly string[]) => runCli(cwd, args);
const lint = (...args: readonly string[]) => cli('lint', 'db', '--only', 'drop-table', ...args);
const tool = { name: 'drydock', version } as const;
const write = (file: string, value: unknown): void => {
  writeFileSync(join(cwd, file), typeof value === 'string' ? value : JSON.stringify(value));
};

describe('shards and the gate on all of them', () => {
  it('each is checked by itself, the folder of its report made', async () => {
    const first = await lint('--shard', '1/2', '--format', 'json=out/reports/1.json', '--format', 'text');
    expect(first).toMatchObject({ code: 1, stderr: '' });
    expect(first.stdout).toMatch(/^✗ shard 1 of 2 failed: 1 error in 2 migrations/m);
    const second = await lint('--shard', '2/2', '--format', 'json=out/reports/2.json');
    expect(second).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(join(cwd, 'out/reports/2.json'), 'utf8'))).toMatchObject({
      shard: { index: 2, of: 2 },
      summary: { migrations: 1 },
    });
    const both = ['out/reports/2.json', 'out/reports/1.json'];
    const merged = await cli('merge', ...both, '--format', 'text', '--format', 'sarif=out/all.sarif');
    expect(merged).toMatchObject({ code: 1, stderr: '' });
    expect(merged.stdout).toMatch(/^ {2}1 \| DROP TABLE orders;$/m);
    expect(merged.stdout).toMatch(/^✗ failed: 1 error in 3 migrations/m);
    const whole = await lint('--format', 'sarif');
    expect(readFileSync(join(cwd, 'out/all.sarif'), 'utf8')).toBe(whole.stdout);
  });

  it.each<readonly [readonly string[], string]>([
    [['merge', 'out/reports/1.json'], 'drydock: The report of shard 2 of 2 is missing'],
    [['merge', 'out/reports/1.json', './out/reports/1.json'], 'drydock: ./out/reports/1.json is given twice'],
    [['merge', 'gone.json'], 'drydock: No such report: gone.json'],
    [['merge'], "drydock: missing required argument 'reports'"],
    [['merge', 'out/reports/1.json', '--format', 'xml'], 'drydock: --format: there is no format "xml"'],
    [['lint', 'db', '--shard', '4/3'], 'drydock: --shard cannot be "4/3"'],
    [['lint', 'db', '--shard', '1/2', '--fix'], 'drydock: --fix cannot be used with --shard'],
    [
      ['lint', 'db', '--shard', '1/2', '--write-baseline'],
      'drydock: --write-baseline cannot be used with --shard',
    ],
    [
      ['lint', 'db', '--format', 'json=a/r', '--format', 'sarif=./a/../a/r'],
      'drydock: --format json=a/r and --format sarif=./a/../a/r would write the same file',
    ],
  ])('exit status 2: %j', async (args, message) => {
    const { code, stdout, stderr } = await cli(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toBe(message);
  });
});

test('what a report names is not read where it lies elsewhere, or is hidden', async () => {
  const files = ['../secret.sql', join(root, 'secret.sql'), '.env', 'db/gone.sql', 'a\0b'];
  write(
    'r.json',
    report({ tool, findings: files.map((file) => finding({ file, startLine: 1, endLine: 1 })) }),
  );
  const { code, stdout, stderr } = await cli('merge', 'r.json', '--format', 'html');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('.env');
  expect(stdout).not.toContain('swordfish');
});

const tricks = [
  '::error::x',
  '\n::set-output name=verdict::pass',
  '##[add-mask]a',
  '\u001b[31m',
  '\u202e',
  '\u009b31m',
];

/** What only some words can be holds one of them: all else is refused. */
function oneOfItsWords(this: object, key: string, value: unknown): unknown {
  if (key === 'growth') return 'linear';
  if (key === 'by') return 'baseline';
  return key === 'kind' && 'attribute' in this ? 'changed' : value;
}

test('whatever reports hold, no terminal and no runner acts on it', async () => {
  write('hostile.json', JSON.stringify({ ...fill(tricks, richReport).report, tool }, oneOfItsWords));
  const formats = reporterNames.filter((name) => name !== 'github');
  const args = formats.flatMap((name) => ['--format', `${name}=hostile/${name}`]);
  const { stdout, stderr } = await cli('merge', 'hostile.json', ...args, '--format', 'text');
  expect(stderr).toBe('');
  for (const text of [stdout, ...formats.map((name) => readFileSync(join(cwd, 'hostile', name), 'utf8'))]) {
    expect(commandsIn(text)).toEqual([]);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

test('nor on what is wrong with them', async () => {
  write('wrong.json', { ...report({ tool }), verdict: '\n::set-output name=verdict::pass\u001b[31m' });
  const { code, stdout, stderr } = await cli('merge', 'wrong.json');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('wrong.json: "verdict" must be ');
  expect(commandsIn(stderr)).toEqual([]);
  // eslint-disable-next-line no-control-regex
  expect(stderr).not.toMatch(/\u001b/);
});
