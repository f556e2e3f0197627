import { compareText } from '../compare-text.js';
import { baseName, compareVersions } from './file-names.js';
import { type GooseFile, type GooseStatement, readGooseFile } from './goose-file.js';
import type { Direction, Migration, MigrationTool, Script, SourceFile } from './migration-tool.js';
import { placeholdersIn } from './placeholders.js';
import { scriptOfParts } from './script-parts.js';
import { firstWith } from './text-sign.js';

/** `NumericComponent` in migration.go of goose: what stands before the first underscore is a number from 1. */
const fileName = /^(\d+)_.*\.sql$/;

/** internal/sqlparser/parser.go, `extractAnnotation`: only these are known, in any case. */
const mark = /^--[^\n]*\+goose[ \t]+Up\b/im;

/** `$NAME` and `${NAME}`, with or without a default: what goose puts in is the environment's to say. */
const variable = /\$\{[^}\n]*\}|\$[A-Za-z_]\w*/g;

/**
 * goose: `-- +goose Up` and `-- +goose Down` in one file, files in the order of their numbers (`sortAndConnectMigrations`
 * in migrate.go). Statements are sent one by one in a transaction (migration_sql.go, `runSQLMigration`); a line
 * `-- +goose NO TRANSACTION` anywhere in the file takes that away from both directions.
 */
export const goose: MigrationTool = {
  name: 'goose',
  placeholder: /\$\{(\w+)(?::?-[^}\n]*)?\}|\$([A-Za-z_]\w*)/g,
  shape: 'wrapped',
  runsPsql: false,
  downScripts: 'always',
  deploysDevFiles: true,
  outsideTransaction: 'write -- +goose NO TRANSACTION into the file',

  async detect(files) {
    const first = await firstWith(files, ({ text }) => mark.test(text));
    return first && `${baseName(first.path)} holds a line "-- +goose Up"`;
  },

  async readMigrations(files) {
    const found = files.paths.flatMap((path) => {
      const version = fileName.exec(baseName(path))?.[1];
      return version === undefined ? [] : [{ path, version }];
    });
    const inOrder = found.sort(
      (a, b) => compareVersions(a.version, b.version) || compareText(a.path, b.path),
    );
    return Promise.all(
      inOrder.map(async ({ path, version }) => migrationOf(await files.read(path), version)),
    );
  },
};

function migrationOf(source: SourceFile, version: string): Migration {
  const id = baseName(source.path).replace(/\.sql$/, '');
  const read = readGooseFile(source.text);
  const { up, down } = read;
  return {
    id,
    version,
    up: scriptOf(source, read, 'up', up),
    ...(down && !source.unreadable ? { down: scriptOf(source, read, 'down', down) } : {}),
  };
}

function scriptOf(
  source: SourceFile,
  { statements, faults, variables, transaction }: GooseFile,
  direction: Direction,
  part: GooseFile['up'],
): Script {
  const own = statements.filter((one) => one.direction === direction);
  const shape = transaction ? 'wrapped' : isOneString(own) ? 'one-query' : 'none';
  const fault = faults.find((one) => one.direction === undefined || one.direction === direction);
  const unreadable = source.unreadable ?? (fault && { message: fault.message, line: fault.line });
  const script = scriptOfParts({ ...source, ...(unreadable ? { unreadable } : {}) }, direction, shape, [
    part,
  ]);
  const placeholders = placeholdersIn(script.text, variable, variables);
  return placeholders.length === 0 ? script : { ...script, placeholders };
}

/** What stands between StatementBegin and StatementEnd is sent as one string, however many statements it holds. */
const isOneString = (statements: readonly GooseStatement[]): boolean =>
  statements.length === 1 && statements[0]?.block === true;
