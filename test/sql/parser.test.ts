import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadParser } from '../../src/sql/parser.js';

test('a parser does its work while others are being loaded', async () => {
  const first = await loadParser();
  const loading = new Set(Array.from({ length: 4 }, () => loadParser()));
  for (const one of loading) void one.then(() => loading.delete(one));
  const outcomes = new Set<boolean>();
  while (loading.size > 0) {
    outcomes.add((await first.parse('SELECT 1')).ok);
    outcomes.add((await first.parsePlpgsql("DO 'BEGIN NULL; END'")).ok);
    await turn();
  }
  expect([...outcomes]).toEqual([true]);
});
