import type { MigrationReport } from '../report.js';
import type { PlannedMigration } from './plan.js';

/** The report of a migration of which nothing was run. */
export const skippedReport = (migration: PlannedMigration, error?: string): MigrationReport => ({
  id: migration.id,
  up: migration.up.file,
  down: migration.down?.file ?? null,
  pending: migration.pending,
  dev: migration.aside,
  apply: { status: 'skipped', ...(error === undefined ? {} : { error }) },
  rerun: { status: 'skipped' },
  rollback: { status: migration.down ? 'skipped' : 'missing', differences: [] },
  reapply: { status: 'skipped' },
  statements: [],
});
