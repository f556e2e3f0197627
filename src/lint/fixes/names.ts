import type { IndexStmt } from '@pgsql/types';
import { defaultName } from '../../sql/default-names.js';
import { nameOfRangeVar } from '../../sql/names.js';
import { indexColumnNames } from '../../sql/table-elements.js';
import type { StatementContext } from '../rule.js';
import { tableBefore } from '../table-history.js';
import { type Fixed, fixed, insertAfter } from './edits.js';

/** A name that is no keyword, such as one with a label at its end, as SQL writes it. */
export const writtenName = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** Gives an unnamed index the name that Postgres would choose. */
export function indexName(context: StatementContext, index: IndexStmt): Fixed {
  const table = nameOfRangeVar(index.relation);
  if (!table) return {};
  const known = tableBefore(context, table);
  const taken = (name: string): boolean =>
    known?.indexes.has(name) === true || known?.constraints.has(name) === true;
  const name = writtenName(defaultName(table.name, indexColumnNames(index), 'idx', taken));
  const words = index.concurrent ? ['INDEX', 'CONCURRENTLY'] : ['INDEX'];
  return fixed(context, `Name it ${name}`, [insertAfter(context, words, ` ${name}`)]);
}
