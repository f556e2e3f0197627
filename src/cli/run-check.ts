import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { rules } from '../../rules/index.js';
import type { CheckResult, FixedFile } from '../check/request.js';
import { checkAll } from '../check-all.js';
import { exitCodes, UserError } from '../errors.js';
import { writeFixed } from '../files/write-fixed.js';
import { writeOver } from '../files/write-over.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { isReporterName, type ReporterName, reporterNames, reporters } from '../reporters/registry.js';
import { counted } from '../reporters/wording.js';
import { prepareRequests } from '../request.js';
import { version } from '../version.js';
import { interruption } from './interruption.js';
import { progressLine } from './progress-line.js';
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
  if (mode === 'lint') compileOnce();
  const outputs = (options.format ?? ['text']).map(parseFormat);
  const interrupted = interruption();
  try {
    const result = await checked(mode, paths, options, interrupted.signal);
    const context = { sources: result.sources, rules, pathPrefix: await pathPrefixFor(outputs) };
    for (const { name, file } of outputs) if (file !== undefined) await writeTo(file, name, result, context);
    // A pipe that nobody reads blocks the process, and a signal that is handled would wait with it.
    interrupted.release();
    for (const { name, file } of outputs) if (file === undefined) await writeOut(name, result, context);
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

/**
 * Leaves the parser's WebAssembly as V8's baseline compiler made it: optimising it holds the end of the process up
 * by some 70 ms and pays only from 5 MB of SQL on (bench/start-up.mjs). Not for runs with the embedded engine.
 */
const compileOnce = (): void => {
  setFlagsFromString('--liftoff-only');
};

interface Output {
  readonly name: ReporterName;
  /** Standard output where there is none. */
  readonly file?: string;
}

function parseFormat(value: string): Output {
  const [name = '', ...file] = value.split('=');
  if (!isReporterName(name)) {
    throw new UserError(`--format: there is no format "${name}"`, `It takes ${reporterNames.join(', ')}.`);
  }
  return file.length === 0 ? { name } : { name, file: file.join('=') };
}

type Surroundings = Omit<ReporterContext, 'color'>;

/** Where in the repository this is, for the formats that a server lays beside the repository. */
async function pathPrefixFor(outputs: readonly Output[]): Promise<string> {
  if (outputs.every(({ name }) => name === 'text' || name === 'json')) return '';
  const { findRepository } = await import('../files/repository.js');
  const { inside } = await findRepository(process.cwd());
  return inside === '' ? '' : `${inside}/`;
}

async function writeTo(
  file: string,
  name: ReporterName,
  { report }: CheckResult,
  context: Surroundings,
): Promise<void> {
  const reporter = await reporters[name]();
  await writeOver(file, reporter(report, { ...context, color: false })).catch((cause: unknown) => {
    throw new UserError(`--format ${name}: ${file} cannot be written`, undefined, { cause });
  });
}

/** Writes a report to standard output. */
async function writeOut(name: ReporterName, { report }: CheckResult, context: Surroundings): Promise<void> {
  const reporter = await reporters[name]();
  await print(reporter(report, { ...context, color: wantsColor(process.stdout.isTTY) }));
}

/** https://no-color.org and https://force-color.org. */
const wantsColor = (isTerminal: boolean): boolean => {
  const { NO_COLOR: no, FORCE_COLOR: force } = process.env;
  return (isTerminal || (force !== undefined && force !== '0')) && (no === undefined || no === '');
};

/** Resolves when the text has been handed to the pipe: a process that ends before that would cut it. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && !isClosedPipe(error)) reject(error);
      else resolve();
    });
  });

/** `drydock … | head` closes the pipe early: no error of ours. */
const isClosedPipe = (error: Error): boolean => 'code' in error && error.code === 'EPIPE';
