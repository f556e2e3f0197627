import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { rules } from '../../rules/index.js';
import { UserError } from '../errors.js';
import { writeOver } from '../files/write-over.js';
import type { Report } from '../report.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { isReporterName, type ReporterName, reporterNames, reporters } from '../reporters/registry.js';

/** A format, and where it goes to. */
export interface Output {
  readonly name: ReporterName;
  /** Standard output where there is none. */
  readonly file?: string;
}

/**
 * Reads the values of `--format`.
 * @throws UserError for a format that there is not, and where two go to one file.
 */
export function parseFormats(values: readonly string[] = ['text']): readonly Output[] {
  const outputs = values.map(parseFormat);
  const byPath = new Map<string, string>();
  for (const { name, file } of outputs) {
    if (file === undefined) continue;
    const path = resolve(file);
    const before = byPath.get(path);
    if (before !== undefined)
      throw new UserError(
        `--format ${before} and --format ${name}=${file} would write the same file`,
        'Name another file for one of them.',
      );
    byPath.set(path, `${name}=${file}`);
  }
  return outputs;
}

function parseFormat(value: string): Output {
  const [name = '', ...file] = value.split('=');
  if (!isReporterName(name)) {
    throw new UserError(`--format: there is no format "${name}"`, `It takes ${reporterNames.join(', ')}.`);
  }
  return file.length === 0 ? { name } : { name, file: file.join('=') };
}

/** A report, and what was read for it. */
export interface Told {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
}

type Surroundings = Omit<ReporterContext, 'color'>;

/**
 * Writes the report in its formats, those for files first.
 * @param beforePrinting called when these are written: a pipe that nobody reads blocks the process
 */
export async function writeOutputs(
  { report, sources }: Told,
  outputs: readonly Output[],
  beforePrinting: () => void = () => undefined,
): Promise<void> {
  const context = { sources, rules, pathPrefix: await pathPrefixFor(outputs) };
  for (const { name, file } of outputs) if (file !== undefined) await writeTo(file, name, report, context);
  beforePrinting();
  for (const { name, file } of outputs) if (file === undefined) await writeOut(name, report, context);
}

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
  report: Report,
  context: Surroundings,
): Promise<void> {
  const reporter = await reporters[name]();
  const text = reporter(report, { ...context, color: false });
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeOver(file, text);
  } catch (cause) {
    throw new UserError(`--format ${name}: ${file} cannot be written`, undefined, { cause });
  }
}

/** Writes a report to standard output. */
async function writeOut(name: ReporterName, report: Report, context: Surroundings): Promise<void> {
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
