import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import type { Rule } from '../../src/lint/rule.js';
import { hasLocalPostgres } from '../support/engines-here.js';
import { fixExample } from '../support/fix-example.js';
import { lintExample } from '../support/lint-example.js';
import { ProofBench, refute } from '../support/rule-proof.js';

const read = (id: string): string =>
  readFileSync(new URL(`../../rules/${id}/bad.sql`, import.meta.url), 'utf8');

/** The ways in which a tool may run bad.sql; positions stay what they are. */
const shapes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'without a transaction': (text) => text.replace(/^-- migration$/gm, '-- migration (no transaction)'),
  'with Windows line ends': (text) =>
    text.replace(/\n/g, '\r\n').replace(/^(-- (?:migration|before).*)\r$/gm, '$1'),
};

const turnedOn = ({ id, severity }: Rule): ReadonlyMap<string, 'warning'> =>
  new Map(severity === 'off' ? [[id, 'warning']] : []);

/** Every way of running every bad.sql in which its own rule offers a fix. */
const fixable = (
  await Promise.all(
    rules.flatMap((rule) =>
      Object.entries(shapes).map(async ([shape, reshape]) => {
        const bad = reshape(read(rule.id));
        const options = { overrides: turnedOn(rule) };
        const findings = await lintExample(bad, options);
        const offers = findings.some((finding) => finding.rule === rule.id && finding.fix !== undefined);
        return offers ? [{ id: rule.id, shape, rule, bad, options, findings }] : [];
      }),
    ),
  )
).flat();

test('the rules that can fix their bad.sql', () => {
  expect([...new Set(fixable.map(({ id }) => id))].sort()).toEqual([
    'add-check-without-not-valid',
    'add-foreign-key-without-not-valid',
    'add-primary-key-without-index',
    'add-unique-without-index',
    'concurrently-if-not-exists',
    'create-index-without-concurrently',
    'detach-partition-without-concurrently',
    'drop-index-without-concurrently',
    'missing-if-exists',
    'missing-if-not-exists',
    'missing-lock-timeout',
    'missing-or-replace',
    'missing-statement-timeout',
    'refresh-materialized-view-without-concurrently',
    'reindex-without-concurrently',
    'set-not-null-without-check',
    'unnamed-index',
  ]);
});

describe.each(fixable)('the fixed bad.sql of $id, $shape', ({ id, bad, options, findings }) => {
  test('is clean of what was reported, and no error is new', async () => {
    const { text, applied, remaining } = await fixExample(bad, options);
    expect(applied).toContain(id);
    expect(text).not.toBe(bad);
    expect(remaining.filter(({ rule }) => rule === id)).toEqual([]);
    const errors = new Set(findings.flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : [])));
    expect(remaining.filter(({ rule, severity }) => severity === 'error' && !errors.has(rule))).toEqual([]);
  });
});

const places = [
  ...(hasLocalPostgres ? [{ name: 'the local PostgreSQL', engine: createLocalEngine() }] : []),
  { name: 'the embedded PostgreSQL', engine: createEmbeddedEngine() },
];

describe.each(places)('on $name', ({ engine }) => {
  let bench: ProofBench;
  beforeAll(async () => {
    bench = new ProofBench(await engine.start({ statementTimeoutMs: 60_000 }));
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  test.each(fixable.filter(({ shape }) => shape !== 'with Windows line ends'))(
    'the fixed bad.sql of $id, $shape, does not do what the rule claims',
    async ({ rule, bad, options }) => {
      const { text } = await fixExample(bad, options);
      expect(await refute(rule.claim, { bad, good: text }, bench)).toEqual([]);
    },
  );
});
