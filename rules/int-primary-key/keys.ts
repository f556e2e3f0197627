import type { Constraint } from '@pgsql/types';
import type { ColumnDefinition } from '../../src/sql/column-definitions.js';
import { stringsOf } from '../../src/sql/names.js';
import { nodesOfKind } from '../../src/sql/tree.js';

/** Whether the statement makes the column the primary key, or a part of it. */
export function isKeyOf({
  name,
  constraints,
  tableConstraints,
}: ColumnDefinition): 'alone' | 'part' | undefined {
  if (constraints.some(isPrimary)) return 'alone';
  const columns = stringsOf(tableConstraints.find(isPrimary)?.keys);
  if (!columns.includes(name)) return undefined;
  return columns.length === 1 ? 'alone' : 'part';
}

/** Whether a sequence gives the column its values: a serial, an identity, or DEFAULT nextval(…). */
export const isFedBySequence = ({ serial, constraints }: ColumnDefinition): boolean =>
  serial !== undefined ||
  constraints.some(
    ({ contype, raw_expr }) =>
      contype === 'CONSTR_IDENTITY' ||
      (contype === 'CONSTR_DEFAULT' && raw_expr !== undefined && callsNextval(raw_expr)),
  );

const callsNextval = (expression: NonNullable<Constraint['raw_expr']>): boolean =>
  nodesOfKind(expression, 'FuncCall').some(({ funcname }) => stringsOf(funcname).at(-1) === 'nextval');

/** Whether the column is a foreign key: it takes its values, and so its type, from the table that it references. */
export const isReferencing = ({ name, constraints, tableConstraints }: ColumnDefinition): boolean =>
  constraints.some(isForeign) ||
  tableConstraints.some((one) => isForeign(one) && stringsOf(one.fk_attrs).includes(name));

const isPrimary = ({ contype }: Constraint): boolean => contype === 'CONSTR_PRIMARY';
const isForeign = ({ contype }: Constraint): boolean => contype === 'CONSTR_FOREIGN';
