import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Config } from './config.js';

const fileNames = ['drydock.yml', 'drydock.yaml'];

export interface ReadConfig {
  readonly config: Config;
  /** What messages call it, whether it is there or not. */
  readonly file: string;
  /** Where it was found; undefined where there is none. */
  readonly path?: string;
}

/**
 * Reads `drydock.yml` from the working directory or the nearest folder above it, or the file that was named.
 * @throws UserError that names the file and the key, for what is no YAML, an unknown key or an impossible value.
 */
export async function readConfig(
  cwd: string,
  named?: string,
  read: ReadText = readIfThere,
): Promise<ReadConfig> {
  const found = await findConfigFile(cwd, named, read);
  if (!found && named !== undefined) throw new UserError(`No such config file: ${named}`);
  if (!found) return { config: {}, file: 'drydock.yml' };
  const { path, content } = found;
  const file = named ?? basename(path);
  return { config: await parseConfig(content, file), file, path };
}

/** The text of a file; undefined where there is none. The path is absolute. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** The config, and what it names of what is known. */
export interface Policy {
  readonly found: ReadConfig;
  readonly read: ReadText;
}

/** The config that holds for a folder: the one that is named, its own, or that of the nearest folder above. */
export async function findConfigFile(
  cwd: string,
  named?: string,
  read: ReadText = readIfThere,
): Promise<{ readonly path: string; readonly content: string } | undefined> {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    const content = await read(path);
    return content === undefined ? undefined : { path, content };
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name of fileNames) {
      const path = join(folder, name);
      const content = await read(path);
      if (content !== undefined) return { path, content };
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** From the disk. @throws UserError for what is there and cannot be read. */
export const readIfThere: ReadText = async (path) =>
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
  const [{ configSchema }, { validate }] = await Promise.all([
    import('./config.js'),
    import('./validate.js'),
  ]);
  return validate(configSchema, value ?? {}, file);
}
