import Ajv from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintsOf } from '../../src/fingerprints.js';
import { gitlabReporter } from '../../src/reporters/gitlab.js';
import { hostileReport } from './hostile-report.js';
import { commandsIn } from './runner-commands.js';
import {
  context,
  emptyReport,
  finding,
  report,
  richReport,
  sources,
  stoppedReport,
} from './sample-report.js';

/** GitLab's manual, “Code Quality report format”: what it supports of an issue, all of it required. */
const isReport = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string' },
      fingerprint: { type: 'string' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

interface Issue {
  readonly fingerprint: string;
  readonly description: string;
  readonly severity: string;
}

function issuesOf(text: string): readonly Issue[] {
  const issues: unknown = JSON.parse(text);
  expect(isReport(issues) ? [] : isReport.errors).toEqual([]);
  return issues as readonly Issue[];
}

test('an issue', () => {
  const findings = [finding({ message: 'DROP TABLE deletes\n\torders.\u202e', endLine: 5, endColumn: 1 })];
  const text = gitlabReporter(report({ findings }), context({ sources, pathPrefix: 'services/shop/' }));
  expect(issuesOf(text)).toEqual([
    {
      description: 'DROP TABLE deletes orders.\\u202e',
      check_name: 'drop-table',
      fingerprint: fingerprintsOf(findings, sources)[0],
      severity: 'critical',
      location: { path: 'services/shop/migrations/0002_drop.up.sql', lines: { begin: 3, end: 5 } },
    },
  ]);
});

test('one of everything but what is ignored', () => {
  const issues = issuesOf(gitlabReporter(richReport, context({ sources })));
  expect(issues.map(({ severity }) => severity)).toEqual([
    'info',
    'minor',
    'minor',
    'critical',
    'critical',
    'critical',
  ]);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
});

test('nothing', () => {
  expect(gitlabReporter(emptyReport, context())).toBe('[]\n');
});

test('a run that was stopped has resolved nothing', () => {
  const [issue, ...others] = issuesOf(gitlabReporter(stoppedReport('the server is gone'), context()));
  expect(issue).toEqual({
    description: 'The run did not come to its end: the server is gone',
    check_name: 'incomplete',
    fingerprint: 'drydock-incomplete',
    severity: 'blocker',
    location: { path: 'migrations/0001_init.up.sql', lines: { begin: 1 } },
  });
  expect(others).toHaveLength(1);
});

test('whatever the report holds, it is a report, every fingerprint is its own, and nothing is a command', () => {
  fc.assert(
    fc.property(hostileReport, (hostile) => {
      const text = gitlabReporter(hostile.report, hostile.context);
      const prints = issuesOf(text).map(({ fingerprint }) => fingerprint);
      expect(new Set(prints).size).toBe(prints.length);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(commandsIn(text)).toEqual([]);
    }),
  );
});
