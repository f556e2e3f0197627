import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { failureStates } from '../../src/lint/claim.js';
import type { Category, Rule } from '../../src/lint/rule.js';
import { supportedMajors } from '../../src/postgres/versions.js';
import { lintExample } from '../support/lint-example.js';
import { catalogue, unprovable } from './catalogue.js';

const root = new URL('../../', import.meta.url);

const read = (id: string, file: string): string => readFileSync(new URL(`rules/${id}/${file}`, root), 'utf8');

const folders = readdirSync(new URL('rules/', root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const categories: readonly Category[] = [
  ...(['destructive', 'banner', 'idempotency', 'locks', 'transactions', 'compatibility'] as const),
  ...(['partitions', 'data', 'plpgsql', 'security', 'types', 'files', 'dry-run'] as const),
];

/** One sentence or more, each of which ends. */
const ended = /^\S[^]*[.)”]$/;

describe('the rules together', () => {
  test('each folder holds a rule, and rules/index.ts lists them all', () => {
    expect(rules.map(({ id }) => id)).toEqual(folders);
    for (const folder of folders) {
      for (const file of ['rule.ts', 'bad.sql', 'good.sql', 'README.md']) {
        expect(existsSync(new URL(`rules/${folder}/${file}`, root)), `rules/${folder}/${file}`).toBe(true);
      }
    }
  });

  test.each(['error', 'warning', 'info', 'off'] as const)(
    'those of severity %s are those of the catalogue',
    (severity) => {
      const ids = rules.flatMap((rule) => (rule.severity === severity ? [rule.id] : []));
      expect(ids.toSorted()).toEqual(catalogue[severity].toSorted());
    },
  );

  test('what is generated is fresh', () => {
    const script = new URL('.build/generate.mjs', root).pathname;
    expect(() => execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).not.toThrow();
  });

  test('few claims of lint are unprovable, and all that are so are listed', () => {
    const reasoned = rules.filter(({ claim }) => 'unprovable' in claim).map(({ id }) => id);
    expect(reasoned).toEqual(unprovable.toSorted());
    const linted = rules.filter(({ foundBy }) => foundBy !== 'dry-run');
    const told = linted.filter(({ id }) => reasoned.includes(id));
    expect(told.length).toBeLessThan(linted.length / 5);
  });
});

describe.each(rules.map((rule) => ({ rule, id: rule.id })))('$id', ({ rule, id }) => {
  test('says what it is', () => {
    expect(rule.summary, 'the summary is one line without a full stop').toMatch(/^\S.{10,118}[^.\s]$/);
    expect(rule.summary, 'the summary says more than the id').not.toBe(id);
    expect(rule.why, 'why: whole sentences on what Postgres does and who is hurt').toMatch(ended);
    expect(rule.why.length, 'why: whole sentences on what Postgres does and who is hurt').toBeGreaterThan(60);
    expect(rule.instead, 'instead: what to write').toMatch(ended);
    expect(categories).toContain(rule.category);
  });

  test('makes a claim', () => {
    expect(claimProblem(rule), 'the claim lacks something').toBeUndefined();
    if (rule.since !== undefined) expect(rule.since).toBeGreaterThan(supportedMajors[0]);
    for (const other of rule.together ?? []) expect(folders).toContain(other);
  });

  test('reports bad.sql, and no other rule does', async () => {
    const findings = await lintExample(read(id, 'bad.sql'), { overrides: turnedOn(rule) });
    const expected = [...(rule.foundBy === 'dry-run' ? [] : [id]), ...(rule.together ?? [])];
    expect(
      [...new Set(findings.map((finding) => finding.rule))].sort(),
      'the smallest migration that this rule must report, and whatever reports it with it (together)',
    ).toEqual(expected.sort());
    for (const { message } of findings) {
      expect(message, 'one sentence that ends').toMatch(/^\S.*[^.]\.$/);
      expect(message, 'one sentence').not.toMatch(/[a-z]\. [A-Z]/);
    }
  });

  test('no rule reports good.sql', async () => {
    const text = read(id, 'good.sql');
    expect(text, 'the safer way, in a section -- migration').toMatch(/^-- migration.*\n[^]*\S/m);
    expect(await lintExample(text, { overrides: turnedOn(rule) })).toEqual([]);
  });
});

/** A rule that the preset leaves off is on in its own examples. */
const turnedOn = ({ id, severity }: Rule): ReadonlyMap<string, 'warning'> =>
  new Map(severity === 'off' ? [[id, 'warning']] : []);

function claimProblem({ claim }: Rule): string | undefined {
  if ('unprovable' in claim) return ended.test(claim.unprovable) ? undefined : 'unprovable: the reason why';
  const states = 'failsOnRerun' in claim ? [claim.failsOnRerun] : failureStates(claim);
  const odd = states.find((state) => !/^[0-9A-Z]{5}$/.test(state));
  if (odd !== undefined) return `${odd}: an SQLSTATE of five characters`;
  if ('effects' in claim && Object.keys(claim.effects).length === 0)
    return 'effects: a lock, scan or rewrite';
  return undefined;
}
