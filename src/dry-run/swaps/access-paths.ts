import type { Family, NamedObject } from './family.js';
import { foldedText } from './folded-text.js';

/** An index, or a constraint that is kept by one, without its name. */
interface AccessPath {
  readonly identity: string;
  /** All that tells it, for an exclusion constraint or an index on expressions. */
  readonly text: string;
  readonly isPrimary: boolean;
  readonly isUnique: boolean;
  /** Undefined where it is no btree of plain columns over all rows. */
  readonly columns: readonly string[] | undefined;
}

const ofConstraint = /^(PRIMARY KEY|UNIQUE)(?: NULLS NOT DISTINCT)? \(([^()]*)\)/;
const ofIndex = /^CREATE (UNIQUE )?INDEX .*? ON (?:ONLY )?.*? (USING (\w+) (\(.*))$/;
const plainColumns = /^\(([^()]*)\)(?: INCLUDE \([^()]*\))?$/;

/** The indexes, primary keys and unique constraints among what hangs on the table. */
export const accessPathsOf = ({ members }: Family): readonly AccessPath[] => members.flatMap(accessPath);

function accessPath([identity, { definition, valid }]: NamedObject): readonly AccessPath[] {
  if (typeof definition !== 'string' || valid === 'no') return [];
  const constraint = ofConstraint.exec(definition);
  if (constraint) {
    const [, kind, columns = ''] = constraint;
    const isPrimary = kind === 'PRIMARY KEY';
    const text = foldedText(definition);
    return [{ identity, text, isPrimary, isUnique: true, columns: columns.split(', ') }];
  }
  const index = ofIndex.exec(definition);
  if (!index) return [];
  const [, unique, text = '', method, key = ''] = index;
  const columns = method === 'btree' ? plainColumns.exec(key)?.[1]?.split(', ') : undefined;
  return [
    {
      identity,
      text: foldedText(`${unique ?? ''}${text}`),
      isPrimary: false,
      isUnique: Boolean(unique),
      columns,
    },
  ];
}

/**
 * Whether the new table has what the path is good for: the same one; for a unique one any on the same columns, or with
 * those of the partition key, which it must have (manual, 5.12.2.3); for another any that begins with its columns.
 */
export const hasAccessPath = (
  path: AccessPath,
  paths: readonly AccessPath[],
  partitionKey: string,
): boolean =>
  paths.some((other) => {
    if (path.isPrimary && !other.isPrimary) return false;
    if (path.text === other.text) return true;
    if (!path.columns || !other.columns) return false;
    if (path.isUnique) return other.isUnique && isSameKey(path.columns, other.columns, partitionKey);
    return path.columns.every((column, index) => other.columns?.[index] === column);
  });

function isSameKey(columns: readonly string[], others: readonly string[], partitionKey: string): boolean {
  const added = others.filter((column) => !columns.includes(column));
  const kept = columns.every((column) => others.includes(column));
  return kept && added.every((column) => partitionKey.includes(column));
}
