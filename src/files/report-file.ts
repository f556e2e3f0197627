import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Report } from '../report.js';
import { reportOrigin, reportSchema } from './report-schema.js';
import { validate } from './validate.js';

/** More than a run over thousands of migrations writes. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads a JSON report, which may come from anywhere.
 * @param path relative to `cwd`
 * @param version of the Drydock that must have written it
 * @throws UserError that names the file
 */
export async function readReport(cwd: string, path: string, version: string): Promise<Report> {
  const value = parsed(await textOf(resolve(cwd, path), path), path);
  const { tool } = validate(reportOrigin, value, path);
  if (tool.version !== version)
    throw new UserError(
      `${path} was written by drydock ${tool.version}, and this is ${version}`,
      'Write and merge the reports of a run with one version.',
    );
  return validate(reportSchema, value, path);
}

async function textOf(full: string, path: string): Promise<string> {
  const kind = await stat(full).catch(() => undefined);
  if (!kind) throw new UserError(`No such report: ${path}`, hint);
  if (!kind.isFile()) throw new UserError(`${path} is no file`, hint);
  if (kind.size > mostBytes)
    throw new UserError(`${path} is larger than ${mostBytes / 1024 / 1024} MB`, 'Is it a report of Drydock?');
  return readFile(full, 'utf8').catch((cause: unknown) => {
    throw new UserError(`${path} cannot be read`, undefined, { cause });
  });
}

const hint = 'drydock check --format json=<file> writes one.';

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is no valid JSON`, hint, { cause });
  }
}
