import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyBaseline, baselineOf } from '../../src/check/apply-baseline.js';
import type { CheckResult } from '../../src/check/request.js';
import { checkAll } from '../../src/check-all.js';
import { writeBaseline } from '../../src/cli/write-baseline.js';
import { parseBaseline } from '../../src/files/baseline-file.js';
import { prepareRequests } from '../../src/request.js';
import { finding } from '../reporters/sample-report.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-known-'));
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

const config = 'migrations: db\nbaseline: known.json\n';
const script = 'DROP TABLE IF EXISTS old;\n';

async function run(files: Readonly<Record<string, string>>, writesBaseline = false): Promise<CheckResult> {
  write({ 'drydock.yml': config, 'db/1.sql': script, ...files });
  const requests = await prepareRequests(cwd, {
    mode: 'lint',
    paths: [],
    only: ['drop-table'],
    writesBaseline,
  });
  const result = await checkAll(requests, { version: '0', clock: () => 0, progress: () => undefined });
  if (writesBaseline) await writeBaseline(cwd, undefined, result);
  return result;
}

const told = ({ report }: CheckResult): readonly unknown[] => [
  report.verdict,
  ...report.findings.map(({ file, startLine, suppressed }) => [file, startLine, suppressed?.by]),
];

describe('the baseline', () => {
  it('knows what was written to it, wherever that has moved, and nothing else', async () => {
    expect(told(await run({}, true))).toEqual(['fail', ['db/1.sql', 1, undefined]]);
    const moved = { 'db/1.sql': `-- a note\n\n${script.toLowerCase()}` };
    expect(told(await run(moved))).toEqual(['pass', ['db/1.sql', 3, 'baseline']]);
    expect(told(await run({ ...moved, 'db/2.sql': script }))).toEqual([
      'fail',
      ['db/1.sql', 3, 'baseline'],
      ['db/2.sql', 1, undefined],
    ]);
  });

  it('keeps what was said of a finding, and forgets what is no more', async () => {
    await run({ 'db/2.sql': script }, true);
    const before = await run({});
    const known = baselineOf(before.report.findings, before.sources, []);
    expect(known.map(({ rule, file }) => [rule, file])).toEqual([
      ['drop-table', 'db/1.sql'],
      ['drop-table', 'db/2.sql'],
    ]);
    const owned = known.map((entry) => ({ ...entry, owner: 'dba' }));
    expect(baselineOf(before.report.findings.slice(0, 1), before.sources, owned)).toEqual(owned.slice(0, 1));
  });

  it.each([
    ['{}', 'known.json: "schemaVersion" is missing'],
    ['[]', 'known.json: the file must be a mapping of keys to values, not a list'],
    ['no', 'baseline: known.json is no valid JSON'],
    ['{"schemaVersion":1,"findings":[{"fingerprint":"x","rule":"r","file":"f"}]}', 'findings[0].fingerprint'],
  ])('%s is refused', async (text, message) => {
    await expect(run({ 'known.json': text })).rejects.toThrow(message);
  });

  it('must be there, but where it is about to be written', async () => {
    await expect(run({})).rejects.toThrow('baseline: there is no known.json');
  });
});

describe('an entry', () => {
  const one = finding({ file: 'a.sql' });
  const sources = new Map([['a.sql', script]]);
  const [entry] = baselineOf([one], sources, []);
  const known = (more: object) => [{ ...entry, fingerprint: '', rule: '', file: '', ...entry, ...more }];

  it.each([
    ['2027-01-31', '2027-01-31', 'in the baseline, owner dba, until 2027-01-31'],
    ['2027-01-31', '2027-02-01', undefined],
  ])('that ends on %s holds on %s: %s', (expires, today, reason) => {
    const [judged] = applyBaseline([one], sources, { entries: known({ expires, owner: 'dba' }), today });
    expect(judged?.suppressed?.reason).toBe(reason);
    if (reason === undefined)
      expect(judged?.help).toContain('Its entry in the baseline of dba ended on 2027-01-31.');
  });

  it('is not written for what a comment ignores, nor for an info', () => {
    const ignored = { ...one, suppressed: { reason: 'x', line: 1 } };
    expect(baselineOf([ignored, { ...one, severity: 'info' }], sources, [])).toEqual([]);
  });

  it('is read as it was written', () => {
    const text = JSON.stringify({
      schemaVersion: 1,
      findings: known({ owner: 'a', reason: 'b', expires: '2027-01-01' }),
    });
    expect(parseBaseline(text, 'f')).toEqual(known({ owner: 'a', reason: 'b', expires: '2027-01-01' }));
  });
});
