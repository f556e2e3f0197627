import { expect, test } from 'vitest';
import { isReporterName, reporterNames, reporters } from '../../src/reporters/registry.js';
import { context, report } from './sample-report.js';

test('the formats', () => {
  expect(reporterNames).toEqual(['text', 'json', 'github', 'markdown', 'sarif', 'gitlab', 'junit', 'html']);
});

test.each([
  ['text', true],
  ['Text', false],
  ['', false],
  ['toString', false],
  ['__proto__', false],
])('isReporterName(%j)', (name, expected) => {
  expect(isReporterName(name)).toBe(expected);
});

test.each(reporterNames)('%s loads, and is pure: the same report gives the same text', async (name) => {
  const reporter = await reporters[name]();
  expect(reporter(report(), context())).toBe(reporter(report(), context()));
});
