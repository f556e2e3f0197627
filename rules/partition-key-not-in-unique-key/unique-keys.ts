import type { Constraint, IndexStmt, Node, TableLikeClause } from '@pgsql/types';
import type { StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { displayName, nameOfRangeVar, namesOfRangeVars, type QualifiedName } from '../../src/sql/names.js';
import { constrainedColumns, copiesIndexes } from '../../src/sql/table-elements.js';

/** A key that Postgres is to keep unique. */
export interface UniqueKey {
  /** Its plain columns: neither expressions nor those of INCLUDE. */
  readonly columns: readonly string[];
  /** `PRIMARY KEY (id)`, as the message names it. */
  readonly label: string;
}

const words: Readonly<Partial<Record<string, string>>> = {
  CONSTR_PRIMARY: 'PRIMARY KEY',
  CONSTR_UNIQUE: 'UNIQUE',
};

/** The key that a constraint of the table, or of a column of it, asks for; none where it takes over an index. */
export function keyOfConstraint(constraint: Constraint, column?: string): readonly UniqueKey[] {
  const word = words[constraint.contype ?? ''];
  if (word === undefined || constraint.indexname !== undefined) return [];
  const columns = constrainedColumns(constraint, column);
  return [{ columns, label: `${word} (${columns.join(', ')})` }];
}

/** The key of a CREATE UNIQUE INDEX. CONCURRENTLY fails on a partitioned table whatever its key. */
export function keyOfIndex({ unique, concurrent, idxname, indexParams }: IndexStmt): readonly UniqueKey[] {
  if (!unique || concurrent) return [];
  const elements = (indexParams ?? []).map((node) => ('IndexElem' in node ? node.IndexElem.name : undefined));
  const columns = elements.filter((name) => name !== undefined);
  return [{ columns, label: idxname === undefined ? 'the unique index' : `the unique index ${idxname}` }];
}

/** The keys that LIKE copies. */
export function likeKeys(like: TableLikeClause, context: StatementContext): readonly UniqueKey[] {
  const name = nameOfRangeVar(like.relation);
  return name && copiesIndexes(like) ? keysOf(name, context) : [];
}

/** The keys that a partition takes over from its parent. */
export const inheritedKeys = (
  parents: readonly Node[] | undefined,
  context: StatementContext,
): readonly UniqueKey[] => namesOfRangeVars(parents).flatMap((name) => keysOf(name, context));

function keysOf(name: QualifiedName, context: StatementContext): readonly UniqueKey[] {
  const table = tableBefore(context, name);
  return table ? [...keysOfConstraints(table, name), ...keysOfIndexes(table, name)] : [];
}

const keysOfConstraints = ({ constraints }: Table, name: QualifiedName): readonly UniqueKey[] =>
  [...constraints.values()].flatMap(({ kind, columns }) => {
    if (kind !== 'primary key' && kind !== 'unique') return [];
    return [{ columns, label: `${kind.toUpperCase()} (${columns.join(', ')}) of ${displayName(name)}` }];
  });

const keysOfIndexes = ({ indexes }: Table, name: QualifiedName): readonly UniqueKey[] =>
  [...indexes.values()].flatMap(({ unique, key, name: index }) => {
    if (!unique) return [];
    const columns = key.filter((column) => column !== undefined);
    return [{ columns, label: `the unique index ${index} of ${displayName(name)}` }];
  });
