import type { A_Const, A_Expr, BoolExpr, BooleanTest, Node, NullTest, TypeCast } from '@pgsql/types';
import { columnType } from './column-types.js';
import { isNull } from './constants.js';
import { stringsOf } from './names.js';

type Value = string | number | boolean | null;

/** Whether a condition holds for every row, whatever the row: `true`, `1 = 1`, `NOT false`, `a OR true`. */
export const isAlwaysTrue = (condition: Node): boolean => truthOf(condition) === true;

/** Whether the expression is NULL, perhaps cast to a type. */
export const isConstantNull = (expression: Node): boolean =>
  isNull(expression) ||
  ('TypeCast' in expression &&
    expression.TypeCast.arg !== undefined &&
    isConstantNull(expression.TypeCast.arg));

/** The truth of a condition that is the same for every row; undefined where it may differ, or is NULL. */
function truthOf(condition: Node): boolean | undefined {
  if ('BoolExpr' in condition) return truthOfConnective(condition.BoolExpr);
  if ('A_Expr' in condition) return truthOfComparison(condition.A_Expr);
  if ('NullTest' in condition) return truthOfNullTest(condition.NullTest);
  if ('BooleanTest' in condition) return truthOfBooleanTest(condition.BooleanTest);
  const value = valueOf(condition);
  return typeof value === 'boolean' ? value : undefined;
}

function truthOfConnective({ boolop, args = [] }: BoolExpr): boolean | undefined {
  const truths = args.map(truthOf);
  if (boolop === 'NOT_EXPR') return truths[0] === undefined ? undefined : !truths[0];
  const decisive = boolop === 'OR_EXPR';
  if (truths.includes(decisive)) return decisive;
  return truths.every((truth) => truth === !decisive) ? !decisive : undefined;
}

const comparisons: Readonly<Partial<Record<string, (left: Value, right: Value) => boolean>>> = {
  '=': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '<': (left, right) => Number(left) < Number(right),
  '<=': (left, right) => Number(left) <= Number(right),
  '>': (left, right) => Number(left) > Number(right),
  '>=': (left, right) => Number(left) >= Number(right),
};

function truthOfComparison({ kind, name, lexpr, rexpr }: A_Expr): boolean | undefined {
  const operator = stringsOf(name).at(-1) ?? '';
  const left = lexpr && valueOf(lexpr);
  const right = rexpr && valueOf(rexpr);
  if (kind !== 'AEXPR_OP' || left === undefined || right === undefined) return undefined;
  return isComparable(left, right, operator) ? comparisons[operator]?.(left, right) : undefined;
}

/** How two texts are ordered is the collation's secret: only whether they are equal is known here. */
const isComparable = (left: Value, right: Value, operator: string): boolean =>
  left !== null &&
  typeof left === typeof right &&
  (typeof left === 'number' || operator === '=' || operator === '<>');

function truthOfNullTest({ arg, nulltesttype }: NullTest): boolean | undefined {
  const value = arg && valueOf(arg);
  return value === undefined ? undefined : (value === null) === (nulltesttype === 'IS_NULL');
}

function truthOfBooleanTest({ arg, booltesttype }: BooleanTest): boolean | undefined {
  const truth = arg && truthOf(arg);
  if (truth === undefined) return undefined;
  if (booltesttype === 'IS_TRUE' || booltesttype === 'IS_NOT_FALSE') return truth;
  return booltesttype === 'IS_FALSE' || booltesttype === 'IS_NOT_TRUE' ? !truth : undefined;
}

/** Undefined for what is no constant. */
function valueOf(node: Node): Value | undefined {
  if ('A_Const' in node) return valueOfConstant(node.A_Const);
  return 'TypeCast' in node ? valueOfCast(node.TypeCast) : undefined;
}

/** libpg-query leaves out the value of an integer 0, of false and of an empty text. */
function valueOfConstant(constant: A_Const): Value | undefined {
  if (constant.isnull) return null;
  if (constant.ival) return constant.ival.ival ?? 0;
  if (constant.fval) return Number(constant.fval.fval);
  if (constant.boolval) return constant.boolval.boolval ?? false;
  return constant.sval ? (constant.sval.sval ?? '') : undefined;
}

/** Spellings of boolean values, and what is a unique prefix of one: manual, 8.6. */
const isTrueText = (text: string): boolean => /^(t|tr|tru|true|y|ye|yes|on|1)$/i.test(text.trim());

function valueOfCast({ arg, typeName }: TypeCast): Value | undefined {
  const value = arg && valueOf(arg);
  if (columnType(typeName)?.name !== 'bool') return undefined;
  if (typeof value === 'number') return value !== 0;
  return typeof value === 'string' ? isTrueText(value) : value;
}
