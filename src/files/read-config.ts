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
export async function readConfig(cwd: string, named?: string): Promise<ReadConfig> {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    const content = await readIfThere(path);
    if (content === undefined) throw new UserError(`No such config file: ${named}`);
    return { config: await parseConfig(content, named), file: named, path };
  }
  const found = await findConfigFile(cwd);
  if (!found) return { config: {}, file: 'drydock.yml' };
  const { path, content } = found;
  const file = basename(path);
  return { config: await parseConfig(content, file), file, path };
}

/** The config that holds for a folder: its own, else that of the nearest folder above. `path` is absolute. */
export async function findConfigFile(
  cwd: string,
): Promise<{ readonly path: string; readonly content: string } | undefined> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name of fileNames) {
      const path = join(folder, name);
      const content = await readIfThere(path);
      if (content !== undefined) return { path, content };
    }
    if (dirname(folder) === folder) return undefined;
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
  const [{ configSchema }, { validate }] = await Promise.all([
    import('./config.js'),
    import('./validate.js'),
  ]);
  return validate(configSchema, value ?? {}, file);
}
