import process from 'node:process';
import type { CheckResult, FixedFile } from '../check/request.js';
import { checkAll } from '../check-all.js';
import { exitCodes, UserError } from '../errors.js';
import { writeFixed } from '../files/write-fixed.js';
import { counted } from '../reporters/wording.js';
import { prepareRequests } from '../request.js';
import { version } from '../version.js';
import { interruption } from './interruption.js';
import { progressLine } from './progress-line.js';
import { parseFormats, writeOutputs } from './report-outputs.js';
import { writeBaseline } from './write-baseline.js';

/** The options of `check` and `lint`, as commander hands them over. */
export interface CheckOptions {
  readonly pending?: readonly string[];
  readonly since?: string;
  readonly framework?: string;
  readonly engine?: string;
  readonly postgresVersion?: string;
  readonly seed?: string;
  readonly transaction?: string;
  readonly rule?: readonly string[];
  readonly only?: readonly string[];
  readonly format?: readonly string[];
  readonly failOn?: string;
  readonly statementTimeout?: string;
  readonly runTimeout?: string;
  readonly maxDatabaseSize?: string;
  readonly maxMemory?: string;
  readonly image?: string;
  readonly databaseUrl?: string;
  readonly allowRemoteDatabase?: boolean;
  readonly fix?: boolean;
  readonly writeBaseline?: boolean;
  readonly shard?: string;
  readonly config?: string;
}

/**
 * Runs the check, writes the reports, and sets the exit status.
 * @throws what stopped the run before its end, when the reports of what it had found are written.
 */
export async function runCheck(
  mode: 'check' | 'lint',
  paths: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const outputs = parseFormats(options.format);
  refuseInShards(options);
  const interrupted = interruption();
  try {
    const result = await checked(mode, paths, options, interrupted.signal);
    // A signal that is handled would wait with a pipe that nobody reads.
    await writeOutputs(result, outputs, interrupted.release);
    interrupted.signal.throwIfAborted();
    if (result.stoppedBy) throw result.stoppedBy;
    if (options.writeBaseline === true) await writeBaseline(process.cwd(), options.config, result);
    process.exitCode = result.report.verdict === 'pass' ? exitCodes.passed : exitCodes.gateFailed;
  } catch (error) {
    // What fails while the run is interrupted, fails because of that.
    interrupted.signal.throwIfAborted();
    throw error;
  } finally {
    interrupted.release();
  }
}

/** What rewrites files of the whole project is no part of a share of its migrations. */
function refuseInShards({ shard, fix, writeBaseline }: CheckOptions): void {
  if (shard === undefined) return;
  const [refused] = [...(fix ? ['--fix'] : []), ...(writeBaseline ? ['--write-baseline'] : [])];
  if (refused === undefined) return;
  throw new UserError(
    `${refused} cannot be used with --shard`,
    `Leave --shard out: ${refused} is for the whole run.`,
  );
}

async function checked(
  mode: 'check' | 'lint',
  paths: readonly string[],
  options: CheckOptions,
  signal: AbortSignal,
): Promise<CheckResult> {
  const { DATABASE_URL: url } = process.env;
  const environment = url ? { environmentDatabaseUrl: url } : {};
  const rules = options.rule ?? [];
  const folder = process.cwd();
  const writesBaseline = options.writeBaseline === true;
  const given = { ...options, ...environment, mode, paths, rules, projectFolder: folder, writesBaseline };
  const requests = await prepareRequests(folder, given);
  const clock = () => performance.now();
  const progress = progressLine(process.stderr, clock);
  try {
    const writeFixed = options.fix === true ? { writeFixed: fixing(progress.clear) } : {};
    return await checkAll(requests, { version, clock, progress: progress.show, signal, ...writeFixed });
  } finally {
    progress.clear();
  }
}

/** Writes the fixed files and tells how many there are. */
const fixing =
  (clear: () => void) =>
  async (files: readonly FixedFile[], count: number): Promise<void> => {
    await writeFixed(process.cwd(), files);
    clear();
    const where = files.length === 0 ? '' : ` in ${counted(files.length, 'file')}`;
    process.stderr.write(`drydock: fixed ${counted(count, 'finding')}${where}\n`);
  };
