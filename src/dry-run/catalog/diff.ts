import { compareText } from '../../compare-text.js';
import type { Difference } from '../../report.js';
import { columnOrderDifferences } from './column-order.js';
import { outermost, shortDefinition } from './existence.js';
import { isSameBody } from './same-body.js';
import { belongsTo, type CatalogObject, type CatalogSnapshot } from './snapshot.js';

/**
 * What is not as it was, sorted by object and attribute. An object that came or went is one difference, of the
 * attribute `existence`, and stands for everything that came or went along with it: a table for its columns, indexes,
 * triggers. Where the columns of a table have only changed places there is one difference of kind `column-order`.
 */
export const diffSnapshots = (before: CatalogSnapshot, after: CatalogSnapshot): readonly Difference[] =>
  [
    ...outermost(before, after).map((object) => removed(object, before)),
    ...outermost(after, before).map((object) => added(object, after)),
    ...changes(before, after),
    ...columnOrderDifferences(before, after),
  ].sort(byObjectAndAttribute);

/** Whether nothing but the order of columns differs: true as well where nothing differs at all. */
export const isOnlyColumnOrder = (differences: readonly Difference[]): boolean =>
  differences.every(({ kind }) => kind === 'column-order');

const removed = (object: string, before: CatalogSnapshot): Difference => ({
  object,
  attribute: 'existence',
  before: shortDefinition(object, before),
  after: null,
  kind: 'removed',
});

const added = (object: string, after: CatalogSnapshot): Difference => ({
  object,
  attribute: 'existence',
  before: null,
  after: shortDefinition(object, after),
  kind: 'added',
});

const changes = (before: CatalogSnapshot, after: CatalogSnapshot): readonly Difference[] =>
  [...before].flatMap(([object, old]) => {
    const present = after.get(object);
    return present ? changedAttributes(object, old, present) : [];
  });

/** Attributes that say where an object stands, not what it is. */
const notCompared: ReadonlySet<string> = new Set([belongsTo, 'position']);

const changedAttributes = (
  object: string,
  old: CatalogObject,
  present: CatalogObject,
): readonly Difference[] => {
  const names = new Set([...Object.keys(old), ...Object.keys(present)]);
  return [...names].flatMap((attribute): readonly Difference[] => {
    const before = old[attribute] ?? null;
    const after = present[attribute] ?? null;
    if (before === after || notCompared.has(attribute)) return [];
    if (attribute === 'body' && isSameBody(old, present)) return [];
    return [{ object, attribute, before, after, kind: 'changed' }];
  });
};

const byObjectAndAttribute = (a: Difference, b: Difference): number =>
  compareText(a.object, b.object) || compareText(a.attribute, b.attribute);
