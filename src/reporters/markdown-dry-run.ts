import { durationText } from '../milliseconds.js';
import type { Difference, MigrationReport, Report } from '../report.js';
import { blockingTexts } from './blocking-text.js';
import { code, details, fence, htmlText, prose, table } from './markdown-text.js';
import { proposalHeading, proposalLines, proposedFor, type Proposed } from './proposals.js';
import { hasMore, type Step, stepsOf } from './steps.js';
import { engineText, failureText, nameText, valueText } from './wording.js';

const maxDifferences = 10;

const signs: Readonly<Record<string, string>> = {
  applied: '✅',
  idempotent: '✅',
  restored: '✅',
  same: '✅',
  skipped: '➖',
  missing: '⚠️',
};

/** What became of each pending migration on a real Postgres: verdicts, failures, what did not come back. */
export function dryRunSection({ engine, migrations }: Report): readonly string[] {
  const pending = migrations.filter((migration) => migration.pending);
  if (pending.length === 0) return [];
  if (!engine) return ['### Dry-run', 'No engine: nothing was run.'];
  const reason = engine.reason === '' ? '' : ` (${prose(engine.reason)})`;
  return [
    '### Dry-run',
    `Engine: ${prose(engineText(engine))}${reason}`,
    table(['migration', 'apply', 'rerun', 'rollback', 'reapply'], pending.map(rowOf)),
    ...failures(pending),
    ...differences(pending),
    ...proposedFor(pending).map(proposed),
    ...waits(pending),
  ];
}

const proposed = ({ id, proposal }: Proposed): string =>
  details(
    `${htmlText(nameText(id))}: ${htmlText(proposalHeading(proposal))}`,
    fence(proposalLines(proposal), 'sql'),
  );

const rowOf = (migration: MigrationReport): readonly string[] => [
  code(migration.id) + (migration.dev ? ' (dev)' : ''),
  ...stepsOf(migration).map(cellOf),
];

function cellOf({ status, durationMs }: Step): string {
  const time = durationMs === undefined ? '' : ` in ${durationText(durationMs)}`;
  return `${signs[status] ?? '❌'} ${status}${time}`;
}

/** Every step that has more to tell than its status, with the name of its migration. */
const eventful = (migrations: readonly MigrationReport[]): readonly (readonly [name: string, step: Step])[] =>
  migrations.flatMap((migration) =>
    stepsOf(migration)
      .filter(hasMore)
      .map((step) => [code(migration.id), step] as const),
  );

function failures(migrations: readonly MigrationReport[]): readonly string[] {
  const lines = eventful(migrations).flatMap(([name, step]) => {
    const failure = failureText(step);
    return failure === undefined ? [] : [`- ${name} ${step.name}: ${prose(failure)}`];
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** Folded, for where nobody waits for long it is of interest to few. */
function waits(migrations: readonly MigrationReport[]): readonly string[] {
  const lines = migrations.flatMap((migration) =>
    blockingTexts(migration).map((text) => `- ${code(migration.id)} ${prose(text)}`),
  );
  if (lines.length === 0) return [];
  return [details('How long other sessions wait', lines.join('\n'))];
}

function differences(migrations: readonly MigrationReport[]): readonly string[] {
  const rows = eventful(migrations).flatMap(([name, step]) => {
    const hidden = step.differences.length - maxDifferences;
    const shown = step.differences.slice(0, maxDifferences).map((one) => [name, step.name, ...cellsOf(one)]);
    return hidden > 0 ? [...shown, [name, step.name, `… and ${hidden} more`, '', '', '']] : shown;
  });
  return rows.length === 0
    ? []
    : [table(['migration', 'step', 'object', 'attribute', 'before', 'after'], rows)];
}

const cellsOf = ({ object, attribute, before, after, kind }: Difference): readonly string[] => [
  code(object),
  kind === 'column-order' ? `${prose(attribute)} (only the order of columns)`.trim() : prose(attribute),
  valueCell(before),
  valueCell(after),
];

const valueCell = (value: string | null): string => (value === null ? 'absent' : code(valueText(value)));
