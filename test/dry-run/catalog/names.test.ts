import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import { safeIdentity } from '../../../src/dry-run/catalog/safe-identity.js';
import { quoteIdentifier } from '../../../src/postgres/identifiers.js';
import { noPlainPostgres } from '../../support/plain-postgres.js';
import { added, reordered } from './cases/case.js';
import { openShop, type Shop } from './shop.js';

/** What is most likely to break a name apart; 63 bytes is the longest that Postgres keeps (manual, 4.1.1). */
const breaking = fc.constantFrom(
  '"',
  '.',
  '\n',
  '\r',
  ' ',
  "'",
  '\\',
  '\u202e',
  '\u2028',
  '(',
  ',',
  ':',
  '=',
  '/',
  'ü',
  '名',
  '😀',
  'A',
  'a',
);
const name = fc
  .string({
    unit: fc.oneof(breaking, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
    minLength: 1,
    maxLength: 8,
  })
  .filter((text) => !text.includes('\0') && !text.startsWith('pg_') && Buffer.byteLength(text) <= 63);

describe('an identity', () => {
  it('is one line of visible characters', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(safeIdentity(text))));
  });

  it('is another one for another name', () => {
    const anyText = fc.string({ unit: fc.constantFrom('\\', 'u', '{', 'a', '}', '\n', '\u202e') });
    fc.assert(fc.property(anyText, anyText, (a, b) => (a === b) === (safeIdentity(a) === safeIdentity(b))));
  });

  it.each([
    ['column public.orders.note', 'column public.orders.note'],
    ['table public."größe"', 'table public."größe"'],
    ['table public."a\n::error::"', String.raw`table public."a\u{a}::error::"`],
    ['table public."a\u202eb"', String.raw`table public."a\u{202e}b"`],
    [String.raw`table public."a\u{a}"`, String.raw`table public."a\\u{a}"`],
  ])('%j', (identity, safe) => {
    expect(safeIdentity(identity)).toBe(safe);
  });
});

describe.skipIf(noPlainPostgres)('objects with names of any characters', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('are told apart, found again and missed', { timeout: 300_000 }, async () => {
    const names = fc.uniqueArray(name, { minLength: 6, maxLength: 6 });
    const property = fc.asyncProperty(names, async (chosen) => {
      const [schema = '', table = '', other = '', a = '', b = '', c = ''] = chosen.map(quoteIdentifier);
      const empty = await shop.snapshot();
      await shop.run(`create schema ${schema}`);
      await shop.run(
        `create table ${table} (${a} integer constraint ${b} check (${a} > 0), ${b} integer unique);
         create table ${other} (${a} serial primary key, ${c} integer references ${table} (${b}));
         create index ${c} on ${table} (${a}); create function ${a}() returns integer language sql as 'select 1';
         create type ${a} as enum (''); comment on column ${table}.${b} is ''''`,
        schema,
      );
      const before = await shop.snapshot();
      const spell = async (...parts: readonly string[]) =>
        safeIdentity(String(await shop.ask(`select concat_ws('.', ${parts.map(literal).join(', ')})`)));
      expect([...before.keys()].join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(diffSnapshots(empty, before).map(({ object }) => object)).toEqual([
        `schema ${await spell(schema)}`,
      ]);

      await shop.run(`alter table ${table} add column ${c} text`, schema);
      const extended = [added(`column ${await spell(schema, table, c)}`, 'text')];
      expect(diffSnapshots(before, await shop.snapshot())).toEqual(extended);
      await shop.run(
        `alter table ${table} drop column ${c}; alter table ${table} drop column ${a};
         alter table ${table} add column ${a} integer constraint ${b} check (${a} > 0);
         create index ${c} on ${table} (${a})`,
        schema,
      );
      const order = [await spell(a), await spell(b)];
      const reversed = reordered(
        `table ${await spell(schema, table)}`,
        order.join(', '),
        order.toReversed().join(', '),
      );
      expect(diffSnapshots(before, await shop.snapshot())).toEqual([reversed]);
      await shop.run(`drop schema ${schema} cascade`);
      expect(diffSnapshots(empty, await shop.snapshot())).toEqual([]);
    });
    await fc.assert(property, { numRuns: 25, endOnFailure: true });
  });
});

/** A quoted name as the server writes it: without quotes where it needs none. */
const literal = (quoted: string): string => {
  const text = quoted.slice(1, -1).replaceAll('""', '"');
  return `quote_ident(E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}')`;
};
