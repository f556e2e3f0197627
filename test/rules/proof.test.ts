import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import type { Claim } from '../../src/lint/claim.js';
import { findProofPlaces } from '../support/engines-here.js';
import { ProofBench, refute } from '../support/rule-proof.js';

const root = new URL('../../rules/', import.meta.url);
const read = (id: string, file: string): string => readFileSync(new URL(`${id}/${file}`, root), 'utf8');

const places = await findProofPlaces();

describe.each(places)('on $name', ({ engine, options }) => {
  let bench: ProofBench;
  beforeAll(async () => {
    bench = new ProofBench(await engine.start(options));
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  test.each(
    rules.filter(({ since = 0 }) => since <= options.postgresMajor).map((rule) => ({ id: rule.id, rule })),
  )('$id', async ({ id, rule }) => {
    const examples = { bad: read(id, 'bad.sql'), good: read(id, 'good.sql') };
    expect(await refute(rule.claim, examples, bench)).toEqual([]);
  });
});

const before = `-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 10) AS n;
`;
const migration = (sql: string): string => `${before}-- migration\n${sql}\n`;

const comment = migration("COMMENT ON TABLE orders IS 'x';");
const index = migration('CREATE INDEX ON orders (total);');
const nullable = migration('ALTER TABLE orders ALTER COLUMN total DROP NOT NULL;');
const drop = migration('DROP TABLE orders;');
const create = migration('CREATE TABLE lines (id int);');
const remove = migration('DELETE FROM orders;');
const share = { effects: { locks: { 'public.orders': 'SHARE' } } } as const;

/** Claims that are false: `[claim, bad.sql, good.sql, what the proof must say]`. */
const falseClaims: readonly (readonly [Claim, string, string, RegExp])[] = [
  [share, comment, comment, /^bad\.sql shows .*SHARE UPDATE EXCLUSIVE/],
  [share, index, index, /^good\.sql shows/],
  [{ effects: { rewrites: ['public.orders'] } }, index, comment, /^bad\.sql shows/],
  [{ effects: { scans: ['public.orders'] } }, nullable, comment, /^bad\.sql shows/],
  [share, index, 'broken', /^good\.sql fails: 42601/],
  [share, migration('SELECT 1/0;'), comment, /^bad\.sql fails: 22012/],
  [{ fails: '42P01' }, migration('SELECT 1/0;'), comment, /^bad\.sql ends with 22012/],
  [{ fails: '42P01' }, comment, comment, /^bad\.sql ends with no error/],
  [{ failsOnRerun: '42P07' }, comment, comment, /^bad\.sql ends with no error when it is rerun/],
  [{ failsOnRerun: '42P07' }, create, create, /^good\.sql fails when it is rerun: 42P07/],
  [{ changesOnRerun: true }, comment, comment, /^bad\.sql changes nothing when it is rerun/],
  [{ changesOnRerun: true }, index, index, /^good\.sql changes index .* when it is rerun/],
  [{ changesOnRerun: true }, create, comment, /^bad\.sql fails when it is rerun/],
  [{ removes: ['table public.orders'] }, comment, comment, /is there after bad\.sql/],
  [{ removes: ['table public.orders'] }, drop, drop, /is gone after good\.sql/],
  [{ removes: ['table orders'] }, drop, comment, /is not there before bad\.sql/],
  [{ changes: { 'column public.orders.total': 'nullable' } }, comment, comment, /^bad\.sql leaves nullable/],
  [
    { changes: { 'column public.orders.total': 'nullable' } },
    nullable,
    nullable,
    /^good\.sql changes nullable/,
  ],
  [{ changes: { 'column public.orders.total': 'nullable' } }, drop, comment, /^bad\.sql leaves nullable/],
  [{ deletesRows: ['public.orders'] }, comment, comment, /^bad\.sql deletes no row/],
  [{ deletesRows: ['public.orders'] }, remove, remove, /^good\.sql deletes rows/],
  [{ unprovable: 'Nobody can tell.' }, comment, 'broken', /^good\.sql fails/],
];

describe('the proof itself', () => {
  let bench: ProofBench;
  beforeAll(async () => {
    const [place] = places;
    if (!place) throw new Error('no PostgreSQL at all');
    bench = new ProofBench(await place.engine.start(place.options));
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  test.each(falseClaims)('%# a false claim %j', async (claim, bad, good, said) => {
    const examples = { bad, good: good === 'broken' ? migration('SELEC 1;') : good };
    expect((await refute(claim, examples, bench)).join('\n')).toMatch(said);
  });

  test('is not misled by what an earlier example left', async () => {
    const settings = migration('ALTER ROLE CURRENT_USER SET search_path = nowhere; CREATE SCHEMA shop;');
    await refute({ removes: [] }, { bad: settings, good: settings }, bench);
    expect(await refute({ removes: ['table public.orders'] }, { bad: drop, good: comment }, bench)).toEqual(
      [],
    );
  });

  test('does not take a broken -- before for an answer', async () => {
    const broken = '-- before\nSELECT 1/0;\n-- migration\nSELECT 1;';
    await expect(refute(share, { bad: broken, good: broken }, bench)).rejects.toThrow(
      '-- before fails: 22012',
    );
  });
});
