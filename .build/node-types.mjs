import { readFile } from 'node:fs/promises';

const declarations = (name) =>
  readFile(new URL(`../node_modules/@pgsql/types/${name}.d.ts`, import.meta.url), 'utf8');

/** Not of the parse tree, but what wraps it, and what the scanner says. */
const wrappers = new Set(['ParseResult', 'ScanResult', 'ScanToken', 'RawStmt']);

/**
 * The text of src/sql/node-types.json: the fields of every node type of the parse tree, each with its type, and the
 * words of every enum that a field has. @pgsql/types says it to the compiler alone.
 */
export async function nodeTypes() {
  const [types, enums] = await Promise.all([declarations('types'), declarations('enums')]);
  const union = /export type Node = ([^;]*;\n\}(?: \| \{[^;]*;\n\})*)/.exec(types)[1];
  const kinds = [...union.matchAll(/^ {4}(\w+): \1;$/gm)].map(([, kind]) => kind);
  const fields = kinds
    .filter((kind) => !wrappers.has(kind))
    .sort()
    .map((kind) => [kind, fieldsOf(types, kind)]);
  const used = new Set(fields.flatMap(([, own]) => Object.values(own)));
  const words = [...enums.matchAll(/^export type (\w+) = (.*);$/gm)]
    .filter(([, name]) => used.has(name))
    .map(([, name, list]) => [name, list.split(' | ').map((word) => JSON.parse(word))]);
  return `{\n"fields": ${lines(fields)},\n"enums": ${lines(words)}\n}\n`;
}

/** In JSON a bigint is a number. */
function fieldsOf(types, kind) {
  const body = new RegExp(`^export interface ${kind} \\{\\n([^}]*)\\}`, 'm').exec(types)[1];
  return Object.fromEntries(
    [...body.matchAll(/^ {4}(\w+)\?: (.*);$/gm)].map(([, name, type]) => [
      name,
      type.replace('bigint', 'number'),
    ]),
  );
}

/** One line each, so that a change of a type is a change of its line. */
const lines = (entries) =>
  `{\n${entries.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}`;
