import { eachKind } from '../../src/lint/each-kind.js';
import {
  awaitedLock,
  guardedKinds,
  isLimitedLater,
  needsTimeout,
} from '../../src/lint/guarded-by-timeouts.js';
import { timeoutAtTop } from '../../src/lint/fixes/timeouts.js';
import { longWork } from '../../src/lint/long-work.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'missing-statement-timeout',
  summary: 'A statement that locks a table or works on its rows runs with no statement_timeout in force',
  severity: 'off',
  category: 'transactions',
  why: 'A statement that takes much longer in production than anywhere else keeps its locks until it is done or somebody notices; statement_timeout ends it, and what it did is rolled back (manual, 19.11.1 “Statement Behavior”).',
  instead:
    "Write SET statement_timeout = '10min' before the first statement, or configure session.statementTimeout if the deployment sets one.",
  claim: {
    unprovable:
      'The statement does the same with and without statement_timeout; it shows only once one takes longer, and no test waits for that.',
  },
  on: eachKind(guardedKinds.statement_timeout, (context) => {
    const { transaction, script } = context;
    if (script.direction === 'down') return undefined;
    const name = 'statement_timeout';
    if (transaction.timeout(name) || transaction.unguarded(name)) return undefined;
    if (!needsTimeout(context, name) || isLimitedLater(context, name)) return undefined;
    const lock = awaitedLock(context);
    const what = longWork(context)?.what ?? 'the statement';
    const runs = lock === undefined ? '' : ` under ${lock}`;
    return {
      message: `No statement_timeout ends ${what}, which runs${runs} for as long as it takes.`,
      ...timeoutAtTop(context, name, '10min'),
    };
  }),
});
