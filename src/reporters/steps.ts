import type { Difference, MigrationReport, StepFailure } from '../report.js';

/** One step of the dry-run of one migration, all four in the same shape. */
export interface Step extends StepFailure {
  readonly name: 'apply' | 'rerun' | 'rollback' | 'reapply';
  readonly status: string;
  readonly durationMs?: number;
  readonly differences: readonly Difference[];
}

const goodStatuses = ['applied', 'idempotent', 'restored', 'same'];

/** Apply, rerun, rollback, re-apply. */
export const stepsOf = (migration: MigrationReport): readonly Step[] => [
  { name: 'apply', differences: [], ...migration.apply },
  { name: 'rerun', differences: [], ...migration.rerun },
  { name: 'rollback', ...migration.rollback },
  { name: 'reapply', differences: [], ...migration.reapply },
];

/** Where there is no down script, nothing was left to go wrong: a rule speaks where there should be one. */
const leftOut = ['skipped', 'missing'];

/** Neither well nor left out. */
export const wentWrong = ({ status }: Step): boolean =>
  !leftOut.includes(status) && !goodStatuses.includes(status);

/** Whether no step was tried, as without an engine. */
export const wasNotRun = (migration: MigrationReport): boolean =>
  stepsOf(migration).every(({ status }) => leftOut.includes(status));

/** Whether there is something to tell of a step besides its status. */
export const hasMore = (step: Step): boolean => step.error !== undefined || step.differences.length > 0;
