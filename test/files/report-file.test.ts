import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { readReport } from '../../src/files/report-file.js';
import type { Report } from '../../src/report.js';
import {
  emptyReport,
  finding,
  lintReport,
  migration,
  report,
  richReport,
  stoppedReport,
} from '../reporters/sample-report.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const cwd = temporaryFolder();

const written = (content: unknown): string => {
  writeFileSync(join(cwd, 'r.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return 'r.json';
};

const refusal = (path: string, version = '1.0.0'): Promise<string> =>
  readReport(cwd, path, version).then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof UserError && error.exitCode === 2) return error.message;
      throw error;
    },
  );

const { verdict, summary, framework, engine, timings } = report();
const section = { name: 'shop', verdict, summary, framework, engine, timings };

test.each<readonly [string, Report]>([
  ['with all that a report can hold', richReport],
  ['of lint', lintReport],
  ['of nothing', emptyReport],
  ['of a run that was stopped', stoppedReport('the server was lost')],
  ['of a shard', report({ shard: { index: 2, of: 3 } })],
  [
    'of projects',
    report({
      projects: [section, { ...section, name: 'billing', incomplete: { reason: 'x' } }],
      findings: [finding({ project: 'shop' })],
      migrations: [migration({ project: 'billing' })],
    }),
  ],
])('a report %s is read as it was written', async (_, expected) => {
  expect(await readReport(cwd, written(expected), '1.0.0')).toEqual(JSON.parse(JSON.stringify(expected)));
});

describe('what is no report of this version is refused, and named', () => {
  it.each<readonly [unknown, string]>([
    ['', 'r.json is no valid JSON'],
    ['{"schemaVersion":1', 'r.json is no valid JSON'],
    ['['.repeat(100_000), 'r.json is no valid JSON'],
    [[report()], 'r.json: the file must be a mapping of keys to values, not a list'],
    ['null', 'r.json: the file must be a mapping of keys to values, not nothing'],
    [{}, 'r.json: "schemaVersion" is missing'],
    [{ ...report(), schemaVersion: 2 }, 'r.json: "schemaVersion" must be 1, not 2'],
    [
      { ...report(), tool: { name: 'ruff', version: '1' } },
      'r.json: "tool.name" must be "drydock", not "ruff"',
    ],
    [
      report({ tool: { name: 'drydock', version: '0.9.0' } }),
      'r.json was written by drydock 0.9.0, and this is 1.0.0',
    ],
    [{ ...report(), verdict: 'fine' }, 'r.json: "verdict" must be "pass" or "fail", not "fine"'],
    [{ ...report(), more: 1 }, 'r.json: unknown key "more"'],
    ['{"__proto__": {"verdict": "pass"}, "schemaVersion": 1}', 'r.json: "tool" is missing'],
    [report({ shard: { index: 4, of: 3 } }), 'r.json: "shard" must be a share such as 2 of 3'],
    [report({ shard: { index: 0, of: 3 } }), 'r.json: "shard.index" must be >=1, not 0'],
    [report({ findings: [finding({ startLine: 1.5 })] }), 'r.json: "findings[0].startLine" must be '],
    [
      { ...report(), findings: [{ ...finding(), file: 3 }] },
      'r.json: "findings[0].file" must be a text, not 3',
    ],
    [
      report({ findings: [finding({ project: 'shop' })] }),
      'r.json: the file must be a report whose findings',
    ],
    [report({ projects: [section] }), 'r.json: the file must be a report whose findings'],
    [report({ projects: [] }), 'r.json: the file must be a report whose findings'],
  ])('%j', async (content, message) => {
    expect(await refusal(written(content))).toContain(message);
  });

  it('what is no file', async () => {
    mkdirSync(join(cwd, 'folder'));
    expect(await refusal('gone.json')).toBe('No such report: gone.json');
    expect(await refusal('folder')).toBe('folder is no file');
  });

  it('what is too large for one', async () => {
    truncateSync(join(cwd, written('')), 65 * 1024 * 1024);
    expect(await refusal('r.json')).toBe('r.json is larger than 64 MB');
  });
});
