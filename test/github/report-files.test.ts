import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { nothingChecked, temporaryReport, writeReports } from '../../src/github/report-files.js';
import type { Report } from '../../src/report.js';
import { reporters } from '../../src/reporters/registry.js';
import { context, emptyReport, report } from '../reporters/sample-report.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

const verdictIn = (path = ''): string => (JSON.parse(readFileSync(path, 'utf8')) as Report).verdict;

test('what is named is written, each in its format, folders and all', async () => {
  const files = {
    json: 'out/deep/report.json',
    sarif: 'a.sarif',
    gitlab: 'gl.json',
    junit: 'out/junit.xml',
    html: join(folder, 'elsewhere', 'page.html'),
  } as const;
  const written = await writeReports(report(), context(), files, folder);
  expect(written).toEqual({
    json: join(folder, 'out/deep/report.json'),
    sarif: join(folder, 'a.sarif'),
    gitlab: join(folder, 'gl.json'),
    junit: join(folder, 'out/junit.xml'),
    html: join(folder, 'elsewhere/page.html'),
  });
  for (const format of ['json', 'sarif', 'gitlab', 'junit', 'html'] as const) {
    const reporter = await reporters[format]();
    expect(readFileSync(written[format] ?? '', 'utf8')).toBe(reporter(report(), context()));
  }
});

test('over what is there', async () => {
  await writeReports(report(), context(), { json: 'again.json' }, folder);
  const { json } = await writeReports(report({ verdict: 'fail' }), context(), { json: 'again.json' }, folder);
  expect(verdictIn(json)).toBe('fail');
});

test('not through a link', async () => {
  writeFileSync(join(folder, 'target'), 'as it was');
  symlinkSync(join(folder, 'target'), join(folder, 'link.sarif'));
  await writeReports(report(), context(), { sarif: 'link.sarif' }, folder);
  expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('as it was');
});

test('not where a folder is: the input is named', async () => {
  mkdirSync(join(folder, 'folder.html'));
  const writing = writeReports(report(), context(), { html: 'folder.html' }, folder);
  await expect(writing).rejects.toThrow(UserError);
  await expect(writing).rejects.toMatchObject({
    message: expect.stringMatching(/^The HTML page cannot be written: /) as unknown,
    hint: 'See the input html-file.',
  });
});

test('the JSON report goes to a new folder each time where no file is named', async () => {
  const [first, second] = [await temporaryReport(folder), await temporaryReport(folder)];
  expect(dirname(dirname(first))).toBe(folder);
  expect(first).not.toBe(second);
});

test('the report of nothing', () => {
  const { verdict, summary, findings, migrations, engine } = emptyReport;
  const framework = { name: 'plain', reason: 'no other' };
  expect(nothingChecked('1.0.0', framework)).toMatchObject({
    ...{ verdict, summary, findings, migrations, engine, framework },
    tool: { name: 'drydock', version: '1.0.0' },
  });
});
