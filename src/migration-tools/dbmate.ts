import { compareText } from '../compare-text.js';
import { baseName } from './file-names.js';
import type { Migration, MigrationTool, SourceFile, TransactionShape } from './migration-tool.js';
import { lineOf, type Part, scriptOfParts } from './script-parts.js';
import { firstWith } from './text-sign.js';

/** `migrationFileRegexp` in pkg/dbmate/db.go: the version is the digits, as text. */
const fileName = /^(\d+).*\.sql$/;

/** `upRegExp` and `downRegExp` in pkg/dbmate/migration.go; what follows a mark on its line are its options. */
const mark = /(?<![^\n])--\s*migrate:(up|down)(?:\s*(?![^\n])|[ \t\f\r]+(\S[^\n]*))/g;

/**
 * dbmate: `-- migrate:up` and `-- migrate:down` in one file, files in the order of their names (`FindMigrations` in
 * pkg/dbmate/db.go). A section is sent as one string, mark and all, between BEGIN and COMMIT; `transaction:false`
 * behind the mark leaves these out, and what remains is one simple query.
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
    const paths = files.paths
      .filter(isNamed)
      .sort((a, b) => compareText(baseName(a), baseName(b)) || compareText(a, b));
    const sources = await Promise.all(paths.map((path) => files.read(path)));
    return sources.flatMap(migrationsOf);
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

/** Each up with its down: a file may hold several such pairs, which run one after the other under one version. */
function migrationsOf(source: SourceFile): readonly Migration[] {
  const { path, text } = source;
  const version = fileName.exec(baseName(path))?.[1] ?? '';
  const id = baseName(path).replace(/\.sql$/, '');
  const marks = marksOf(text);
  const ups = marks.filter(({ direction }) => direction === 'up');
  const fault = source.unreadable ?? faultOf(text, marks);
  const faulty = { ...source, ...(fault ? { unreadable: fault } : {}) };
  const [first] = ups;
  if (!first || fault) {
    return [{ id, version, up: scriptOfParts(faulty, 'up', 'wrapped', [{ start: 0, end: text.length }]) }];
  }
  return ups.map((up, index) => {
    const end = ups[index + 1]?.start ?? text.length;
    const down = marks.find(
      ({ direction, start }) => direction === 'down' && start > up.start && start < end,
    );
    // Comments before the first mark speak of the file, and so of its first script.
    const own: Part = { start: index === 0 ? 0 : up.start, end: down?.start ?? end };
    return {
      id: index === 0 ? id : `${id} (${index + 1})`,
      version: index === 0 ? version : '',
      up: scriptOfParts(source, 'up', up.shape, [own]),
      ...(down ? { down: scriptOfParts(source, 'down', down.shape, [{ start: down.start, end }]) } : {}),
    };
  });
}

/** What dbmate refuses a file for: the errors of `parseMigrationContents` in pkg/dbmate/migration.go. */
function faultOf(text: string, marks: readonly Mark[]): SourceFile['unreadable'] {
  const first = marks.findIndex(({ direction }) => direction === 'up');
  const up = marks[first];
  if (!up) return { message: 'dbmate wants a line "-- migrate:up" in it', line: 1 };
  const stray = [...text.slice(0, up.start).matchAll(/^(?![ \t\f\r]*(?:--|$)).+/gm)][0];
  if (stray) {
    return {
      message: 'dbmate runs nothing that stands before "-- migrate:up"',
      line: lineOf(text, stray.index),
    };
  }
  for (const [index, { direction, start }] of marks.entries()) {
    if (direction === 'down' && marks[index - 1]?.direction !== 'up')
      return {
        message: 'dbmate wants one "-- migrate:up" before each "-- migrate:down"',
        line: lineOf(text, start),
      };
    if (direction === 'up' && marks[index + 1]?.direction !== 'down')
      return {
        message: 'dbmate wants a "-- migrate:down" behind each "-- migrate:up"',
        line: lineOf(text, start),
      };
  }
  return undefined;
}
