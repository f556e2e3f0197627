import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { errorOutputs, outputsOf, skippedOutputs, writeReport } from '../../src/github/outputs.js';
import type { RollbackResult } from '../../src/report.js';
import { migration, report } from '../reporters/sample-report.js';
import { actionManifest } from '../support/action-manifest.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const declared = Object.keys(actionManifest.outputs);

test.each([
  ['a report', outputsOf(report(), '/report.json')],
  ['an error', errorOutputs],
  ['nothing to check', skippedOutputs],
])('of %s: every output that action.yml declares, and no other', (_, outputs) => {
  expect(Object.keys(outputs)).toEqual(declared);
});

test('counts and the engine', () => {
  const summary = { errors: 2, warnings: 3, infos: 4, suppressed: 5, migrations: 6, statements: 7 };
  expect(outputsOf(report({ verdict: 'fail', summary }), '/report.json')).toEqual({
    verdict: 'fail',
    errors: '2',
    warnings: '3',
    suppressed: '5',
    'migrations-checked': '6',
    rollback: 'restored',
    engine: 'embedded',
    'postgres-version': '18.6',
    report: '/report.json',
  });
});

test.each<[readonly RollbackResult['status'][], string]>([
  [[], ''],
  [['restored'], 'restored'],
  [['restored', 'skipped'], 'skipped'],
  [['skipped', 'missing', 'restored'], 'missing'],
  [['missing', 'differs'], 'differs'],
  [['differs', 'data-lost'], 'data-lost'],
  [['data-lost', 'failed', 'restored'], 'failed'],
])('the worst rollback of %j is %j', (statuses, worst) => {
  const migrations = statuses.map((status) => migration({ rollback: { status, differences: [] } }));
  expect(outputsOf(report({ migrations }), '').rollback).toBe(worst);
});

describe('the report', () => {
  const folder = temporaryFolder();
  const temp = join(folder, 'temp');
  mkdirSync(temp);

  test('goes to a new folder each time', async () => {
    const first = await writeReport('1', undefined, folder, temp);
    const second = await writeReport('2', undefined, folder, temp);
    expect(first.startsWith(temp)).toBe(true);
    expect([first, second].map((path) => readFileSync(path, 'utf8'))).toEqual(['1', '2']);
  });

  test('goes where the workflow says, folders and all, over what is there', async () => {
    const path = await writeReport('1', 'out/deep/report.json', folder, temp);
    expect(path).toBe(join(folder, 'out/deep/report.json'));
    await writeReport('2', 'out/deep/report.json', folder, temp);
    expect(readFileSync(path, 'utf8')).toBe('2');
  });

  test('is not written through a link', async () => {
    writeFileSync(join(folder, 'target'), 'as it was');
    symlinkSync(join(folder, 'target'), join(folder, 'link.json'));
    await writeReport('1', 'link.json', folder, temp);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('as it was');
  });

  test('cannot be written where a folder is', async () => {
    await expect(writeReport('1', 'temp', folder, temp)).rejects.toThrow(UserError);
  });
});
