import { columnName } from './column-order.js';
import { belongsTo, type CatalogObject, type CatalogSnapshot } from './snapshot.js';

/**
 * The objects of `snapshot` that `other` lacks, without those that merely went along with another one: the constraint of
 * a dropped table, the index of a dropped constraint, the partitions of a dropped parent. The column of a view, on which
 * nothing was set, is told by the view's definition.
 */
export const outermost = (snapshot: CatalogSnapshot, other: CatalogSnapshot): readonly string[] =>
  [...snapshot.keys()].filter(
    (object) =>
      !other.has(object) &&
      !parentsOf(object, snapshot).some((parent) => !other.has(parent)) &&
      hasAttributes(object, snapshot),
  );

const parentsOf = (object: string, snapshot: CatalogSnapshot): readonly string[] =>
  snapshot.get(object)?.[belongsTo]?.split('\n') ?? [];

const hasAttributes = (object: string, snapshot: CatalogSnapshot): boolean =>
  Object.keys(snapshot.get(object) ?? {}).some((name) => name !== belongsTo);

/** What tells an object best, by itself; the first that it has. */
const telling = [
  'type',
  'definition',
  'labels',
  'attributes',
  'data type',
  'version',
  'tables',
  'server',
] as const;

/** An object in a line: a column's type, an index's definition, a table's columns. */
export const shortDefinition = (object: string, snapshot: CatalogSnapshot): string => {
  const attributes: CatalogObject = snapshot.get(object) ?? {};
  if (object.startsWith('schema ')) return contentsOf(object, snapshot);
  if (/^(foreign )?table /.test(object)) return columnsOf(object, snapshot);
  const best = telling.find((name) => attributes[name]);
  if (best) return attributes[best] ?? '';
  return Object.entries(attributes)
    .filter(([name]) => name !== belongsTo && name !== 'owner')
    .map(([name, value]) => `${name}: ${value ?? ''}`)
    .join(', ');
};

const childrenOf = (object: string, snapshot: CatalogSnapshot): readonly string[] =>
  [...snapshot.keys()].filter((child) => parentsOf(child, snapshot)[0] === object);

/** What goes along with another object of the schema is left to that object. */
const contentsOf = (schema: string, snapshot: CatalogSnapshot): string => {
  const contents = childrenOf(schema, snapshot).filter(
    (child) =>
      !parentsOf(child, snapshot)
        .slice(1)
        .some((parent) => isWithin(parent, schema, snapshot)),
  );
  return contents.sort().join(', ') || 'empty';
};

const isWithin = (object: string, container: string, snapshot: CatalogSnapshot): boolean =>
  parentsOf(object, snapshot).some((parent) => parent === container || isWithin(parent, container, snapshot));

const columnsOf = (table: string, snapshot: CatalogSnapshot): string => {
  const columns = childrenOf(table, snapshot)
    .map((child) => ({ child, attributes: snapshot.get(child) }))
    .filter(({ attributes }) => attributes?.['position'])
    .sort((a, b) => Number(a.attributes?.['position']) - Number(b.attributes?.['position']))
    .map(({ child, attributes }) => `${columnName(child)} ${attributes?.['type'] ?? ''}`);
  return `(${columns.join(', ')})`;
};
