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

/** Neither well nor left out. */
export const wentWrong = (step: Step): boolean =>
  step.status !== 'skipped' && !goodStatuses.includes(step.status);

/** Whether no step was tried, as without an engine. */
export const wasNotRun = (migration: MigrationReport): boolean =>
  stepsOf(migration).every((step) => step.status === 'skipped');

/** Whether there is something to tell of a step besides its status. */
export const hasMore = (step: Step): boolean => step.error !== undefined || step.differences.length > 0;
