import type { Severity } from '../report.js';
import { mayEndTransaction, refusesTransactionBlock, transactionControl } from '../sql/transactions.js';
import { once } from './once.js';
import type { LintScript } from './project.js';

/**
 * Whether the script takes effect whole or not at all: its tool wraps it in one transaction and nothing in it
 * ends that, or it opens one with its first statement and commits it with its last.
 */
export const isAtomic = once(readAtomicity);

function readAtomicity(script: LintScript): boolean {
  const { statements } = script.parsed;
  if (statements.some((statement) => refusesTransactionBlock(statement) || mayEndTransaction(statement)))
    return false;
  const controls = statements.map((statement) => transactionControl(statement));
  const ends = controls.filter((control) => control === 'commit' || control === 'rollback').length;
  if (controls[0] === 'begin' && controls.at(-1) === 'commit' && ends === 1) return true;
  return script.shape !== 'none' && ends === 0;
}

/**
 * How grave it is that a statement cannot be run a second time: the banner promises that it can; a script that
 * may stop half way must; one that rolls back whole need not.
 */
export const guardSeverity = (script: LintScript): Severity =>
  script.banner ? 'error' : isAtomic(script) ? 'info' : 'warning';
