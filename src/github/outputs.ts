import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as core from '@actions/core';
import { UserError } from '../errors.js';
import type { Report, RollbackResult } from '../report.js';

/** Every output that action.yml declares. */
export interface Outputs {
  readonly verdict: 'pass' | 'fail' | 'error' | 'skipped';
  readonly errors: string;
  readonly warnings: string;
  readonly suppressed: string;
  readonly 'migrations-checked': string;
  readonly rollback: string;
  readonly engine: string;
  readonly 'postgres-version': string;
  /** Absolute path of the JSON report. */
  readonly report: string;
}

/** Nothing is known of the migrations. */
export const errorOutputs: Outputs = {
  verdict: 'error',
  errors: '',
  warnings: '',
  suppressed: '',
  'migrations-checked': '',
  rollback: '',
  engine: '',
  'postgres-version': '',
  report: '',
};

/** There was nothing to check. */
export const skippedOutputs: Outputs = {
  ...errorOutputs,
  verdict: 'skipped',
  errors: '0',
  warnings: '0',
  suppressed: '0',
  'migrations-checked': '0',
  engine: 'none',
};

/**
 * @param file absolute path of the JSON report.
 * @param verdict `error` where something stopped the run: the rest is what was found until then.
 */
export function outputsOf(
  report: Report,
  file: string,
  verdict: Outputs['verdict'] = report.verdict,
): Outputs {
  const { summary, migrations, engine } = report;
  return {
    verdict,
    errors: String(summary.errors),
    warnings: String(summary.warnings),
    suppressed: String(summary.suppressed),
    'migrations-checked': String(summary.migrations),
    rollback: worstRollback(migrations.map(({ rollback }) => rollback.status)),
    engine: engine?.kind ?? 'none',
    'postgres-version': engine?.postgresVersion ?? '',
    report: file,
  };
}

/** Worst first. */
const rollbackStatuses: readonly RollbackResult['status'][] = [
  'failed',
  'data-lost',
  'differs',
  'missing',
  'skipped',
  'restored',
];

const worstRollback = (statuses: readonly RollbackResult['status'][]): string =>
  rollbackStatuses.find((status) => statuses.includes(status)) ?? '';

/**
 * Writes every output. What is written later counts, also against `::set-output` in the log: the runner reads the file
 * when the step has ended.
 */
export function writeOutputs(outputs: Outputs): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/**
 * Writes the report where the workflow wants it, or to a new folder among the runner's temporary files.
 * @param file relative to the working directory.
 * @returns its absolute path.
 * @throws UserError where it cannot be written.
 */
export async function writeReport(
  json: string,
  file: string | undefined,
  cwd: string,
  tempFolder: string,
): Promise<string> {
  try {
    const path =
      file === undefined
        ? join(await mkdtemp(join(tempFolder, 'drydock-')), 'report.json')
        : resolve(cwd, file);
    await mkdir(dirname(path), { recursive: true });
    // A link of that name, which a pull request could bring along, is not written through.
    await rm(path, { force: true });
    await writeFile(path, json, { flag: 'wx' });
    return path;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`The JSON report cannot be written: ${reason}`, 'See the input json-file.', {
      cause,
    });
  }
}
