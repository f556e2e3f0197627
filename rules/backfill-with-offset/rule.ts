import type { SelectStmt } from '@pgsql/types';
import { eachRowChange } from '../../src/lint/each-kind.js';
import { defineRule } from '../../src/lint/rule.js';
import { integerOf, isNull } from '../../src/sql/constants.js';
import { nodesOfKind } from '../../src/sql/tree.js';

export default defineRule({
  id: 'backfill-with-offset',
  summary:
    'A backfill walks through its rows by LIMIT … OFFSET, which skips rows and gets slower batch by batch',
  severity: 'warning',
  category: 'data',
  why: 'The rows that OFFSET skips are read and thrown away (manual, 7.6 “LIMIT and OFFSET”), so each batch costs more than the one before and all of them together cost the square. Worse, the batches do not fit together: where a batch changes what the next one looks for, or the application inserts or deletes in between, rows move up into the part that is skipped, and stay as they were without any error.',
  instead:
    'Walk along a key: WHERE id > the last one done ORDER BY id LIMIT 1000; or let the condition pick what is not done yet, WHERE status IS NULL LIMIT 1000, until no row is left.',
  claim: { fails: '23514' },
  on: eachRowChange((what, change) =>
    nodesOfKind(change, 'SelectStmt').some(isBatch)
      ? {
          message: `${what} takes its batch by OFFSET, which skips rows as soon as others before them change.`,
        }
      : undefined,
  ),
});

/** OFFSET alone cuts the first rows off, LIMIT 1 asks for one row by its rank, OFFSET 0 is a hint to the planner. */
const isBatch = ({ limitOffset, limitCount }: SelectStmt): boolean =>
  limitOffset !== undefined &&
  limitCount !== undefined &&
  integerOf(limitOffset) !== 0 &&
  integerOf(limitCount) !== 1 &&
  !isNull(limitOffset);
