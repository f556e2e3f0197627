import type { Constraint, ConstrType, IndexStmt, Node, TableLikeClause } from '@pgsql/types';
import { referencedColumns } from './column-references.js';
import { defaultName, type NameLabel } from './default-names.js';
import { stringsOf } from './names.js';

/** What a constraint is, whether it stands behind a column or on its own. */
export type ConstraintKind = 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion' | 'not null';

const labels: Readonly<Record<ConstraintKind, NameLabel>> = {
  'primary key': 'pkey',
  unique: 'key',
  'foreign key': 'fkey',
  check: 'check',
  exclusion: 'excl',
  'not null': 'not_null',
};

const kinds: Readonly<Partial<Record<ConstrType, ConstraintKind>>> = {
  CONSTR_PRIMARY: 'primary key',
  CONSTR_UNIQUE: 'unique',
  CONSTR_FOREIGN: 'foreign key',
  CONSTR_CHECK: 'check',
  CONSTR_EXCLUSION: 'exclusion',
  CONSTR_NOTNULL: 'not null',
};

/** Undefined for what the grammar calls a constraint and the manual does not: defaults, identities, DEFERRABLE. */
export const kindOfConstraint = ({ contype }: Constraint): ConstraintKind | undefined =>
  contype && kinds[contype];

/** The columns that a constraint binds; of a column's own constraint that column. */
export function constrainedColumns(constraint: Constraint, column?: string): readonly string[] {
  if (constraint.contype === 'CONSTR_CHECK') return referencedColumns(constraint.raw_expr);
  if (constraint.contype === 'CONSTR_EXCLUSION') return columnsOfElements(exclusionElements(constraint));
  if (column !== undefined) return [column];
  return stringsOf(constraint.contype === 'CONSTR_FOREIGN' ? constraint.fk_attrs : constraint.keys);
}

/** The name that a constraint has or gets. An index that it takes over lends its name: manual, ALTER TABLE. */
export function constraintName(
  constraint: Constraint,
  table: string,
  column?: string,
  isTaken?: (name: string) => boolean,
): string | undefined {
  const kind = kindOfConstraint(constraint);
  const written = constraint.conname ?? constraint.indexname;
  if (!kind || written !== undefined) return written;
  return defaultName(table, namingColumns(kind, constraint, column), labels[kind], isTaken);
}

/** A check is named after its column where it names just one: AddRelationNewConstraints(), catalog/heap.c. */
function namingColumns(kind: ConstraintKind, constraint: Constraint, column?: string): readonly string[] {
  const columns = [...constrainedColumns(constraint, column), ...stringsOf(constraint.including)];
  const withoutColumns = kind === 'primary key' || (kind === 'check' && columns.length > 1);
  return withoutColumns ? [] : columns;
}

/** What an index needs: columns of its key, of its expressions, of INCLUDE and of WHERE, each once. */
export const indexedColumns = (index: IndexStmt): readonly string[] => [
  ...new Set([
    ...columnsOfElements(index.indexParams),
    ...columnsOfElements(index.indexIncludingParams),
    ...referencedColumns(index.whereClause),
  ]),
];

/** What an unnamed index is named after. Source: FigureIndexColname() and ChooseIndexColumnNames() in src/backend. */
export const indexColumnNames = (index: IndexStmt): readonly string[] =>
  [...(index.indexParams ?? []), ...(index.indexIncludingParams ?? [])].flatMap((node) => {
    if (!('IndexElem' in node)) return [];
    const { indexcolname, name, expr } = node.IndexElem;
    return [indexcolname ?? name ?? nameOfExpression(expr)];
  });

const nameOfExpression = (expression: Node | undefined): string => {
  if (!expression || !('FuncCall' in expression)) return 'expr';
  return stringsOf(expression.FuncCall.funcname).at(-1) ?? 'expr';
};

const columnsOfElements = (elements: readonly Node[] | undefined): readonly string[] =>
  (elements ?? []).flatMap((node) => {
    if (!('IndexElem' in node)) return [];
    const { name, expr } = node.IndexElem;
    return name === undefined ? referencedColumns(expr) : [name];
  });

/** EXCLUDE lists pairs of an element and its operator. */
const exclusionElements = (constraint: Constraint): readonly Node[] =>
  (constraint.exclusions ?? []).flatMap((pair) => ('List' in pair ? (pair.List.items ?? []) : []));

/** Whether LIKE copies the keys of its table, too. CREATE_TABLE_LIKE_INDEXES: src/include/nodes/parsenodes.h. */
export const copiesIndexes = ({ options = 0 }: TableLikeClause): boolean => (options & (1 << 6)) !== 0;
