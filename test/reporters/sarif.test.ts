import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' };
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { fingerprintsOf } from '../../src/fingerprints.js';
import type { Finding, Fix, Report } from '../../src/report.js';
import { sarifReporter } from '../../src/reporters/sarif.js';
import { hostileReport } from './hostile-report.js';
import { commandsIn } from './runner-commands.js';
import {
  context,
  emptyReport,
  finding,
  lintReport,
  report,
  richReport,
  sources,
  stoppedReport,
} from './sample-report.js';

/** The schema of the OASIS standard, version 2.1.0-rtm.5, as Microsoft's SARIF SDK ships it. */
const schema = JSON.parse(
  readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8'),
) as object;
const ajv = new Ajv({ schemaId: 'id', meta: false, validateSchema: false, unknownFormats: 'ignore' });
ajv.addMetaSchema(draft4);
const isSarif = ajv.compile(schema);

/** The log, once it is what the standard and GitHub ask for. */
function logOf(sample: Report, part?: Parameters<typeof context>[0]): Log {
  const log = JSON.parse(sarifReporter(sample, context({ sources, rules, ...part }))) as Log;
  expect(isSarif(log) ? [] : isSarif.errors).toEqual([]);
  return log;
}

function runOf(sample: Report, part?: Parameters<typeof context>[0]): Run {
  const [run, ...others] = logOf(sample, part).runs;
  expect(others).toEqual([]);
  if (!run) throw new Error('there is no run');
  return run;
}

const resultsOf = (sample: Report, part?: Parameters<typeof context>[0]): readonly Result[] =>
  runOf(sample, part).results ?? [];

const withFindings = (...findings: readonly Partial<Finding>[]): Report =>
  report({ findings: findings.map(finding) });

const uriOf = (result: Result | undefined) => result?.locations?.[0]?.physicalLocation?.artifactLocation;

test('the validator refuses what is no SARIF', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  expect(isSarif({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x', extra: 1 } } }] })).toBe(false);
});

test('one of everything', async () => {
  const described = [
    {
      id: 'drop-table',
      category: 'destructive',
      severity: 'error',
      summary: 'DROP TABLE deletes the rows',
      why: 'They are gone at COMMIT.',
      instead: 'Wait a release.',
    },
    {
      id: 'migration-failed',
      category: 'dry-run',
      severity: 'error',
      summary: 'A migration fails',
      why: 'It would in production.',
      instead: 'Mend it.',
      foundBy: 'dry-run',
    },
  ] as const;
  const around = context({ sources, rules: described, pathPrefix: 'services/shop/' });
  const text = sarifReporter(richReport, around);
  await expect(text).toMatchFileSnapshot('../fixtures/golden/report.sarif');
  logOf(richReport);
});

test.each([
  ['nothing found', report()],
  ['no engine', lintReport],
  ['nothing pending', emptyReport],
  ['stopped', stoppedReport('the server is gone')],
])('%s', (_, sample) => {
  expect(resultsOf(sample)).toHaveLength(sample.findings.length);
});

describe('what GitHub asks for', () => {
  test('rules are described, each once, and results point at theirs', () => {
    const { tool, results = [] } = runOf(richReport);
    const described = tool.driver.rules ?? [];
    expect(new Set(described.map(({ id }) => id)).size).toBe(described.length);
    expect(results.map(({ ruleIndex = -1 }) => described[ruleIndex]?.id)).toEqual(
      results.map(({ ruleId }) => ruleId),
    );
    for (const { shortDescription, fullDescription, help, defaultConfiguration, properties } of described) {
      expect(shortDescription?.text).toMatch(/./);
      expect(fullDescription?.text).toMatch(/./);
      expect(help?.text).toMatch(/./);
      expect(help?.markdown).toMatch(/./);
      expect(defaultConfiguration?.level).toMatch(/^(?:error|warning|note)$/);
      expect(properties?.tags?.length).toBeLessThanOrEqual(10);
      expect(properties).toHaveProperty(['problem.severity']);
      expect(properties).toHaveProperty('precision');
    }
  });

  test('every rule of Drydock fits its limits', () => {
    const all = rules.map(({ id }) => ({
      rule: id,
      docsUrl: `https://github.com/o/drydock/blob/v1/rules/${id}`,
    }));
    const described = runOf(withFindings(...all)).tool.driver.rules ?? [];
    expect(described).toHaveLength(rules.length);
    for (const rule of described) {
      expect(rule.shortDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(rule.fullDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(rule.helpUri).toMatch(/^https:/);
    }
  });

  test.each([
    ['rules/drop-table/README.md', undefined],
    ['drydock.yml', undefined],
    [
      'https://github.com/o/r/blob/v1/rules/drop-table/README.md',
      'https://github.com/o/r/blob/v1/rules/drop-table/README.md',
    ],
    ['javascript:alert(1)', undefined],
  ])('a page at %s: helpUri %s', (docsUrl, helpUri) => {
    const [rule] = runOf(withFindings({ docsUrl })).tool.driver.rules ?? [];
    expect(rule?.helpUri).toBe(helpUri);
  });

  test('a rule that the team wrote is described by what it says', () => {
    const team = { rule: 'ask-the-dba', message: 'Ask the DBA team first', help: 'In #dba.' };
    const [rule] = runOf(withFindings(team)).tool.driver.rules ?? [];
    expect(rule).toMatchObject({
      id: 'ask-the-dba',
      shortDescription: { text: 'ask the dba' },
      fullDescription: { text: 'Ask the DBA team first' },
      help: { text: 'Ask the DBA team first\n\nIn #dba.' },
    });
  });

  test('the whole region, in UTF-16 columns', () => {
    const region = { startLine: 4, startColumn: 2, endLine: 4, endColumn: 8 };
    const run = runOf(withFindings(region));
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results?.[0]?.locations?.[0]?.physicalLocation?.region).toEqual(region);
  });

  // upload-sarif sets the category of the workflow only where a run has none, and would call ours inconsistent.
  test('no category, and no fingerprint in the place of GitHub’s own', () => {
    const run = runOf(richReport);
    expect(run.automationDetails).toBeUndefined();
    for (const { partialFingerprints } of run.results ?? [])
      expect(Object.keys(partialFingerprints ?? {})).toEqual(['drydockFinding/v1']);
  });

  test('the fingerprints are those of the findings, whatever their order', () => {
    const prints = fingerprintsOf(richReport.findings, sources);
    const told = resultsOf(richReport).map((result) => result.partialFingerprints?.['drydockFinding/v1']);
    expect(told.toSorted()).toEqual(prints.toSorted());
    const index = richReport.findings.findIndex(({ rule }) => rule === 'rollback-differs');
    const at = resultsOf(richReport).findIndex(({ ruleId }) => ruleId === 'rollback-differs');
    expect(told[at]).toBe(prints[index]);
  });

  test.each([
    ['a b.sql', '', 'a%20b.sql'],
    ['größe/注文.sql', '', 'gr%C3%B6%C3%9Fe/%E6%B3%A8%E6%96%87.sql'],
    ['a#b?c%d.sql', '', 'a%23b%3Fc%25d.sql'],
    ['./m/1.sql', '', 'm/1.sql'],
    ['m/1.sql', 'services/shop/', 'services/shop/m/1.sql'],
    ['../db/1.sql', 'services/shop/', 'services/db/1.sql'],
    ['a\ud800.sql', '', 'a%EF%BF%BD.sql'],
    ['c:d.sql', '', 'c%3Ad.sql'],
  ])('%j in %j is %s', (file, pathPrefix, uri) => {
    expect(uriOf(resultsOf(withFindings({ file }), { pathPrefix })[0])).toEqual({
      uri,
      uriBaseId: '%SRCROOT%',
    });
  });

  test.each([
    ['../db/1.sql', '../db/1.sql'],
    ['/srv/db/1 a.sql', 'file:///srv/db/1%20a.sql'],
  ])('%s lies outside of the repository', (file, uri) => {
    expect(uriOf(resultsOf(withFindings({ file }))[0])).toEqual({ uri });
  });
});

test('a fix is what --fix would write', () => {
  const edit = { startLine: 3, startColumn: 1, endLine: 3, endColumn: 5, text: 'ALTER\u202e' };
  const [result] = resultsOf(withFindings({ fix: { description: 'Rename it', edits: [edit] } }));
  const { text, ...deletedRegion } = edit;
  expect(result?.fixes?.[0]).toMatchObject({
    description: { text: 'Rename it' },
    artifactChanges: [{ replacements: [{ deletedRegion, insertedContent: { text } }] }],
  });
});

test('what a comment ignores is told as suppressed, with its reason, after all else', () => {
  const results = resultsOf(
    withFindings({ suppressed: { reason: 'unread', line: 2 } }, { severity: 'info', rule: 'varcharLimit' }),
  );
  expect(results.map(({ suppressions }) => suppressions?.[0])).toEqual([
    undefined,
    expect.objectContaining({ kind: 'inSource', status: 'accepted', justification: 'unread' }),
  ]);
});

test('what the baseline knows is suppressed from outside', () => {
  const known = { suppressed: { reason: 'old', line: 2, by: 'baseline' } } as const;
  const [result] = resultsOf(withFindings(known));
  expect(result?.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'old' }]);
});

test('a run that was stopped did not succeed, and says why', () => {
  expect(runOf(stoppedReport('the server is gone')).invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'The run did not come to its end: the server is gone' },
        },
      ],
    },
  ]);
});

test('a message is no link', () => {
  const [result] = resultsOf(withFindings({ message: 'a[1] [x](https://a.example) [y](0)' }));
  expect(result?.message.text).toBe('a[1] \\[x](https://a.example) \\[y](0)');
});

test('several projects are one run, for GitHub refuses more; each finding bears the name of its own', () => {
  const { verdict, summary, framework, engine, timings } = report();
  const own = { verdict, summary, framework, engine, timings };
  const run = runOf({
    ...withFindings({ project: 'shop' }, { project: 'bank' }),
    projects: [
      { name: 'shop', ...own },
      { name: 'bank', ...own },
    ],
  });
  expect(run.results?.map(({ properties }) => properties?.['project'] as unknown)).toEqual(['shop', 'bank']);
  expect(run.properties?.['projects']).toEqual([
    { name: 'shop', verdict: 'pass' },
    { name: 'bank', verdict: 'pass' },
  ]);
});

test('more than GitHub takes: the worst are kept, and the file says how many', () => {
  const many = Array.from({ length: 25_001 }, (_, index): Partial<Finding> => {
    const severity = index === 25_000 ? 'error' : 'info';
    return { severity, startLine: index + 1, endLine: index + 1, message: 'm' };
  });
  const run = JSON.parse(sarifReporter(withFindings(...many), context())) as Log;
  const [{ results = [], invocations = [] } = { results: [] }] = run.runs;
  expect(results).toHaveLength(25_000);
  expect(results[0]?.level).toBe('error');
  expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(
    /^25000 of 25001 findings are told, the worst first/,
  );
});

test('more bytes than GitHub takes: the worst half is kept', () => {
  // What is random cannot be compressed.
  const fix = (): Fix => ({
    description: 'd',
    edits: [{ ...region, text: randomBytes(7_200_000).toString('base64') }],
  });
  const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  const sample = withFindings({ severity: 'info', rule: 'a', fix: fix() }, { rule: 'b', fix: fix() });
  const { results = [], invocations = [] } =
    (JSON.parse(sarifReporter(sample, context())) as Log).runs[0] ?? {};
  expect(results.map(({ ruleId }) => ruleId)).toEqual(['b']);
  expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^1 of 2 findings are told/);
});

test('whatever the report holds, it is SARIF without a raw control or a command', () => {
  fc.assert(
    fc.property(hostileReport, (hostile) => {
      const text = sarifReporter(hostile.report, hostile.context);
      const log = JSON.parse(text) as Log;
      expect(isSarif(log) ? [] : isSarif.errors).toEqual([]);
      expect(log.runs[0]?.results).toHaveLength(hostile.report.findings.length);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(commandsIn(text)).toEqual([]);
      for (const result of log.runs[0]?.results ?? [])
        expect(uriOf(result)?.uri).toMatch(/^[\w.~!*'()%/:-]*$/);
    }),
  );
});
