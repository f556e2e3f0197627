import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonReporter } from '../../src/reporters/json.js';
import { hostileReport } from './hostile-report.js';
import { commandsIn } from './runner-commands.js';
import {
  context,
  emptyReport,
  finding,
  lintReport,
  report,
  richReport,
  stoppedReport,
} from './sample-report.js';

test.each([
  ['rich', richReport],
  ['lint', lintReport],
  ['empty', emptyReport],
  ['stopped', stoppedReport('the server is gone')],
])('%s: the report as it is', (_, sample) => {
  expect(jsonReporter(sample, context())).toBe(`${JSON.stringify(sample, null, 2)}\n`);
});

test('what a terminal or a runner would act on is escaped as JSON escapes', () => {
  const message = 'a\u202e\u009b\u007f\u2028\u{e0041} ##[error]x';
  const line = jsonReporter(report({ findings: [finding({ message })] }), context())
    .split('\n')
    .find((one) => one.includes('"message"'));
  expect(line).toBe(String.raw`      "message": "a\u202e\u009b\u007f\u2028\udb40\udc41 ##\u005berror]x",`);
});

test('whatever the report holds, it parses to the same, and is no command', () => {
  fc.assert(
    fc.property(hostileReport, (hostile) => {
      const text = jsonReporter(hostile.report, hostile.context);
      expect(JSON.parse(text)).toEqual(hostile.report);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(commandsIn(text)).toEqual([]);
    }),
  );
});
