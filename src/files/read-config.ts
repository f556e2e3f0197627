import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { nearest } from '../nearest-name.js';
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
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name of fileNames) {
      const path = join(folder, name);
      const content = await readIfThere(path);
      if (content !== undefined) return { config: await parseConfig(content, name), file: name, path };
    }
    if (dirname(folder) === folder) return { config: {}, file: 'drydock.yml' };
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
  const [{ safeParse }, { configSchema }] = await Promise.all([import('valibot'), import('./config.js')]);
  const result = safeParse(configSchema, value);
  if (result.success) return result.output;
  // A key that is missing may be there, but misspelt.
  const unknown = result.issues.find(
    ({ type, expected: words }) => type === 'strict_object' && words === 'never',
  );
  const issue = unknown ?? result.issues[0];
  const keys = (issue.path ?? []).map(({ key }) => key);
  if (unknown) throw unknownKey(file, keys, keysAt(configSchema, keys));
  const where = keys.length === 0 ? 'the file' : `"${pathOf(keys)}"`;
  if (issue.received === 'undefined') throw new UserError(`${file}: ${where} is missing`);
  if (issue.type === 'non_empty') throw new UserError(`${file}: ${where} is empty`);
  throw new UserError(`${file}: ${where} must be ${expected(issue)}, not ${yamlWord(issue.received)}`);
}

/** `restrictedStatements[0].match` */
const pathOf = (keys: readonly unknown[]): string =>
  keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

function unknownKey(file: string, keys: readonly unknown[], known: readonly string[]): UserError {
  const meant = nearest(String(keys.at(-1)), known);
  const hint = meant === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
  return new UserError(`${file}: unknown key "${pathOf(keys)}"`, hint);
}

/** As a writer of YAML calls what valibot names after JavaScript's types. */
const yamlWords: Readonly<Partial<Record<string, string>>> = {
  Array: 'a list',
  Object: 'a mapping of keys to values',
  string: 'a text',
  null: 'nothing',
};

const yamlWord = (word: string): string => yamlWords[word] ?? word;

/** A message of the schema's own, else `("a" | "b")` of a picklist, `Object`, `>=14` … as valibot writes it. */
const expected = ({
  expected: words,
  message,
}: {
  readonly expected: string | null;
  readonly message: string;
}): string =>
  words === null || !message.startsWith('Invalid ')
    ? message
    : words
        .replace(/^\((.*)\)$/, '$1')
        .split(' | ')
        .map(yamlWord)
        .join(' or ');

/** The keys of the object that holds the key at this path. */
function keysAt(schema: unknown, keys: readonly unknown[]): readonly string[] {
  const holder = keys.slice(0, -1).reduce<unknown>((inner, key) => innerSchema(inner, key), schema);
  return Object.keys(entriesOf(holder));
}

function innerSchema(schema: unknown, key: unknown): unknown {
  const bare = unwrapped(schema);
  return 'item' in bare ? bare.item : entriesOf(bare)[String(key)];
}

const entriesOf = (schema: unknown): Readonly<Record<string, unknown>> => {
  const bare = unwrapped(schema);
  return 'entries' in bare ? (bare.entries as Readonly<Record<string, unknown>>) : {};
};

/** What an optional schema, or the first step of a pipe, is about. */
function unwrapped(schema: unknown): object {
  if (typeof schema !== 'object' || schema === null) return {};
  return 'wrapped' in schema ? unwrapped(schema.wrapped) : schema;
}
