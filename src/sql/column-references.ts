import type { Node } from '@pgsql/types';
import { nodesOfKind } from './tree.js';

/**
 * The columns that an expression over one table names, each once: `total` of `orders.total > 0`. What a whole-row
 * reference stands for is not known.
 */
export const referencedColumns = (expression: Node | undefined): readonly string[] => {
  const references = expression ? nodesOfKind(expression, 'ColumnRef') : [];
  const names = references.flatMap(({ fields }) => {
    const last = fields?.at(-1);
    return last && 'String' in last && last.String.sval !== undefined ? [last.String.sval] : [];
  });
  return [...new Set(names)];
};
