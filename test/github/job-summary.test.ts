import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { beforeEach, expect, test } from 'vitest';
import { summariseError, summariseReport } from '../../src/github/job-summary.js';
import type { Told } from '../../src/github/told.js';
import { context, finding, report } from '../reporters/sample-report.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** @actions/core keeps the path that it was first told. */
const path = join(temporaryFolder(), 'summary.md');
process.env['GITHUB_STEP_SUMMARY'] = path;
beforeEach(() => {
  writeFileSync(path, '');
});

const told = (part: Partial<Told> = {}): Told => ({
  report: report(),
  context: context(),
  notes: [],
  again: 'npx drydock check',
  ...part,
});

const written = (): string => readFileSync(path, 'utf8');

test('the report, under what is to be known of it', async () => {
  await summariseReport(told({ notes: ['Read, not run.', '##[error] | <b>'] }));
  expect(written()).toMatch(/^> Read, not run\.\n\n> /);
  expect(written()).not.toMatch(/##\[|<b>/);
  expect(written()).toContain('## ✅ Drydock passed');
  expect(written()).toMatch(/\nOn your own machine:\n\n```sh\nnpx drydock check\n```\n+$/);
});

test('no more than the runner uploads, however much there is', async () => {
  const message = 'é'.repeat(3000);
  const findings = Array.from({ length: 2000 }, (_, index) => finding({ startLine: index + 1, message }));
  await summariseReport(told({ report: report({ findings }), notes: ['A note.'] }));
  expect(Buffer.byteLength(written())).toBeLessThanOrEqual(900 * 1024 + 1);
  expect(written()).toContain('Left out to fit');
});

test('an error: each text is a paragraph', async () => {
  await summariseError('No such file: <b>', '');
  expect(written()).toMatch(/^## ⚠️ Drydock could not check the migrations\n\nNo such file: &lt;b&gt;\n/);
});
