import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { ScriptFailure } from '../discretion.js';
import type { DryRunProblem } from '../problem.js';
import type { AnyStatement } from '../transaction-plan.js';

/** A script that was interrupted, and run again from its start in another session. */
export interface Trial {
  /** The statement that had run last, or that was cancelled. */
  readonly at: AnyStatement;
  readonly isWithin: boolean;
  /** Of the second run. */
  readonly failure?: ScriptFailure;
  /** The catalog that the second run left; absent where it failed. */
  readonly end?: CatalogSnapshot;
  /** The catalog that the interruption left. */
  readonly leftover: () => Promise<CatalogSnapshot>;
}

/** What is wrong with it, if something is: then it is the last. */
export type Judge = (trial: Trial) => Promise<DryRunProblem | undefined>;
