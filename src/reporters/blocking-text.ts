import { durationText } from '../milliseconds.js';
import { fromPgLocksName } from '../postgres/lock-modes.js';
import type { Blocking, MigrationReport, StatementReport } from '../report.js';
import { exactly, roughly } from '../row-counts.js';
import { limits, nameText } from './wording.js';
import { clip, visibleLine } from './untrusted-text.js';

/** How long other sessions wait for what a migration locks, a line each; what does not grow comes last, on one line. */
export function blockingTexts({ statements }: MigrationReport): readonly string[] {
  const all = statements.flatMap((statement) =>
    (statement.blocking ?? []).map((blocking) => [statement, blocking] as const),
  );
  const constant = all.filter(([, { growsWith }]) => growsWith.length === 0);
  const growing = all.filter(([, { growsWith }]) => growsWith.length > 0);
  return [...growing.map(([statement, blocking]) => textOf(statement, blocking)), ...constantText(constant)];
}

function textOf({ startLine }: StatementReport, blocking: Blocking): string {
  const { relation, mode } = blocking;
  const what = `line ${startLine}: ${nameText(relation)} (${fromPgLocksName(mode) ?? nameText(mode)})`;
  return `${what}: ${waitText(blocking)}`;
}

function waitText({ waits = {}, rows = 0, unmeasured, projection, unprojected }: Blocking): string {
  if (unmeasured !== undefined) return `not measured: ${reason(unmeasured)}`;
  const kinds = Object.entries(waits).map(
    ([kind, ms]) => `${nameText(kind)} ${ms === null ? 'refused' : durationText(ms)}`,
  );
  const measured = `longest wait at ${exactly(rows)} rows: ${kinds.join(', ')}`;
  if (unprojected !== undefined) return `${measured}; not projected: ${reason(unprojected)}`;
  if (!projection) return measured;
  const { ms, error } = projection;
  const there = `about ${durationText(ms)} at production’s ${roughly(projection.rows)}`;
  return `${measured}; ${there} (fit error ±${Math.round(error * 100)} %)`;
}

const reason = (text: string): string => visibleLine(clip(text, limits.prose));

function constantText(all: readonly (readonly [StatementReport, Blocking])[]): readonly string[] {
  if (all.length === 0) return [];
  const lines = [...new Set(all.map(([{ startLine }]) => startLine))];
  const which = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
  return [`${which}: locks whose cost does not grow with any table`];
}
