import type { Finding } from '../report.js';
import { type ExcerptLine, excerptOf } from './excerpt.js';
import type { Palette } from './terminal-paint.js';
import { clip, visibleLine, visibleLines } from './untrusted-text.js';
import { limits, nameText, observedText, placeText, postgresTexts } from './wording.js';

const labelWidth = 10;

/** `file:line:column  severity  rule`. */
function headline(finding: Finding, paint: Palette): string {
  const severity = paint.severity[finding.severity](finding.severity);
  return `${paint.place(placeText(finding))}  ${severity}  ${nameText(finding.rule)}`;
}

/** A finding of severity info, on one line. */
export const findingOnOneLine = (finding: Finding, paint: Palette): string =>
  `${headline(finding, paint)}  ${visibleLine(clip(finding.message, limits.prose))}`;

/** A finding with the source around it and all that is known of it. */
export function findingInFull(finding: Finding, source: readonly string[], paint: Palette): string {
  const message = visibleLines(clip(finding.message, limits.prose)).map((line) => `  ${line}`);
  const excerpt = excerptOf(source, finding).map((line) =>
    `  ${excerptText(line, finding, paint)}`.trimEnd(),
  );
  const framed = excerpt.length === 0 ? [] : ['', ...excerpt, ''];
  const notes = notesOf(finding).flatMap(([label, text]) => labelled(label, text, paint));
  return [headline(finding, paint), ...message, ...framed, ...notes].join('\n').trimEnd();
}

function excerptText({ kind, gutter, text }: ExcerptLine, { severity }: Finding, paint: Palette): string {
  if (kind === 'source') return paint.faint(gutter) + text;
  return paint.faint(gutter) + (kind === 'carets' ? paint.severity[severity](text) : paint.faint(text));
}

function notesOf({
  observed,
  postgres,
  help,
  fix,
  docsUrl,
}: Finding): readonly (readonly [string, string])[] {
  const notes: readonly (readonly [string, string])[] = [
    ...(postgres ? postgresTexts(postgres) : []),
    ...(observed ? [['observed', observedText(observed)] as const] : []),
    ['help', help],
    ['fix', fix ? `${fix.description} (--fix writes it)` : ''],
    ['docs', docsUrl],
  ];
  return notes.filter(([, text]) => text !== '');
}

/** The label stands before the first line; the others are indented as far. */
function labelled(label: string, text: string, paint: Palette): readonly string[] {
  const [first = '', ...rest] = visibleLines(clip(text, limits.prose));
  const indent = ' '.repeat(labelWidth + 2);
  const lines = [`  ${paint.faint(label.padEnd(labelWidth))}${first}`, ...rest.map((line) => indent + line)];
  return lines.map((line) => line.trimEnd());
}
