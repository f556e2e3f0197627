import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { nearest } from '../nearest-name.js';
import type { Config } from './config.js';

const fileNames = ['drydock.yml', 'drydock.yaml'];

export interface ReadConfig {
  readonly config: Config;
  /** Where it was found; undefined where there is none. */
  readonly path?: string;
}

/**
 * Reads `drydock.yml` from the working directory or the nearest folder above it, or the file that was named.
 * @throws UserError that names the file and the key, for what is no YAML, an unknown key or an impossible value.
 */
export async function readConfig(cwd: string, named?: string): Promise<ReadConfig> {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    const content = await readIfThere(path);
    if (content === undefined) throw new UserError(`No such config file: ${named}`);
    return { config: await parseConfig(content, named), path };
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name of fileNames) {
      const path = join(folder, name);
      const content = await readIfThere(path);
      if (content !== undefined) return { config: await parseConfig(content, name), path };
    }
    if (dirname(folder) === folder) return { config: {} };
  }
}

const readIfThere = async (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    if (isMissing(cause)) return undefined;
    throw new UserError(`${path} cannot be read`, undefined, { cause });
  });

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Parses and validates the text of a config. `file` is for the messages. Loads YAML and the schema only now. */
export async function parseConfig(text: string, file: string): Promise<Config> {
  const { parse, YAMLParseError } = await import('./yaml.js');
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    const line = cause instanceof YAMLParseError ? `:${cause.linePos?.[0].line ?? 1}` : '';
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new UserError(`${file}${line} is no valid YAML: ${reason}`, undefined, { cause });
  }
  return validate(value ?? {}, file);
}

async function validate(value: unknown, file: string): Promise<Config> {
  if (Array.isArray(value))
    throw new UserError(`${file}: the file must be a mapping of keys to values, not a list`);
  const [{ safeParse, getDotPath }, { configSchema }] = await Promise.all([
    import('valibot'),
    import('./config.js'),
  ]);
  const result = safeParse(configSchema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    throw unknownKey(file, path, keysAt(configSchema, path));
  }
  throw new UserError(
    `${file}: ${path === '' ? 'the file' : `"${path}"`} must be ${expected(issue)}, not ${issue.received}`,
  );
}

function unknownKey(file: string, path: string, known: readonly string[]): UserError {
  const key = path.slice(path.lastIndexOf('.') + 1);
  const meant = nearest(key, known);
  const hint = meant === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
  return new UserError(`${file}: unknown key "${path}"`, hint);
}

/** `(0 | 1)` of a picklist, `Object`, `>=14` … as valibot writes what it expected. */
const expected = (issue: { readonly expected: string | null; readonly message: string }): string =>
  (issue.expected ?? issue.message).replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ' or ');

/** The keys of the object that holds the key at this dotted path. */
function keysAt(schema: unknown, path: string): readonly string[] {
  const folders = path.split('.').slice(0, -1);
  const holder = folders.reduce<unknown>((inner, key) => entriesOf(inner)[key], schema);
  return Object.keys(entriesOf(holder));
}

function entriesOf(schema: unknown): Readonly<Record<string, unknown>> {
  if (typeof schema !== 'object' || schema === null) return {};
  if ('entries' in schema) return schema.entries as Readonly<Record<string, unknown>>;
  return 'wrapped' in schema ? entriesOf(schema.wrapped) : {};
}
