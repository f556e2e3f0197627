import { resolve } from 'node:path';
import process from 'node:process';
import { type FiledReport, mergeReports } from '../check/merge-reports.js';
import { exitCodes, UserError } from '../errors.js';
import { findProjectFiles } from '../files/project-files.js';
import { readReport } from '../files/report-file.js';
import type { Report } from '../report.js';
import { version } from '../version.js';
import { parseFormats, writeOutputs } from './report-outputs.js';

export interface MergeOptions {
  readonly format?: readonly string[];
}

/**
 * Joins the JSON reports of several runs, writes the report of all of them, and sets the exit status by it.
 * @throws UserError where one of them is missing or none of this version's.
 */
export async function runMerge(files: readonly string[], { format }: MergeOptions): Promise<void> {
  const outputs = parseFormats(format);
  const cwd = process.cwd();
  const paths = files.map((file) => resolve(cwd, file));
  const twice = files.find((_, index) => paths.indexOf(paths[index] ?? '') !== index);
  if (twice !== undefined) throw new UserError(`${twice} is given twice`);
  const filed: FiledReport[] = [];
  for (const file of files) filed.push({ file, report: await readReport(cwd, file, version) });
  const report = mergeReports(filed);
  await writeOutputs({ report, sources: await sourcesHere(cwd, report) }, outputs);
  process.exitCode = report.verdict === 'pass' ? exitCodes.passed : exitCodes.gateFailed;
}

/** The text of the files that findings lie in, where they are here. What a report names must not bring others into it. */
async function sourcesHere(cwd: string, { findings }: Report): Promise<ReadonlyMap<string, string>> {
  const files = await findProjectFiles(cwd, []);
  const sources = new Map<string, string>();
  for (const path of new Set(findings.map(({ file }) => file))) {
    const source = await files.readIncluded(path).catch(() => undefined);
    if (source && !source.unreadable) sources.set(path, source.text);
  }
  return sources;
}
