import { baseName, byName } from './file-names.js';
import type { Migration, MigrationTool, SourceFile, TransactionShape } from './migration-tool.js';
import { lineOf, scriptOfParts } from './script-parts.js';
import { firstWith } from './text-sign.js';

/** `migrationFileRegexp` in pkg/dbmate/db.go: the version is the digits, as text. */
const fileName = /^(\d+).*\.sql$/;

/** `upRegExp` and `downRegExp` in pkg/dbmate/migration.go; what follows a mark on its line are its options. */
const mark = /(?<![^\n])--\s*migrate:(up|down)(?:\s*(?![^\n])|[ \t\f\r]+(\S[^\n]*))/g;

/**
 * dbmate: `-- migrate:up` and `-- migrate:down` in one file, files in the order of their names (`FindMigrations` in
 * pkg/dbmate/db.go). A section is sent as one string, mark and all, between BEGIN and COMMIT; `transaction:false`
 * behind the mark leaves these out, and what remains is one simple query. Tried with dbmate 2.36.0.
 */
export const dbmate: MigrationTool = {
  name: 'dbmate',
  shape: 'wrapped',
  runsPsql: false,
  downScripts: 'always',
  deploysDevFiles: true,
  outsideTransaction:
    'write transaction:false behind -- migrate:up, and it must be the only statement of its section',

  async detect(files) {
    const first = await firstWith(files, ({ path, text }) => isNamed(path) && marksOf(text).length > 0);
    return first && `${baseName(first.path)} holds a line "-- migrate:up" or "-- migrate:down"`;
  },

  async readMigrations(files) {
    const paths = files.paths.filter(isNamed).sort(byName);
    const sources = await Promise.all(paths.map((path) => files.read(path)));
    return sources.map(migrationOf);
  },
};

const isNamed = (path: string): boolean => fileName.test(baseName(path));

interface Mark {
  readonly direction: 'up' | 'down';
  readonly start: number;
  readonly shape: TransactionShape;
}

const marksOf = (text: string): readonly Mark[] =>
  [...text.matchAll(mark)].map(({ 1: direction, 2: options = '', index }) => ({
    direction: direction === 'up' ? 'up' : 'down',
    start: index,
    shape:
      options.trim().split(/\s+/).findLast(isTransactionOption) === 'transaction:false'
        ? 'one-query'
        : 'wrapped',
  }));

const isTransactionOption = (option: string): boolean => /^transaction:[^:]*$/.test(option);

function migrationOf(source: SourceFile): Migration {
  const { path, text } = source;
  const version = fileName.exec(baseName(path))?.[1] ?? '';
  const id = baseName(path).replace(/\.sql$/, '');
  const marks = marksOf(text);
  const [up, down] = marks;
  const unreadable = source.unreadable ?? faultOf(text, marks);
  if (!up || !down || unreadable) {
    const faulty = { ...source, ...(unreadable ? { unreadable } : {}) };
    return { id, version, up: scriptOfParts(faulty, 'up', 'wrapped', [{ start: 0, end: text.length }]) };
  }
  // Comments before the first mark speak of the file, and so of its first script.
  const parts = [
    { start: 0, end: down.start },
    { start: down.start, end: text.length },
  ] as const;
  return {
    id,
    version,
    up: scriptOfParts(source, 'up', up.shape, [parts[0]]),
    down: scriptOfParts(source, 'down', down.shape, [parts[1]]),
  };
}

/** What dbmate refuses a file for: the errors of `parseMigrationContents` in pkg/dbmate/migration.go. */
function faultOf(text: string, marks: readonly Mark[]): SourceFile['unreadable'] {
  const fault = (message: string, at: number) => ({ message, line: lineOf(text, at) });
  const first = marks.findIndex(({ direction }) => direction === 'up');
  const up = marks[first];
  if (!up) return fault('dbmate wants a line "-- migrate:up" in it', 0);
  const stray = [...text.slice(0, up.start).matchAll(/^(?![ \t\f\r]*(?:--|$)).+/gm)][0];
  if (stray) {
    return {
      message: 'dbmate runs nothing that stands before "-- migrate:up"',
      line: lineOf(text, stray.index),
    };
  }
  const [, down, third] = marks;
  if (first > 0) return fault('dbmate wants "-- migrate:up" before "-- migrate:down"', 0);
  if (down?.direction !== 'down')
    return fault('dbmate wants a "-- migrate:down" behind "-- migrate:up"', up.start);
  if (!third) return undefined;
  return third.direction === 'down'
    ? fault('dbmate wants one "-- migrate:down"', third.start)
    : fault('dbmate fails at a second "-- migrate:up", for it records the version twice', third.start);
}
