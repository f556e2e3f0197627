import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { Finding, Report } from '../../src/report.js';
import { junitReporter } from '../../src/reporters/junit.js';
import { hostileReport } from './hostile-report.js';
import { commandsIn } from './runner-commands.js';
import {
  context,
  emptyReport,
  finding,
  lintReport,
  migration,
  report,
  richReport,
  sources,
  stoppedReport,
} from './sample-report.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML 1.0 strictly: forbidden characters, too, are errors. */
function rootOf(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('there is no root');
  return root;
}

const all = (element: Element, name: string): readonly Element[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];

const read = (sample: Report): Element => rootOf(junitReporter(sample, context({ sources })));

/** `suite: case outcome, …`. */
const outline = (root: Element): readonly string[] =>
  all(root, 'testsuite').map((suite) => {
    const cases = suite.children.map(({ attributes, children }) => {
      const outcome = children.find(({ name }) => name !== 'system-out')?.name ?? 'passed';
      return `${attributes['name'] ?? ''} ${outcome}`;
    });
    return `${suite.attributes['name'] ?? ''}: ${cases.join(', ')}`;
  });

test('one of everything', async () => {
  const xml = junitReporter(richReport, context({ sources, pathPrefix: 'services/shop/' }));
  await expect(xml).toMatchFileSnapshot('../fixtures/golden/report.junit.xml');
  expect(outline(rootOf(xml))).toEqual([
    '0002_drop: lint failure, apply failure, rerun skipped, rollback skipped, reapply skipped',
    '0003_total: lint passed, apply passed, rerun passed, rollback failure, reapply passed',
    '0004_列: lint passed, apply passed, rerun passed, rollback passed, reapply passed',
    '0005_seed_dev: lint passed, apply passed, rerun passed, rollback passed, reapply passed',
  ]);
});

test('no engine: there is but one case', () => {
  expect(outline(read(lintReport))).toEqual([
    '0001_init: lint passed',
    'migrations/0002_drop.up.sql: lint passed',
  ]);
});

test('nothing pending', () => {
  expect(outline(read(emptyReport))).toEqual([]);
});

test('a run that was stopped is an error, and what it did not reach was skipped for it', () => {
  const root = read(stoppedReport('the server is gone'));
  expect(outline(root)[0]).toBe('drydock: run error');
  expect(all(root, 'error')[0]?.attributes['message']).toBe(
    'The run did not come to its end: the server is gone',
  );
  expect(all(root, 'skipped').map(({ attributes }) => attributes['message'])).toEqual([
    'the server is gone',
    'not run',
    'not run',
  ]);
});

describe('what fails', () => {
  const at = { file: 'migrations/0001_init.up.sql' };
  const outcomes = (findings: readonly Finding[], part: Partial<Report> = {}): readonly string[] => {
    const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
    const summary = { ...report().summary, errors: count('error'), warnings: count('warning') };
    return outline(read(report({ findings, summary, ...part })));
  };
  const warning = finding({ ...at, severity: 'warning' });
  const error = finding({ ...at, stage: 'rollback' });
  const passed = '0001_init: lint passed, apply passed, rerun passed, rollback passed, reapply passed';

  test.each<[string, readonly Finding[], Partial<Report>, string]>([
    [
      'an error',
      [error, warning],
      { verdict: 'fail' },
      passed.replace('rollback passed', 'rollback failure'),
    ],
    ['a warning', [warning], { verdict: 'pass' }, passed],
    [
      'a warning that failed the gate',
      [warning],
      { verdict: 'fail' },
      passed.replace('lint passed', 'lint failure'),
    ],
    [
      'a warning of a run that was stopped',
      [warning],
      { verdict: 'fail', incomplete: { reason: 'x' } },
      passed,
    ],
    ['what is ignored', [{ ...error, suppressed: { reason: 'x', line: 1 } }], { verdict: 'pass' }, passed],
  ])('%s', (_, findings, part, expected) => {
    expect(outcomes(findings, part).at(-1)).toBe(expected);
  });
});

test('of several migrations in a file, the last that begins above the finding has it', () => {
  const file = 'changes.sql';
  const beginning = (startLine: number) => ({
    ...{ file, startLine, sql: 'SELECT 1', durationMs: 1 },
    ...{ locks: [], scans: [], rewrites: [] },
  });
  const migrations = [1, 10, 20].map((line) =>
    migration({ id: `at ${line}`, up: file, down: file, statements: [beginning(line)] }),
  );
  const findings = [finding({ file, startLine: 12, endLine: 12 })];
  const failing = outline(read(report({ verdict: 'fail', migrations, findings }))).filter((line) =>
    line.includes('failure'),
  );
  expect(failing).toEqual([
    'at 10: lint failure, apply passed, rerun passed, rollback passed, reapply passed',
  ]);
});

test('a migration of the history is told of where there is something to tell', () => {
  const migrations = [migration({ id: 'old', up: 'old.sql', pending: false }), migration()];
  const told = (findings: readonly Finding[]) => outline(read(report({ migrations, findings }))).length;
  expect(told([])).toBe(1);
  expect(told([finding({ file: 'old.sql' })])).toBe(2);
});

describe('whatever the report holds', () => {
  test('it is XML of our elements, and counts them right', () => {
    const known = ['testsuites', 'testsuite', 'testcase', 'failure', 'error', 'skipped', 'system-out'];
    const names = (element: Element): readonly string[] => [element.name, ...element.children.flatMap(names)];
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const root = rootOf(junitReporter(hostile.report, hostile.context));
        expect(names(root).filter((name) => !known.includes(name))).toEqual([]);
        for (const element of [root, ...all(root, 'testsuite')]) {
          const { tests, failures, errors, skipped } = element.attributes;
          expect([tests, failures, errors, skipped].map(Number)).toEqual(
            ['testcase', 'failure', 'error', 'skipped'].map((name) => all(element, name).length),
          );
        }
      }),
    );
  });

  test('it shows controls, and is no command', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const xml = junitReporter(hostile.report, hostile.context);
        expect(xml.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(commandsIn(xml)).toEqual([]);
      }),
    );
  });
});
