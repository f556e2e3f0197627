import { durationText } from '../milliseconds.js';
import { fromPgLocksName } from '../postgres/lock-modes.js';
import type {
  Difference,
  EngineReport,
  Finding,
  Observation,
  PostgresMessage,
  Report,
  StepFailure,
  Summary,
} from '../report.js';
import { clip, visible, visibleLine, visibleLines } from './untrusted-text.js';

/** Longer texts than these help nobody, and a hostile one could be megabytes. In UTF-16 code units. */
export const limits = { name: 200, value: 160, prose: 4000 } as const;

const maxRelations = 6;

/** `1 error`, `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${count === 1 ? noun : `${noun}s`}`;

/** A name as one line that shows everything in it, cut where it is absurdly long. */
export const nameText = (name: string): string => visible(clip(name, limits.name));

const countsOf = ({ errors, warnings, infos, suppressed }: Summary): readonly string[] => [
  ...(errors > 0 ? [counted(errors, 'error')] : []),
  ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ...(infos > 0 ? [counted(infos, 'info')] : []),
  ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
];

/**
 * `failed: 2 errors, 1 warning in 3 migrations`; a run that stopped early did neither fail nor pass. Of a share it is
 * said which: `shard 2 of 3 failed: …`.
 */
export function verdictText({ verdict, incomplete, shard, summary, projects }: Report): string {
  const counts = countsOf(summary).join(', ') || 'nothing to report';
  const migrations = summary.migrations === 0 ? 'no migrations' : counted(summary.migrations, 'migration');
  const word = verdict === 'pass' ? 'passed' : 'failed';
  const where = projects ? ` of ${counted(projects.length, 'project')}` : '';
  const which = shard ? `shard ${shard.index} of ${shard.of} ` : '';
  return `${which}${incomplete ? 'incomplete' : word}: ${counts} in ${migrations}${where}`;
}

/** Why the run stopped before its end, on one line; undefined where it did not. */
export const incompleteText = ({ incomplete }: Report): string | undefined =>
  incomplete && `The run did not come to its end: ${visibleLine(clip(incomplete.reason, limits.prose))}`;

/** `embedded PostgreSQL 18.6, started in 900 ms`. */
export const engineText = (engine: EngineReport): string =>
  `${nameText(engine.kind)} PostgreSQL ${nameText(engine.postgresVersion)}, started in ${durationText(engine.startupMs)}`;

/** `file:line:column`. */
export const placeText = ({ file, startLine, startColumn }: Finding): string =>
  `${nameText(file)}:${startLine}:${startColumn}`;

const listed = (items: readonly string[]): string =>
  items.length <= maxRelations
    ? items.join(', ')
    : `${items.slice(0, maxRelations).join(', ')} and ${items.length - maxRelations} more`;

const relations = (prefix: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${prefix} ${listed(names.map(nameText))}`];

const effectsOf = ({ locks, scans, rewrites }: Observation): readonly string[] => [
  ...relations(
    'locks',
    locks.map(({ relation, mode }) => `${relation} (${fromPgLocksName(mode) ?? mode})`),
  ),
  ...relations('scans', scans),
  ...relations('rewrites', rewrites),
];

/** What the statement did on a real Postgres, and whether that is what the rule says of it. */
export function observedText(observed: Observation & { readonly confirmed: boolean }): string {
  const effects =
    effectsOf(observed).join('; ') || 'no lock, scan or rewrite of a table that was there before';
  return observed.confirmed ? effects : `not confirmed (${effects})`;
}

/** What Postgres said, as label and text, in the order in which psql says it. */
export function postgresTexts(said: PostgresMessage): readonly (readonly [label: string, text: string])[] {
  const message = said.sqlState === '' ? said.message : `${said.message} (SQLSTATE ${said.sqlState})`;
  const parts = [
    ['postgres', message],
    ['detail', said.detail],
    ['hint', said.hint],
    ['where', said.where],
  ] as const;
  return parts.flatMap(([label, text]) => (text ? [[label, clip(text, limits.prose)] as const] : []));
}

/** A finding without its place as lines of plain text: what it says, what Postgres said, what was observed, and more. */
export function toldLines(
  { message, postgres, observed }: Finding,
  ...more: readonly string[]
): readonly string[] {
  const said = postgres ? postgresTexts(postgres).map(([label, text]) => `${label}: ${text}`) : [];
  const seen = observed ? [`observed: ${observedText(observed)}`] : [];
  return [message, ...said, ...seen, ...more].filter((text) => text !== '').flatMap(visibleLines);
}

/** A value of a difference on one line; where the object was not there it has none. */
export const valueText = (value: string | null): string =>
  value === null ? 'absent' : clip(visibleLine(value), limits.value);

/** `public.orders.total default: 0 → absent`. */
export function differenceText({ object, attribute, before, after, kind }: Difference): string {
  const subject = attribute === '' ? nameText(object) : `${nameText(object)} ${nameText(attribute)}`;
  const note = kind === 'column-order' ? ' (only the order of columns)' : '';
  return `${subject}: ${valueText(before)} → ${valueText(after)}${note}`;
}

/** Why a step failed: `message (SQLSTATE 42P07) at file:line`; undefined where it did not. */
export function failureText({ error, sqlState, file, line }: StepFailure): string | undefined {
  if (error === undefined) return undefined;
  const place = [
    ...(file === undefined ? [] : [nameText(file)]),
    ...(line === undefined ? [] : [String(line)]),
  ];
  const code = sqlState === undefined ? '' : ` (SQLSTATE ${nameText(sqlState)})`;
  const at = place.length === 0 ? '' : ` at ${file === undefined ? 'line ' : ''}${place.join(':')}`;
  return visibleLine(clip(error, limits.prose)) + code + at;
}
