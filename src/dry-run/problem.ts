import type { FindingStage, PostgresMessage, Region, Severity } from '../report.js';
import type { ScriptFailure } from './discretion.js';

/** The rules that the dry-run itself speaks for. */
export type DryRunRule =
  | 'migration-failed'
  | 'rerun-failed'
  | 'rerun-changed-schema'
  | 'rollback-failed'
  | 'rollback-incomplete'
  | 'assertion-failed'
  | 'role-created'
  | 'extension-unavailable'
  | 'blocked-too-long'
  | 'data-lost'
  | 'rollback-loses-data'
  | 'swap-loses-rows'
  | 'swap-leaves-behind'
  | 'table-not-seeded'
  | 'invalid-index-left'
  | 'half-applied-on-failure'
  | 'partition-gap'
  | 'partition-horizon'
  | 'partition-helper-fails'
  | 'partition-helper-not-called'
  | 'retention-drops-current'
  | 'default-partition-not-empty';

/** Something that the dry-run saw; check() makes a finding of it. */
export interface DryRunProblem {
  readonly rule: DryRunRule;
  readonly stage: FindingStage;
  readonly file: string;
  readonly at: Region;
  readonly message: string;
  /** Where this case is more or less grave than the rule in general. */
  readonly severity?: Severity;
  readonly help?: string;
  readonly postgres?: PostgresMessage;
  /** What has said the same already: where the finding of one of them stands, this one is not told. */
  readonly follows?: readonly DryRunProblem[];
  /** Whether all that an object held was lost: who ignores that it is dropped means just that. */
  readonly isWhole?: boolean;
}

export function postgresMessage({ error }: ScriptFailure): PostgresMessage {
  const { sqlState, detail, hint, where } = error.fields;
  return {
    message: error.message,
    sqlState,
    ...(detail === undefined ? {} : { detail }),
    ...(hint === undefined ? {} : { hint }),
    ...(where === undefined ? {} : { where }),
  };
}
