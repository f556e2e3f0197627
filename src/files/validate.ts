import { type BaseIssue, type BaseSchema, type InferOutput, safeParse } from 'valibot';
import { UserError } from '../errors.js';
import { nearest } from '../nearest-name.js';

/**
 * What a file says, as its schema has it.
 * @param file for the messages
 * @throws UserError that names the file and the key
 */
export function validate<Schema extends BaseSchema<unknown, unknown, BaseIssue<unknown>>>(
  schema: Schema,
  value: unknown,
  file: string,
): InferOutput<Schema> {
  if (Array.isArray(value))
    throw new UserError(`${file}: the file must be a mapping of keys to values, not a list`);
  const result = safeParse(schema, value);
  if (result.success) return result.output;
  // A key that is missing may be there, but misspelt.
  const unknown = result.issues.find(
    ({ type, expected: words }) => type === 'strict_object' && words === 'never',
  );
  const issue = unknown ?? result.issues[0];
  const keys = (issue.path ?? []).map(({ key }) => key);
  if (unknown) throw unknownKey(file, keys, keysAt(schema, keys));
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
