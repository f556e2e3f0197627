import type { SeenStatement } from '../dry-run/blocking/transactions.js';
import type { DryRunProblem } from '../dry-run/problem.js';
import type { LintScript } from '../lint/project.js';
import { durationText } from '../milliseconds.js';
import { fromPgLocksName } from '../postgres/lock-modes.js';
import type { Blocking } from '../report.js';
import { exactly, roughly } from '../row-counts.js';
import { listed } from '../sql/names.js';

/**
 * Where other sessions waited for longer than `maxMs` while an up script ran on filled tables; with the sizes of
 * production's tables it is the wait there that counts.
 */
export const waitedTooLong = (
  { parsed, file }: LintScript,
  statements: readonly SeenStatement[],
  maxMs: number,
): readonly DryRunProblem[] =>
  statements.flatMap(({ statement, report: { blocking = [] } }) =>
    blocking
      .filter((one) => waitOf(one) > maxMs)
      .map((one) => ({
        rule: 'blocked-too-long',
        stage: 'dry-run',
        file,
        at: statement.region,
        message: `${headOf(parsed.source.text.slice(statement.start, statement.end))} ${holds(one)}`,
      })),
  );

const waitOf = ({ projection, waits = {} }: Blocking): number =>
  projection?.ms ?? Math.max(0, ...Object.values(waits).map(Number));

function holds(blocking: Blocking): string {
  const { relation, mode, rows = 0, projection } = blocking;
  const lock = `holds ${fromPgLocksName(mode) ?? mode} on ${relation} for about`;
  const who = `Sessions that want to ${listed(kindsOf(blocking), 4)} wait that long`;
  if (!projection)
    return `${lock} ${durationText(waitOf(blocking))} at ${roughly(rows)} rows, as measured. ${who}.`;
  const sizes = listed(projection.measuredAt.map(exactly), 3);
  const fit = `measured at ${sizes} rows; fit error ±${Math.round(projection.error * 100)} %`;
  const where = projection.relation === relation ? '' : ` of ${projection.relation}`;
  return `${lock} ${durationText(projection.ms)} at ${roughly(projection.rows)} rows${where} (${fit}). ${who}.`;
}

/** Those that waited for anything near the longest; what is served at once waits for some milliseconds at the most. */
function kindsOf({ waits = {} }: Blocking): readonly string[] {
  const longest = Math.max(0, ...Object.values(waits).map(Number));
  return Object.entries(waits).flatMap(([kind, ms]) => (Number(ms) * 2 >= longest ? [kind] : []));
}

const longestHead = 40;

/** The beginning of the statement, on one line. */
function headOf(sql: string): string {
  const line = sql.replaceAll(/\s+/g, ' ');
  return line.length <= longestHead ? line : `${line.slice(0, longestHead).replace(/ [^ ]*$/, '')} …`;
}
