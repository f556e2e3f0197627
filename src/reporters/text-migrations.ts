import { durationText } from '../milliseconds.js';
import type { Finding, MigrationReport, Report } from '../report.js';
import { blockingTexts } from './blocking-text.js';
import { padToWidth, widest } from './display-width.js';
import { proposalHeading, proposalLines, proposedFor, type Proposed } from './proposals.js';
import { hasMore, type Step, stepsOf, wasNotRun, wentWrong } from './steps.js';
import type { Palette } from './terminal-paint.js';
import { visibleLine } from './untrusted-text.js';
import { differenceText, engineText, failureText, nameText } from './wording.js';

const maxDifferences = 10;

type Outcome = 'good' | 'bad' | 'doubtful' | 'untried';

const marks: Readonly<Record<Outcome, string>> = { good: '✓', bad: '✗', doubtful: '!', untried: '-' };

/** Which engine ran the pending migrations, and why that one. */
export function engineLine({ engine }: Report): string {
  if (!engine) return 'dry-run: no engine, nothing was run';
  const reason = visibleLine(engine.reason);
  return `dry-run: ${engineText(engine)}${reason === '' ? '' : ` (${reason})`}`;
}

/** One line per migration, what its steps came to in columns; below it what went wrong. */
export function migrationLines(
  migrations: readonly MigrationReport[],
  findings: readonly Finding[],
  paint: Palette,
): readonly string[] {
  const rows = migrations.map(cellsOf);
  const widths = [0, 1, 2, 3, 4].map((column) => widest(rows.map((row) => row[column] ?? '')));
  return migrations.flatMap((migration, index) => {
    const outcome = outcomeOf(migration, findings);
    const cells = (rows[index] ?? []).map((cell, column) => padToWidth(cell, widths[column] ?? 0));
    const line = `${painted(outcome, paint)} ${cells.join('  ').trimEnd()}`;
    return [
      line,
      ...stepsOf(migration).filter(hasMore).flatMap(detailsOf),
      ...blockingLines(migration),
      ...proposedFor([migration]).flatMap(proposedLines),
    ];
  });
}

function painted(outcome: Outcome, paint: Palette): string {
  const color = outcome === 'untried' ? paint.faint : paint[outcome];
  return color(marks[outcome]);
}

/** The gate's opinion first: a rerun that fails is no fault where nothing promises that it works. */
function outcomeOf(migration: MigrationReport, findings: readonly Finding[]): Outcome {
  const own = findings.filter(({ file }) => file === migration.up || file === migration.down);
  if (migration.apply.status === 'failed' || own.some(({ severity }) => severity === 'error')) return 'bad';
  if (own.some(({ severity }) => severity === 'warning')) return 'doubtful';
  if (wasNotRun(migration)) return 'untried';
  return stepsOf(migration).some(wentWrong) ? 'doubtful' : 'good';
}

function cellsOf(migration: MigrationReport): readonly string[] {
  const id = nameText(migration.id) + (migration.dev ? ' (dev)' : '');
  return wasNotRun(migration) ? [id, 'not run'] : [id, ...stepsOf(migration).map(cellOf)];
}

function cellOf({ name, status, durationMs }: Step): string {
  const time = durationMs === undefined ? '' : ` in ${durationText(durationMs)}`;
  return status === 'applied' ? status + time : `${name} ${status}`;
}

const proposedLines = ({ proposal }: Proposed): readonly string[] => [
  `    ${'rollback'.padEnd(10)}${proposalHeading(proposal)}:`,
  ...proposalLines(proposal).map((line) => `      ${line}`.trimEnd()),
];

const blockingLines = (migration: MigrationReport): readonly string[] =>
  blockingTexts(migration).map((text, index) => detail(index === 0 ? 'blocking' : '', text));

function detailsOf(step: Step): readonly string[] {
  const failure = failureText(step);
  const hidden = step.differences.length - maxDifferences;
  const texts = [
    ...(failure === undefined ? [] : [failure]),
    ...step.differences.slice(0, maxDifferences).map(differenceText),
    ...(hidden > 0 ? [`… and ${hidden} more`] : []),
  ];
  return texts.map((text, index) => detail(index === 0 ? step.name : '', text));
}

const detail = (label: string, text: string): string => `    ${label.padEnd(10)}${text}`;
