import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/github/digest.js';
import { commentMarker, commentText, isWorthNew, newestOwn } from '../../src/github/pull-request-comment.js';
import type { Told } from '../../src/github/told.js';
import type { Report } from '../../src/report.js';
import { hostileReport, hostileText } from '../reporters/hostile-report.js';
import { context, finding, report } from '../reporters/sample-report.js';

const marker = commentMarker(digestOf(['migrations', 'gate', '.']));
const origin = {
  commit: 'a'.repeat(40),
  runUrl: 'https://github.example/octo/shop/actions/runs/77',
};
const clean = report();
const counts = { ...clean.summary, errors: 1 };
const broken = report({ verdict: 'fail', summary: counts, findings: [finding()] });
const empty = report({ summary: { ...clean.summary, migrations: 0 }, migrations: [] });

const told = (one: Report): Told => ({
  report: one,
  context: context(),
  notes: [],
  again: 'npx drydock check',
});

const textOf = (one: Report, before?: string): string =>
  commentText(
    marker,
    told(one),
    origin,
    before === undefined ? undefined : { id: 1, url: '', author: '', body: before },
  );

describe('whether it is worth a new comment', () => {
  test.each([
    ['on-findings', 'an error', broken, true],
    ['on-findings', 'a warning', report({ summary: { ...clean.summary, warnings: 1 } }), true],
    ['on-findings', 'an info', report({ summary: { ...clean.summary, infos: 1 } }), false],
    ['on-findings', 'nothing to report', clean, false],
    ['always', 'nothing to report', clean, true],
    ['always', 'no migration', empty, false],
  ] as const)('%s: %s', (setting, _, one, isWorth) => {
    expect(isWorthNew(setting, one)).toBe(isWorth);
  });
});

describe('resolved', () => {
  test('what told of findings once is', () => {
    const once = textOf(clean, textOf(broken));
    expect(once).toContain('**Resolved:**');
    expect(textOf(clean, once)).toContain('**Resolved:**');
    expect(textOf(broken, once)).not.toContain('**Resolved:**');
  });

  test('what never told of any is not', () => {
    expect(textOf(clean)).not.toContain('**Resolved:**');
    expect(textOf(clean, textOf(clean))).not.toContain('**Resolved:**');
  });

  test('what a run that stopped early does not find is not', () => {
    const stopped = report({ verdict: 'fail', incomplete: { reason: 'the server is gone' } });
    expect(textOf(stopped, textOf(broken))).not.toContain('**Resolved:**');
  });
});

test('what is to be known of the report stands above it, and does nothing', () => {
  const notes = ['Read, not run.', '<!-- drydock --> @octocat'];
  const [, ...lines] = commentText(marker, { ...told(clean), notes }, origin).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    '> Read, not run.',
    '',
    '> &lt;!-- drydock --&gt; @&#8203;octocat',
    '',
    '## ✅ Drydock passed: nothing to report in 1 migration',
  ]);
});

test('of each job, and of what it checks, a marker of its own, whatever their names hold', () => {
  fc.assert(
    fc.property(fc.array(hostileText), fc.array(hostileText), (one, other) => {
      expect(commentMarker(digestOf(one))).toMatch(/^<!-- drydock:[0-9a-f]{16} -->$/);
      expect(commentMarker(digestOf(one)) === commentMarker(digestOf(other))).toBe(
        JSON.stringify(one) === JSON.stringify(other),
      );
    }),
  );
});

test('whatever a report holds: one marker at the start, and no more than GitHub takes', () => {
  fc.assert(
    fc.property(hostileReport, ({ report: hostile }) => {
      const text = textOf(hostile);
      expect(text.startsWith(marker)).toBe(true);
      expect(text.replace('<!-- told -->', '').split('<!--')).toHaveLength(2);
      expect(text.length).toBeLessThanOrEqual(65_000);
    }),
    { numRuns: 50 },
  );
});

test('thousands of findings in hundreds of projects', () => {
  const findings = Array.from({ length: 100 }, () => finding({ message: 'é'.repeat(2000) }));
  const projects = Array.from({ length: 900 }, (_, index) => ({
    ...report({ findings }),
    name: `services/of-our-shop-number-${index}`,
  }));
  const text = textOf(report({ findings, projects }));
  expect(text.length).toBeLessThanOrEqual(65_000);
  expect(text).toContain('_Left out to fit: everything but the counts of all projects together.');
  expect(text).toMatch(/On your own machine:\n\n```sh\nnpx drydock check\n```\n\n<sub>For commit `aaaaaaa`/);
});

test('the newest by its number, whatever the order', () => {
  const posted = [3, 9, 4].map((id) => ({ id, url: '', author: 'me', body: marker }));
  expect(newestOwn([...posted, { id: 12, url: '', author: 'you', body: marker }], marker, 'me')?.id).toBe(9);
});
