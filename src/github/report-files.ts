import { mkdir, mkdtemp } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { writeOver } from '../files/write-over.js';
import type { Report } from '../report.js';
import { reporters } from '../reporters/registry.js';
import type { ReporterContext } from '../reporters/reporter.js';
import type { FileFormat, ReportFiles } from './inputs.js';

/**
 * Writes the report in the formats that the workflow wants files of.
 * @param files relative to the working directory; those in `tempFolder` are in a folder of their own.
 * @returns the absolute path of each.
 * @throws UserError where one cannot be written.
 */
export async function writeReports(
  report: Report,
  context: ReporterContext,
  files: ReportFiles,
  cwd: string,
): Promise<ReportFiles> {
  const written: [FileFormat, string][] = [];
  for (const [format, file] of Object.entries(files) as [FileFormat, string][]) {
    const reporter = await reporters[format]();
    written.push([format, await writeReport(reporter(report, context), format, resolve(cwd, file))]);
  }
  return Object.fromEntries(written);
}

/** A file for the JSON report where the workflow names none. */
export const temporaryReport = async (tempFolder: string): Promise<string> =>
  join(await mkdtemp(join(tempFolder, 'drydock-')), 'report.json');

async function writeReport(text: string, format: FileFormat, path: string): Promise<string> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeOver(path, text);
    return path;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `The ${titles[format]} cannot be written: ${reason}`,
      `See the input ${format}-file.`,
      {
        cause,
      },
    );
  }
}

const titles: Readonly<Record<FileFormat, string>> = {
  json: 'JSON report',
  sarif: 'SARIF file',
  gitlab: 'Code Quality report',
  junit: 'JUnit report',
  html: 'HTML page',
};

/** What is reported where no migration was added or changed: a server that shows the last report shows it no more. */
export const nothingChecked = (
  version: string,
  framework: Report['framework'],
  shard?: Report['shard'],
): Report => ({
  schemaVersion: 1,
  tool: { name: 'drydock', version },
  verdict: 'pass',
  ...(shard ? { shard } : {}),
  summary: { errors: 0, warnings: 0, infos: 0, suppressed: 0, migrations: 0, statements: 0 },
  framework,
  findings: [],
  migrations: [],
  engine: null,
  timings: { parseMs: 0, lintMs: 0, historyMs: 0, dryRunMs: 0, totalMs: 0 },
});
