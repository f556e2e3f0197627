import { compareText } from '../compare-text.js';
import { baseName } from './file-names.js';
import { type Changeset, isFormattedSql, readChangesets } from './liquibase-file.js';
import type { Direction, Migration, MigrationTool, Script, SourceFile } from './migration-tool.js';
import { placeholdersIn } from './placeholders.js';
import { type Part, scriptOfParts } from './script-parts.js';
import { firstWith } from './text-sign.js';

/**
 * Liquibase changelogs in formatted SQL: each changeset is a migration, its `--rollback` lines are the down script. Files
 * run in the order of their paths, as includeAll takes them; what a changelog in XML or YAML includes in another order is
 * not read, nor are files without the header. A changeset has a transaction of its own unless it says
 * `runInTransaction:false` (ChangeSet.java, `execute`).
 */
export const liquibase: MigrationTool = {
  name: 'liquibase',
  placeholder: /\$\{([^{}\s]+)\}/g,
  shape: 'wrapped',
  runsPsql: false,
  downScripts: 'optional',
  deploysDevFiles: true,
  outsideTransaction: 'write runInTransaction:false behind its --changeset author:id',

  async detect(files) {
    const first = await firstWith(files, ({ text }) => isFormattedSql(text));
    return first && `${baseName(first.path)} begins with "--liquibase formatted sql"`;
  },

  async readMigrations(files) {
    const paths = files.paths.filter((path) => /\.sql$/i.test(path)).sort(compareText);
    const sources = await Promise.all(paths.map((path) => files.read(path)));
    return sources
      .filter(({ text, unreadable }) => unreadable !== undefined || isFormattedSql(text))
      .flatMap(migrationsOf);
  },
};

function migrationsOf(source: SourceFile): readonly Migration[] {
  const { changesets, fault } = readChangesets(source.text);
  const unreadable = source.unreadable ?? fault;
  if (unreadable) {
    const whole = [{ start: 0, end: source.text.length }];
    const up = scriptOfParts({ ...source, unreadable }, 'up', 'wrapped', whole);
    return [{ id: baseName(source.path).replace(/\.sql$/i, ''), version: '', up }];
  }
  return changesets.filter(isForPostgres).map((changeset) => migrationOf(source, changeset));
}

/** The attribute `dbms`: names of databases that it is for, or, with `!`, that it is not for. */
function isForPostgres(changeset: Changeset): boolean {
  const names = changeset.attribute('dbms')?.toLowerCase().split(',') ?? [];
  const isNamed = (name: string): boolean => names.includes(name);
  if (isNamed('!postgresql') || isNamed('none')) return false;
  return names.every((name) => name.startsWith('!')) || isNamed('postgresql') || isNamed('all');
}

function migrationOf(source: SourceFile, changeset: Changeset): Migration {
  const { id, up, down } = changeset;
  const isSet = (name: string): boolean => changeset.attribute(name)?.toLowerCase() === 'true';
  const repeatable = isSet('runOnChange') || isSet('runAlways');
  return {
    id,
    version: '',
    up: scriptOf(source, changeset, 'up', up),
    ...(down.length > 0 ? { down: scriptOf(source, changeset, 'down', down) } : {}),
    ...(repeatable ? { repeatable } : {}),
  };
}

function scriptOf(
  source: SourceFile,
  changeset: Changeset,
  direction: Direction,
  parts: readonly Part[],
): Script {
  const own = (name: string): string | undefined =>
    changeset.attribute(
      direction === 'up' ? name : `rollback${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    );
  const isFalse = (value: string | undefined): boolean => value?.toLowerCase() === 'false';
  const single = isFalse(own('splitStatements')) ? 'one-query' : 'none';
  const shape = isFalse(changeset.attribute('runInTransaction')) ? single : 'wrapped';
  const script = scriptOfParts(source, direction, shape, parts);
  const text = withSemicolons(script.text, own('endDelimiter'));
  const placeholders = placeholdersIn(text, /\$\{[^{}\s]+\}/g);
  return { ...script, text, ...(placeholders.length > 0 ? { placeholders } : {}) };
}

/** A delimiter of the author's own, at the end of a line, ends a statement and is not sent. */
function withSemicolons(text: string, delimiter: string | undefined): string {
  const own = delimiter?.replace(/^(?:\\n)+/, '');
  if (!own || own === ';' || own.includes('\\')) return text;
  const escaped = own.replace(/[.*+?^${}()|[\]]/g, '\\$&');
  const atLineEnd = new RegExp(`${escaped}(?=[ \\t]*\\r?$)`, 'gim');
  return text.replace(atLineEnd, (found) => `;${' '.repeat(found.length - 1)}`);
}
