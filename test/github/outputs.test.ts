import { expect, test } from 'vitest';
import { errorOutputs, outputsOf, skippedWith } from '../../src/github/outputs.js';
import type { RollbackResult } from '../../src/report.js';
import { migration, report } from '../reporters/sample-report.js';
import { actionManifest } from '../support/action-manifest.js';

const declared = Object.keys(actionManifest.outputs);

test.each([
  ['a report', outputsOf(report(), { json: '/report.json' })],
  ['an error', errorOutputs],
  ['nothing to check', skippedWith({})],
])('of %s: every output that action.yml declares, and no other', (_, outputs) => {
  expect(Object.keys(outputs)).toEqual(declared);
});

test('counts and the engine', () => {
  const summary = { errors: 2, warnings: 3, infos: 4, suppressed: 5, migrations: 6, statements: 7 };
  expect(
    outputsOf(report({ verdict: 'fail', summary }), {
      json: '/report.json',
      sarif: '/a.sarif',
      commentUrl: 'https://github.example/c',
    }),
  ).toEqual({
    verdict: 'fail',
    errors: '2',
    warnings: '3',
    suppressed: '5',
    'migrations-checked': '6',
    rollback: 'restored',
    engine: 'embedded',
    'postgres-version': '18.6',
    report: '/report.json',
    sarif: '/a.sarif',
    'comment-url': 'https://github.example/c',
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
  expect(outputsOf(report({ migrations }), {}).rollback).toBe(worst);
});
