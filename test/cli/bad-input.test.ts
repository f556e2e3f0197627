import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report.js';
import { enginesHere } from '../support/engines-here.js';
import { runCli } from '../support/cli.js';

let cwd: string;
const files: Readonly<Record<string, string | Uint8Array>> = {
  'good/1_a.sql': 'SELECT 1;',
  'loop/1_a.sql': 'DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;',
  'kill/1_a.sql': 'SELECT 1;\nSELECT pg_terminate_backend(pg_backend_pid());\nSELECT 2;',
  'binary/1_a.sql': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]),
  'comments/1_a.sql': '-- nothing\n',
  'blank/1_a.sql': '',
  'broken/1_a.sql': 'SELECT 1;\nSELEKT 2;\nDROP TABLE orders;',
  'golang/1_a.up.sql': 'CREATE TABLE t (a int);',
  'golang/2_b.up.sql': 'DROP TABLE t;',
  'unknown-key.yml': 'falsOn: error\n',
  'no-yaml.yml': 'a: [',
  'bad-rule.yml': 'rules: { drop-tabel: off }\n',
  'empty/README.md': '',
};
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-cli-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('unusable input ends with 2 and one clear line', () => {
  it.each<readonly [string, string]>([
    ['check nowhere', 'drydock: No such file or folder: nowhere'],
    ['check empty', 'drydock: No migrations were found: there is no .sql file in the paths that were given'],
    ['lint good --config none.yml', 'drydock: No such config file: none.yml'],
    ['lint good --config unknown-key.yml', 'drydock: unknown-key.yml: unknown key "falsOn"'],
    ['lint good --config no-yaml.yml', 'drydock: no-yaml.yml:1 is no valid YAML'],
    ['lint good --config bad-rule.yml', 'drydock: bad-rule.yml: rules: there is no rule "drop-tabel"'],
    ['lint good --rule drop-tabel=off', 'drydock: --rule: there is no rule "drop-tabel"'],
    ['lint good --rule drop-table=fatal', 'drydock: --rule drop-table cannot be "fatal"'],
    ['lint good --only nonsense', 'drydock: --only: there is no rule "nonsense"'],
    ['lint good --format xml', 'drydock: --format: there is no format "xml"'],
    ['lint good --framework flyweight', 'drydock: There is no migration tool "flyweight"'],
    ['lint good --fail-on often', "drydock: option '--fail-on <severity>' argument 'often' is invalid."],
    ['lint good --pending elsewhere', 'drydock: --pending elsewhere is none of the 1 files under check'],
    ['lint good --since v0', 'drydock: git cannot say what changed since "v0"'],
    ['check good --postgres-version 9', 'drydock: --postgres-version cannot be "9"'],
    ['check good --statement-timeout soon', 'drydock: --statement-timeout cannot be "soon"'],
    ['check good --seed rows.txt', 'drydock: --seed cannot be "rows.txt"'],
    ['check good --nonsense', "drydock: unknown option '--nonsense'"],
    ['explain drop-tabel', 'drydock: explain: there is no rule "drop-tabel"'],
  ])('%s', async (args, message) => {
    const { code, stdout, stderr } = await runCli(cwd, args.split(' '));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toContain(message);
    expect(stderr.split('\n').length).toBeLessThanOrEqual(4);
  });
});

describe('a migration that is no good fails the gate with 1', () => {
  const check = async (args: string): Promise<{ readonly code: number | null; readonly report: Report }> => {
    const { code, stdout, stderr } = await runCli(cwd, [...args.split(' '), '--format', 'json']);
    if (stdout === '') throw new Error(stderr);
    return { code, report: JSON.parse(stdout) as Report };
  };

  it.each<readonly [string, number, readonly string[]]>([
    ['check binary --engine none', 1, ['unparsed-statement 1:5']],
    ['check comments --engine none', 0, []],
    ['check blank --engine none', 0, []],
    [
      'lint broken',
      1,
      ['syntax-error 2:1', 'drop-table 3:1', 'missing-if-exists 3:1', 'missing-lock-timeout 3:1'],
    ],
    ['lint broken --only drop-table', 1, ['drop-table 3:1']],
    ['lint broken --only drop-table --rule drop-table=warning', 0, ['drop-table 3:1']],
    ['lint broken --only drop-table --rule drop-table=warning --fail-on warning', 1, ['drop-table 3:1']],
    ['lint broken --only drop-table --fail-on never', 0, ['drop-table 3:1']],
    ['lint golang --pending golang/2_b.up.sql --only drop-table', 1, ['drop-table 1:1']],
    ['lint golang --pending golang/1_a.up.sql --only drop-table', 0, []],
    ...enginesHere.flatMap((engine): [string, number, string[]][] => [
      [`check loop --engine ${engine} --statement-timeout 500ms`, 1, ['migration-failed 1:1']],
      [`check kill --engine ${engine}`, 1, ['migration-failed 2:1']],
    ]),
  ])('%s', async (args, code, findings) => {
    const result = await check(args);
    expect(result.code).toBe(code);
    expect(
      result.report.findings.map(({ rule, startLine, startColumn }) => `${rule} ${startLine}:${startColumn}`),
    ).toEqual(findings);
    expect(result.report.verdict).toBe(code === 0 ? 'pass' : 'fail');
  });

  it('an engine that is not there ends with 3', async () => {
    const { code, stdout, stderr } = await runCli(cwd, [
      'check',
      'good',
      '--engine',
      'local',
      '--postgres-version',
      '14',
    ]);
    expect(code).toBe(3);
    expect(stdout).toContain('The run did not come to its end: The engine "local" cannot be used');
    expect(stderr).toContain('drydock: The engine "local" cannot be used');
  });
});
