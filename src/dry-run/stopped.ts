import { PostgresError } from '../engines/engine.js';
import { EngineError, UserError } from '../errors.js';
import type { MigrationReport } from '../report.js';

/** What ended a run before its end. */
export interface Stopped {
  readonly error: Error;
  /** One sentence, without a full stop. */
  readonly reason: string;
  /** A finding says which statement took the server along: then the finding decides, and not the loss. */
  readonly isTold: boolean;
}

/**
 * What an error makes of a run: the server is lost, or we are at fault.
 * @throws UserError where it is for the user to mend: nothing can be said then.
 */
export function stoppedBy(thrown: unknown): Stopped {
  const error = firstOf(thrown);
  if (error instanceof UserError && !(error instanceof EngineError)) throw error;
  if (error instanceof PostgresError && isLostSession(error)) return lostSession(error);
  return stopOf(error);
}

/** The reason of an error that is to be told, or of a fault. */
export function stopOf(thrown: unknown): Stopped {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const reason = error instanceof UserError ? error.message : `a fault of Drydock's own: ${error.message}`;
  return { error, reason, isTold: false };
}

/** `await using` that fails to clean up as well wraps what came first: its `suppressed`. */
const firstOf = (thrown: unknown): unknown =>
  thrown instanceof Error && 'suppressed' in thrown ? firstOf(thrown.suppressed) : thrown;

/** admin_shutdown, crash_shutdown and cannot_connect_now: manual, appendix A, class 57. */
export const isLostSession = ({ fields }: PostgresError): boolean =>
  ['57P01', '57P02', '57P03'].includes(fields.sqlState);

/** Errors of a limit (query_canceled, disk_full): where nothing else helps, the server ends with the statement. */
export const mayEndServer = (sqlState: string | undefined): boolean =>
  sqlState === '57014' || sqlState === '53100';

/** Such as when somebody kills a process of the server, and it ends all its sessions to recover. */
const lostSession = (cause: PostgresError): Stopped =>
  stopOf(new EngineError(`a session of Drydock's own was lost: ${cause.message}`, undefined, { cause }));

/** The report as far as the migration got: the first step that was not tried says why. */
export function abandoned(report: MigrationReport, error: string): MigrationReport {
  const { apply, rerun, rollback, reapply } = report;
  if (apply.status === 'skipped') return { ...report, apply: { error, ...apply } };
  if (apply.status === 'failed') return report;
  if (rerun.status === 'skipped') return { ...report, rerun: { ...rerun, error } };
  if (rollback.status === 'skipped') return { ...report, rollback: { ...rollback, error } };
  if (reapply.status === 'skipped' && report.down !== null)
    return { ...report, reapply: { ...reapply, error } };
  return report;
}
