import { gzipSync } from 'node:zlib';
import type { Log, Notification, Run } from 'sarif';
import { fingerprintsOf } from '../fingerprints.js';
import type { Finding, Report } from '../report.js';
import { spokenOf, suppressedOf, worstFirst } from './findings.js';
import { jsonText } from './json.js';
import type { Reporter, ReporterContext } from './reporter.js';
import { resultOf, rootBase } from './sarif-result.js';
import { levels, rulesOf } from './sarif-rules.js';
import { clip, visibleLine } from './untrusted-text.js';
import { counted, incompleteText, limits, nameText, verdictText } from './wording.js';

/** GitHub's manual, “SARIF support for code scanning”: more results a run, or bytes of gzip a file, are refused. */
const limit = { results: 25_000, bytes: 10 * 1024 * 1024 } as const;

/**
 * SARIF 2.1.0 with what GitHub's code scanning asks for. One run, also for several projects: GitHub refuses runs of one
 * tool and category. `automationDetails` is absent, because github/codeql-action/upload-sarif puts the category of the
 * workflow only where a file has none.
 */
export const sarifReporter: Reporter = (report, context) => {
  const fingerprints = fingerprintsOf(report.findings, context.sources);
  const prints = new Map(report.findings.map((finding, index) => [finding, fingerprints[index] ?? '']));
  const { findings } = report;
  const all = [...worstFirst(spokenOf(findings)), ...worstFirst(suppressedOf(findings))];
  for (let room = Math.min(all.length, limit.results); ; room = Math.floor(room / 2)) {
    const text = jsonText(logOf(report, context, { all, prints, room }));
    if (room === 0 || isAccepted(text)) return text;
  }
};

const isAccepted = (text: string): boolean => {
  const bytes = Buffer.byteLength(text);
  return bytes <= limit.bytes || gzipSync(text).length <= limit.bytes;
};

interface Told {
  /** Worst first. */
  readonly all: readonly Finding[];
  readonly prints: ReadonlyMap<Finding, string>;
  /** How many of them are told. */
  readonly room: number;
}

function logOf(report: Report, context: ReporterContext, { all, prints, room }: Told): Log {
  const told = all.slice(0, room);
  const { descriptors, indexOf } = rulesOf(told, context);
  const { tool, engine, projects } = report;
  const run: Run = {
    tool: {
      driver: {
        name: 'Drydock',
        version: nameText(tool.version),
        rules: [...descriptors],
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [rootBase]: { description: { text: 'The root of the repository' } } },
    invocations: [
      {
        executionSuccessful: report.incomplete === undefined,
        toolExecutionNotifications: [...notifications(report, told.length, all.length)],
      },
    ],
    results: told.map((finding) => resultOf(finding, indexOf(finding), prints.get(finding) ?? '', context)),
    properties: {
      verdict: report.verdict,
      summary: verdictText(report),
      ...(engine ? { engine: nameText(engine.kind), postgresVersion: nameText(engine.postgresVersion) } : {}),
      ...(projects
        ? { projects: projects.map(({ name, verdict }) => ({ name: nameText(name), verdict })) }
        : {}),
    },
  };
  return { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [run] };
}

function notifications(report: Report, told: number, total: number): readonly Notification[] {
  const why = incompleteText(report);
  const cut = `${told} of ${counted(total, 'finding')} are told, the worst first: GitHub takes no more in a file. The other formats have all.`;
  return [
    ...(why === undefined
      ? []
      : [{ level: levels.error, message: { text: clip(visibleLine(why), limits.prose) } }]),
    ...(told < total ? [{ level: levels.warning, message: { text: cut } }] : []),
  ];
}
