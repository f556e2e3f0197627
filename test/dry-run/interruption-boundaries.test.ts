import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Boundary, boundariesOf, spread } from '../../src/dry-run/interruptions/boundaries.js';
import type { TransactionShape } from '../../src/migration-tools/migration-tool.js';
import { planOf } from '../support/dry-run.js';

/** How many statements have run at each boundary. */
async function lengths(up: string, shape: TransactionShape): Promise<readonly number[]> {
  const { migrations } = await planOf([{ up, shape }]);
  return migrations.flatMap((migration) => boundariesOf(migration.up)).map(({ length }) => length);
}

const [one, two, three] = ['CREATE TABLE a ()', 'CREATE TABLE b ()', 'CREATE TABLE c ()'];

test.each<readonly [string, TransactionShape, readonly number[]]>([
  ['', 'none', []],
  [one, 'none', []],
  [`${one}; ${two}; ${three}`, 'none', [1, 2]],
  [`${one}; ${two}; ${three}`, 'one-query', []],
  [`${one}; ${two}; ${three}`, 'wrapped', []],
  [`SET lock_timeout = '1s'; ${one}; RESET lock_timeout; ${two}; SHOW ALL`, 'none', [2]],
  [`BEGIN; ${one}; ${two}; COMMIT; ${three}`, 'none', [4]],
  [`${one}; COMMIT; ${two}`, 'wrapped', [2]],
  [`BEGIN; ${one}; ROLLBACK; ${two}; ${three}`, 'none', [4]],
  [`BEGIN; SET LOCAL lock_timeout = '1s'; COMMIT; BEGIN; ${one}; COMMIT; ${two}`, 'none', [6]],
])('%s (%s)', async (script, shape, expected) => {
  expect(await lengths(script, shape)).toEqual(expected);
});

test('when there are too many, the last one is among those that are left, in their order', async () => {
  const { migrations } = await planOf([{ up: one }]);
  const [last] = migrations.flatMap(({ up }) => up.parsed.statements);
  if (!last) throw new Error('the script has a statement');
  fc.assert(
    fc.property(fc.nat(300), fc.integer({ min: 1, max: 50 }), (count, most) => {
      const all = Array.from({ length: count }, (_, length): Boundary => ({ length, last }));
      const left = spread(all, most);
      expect(left).toHaveLength(Math.min(count, most));
      expect(left.at(-1)).toBe(all.at(-1));
      expect(all.filter((each) => left.includes(each))).toEqual(left);
    }),
  );
});
