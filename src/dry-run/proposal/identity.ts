/** An object's identity in a snapshot, taken apart: its names are quoted where SQL wants that. */
export interface Identity {
  /** As the snapshot has it: `table`, `materialized view`, `column`. */
  readonly kind: string;
  /** With its schema, where it has one of its own; a routine's with its arguments. */
  readonly name: string;
  /** The relation, domain or server that it is a part of. */
  readonly on?: string;
}

/** What `ALTER` and `DROP` call what a snapshot calls otherwise. */
const nouns: Readonly<Record<string, string>> = {
  enum: 'TYPE',
  'foreign-data wrapper': 'FOREIGN DATA WRAPPER',
};

const kinds = [
  'foreign-data wrapper',
  'materialized view',
  'foreign table',
  'access method',
  'event trigger',
  'operator family',
  'operator class',
  'text search parser',
  'text search template',
  'text search dictionary',
  'text search configuration',
];

const part = '(?:"(?:[^"]|"")*"|[^".\\s]+)';
const ofRelation = new RegExp(`^(constraint|trigger|rule|policy) (${part}) on (?:domain )?(.+)$`);
const column = new RegExp(`^column (.+)\\.(${part})$`);
const userMapping = /^(user mapping) for (.+) on server (.+)$/;
const lastPart = new RegExp(`^(?:(.*)\\.)?(${part})$`);

/** Takes an identity apart. What has a kind of its own way, such as a cast, has all the rest for a name. */
export function parseIdentity(identity: string): Identity {
  const child = ofRelation.exec(identity) ?? userMapping.exec(identity);
  if (child) {
    const [, kind = '', name = '', on = ''] = child;
    return { kind, name, on };
  }
  const [, table, name] = column.exec(identity) ?? [];
  if (table !== undefined && name !== undefined) return { kind: 'column', name, on: table };
  const kind =
    kinds.find((candidate) => identity.startsWith(`${candidate} `)) ?? identity.replace(/\s.*/s, '');
  return { kind, name: identity.slice(kind.length + 1) };
}

/** `enum` → `TYPE`: the word of SQL's commands. */
export const nounOf = (kind: string): string => nouns[kind] ?? kind.toUpperCase();

/** `public."A b"` → `['public', '"A b"']`; a name without a schema has an empty one. */
export function splitName(name: string): readonly [schema: string, own: string] {
  const [, schema = '', own = name] = lastPart.exec(name) ?? [];
  return [schema, own];
}

/** `public.f(integer)` → `['public.f', '(integer)']`. */
export function splitRoutine(name: string): readonly [name: string, parameters: string] {
  const match = /^((?:"(?:[^"]|"")*"|[^"(])*)(\(.*\))$/s.exec(name);
  return [match?.[1] ?? name, match?.[2] ?? ''];
}

/** Such an identity holds characters that were escaped to be shown: no SQL can be made of it. */
export const isEscaped = (identity: string): boolean => identity.includes('\\');
