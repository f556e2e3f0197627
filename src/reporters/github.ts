import type { Finding, Report, Severity } from '../report.js';
import { spokenOf, worstFirst } from './findings.js';
import type { Reporter, ReporterContext } from './reporter.js';
import { clip, visible } from './untrusted-text.js';
import { counted, incompleteText, toldLines } from './wording.js';

/** What one workflow command asks the runner to put at a place; all text as it is to be shown. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  /** Only where the place lies in one line; the runner drops columns otherwise. The end is inclusive. */
  readonly columns?: { readonly col: number; readonly endColumn: number };
  readonly title: string;
  readonly message: string;
}

const levels: Readonly<Record<Severity, Annotation['level']>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** The runner keeps ten of each a step (ExecutionContext.cs); the tenth error belongs to the step's own failure. */
type Room = Readonly<Record<Annotation['level'], number>>;

const mostOf: Room = { error: 9, warning: 10, notice: 10 };

const levelsInOrder = ['error', 'warning', 'notice'] as const;

/** The runner cuts longer messages (ExecutionContext.cs). UTF-16 code units. */
const maxMessage = 4096;

/**
 * Workflow commands, one a line: findings as annotations, worst first, as many as the runner keeps, and a line that
 * says so where it keeps fewer than there are. Suppressed findings are not annotated. A run that stopped early says so
 * first.
 */
export const githubReporter: Reporter = (report, context) => {
  const why = incompleteText(report);
  if (why === undefined) return annotationsOf(report, context);
  const stop = `::notice title=Drydock::${escapedData(why)}\n`;
  return stop + annotationsOf(report, context, { ...mostOf, notice: mostOf.notice - 1 });
};

/** The annotations of the findings alone, for a step whose own failure says what stopped the run. */
export function annotationsOf(report: Report, context: ReporterContext, room: Room = mostOf): string {
  const all = worstFirst(spokenOf(report.findings)).map((finding) => annotationOf(finding, context));
  const kept = levelsInOrder.flatMap((level) =>
    all.filter((annotation) => annotation.level === level).slice(0, room[level]),
  );
  const lines = [...kept.map(commandText), ...cutLine(all, room)];
  return lines.map((line) => `${line}\n`).join('');
}

/** What is to be shown of one finding, before any escaping for the wire. */
export function annotationOf(finding: Finding, { pathPrefix = '' }: ReporterContext): Annotation {
  const path = visible(pathPrefix + finding.file);
  return {
    level: levels[finding.severity],
    // The runner splits `key=value` with empty parts removed: a leading `=` of the value would be lost.
    file: path.startsWith('=') ? `./${path}` : path,
    ...placeOf(finding),
    title: visible(finding.rule),
    message: clip(messageLines(finding).join('\n'), maxMessage),
  };
}

function placeOf({
  startLine,
  startColumn,
  endLine,
  endColumn,
}: Finding): Pick<Annotation, 'line' | 'endLine' | 'columns'> {
  const lastLine = Math.max(startLine, endColumn <= 1 ? endLine - 1 : endLine);
  const place = { line: startLine, endLine: lastLine };
  if (endLine !== startLine) return place;
  return { ...place, columns: { col: startColumn, endColumn: Math.max(startColumn, endColumn - 1) } };
}

const messageLines = (finding: Finding): readonly string[] =>
  toldLines(finding, finding.help, finding.docsUrl);

/** One workflow command, escaped as actions/toolkit does and the runner undoes (ActionCommand.cs). */
export function commandText({ level, file, line, endLine, columns, title, message }: Annotation): string {
  const places = { line, endLine, ...columns };
  const properties = [
    `file=${escapedProperty(file)}`,
    ...Object.entries(places).map(([name, value]) => `${name}=${value}`),
    `title=${escapedProperty(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${escapedData(message)}`;
}

const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
  escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function cutLine(all: readonly Annotation[], room: Room): readonly string[] {
  const cut = levelsInOrder.flatMap((level) => {
    const total = all.filter((annotation) => annotation.level === level).length;
    return total > room[level] ? [`${room[level]} of ${counted(total, level)}`] : [];
  });
  if (cut.length === 0) return [];
  return [`Showing ${cut.join(', ')} inline: GitHub keeps no more of one step. The other formats list all.`];
}
