import * as core from '@actions/core';
import type { Report, RollbackResult } from '../report.js';

/** Every output that action.yml declares. */
export interface Outputs {
  readonly verdict: 'pass' | 'fail' | 'error' | 'skipped' | 'overridden';
  readonly errors: string;
  readonly warnings: string;
  readonly suppressed: string;
  readonly 'migrations-checked': string;
  readonly rollback: string;
  readonly engine: string;
  readonly 'postgres-version': string;
  /** Absolute path of the JSON report. */
  readonly report: string;
  /** Absolute path of the SARIF file. */
  readonly sarif: string;
  /** The address of the comment on the pull request. */
  readonly 'comment-url': string;
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
  sarif: '',
  'comment-url': '',
};

/** There was nothing to check. */
const skippedOutputs: Outputs = {
  ...errorOutputs,
  verdict: 'skipped',
  errors: '0',
  warnings: '0',
  suppressed: '0',
  'migrations-checked': '0',
  engine: 'none',
};

/** Absolute paths of the reports that were written, and the address of the comment. */
export type Written = Readonly<Partial<Record<'json' | 'sarif' | 'commentUrl', string>>>;

/** @param written what was asked for all the same. */
export const skippedWith = (written: Written): Outputs => ({ ...skippedOutputs, ...placesOf(written) });

const placesOf = ({
  json = '',
  sarif = '',
  commentUrl = '',
}: Written): Pick<Outputs, 'report' | 'sarif' | 'comment-url'> => ({
  report: json,
  sarif,
  'comment-url': commentUrl,
});

/**
 * @param verdict `error` where something stopped the run: the rest is what was found until then.
 */
export function outputsOf(
  report: Report,
  written: Written,
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
    ...placesOf(written),
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
