import type { IndexStmt } from '@pgsql/types';
import { quoteIfNeeded } from '../../postgres/identifiers.js';
import { defaultName } from '../../sql/default-names.js';
import { nameOfRangeVar } from '../../sql/names.js';
import { indexColumnNames } from '../../sql/table-elements.js';
import type { StatementContext } from '../rule.js';
import { tableBefore } from '../table-history.js';
import { type Fixed, fixed, insertAfter } from './edits.js';

/** Gives an unnamed index the name that Postgres would choose. */
export function indexName(context: StatementContext, index: IndexStmt): Fixed {
  const table = nameOfRangeVar(index.relation);
  if (!table) return {};
  const known = tableBefore(context, table);
  const taken = (name: string): boolean =>
    known?.indexes.has(name) === true || known?.constraints.has(name) === true;
  const name = quoteIfNeeded(defaultName(table.name, indexColumnNames(index), 'idx', taken));
  const words = index.concurrent ? ['INDEX', 'CONCURRENTLY'] : ['INDEX'];
  return fixed(context, `Name it ${name}`, [insertAfter(context, words, ` ${name}`)]);
}
