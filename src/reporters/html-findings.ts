import type { Finding, Fix, Severity } from '../report.js';
import { type ExcerptLine, excerptOf } from './excerpt.js';
import { groupedByFile, type LineReader, type SuppressedFinding } from './findings.js';
import { code, details, heading, link, paragraphs, prose, sql, table } from './html-text.js';
import { type Markup, markup, noMarkup, when } from './markup.js';
import { fixedLines } from './fixed-lines.js';
import { clip, visible, visibleLine } from './untrusted-text.js';
import { limits, observedText, postgresTexts } from './wording.js';

/** Sign and word: colour alone tells not everybody something. */
const severityText: Readonly<Record<Severity, string>> = {
  error: '● error',
  warning: '▲ warning',
  info: '○ info',
};

/** The findings, file by file, the worst of a file first. */
export const findingsByFile = (findings: readonly Finding[], linesOf: LineReader, depth: number): Markup =>
  markup`${groupedByFile(findings).map(
    (group) => markup`<section class="file">
${heading(depth, code(group[0]?.file ?? ''))}${group.map((one) => article(one, linesOf(one.file), depth + 1))}</section>
`,
  )}`;

const article = (finding: Finding, source: readonly string[], depth: number): Markup => {
  const { severity, rule, docsUrl, startLine, startColumn, message } = finding;
  const title = markup`<span class="severity">${severityText[severity]}</span> ${link(code(rule), docsUrl)} <span class="place">line ${startLine}, column ${startColumn}</span>`;
  return markup`<article class="${severity}">
${heading(depth, title)}${paragraphs(message)}${excerpt(excerptOf(source, finding))}
${notes(finding, source)}</article>
`;
};

const excerpt = (lines: readonly ExcerptLine[]): Markup =>
  when(
    lines.length > 0,
    () => markup`<pre class="excerpt" tabindex="0"><code>${lines.map(excerptLine)}</code></pre>`,
  );

/** A voice that reads the page has no use for carets. */
const excerptLine = ({ kind, gutter, text }: ExcerptLine): Markup =>
  kind === 'carets'
    ? markup`<span class="carets" aria-hidden="true"><i>${gutter}</i>${text}\n</span>`
    : markup`<i>${gutter}</i>${text}\n`;

const labels: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  detail: 'Detail',
  hint: 'Hint',
  where: 'Where',
};

type Note = readonly [label: string, text: Markup];

const notes = ({ postgres, observed, help, fix }: Finding, source: readonly string[]): Markup => {
  const all: readonly Note[] = [
    ...(postgres ? postgresTexts(postgres) : []).map(([label, text]): Note => [
      labels[label] ?? label,
      paragraphs(text),
    ]),
    ...(observed ? [['Observed', prose(observedText(observed))] as const] : []),
    ...(help === '' ? [] : [['Help', paragraphs(help)] as const]),
    ...(fix ? [['Fix', fixText(fix, source)] as const] : []),
  ];
  if (all.length === 0) return noMarkup;
  return markup`<dl>
${all.map(([label, text]) => markup`<dt>${label}</dt><dd>${text}</dd>\n`)}</dl>
`;
};

/** With the lines as they are to be, for those who don't let `--fix` write them. */
const fixText = (fix: Fix, source: readonly string[]): Markup => {
  const lines = (fixedLines(fix.edits, source)?.lines ?? [])
    .filter((line) => line.trim() !== '')
    .map((line) => visible(clip(line.replaceAll('\t', '    '), limits.prose)));
  return markup`<p>${prose(fix.description)} (<code>--fix</code> writes it)</p>${when(lines.length > 0, () => sql(lines))}`;
};

/** What comments in the files ignore, with the reasons given. */
export const suppressedDetails = (findings: readonly SuppressedFinding[]): Markup =>
  when(findings.length > 0, () =>
    details(
      `${findings.length} suppressed`,
      table(
        'What comments in the files ignore',
        ['rule', 'file', 'line', 'reason'],
        findings.map(({ rule, file, startLine, suppressed }) => [
          code(rule),
          code(file),
          markup`${startLine}`,
          prose(visibleLine(suppressed.reason)),
        ]),
      ),
    ),
  );
