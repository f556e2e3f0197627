import { durationText } from '../milliseconds.js';
import { fromPgLocksName } from '../postgres/lock-modes.js';
import type { Difference, MigrationReport, Report, StatementReport } from '../report.js';
import { blockingTexts } from './blocking-text.js';
import { code, details, heading, prose, sql, table } from './html-text.js';
import { type Markup, markup, noMarkup, when } from './markup.js';
import { proposalHeading, proposalLines, proposedFor } from './proposals.js';
import { hasMore, type Step, stepsOf, wentWrong } from './steps.js';
import { engineText, failureText, nameText, valueText } from './wording.js';

/** A page may be long, but not without end. */
const most = { differences: 200, statements: 500, relations: 20 } as const;

/** What became of each pending migration on a real Postgres. */
export function dryRunSection({ engine, migrations }: Report, depth: number): Markup {
  const pending = migrations.filter((migration) => migration.pending);
  if (pending.length === 0) return noMarkup;
  const title = heading(depth, markup`Dry-run`);
  if (!engine) return markup`<section>\n${title}<p>No engine: nothing was run.</p>\n</section>\n`;
  const reason = engine.reason === '' ? noMarkup : markup` (${prose(engine.reason)})`;
  return markup`<section>
${title}<p>${prose(engineText(engine))}${reason}</p>
${table('How each step ended', ['migration', 'apply', 'rerun', 'rollback', 'reapply'], pending.map(rowOf))}${failures(pending)}${differences(pending)}${pending.map(more)}</section>
`;
}

const rowOf = (migration: MigrationReport): readonly Markup[] => [
  markup`${code(migration.id)}${migration.dev ? ' (dev)' : ''}`,
  ...stepsOf(migration).map(cellOf),
];

function cellOf(step: Step): Markup {
  const { status, durationMs } = step;
  const time = durationMs === undefined ? '' : ` in ${durationText(durationMs)}`;
  const [kind, sign] = leftOut.has(status)
    ? ['left-out', '–']
    : wentWrong(step)
      ? ['bad', '✗']
      : ['good', '✓'];
  return markup`<span class="${kind}">${sign} ${status}${time}</span>`;
}

const leftOut = new Set(['skipped', 'missing']);

/** Every step that has more to tell than its status, with the name of its migration. */
const eventful = (migrations: readonly MigrationReport[]): readonly (readonly [id: string, step: Step])[] =>
  migrations.flatMap((migration) =>
    stepsOf(migration)
      .filter(hasMore)
      .map((step) => [migration.id, step] as const),
  );

function failures(migrations: readonly MigrationReport[]): Markup {
  const items = eventful(migrations).flatMap(([id, step]) => {
    const failure = failureText(step);
    return failure === undefined ? [] : [markup`<li>${code(id)} ${step.name}: ${prose(failure)}</li>\n`];
  });
  return when(items.length > 0, () => markup`<ul>\n${items}</ul>\n`);
}

function differences(migrations: readonly MigrationReport[]): Markup {
  const rows = eventful(migrations).flatMap(([id, step]) =>
    step.differences.map((one) => [code(id), markup`${step.name}`, ...cellsOf(one)]),
  );
  const hidden = rows.length - most.differences;
  return when(
    rows.length > 0,
    () =>
      markup`${table(
        'What is not as it was',
        ['migration', 'step', 'object', 'attribute', 'before', 'after'],
        rows.slice(0, most.differences),
      )}${when(hidden > 0, () => markup`<p>… and ${hidden} more</p>\n`)}`,
  );
}

const cellsOf = ({ object, attribute, before, after, kind }: Difference): readonly Markup[] => [
  code(object),
  prose(
    kind === 'column-order'
      ? `${nameText(attribute)} (only the order of columns)`.trim()
      : nameText(attribute),
  ),
  valueCell(before),
  valueCell(after),
];

const valueCell = (value: string | null): Markup =>
  value === null ? markup`absent` : markup`<code>${valueText(value)}</code>`;

/** What is of interest to those who want to know of one migration. */
const more = (migration: MigrationReport): Markup =>
  markup`${statements(migration)}${waits(migration)}${proposedFor([migration]).map(({ id, proposal }) =>
    details(`${nameText(id)}: ${proposalHeading(proposal)}`, sql(proposalLines(proposal))),
  )}`;

function statements({ id, statements: all }: MigrationReport): Markup {
  const hidden = all.length - most.statements;
  const rows = all.slice(0, most.statements).map(statementRow);
  const header = ['line', 'statement', 'locks', 'scans', 'rewrites', 'time'];
  return when(rows.length > 0, () =>
    details(
      `${nameText(id)}: the locks that its statements took`,
      markup`${table('As observed on this server', header, rows)}${when(hidden > 0, () => markup`<p>… and ${hidden} more</p>\n`)}`,
    ),
  );
}

const statementRow = (statement: StatementReport): readonly Markup[] => [
  markup`${statement.startLine}`,
  code(statement.sql),
  listed(statement.locks.map(({ relation, mode }) => `${relation} (${fromPgLocksName(mode) ?? mode})`)),
  listed(statement.scans),
  listed(statement.rewrites),
  markup`${durationText(statement.durationMs)}`,
];

function listed(names: readonly string[]): Markup {
  const hidden = names.length - most.relations;
  const shown = names.slice(0, most.relations).map(nameText);
  return markup`${[...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join(', ')}`;
}

function waits(migration: MigrationReport): Markup {
  const items = blockingTexts(migration).map((text) => markup`<li>${prose(text)}</li>\n`);
  return when(items.length > 0, () =>
    details(`${nameText(migration.id)}: how long other sessions wait`, markup`<ul>\n${items}</ul>\n`),
  );
}
