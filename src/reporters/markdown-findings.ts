import type { Finding, Severity } from '../report.js';
import { excerptOf } from './excerpt.js';
import type { SuppressedFinding } from './findings.js';
import { code, details, fence, htmlText, link, paragraphs, prose, table } from './markdown-text.js';
import { nameText, observedText, postgresTexts } from './wording.js';

/** Sign and word: colour alone tells not everybody something. */
const severityText: Readonly<Record<Severity, string>> = {
  error: '🔴 error',
  warning: '🟡 warning',
  info: '🔵 info',
};

/** All findings at a glance. */
export const findingsTable = (findings: readonly Finding[], pathPrefix: string): string =>
  table(
    ['file', 'line', 'severity', 'rule', 'message'],
    findings.map((finding) => [
      code(pathPrefix + finding.file),
      String(finding.startLine),
      severityText[finding.severity],
      link(code(finding.rule), finding.docsUrl),
      prose(finding.message),
    ]),
  );

/** One finding with all that is known of it, to be folded. `source` is empty where excerpts are left out. */
export function findingDetails(
  finding: Finding,
  pathPrefix: string,
  source: readonly string[],
  open: boolean,
): string {
  const place = `${pathPrefix}${finding.file}:${finding.startLine}`;
  const summary = `<b>${htmlText(nameText(finding.rule))}</b> <code>${htmlText(nameText(place))}</code>`;
  const excerpt = excerptOf(source, finding).map(({ gutter, text }) => (gutter + text).trimEnd());
  const parts = [
    paragraphs(finding.message),
    ...(excerpt.length === 0 ? [] : [fence(excerpt, 'text')]),
    ...notesOf(finding).map(
      ([label, text]) => `**${label}:**${text.startsWith('```') ? '\n\n' : ' '}${text}`,
    ),
  ];
  return details(summary, parts.filter((part) => part !== '').join('\n\n'), open);
}

type Note = readonly [label: string, markdown: string];

function notesOf({ rule, postgres, observed, help, fix, docsUrl }: Finding): readonly Note[] {
  const about = link(code(rule), docsUrl);
  const said = postgres ? postgresTexts(postgres) : [];
  const notes: readonly Note[] = [
    ...said.map(([label, text]): Note => [capitalised(label), prose(text)]),
    ['Observed', observed ? prose(observedText(observed)) : ''],
    ['Help', paragraphs(help)],
    ['Fix', fix ? prose(`${fix.description} (--fix writes it)`) : ''],
    ['Docs', about.startsWith('[') ? about : ''],
  ];
  return notes.filter(([, text]) => text !== '');
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What comments in the files ignore, with the reasons given; folded. */
export const suppressedDetails = (findings: readonly SuppressedFinding[], pathPrefix: string): string =>
  details(
    `${findings.length} suppressed`,
    table(
      ['file', 'line', 'rule', 'reason'],
      findings.map((finding) => [
        code(pathPrefix + finding.file),
        String(finding.startLine),
        code(finding.rule),
        prose(finding.suppressed.reason),
      ]),
    ),
  );
