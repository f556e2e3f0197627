import fc from 'fast-check';
import type { Report } from '../../src/report.js';
import type { ReporterContext } from '../../src/reporters/reporter.js';
import { context, richReport } from './sample-report.js';

const fragments = [
  ...['::error::x', '::set-output name=verdict::pass', '::stop-commands::t', '::add-mask::a', '::', ':', ','],
  ...['##[set-output name=verdict]pass', '##[add-mask]a', '##', '#', '[', '##[', '[error]', '%0A', '%', '='],
  ...['\n', '\r', '\r\n', '\t', ' ', '\u0085', '\u2028', '\u2029', '\u000b'],
  ...[
    '\u001b[31m',
    '\u001b]0;t\u0007',
    '\u009b31m',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '\ud800',
    '\udc00',
    '\u00ad',
  ],
  ...[
    '|',
    '`',
    '```',
    '``````',
    '~~~',
    '\\',
    '\\|',
    '<!-- drydock:sticky -->',
    '-->',
    '</details>',
    '</summary>',
    '<b>',
  ],
  ...[
    '<img src=x onerror=y>',
    '&lt;',
    '&#64;octocat',
    '@octocat',
    '#123',
    'GH-1',
    'o/r#1',
    'https://a.example/b',
    'www.a.example',
  ],
  ...[
    '![x](https://a.example/x)',
    '[a](b)',
    '[^1]',
    '$x$',
    '*b*',
    '_i_',
    '# h',
    '- l',
    '1. l',
    '> q',
    '---',
    '===',
  ],
  ...['注文', '👩‍💻', '❤️', 'e\u0301', 'orders', 'SELECT 1;'],
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

/** Fields with a fixed vocabulary: no author of a migration writes them. */
const fixed = new Set(['severity', 'stage', 'status', 'verdict', 'schemaVersion']);

/** A report in the shape of another whose every text is one of `texts` in turn, and sources to match. */
export function fill(
  texts: readonly string[],
  shape = richReport,
): {
  readonly report: Report;
  readonly context: ReporterContext;
} {
  let next = 0;
  const text = (): string => texts[next++ % texts.length] ?? '';
  const report = filled(shape, text) as Report;
  const sources = new Map(report.findings.map(({ file }) => [file, `${text()}\n`.repeat(12)]));
  return { report, context: context({ sources, pathPrefix: 'services/shop/' }) };
}

function filled(value: unknown, text: () => string): unknown {
  if (typeof value === 'string') return text();
  if (Array.isArray(value)) return value.map((item) => filled(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fixed.has(key) ? item : filled(item, text)]),
  );
}

/** Reports whose every name, message and file may hold anything. */
export const hostileReport = fc
  .tuple(
    fc.array(hostileText, { minLength: 1, maxLength: 60 }),
    fc.constantFrom(richReport, { ...richReport, incomplete: { reason: '' } }),
    fc.option(hostileText),
  )
  .map(([texts, shape, project]) => {
    const one = fill(texts, shape);
    return project === null ? one : { ...one, report: inProjects(one.report, project) };
  });

/** The report as that of two projects, the second of which nothing belongs to. */
function inProjects(report: Report, project: string): Report {
  const { verdict, summary, framework, engine, timings } = report;
  const own = { verdict, summary, framework, engine, timings };
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, project })),
    migrations: report.migrations.map((migration) => ({ ...migration, project })),
    projects: [
      { name: project, ...own },
      { name: `${project}2`, ...own },
    ],
  };
}
