import { describe, expect, it } from 'vitest';
import { diffSnapshots, isOnlyColumnOrder } from '../../../src/dry-run/catalog/diff.js';
import type { CatalogObject, CatalogSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { added, changed, removed, reordered } from './cases/case.js';

const snapshotOf = (objects: Readonly<Record<string, CatalogObject>>): CatalogSnapshot =>
  new Map(Object.entries(objects));

const column = (table: string, position: string): CatalogObject => ({
  type: 'text',
  position,
  'belongs to': `table ${table}`,
});

const tableT = { owner: 'me', 'belongs to': 'schema s' };
const columns = (...names: readonly string[]): Readonly<Record<string, CatalogObject>> =>
  Object.fromEntries(names.map((name, index) => [`column s.t.${name}`, column('s.t', String(index + 1))]));

describe('differences', () => {
  const whole = {
    'schema s': { owner: 'me' },
    'table s.t': tableT,
    ...columns('a', 'b'),
    'constraint k on s.t': { definition: 'UNIQUE (a)', 'belongs to': 'table s.t' },
    'index s.k': { valid: 'yes', 'belongs to': 'table s.t\nconstraint k on s.t' },
    'sequence s.q': { 'data type': 'bigint', 'belongs to': 'schema s\ncolumn s.t.b' },
  };

  const without = (...objects: readonly string[]) =>
    snapshotOf(Object.fromEntries(Object.entries(whole).filter(([name]) => !objects.includes(name))));

  it('are none between equals', () => {
    expect(diffSnapshots(snapshotOf(whole), snapshotOf(whole))).toEqual([]);
  });

  it.each([
    [['index s.k', 'constraint k on s.t'], [removed('constraint k on s.t', 'UNIQUE (a)')]],
    [['sequence s.q', 'column s.t.b'], [removed('column s.t.b', 'text')]],
    [['sequence s.q'], [removed('sequence s.q', 'bigint')]],
    [Object.keys(whole).filter((name) => name !== 'schema s'), [removed('table s.t', '(a text, b text)')]],
    [Object.keys(whole), [removed('schema s', 'table s.t')]],
  ])('%j are folded into one, when they go and when they come', (objects, expected) => {
    expect(diffSnapshots(snapshotOf(whole), without(...objects))).toEqual(expected);
    const reversed = expected.map(({ object, before }) => added(object, before ?? ''));
    expect(diffSnapshots(without(...objects), snapshotOf(whole))).toEqual(reversed);
  });

  it('are sorted by object and attribute', () => {
    const before = snapshotOf({ 'view b': { x: '1', definition: 'd' }, 'view a': { y: '1' } });
    const after = snapshotOf({ 'view b': { x: '2', definition: 'e' }, 'view c': { definition: 'f' } });
    expect(diffSnapshots(before, after)).toEqual([
      removed('view a', 'y: 1'),
      changed('view b', 'definition', 'd', 'e'),
      changed('view b', 'x', '1', '2'),
      added('view c', 'f'),
    ]);
  });

  it('tell an attribute that is absent and one that is null alike', () => {
    const before = snapshotOf({ 'view a': { comment: null } });
    expect(diffSnapshots(before, snapshotOf({ 'view a': {} }))).toEqual([]);
  });
});

describe('order of columns', () => {
  const table = (...names: readonly string[]) => snapshotOf({ 'table s.t': tableT, ...columns(...names) });

  it.each([
    ['the same', ['a', 'b', 'c'], ['a', 'b', 'c'], []],
    ['another one', ['a', 'b', 'c'], ['a', 'c', 'b'], [reordered('table s.t', 'a, b, c', 'a, c, b')]],
    ['moved by a column that came', ['a', 'b'], ['x', 'a', 'b'], [added('column s.t.x', 'text')]],
    ['moved by a column that went', ['a', 'b', 'c'], ['b', 'c'], [removed('column s.t.a', 'text')]],
    [
      'another one of those that stayed',
      ['a', 'b', 'c'],
      ['c', 'x', 'b'],
      [
        removed('column s.t.a', 'text'),
        added('column s.t.x', 'text'),
        reordered('table s.t', 'b, c', 'c, b'),
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(diffSnapshots(table(...before), table(...after))).toEqual(expected);
  });

  it('is that of the numbers, in whatever order the columns were read', () => {
    const names = Array.from({ length: 12 }, (_, index) => `c${index}`);
    const read = (...order: readonly string[]) => new Map([...table(...order)].sort());
    expect(diffSnapshots(read(...names), read(...names.toReversed()))).toEqual([
      reordered('table s.t', names.join(', '), names.toReversed().join(', ')),
    ]);
  });

  it('alone differs, or something else too', () => {
    const order = reordered('table s.t', 'a, b', 'b, a');
    expect(isOnlyColumnOrder([])).toBe(true);
    expect(isOnlyColumnOrder([order])).toBe(true);
    expect(isOnlyColumnOrder([order, removed('view a', '')])).toBe(false);
  });
});
