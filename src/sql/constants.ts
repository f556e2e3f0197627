import type { A_Const, Node } from '@pgsql/types';

/** The text of a constant in a SET; libpg-query leaves out the value of an integer 0. */
export const constantText = (constant: A_Const): string =>
  constant.sval?.sval ?? constant.fval?.fval ?? String(constant.ival?.ival ?? 0);

/** The value of an integer constant; undefined for everything else. */
export const integerOf = (node: Node): number | undefined =>
  'A_Const' in node && node.A_Const.ival ? (node.A_Const.ival.ival ?? 0) : undefined;

/** Whether the node is NULL as it is written, without a cast. */
export const isNull = (node: Node): boolean => 'A_Const' in node && node.A_Const.isnull === true;
