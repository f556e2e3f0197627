import type { ColumnDef, Node } from '@pgsql/types';
import { type ColumnType, columnType } from '../../src/sql/column-types.js';
import { type Work, moreOf, workOf } from './work.js';

/**
 * The work of an ALTER COLUMN … TYPE. Where the old type is not known, `from` is undefined and so is the answer,
 * unless the USING expression makes a rewrite certain.
 */
export function workOfChange(
  from: ColumnType | undefined,
  definition: ColumnDef,
  column: string,
): Work | undefined {
  const to = columnType(definition.typeName);
  const casts = definition.raw_default ? castsOf(definition.raw_default, column) : [];
  if (casts === undefined) return 'rewrite';
  return [...casts, to].reduce<Step>(takeStep, { type: from, work: from && 'nothing' }).work;
}

interface Step {
  readonly type: ColumnType | undefined;
  readonly work: Work | undefined;
}

/** A rewrite stays one, whatever else is not known. */
function takeStep({ type, work }: Step, to: ColumnType | undefined): Step {
  const more = type && to && workOf(type, to);
  if (work === 'rewrite' || more === 'rewrite') return { type: to, work: 'rewrite' };
  return { type: to, work: work && more && moreOf(work, more) };
}

/**
 * The types that a USING expression casts the column to, one after the other: Postgres sees through them. Undefined
 * for an expression that is more than casts of the column; then each value is computed.
 */
function castsOf(expression: Node, column: string): readonly (ColumnType | undefined)[] | undefined {
  if ('ColumnRef' in expression) {
    const last = expression.ColumnRef.fields?.at(-1);
    return last && 'String' in last && last.String.sval === column ? [] : undefined;
  }
  if (!('TypeCast' in expression) || !expression.TypeCast.arg) return undefined;
  const before = castsOf(expression.TypeCast.arg, column);
  return before && [...before, columnType(expression.TypeCast.typeName)];
}
