import { splitScript } from '../sql/split-script.js';
import { type FlywaySettings, readProperties } from './flyway-settings.js';
import type { Direction, ProjectFiles, Script, TransactionShape } from './migration-tool.js';
import { placeholdersIn } from './placeholders.js';
import { readWholeScript } from './read-script.js';

/**
 * PostgreSQLParser.java, `detectCanExecuteInTransaction`: the statements that Flyway knows to be impossible in a
 * transaction. Others, such as REFRESH … or DETACH PARTITION … CONCURRENTLY, it does not know.
 */
const impossible =
  /^(?:(?:CREATE|DROP) (?:DATABASE|TABLESPACE|SUBSCRIPTION)|ALTER SYSTEM|(?:CREATE|DROP)(?: UNIQUE)? INDEX CONCURRENTLY|REINDEX(?: VERBOSE)? (?:SCHEMA|DATABASE|SYSTEM)|VACUUM|DISCARD ALL)\b/i;

const placeholder = /\$\{[^{}\n]*\}/g;

/** A file of Flyway's, with what the file `<name>.sql.conf` beside it says. */
export async function flywayScript(
  files: ProjectFiles,
  path: string,
  direction: Direction,
  project: FlywaySettings,
): Promise<Script> {
  const conf = await files.readIfThere(`${path}.conf`);
  const settings = { ...project, ...(conf ? readProperties(conf.text) : {}) };
  const script = await readWholeScript(files, path, direction, 'wrapped');
  const shaped = { ...script, shape: shapeOf(script.text, settings) };
  const placeholders =
    settings.placeholderReplacement === false ? [] : placeholdersIn(script.text, placeholder);
  return placeholders.length === 0 ? shaped : { ...shaped, placeholders };
}

/**
 * ParserSqlScript.java, `executeInTransaction`: what is set, else whether all statements can stand in a transaction. Of
 * a file with both kinds Flyway runs nothing unless `mixed` is set: then it fails here as well, at the statement.
 */
function shapeOf(text: string, { executeInTransaction, mixed }: FlywaySettings): TransactionShape {
  if (executeInTransaction !== undefined) return executeInTransaction ? 'wrapped' : 'none';
  const statements = splitScript(text).pieces.map(({ start, end }) => simplified(text.slice(start, end)));
  const count = statements.filter((statement) => impossible.test(statement)).length;
  const outside = mixed === true ? count > 0 : count > 0 && count === statements.length;
  return outside ? 'none' : 'wrapped';
}

/** Its first words with one space between them, comments apart. */
const simplified = (statement: string): string =>
  statement
    .slice(0, 500)
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
