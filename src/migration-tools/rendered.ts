import { UserError } from '../errors.js';
import { TextComposer } from '../sql/composed-text.js';
import { SourceText } from '../sql/source-text.js';
import { baseName } from './file-names.js';
import { keepOnly } from './script-parts.js';
import type {
  Direction,
  Migration,
  MigrationTool,
  ProjectFiles,
  Script,
  SourceFile,
  TransactionShape,
} from './migration-tool.js';

/** What stands between the scripts of several migrations: lines of our own, and those that Alembic prints. */
const marker =
  /^-- (?:(?<own>migration|down): (?<path>\S.*?)|Running (?<alembic>upgrade|downgrade) (?<from>.*?) ?-> ?(?<to>.*?))[ \t]*\r?$/gm;

/** One script of what was printed. */
interface Part {
  readonly direction: Direction;
  /** Of our own markers: the migration's file. */
  readonly path?: string;
  /** Of Alembic's: the revision that is deployed, or taken back. */
  readonly revision?: string;
  readonly text: string;
}

/**
 * A tool whose migrations are programs, and that prints the SQL which it would run: `alembic upgrade head --sql`, or a
 * script of the team's that prints `-- migration: <file>` and `-- down: <file>` before the SQL of each. What is said of
 * the SQL is told at the file that made it.
 * @param output what the commands printed, one after the other
 * @param command how messages call them
 */
export const rendered = (output: string, command: string): MigrationTool => {
  const parts = inTransactions(partsOf(output));
  return {
    name: 'rendered',
    shape: parts.some(({ shape }) => shape === 'wrapped') ? 'wrapped' : 'none',
    ...(parts.some(({ isCarried }) => isCarried) ? { sharesTransaction: true } : {}),
    runsPsql: false,
    downScripts: parts.some(({ direction }) => direction === 'down') ? 'always' : 'never',
    deploysDevFiles: true,
    detect: () => undefined,
    async readMigrations(files) {
      if (parts.length === 0)
        throw new UserError(
          `render: ${command} printed nothing that begins a migration`,
          'Alembic prints “-- Running upgrade …” with --sql; a script of your own prints “-- migration: <file>” before the SQL of each, and “-- down: <file>” before what undoes it.',
        );
      const find = await finder(files, command);
      const scripts = parts.map((part) => ({ part, source: find(part) }));
      const ups = scripts.filter(({ part }) => part.direction === 'up');
      return ups.map(({ part, source }) => {
        const down = scripts.find((one) => one.part.direction === 'down' && one.source === source);
        return migrationOf(source, part, down?.part);
      });
    },
  };
};

/** What stands before the first marker, such as the table of versions, is run with the first script. */
function partsOf(output: string): readonly Part[] {
  const markers = [...output.matchAll(marker)];
  return markers.map(({ index, groups }, number) => {
    const start = number === 0 ? 0 : index;
    const text = output.slice(start, markers[number + 1]?.index ?? output.length);
    const { own, path, alembic, from = '', to = '' } = groups ?? {};
    if (own !== undefined)
      return { direction: own === 'down' ? 'down' : 'up', ...(path === undefined ? {} : { path }), text };
    // A branch point or a merge has several revisions on one side: “a, b”.
    const revision = alembic === 'downgrade' ? from : to;
    return { direction: alembic === 'downgrade' ? 'down' : 'up', revision, text };
  });
}

type Find = (part: Part) => SourceFile;

/** Finds the file that made a part. @throws UserError where there is none. */
async function finder(files: ProjectFiles, command: string): Promise<Find> {
  const sources = await Promise.all(files.paths.map((path) => files.read(path)));
  return ({ path, revision = '' }) => {
    const found =
      path === undefined
        ? sources.find((source) => revisionIn(source) === revision)
        : sources.find((source) => source.path === path.replace(/^\.\//, ''));
    if (found) return found;
    throw new UserError(
      `render: ${command} printed the SQL of ${path ?? `revision ${revision}`}, which is none of the ${sources.length} files of the migrations`,
      'Name the folder that holds them: migrations in drydock.yml.',
    );
  };
}

/** `revision: str = 'ae1027a6acf'`, as Alembic writes it to the file of a revision. */
const revisionIn = ({ text }: SourceFile): string | undefined =>
  /^revision(?:\s*:\s*str)?\s*=\s*["']([^"']+)["']/m.exec(text)?.[1];

/** Both scripts stand in one text, each with the other blanked out: so they do where one file holds both. */
function migrationOf(
  source: SourceFile,
  up: PartInTransaction,
  down: PartInTransaction | undefined,
): Migration {
  const file = { path: source.path, source: new SourceText(source.text) };
  const composer = new TextComposer();
  const put = (part: PartInTransaction): Spoken => {
    const start = composer.length;
    const { at, length } = placeOfMaker(file.source.text, part.direction);
    composer.put(part.text, file, at, at + length);
    return { part, start, end: composer.length };
  };
  const [ups, downs] = [put(up), down && put(down)];
  const { text, origins } = composer.finish(file);
  const scriptOf = ({ part: { direction, shape }, start, end }: Spoken): Script => ({
    file: source.path,
    direction,
    text: keepOnly(text, [{ start, end }]),
    shape,
    origins,
  });
  return {
    id: baseName(source.path).replace(/\.[^.]*$/, ''),
    version: '',
    up: scriptOf(ups),
    ...(downs ? { down: scriptOf(downs) } : {}),
  };
}

/** A part and where it came to stand. */
interface Spoken {
  readonly part: PartInTransaction;
  readonly start: number;
  readonly end: number;
}

/** What begins the one or the other in Alembic, Django, Rails, Knex, Sequelize and TypeORM. */
const makers: Readonly<Record<Direction, RegExp>> = {
  up: /^.*(?:\bdef (?:upgrade|up|change)\b|\bup\s*[(:=]|\boperations\s*=).*/m,
  down: /^.*(?:\bdef (?:downgrade|down)\b|\bdown\s*[(:=]).*/m,
};

/** The line of the file that all of the SQL stands for: its first where no function is found. */
function placeOfMaker(text: string, direction: Direction): { readonly at: number; readonly length: number } {
  const line = makers[direction].exec(text) ?? /^.*/.exec(text);
  return { at: line?.index ?? 0, length: line?.[0].trimEnd().length ?? 0 };
}

/** A part with the transaction that it runs in; the BEGIN and COMMIT around it are no part of its text. */
interface PartInTransaction extends Part {
  readonly shape: TransactionShape;
  /** Whether the transaction of the part before it goes on. */
  readonly isCarried: boolean;
}

const opening = /^((?:[^\S\n]*(?:--[^\n]*)?\n)*[^\S\n]*)BEGIN;/;
const openingNext = /\nBEGIN;\s*$/;
const closing = /\nCOMMIT;\s*$/;

/**
 * Finds the transactions: what stands between BEGIN and COMMIT may be a part of its own, several, or all of them, and
 * then BEGIN stands before the first. A tool that wraps runs it just so.
 */
function inTransactions(parts: readonly Part[]): readonly PartInTransaction[] {
  let open: 'for this' | 'for the one before' | undefined;
  return parts.map((part) => {
    const isCarried = open === 'for the one before';
    const isIn = open !== undefined || opening.test(part.text);
    const own = part.text.replace(opening, '$1');
    const inner = own.replace(openingNext, '\n');
    const text = inner.replace(closing, '\n');
    open = inner !== own ? 'for this' : isIn && text === inner ? 'for the one before' : undefined;
    return { ...part, isCarried, ...shaped(text, isIn) };
  });
}

/** Where an autocommit_block() of Alembic ends the transaction and begins another, the script itself says so. */
function shaped(text: string, isIn: boolean): { readonly text: string; readonly shape: TransactionShape } {
  if (!isIn) return { text, shape: 'none' };
  return /^COMMIT;$/m.test(text)
    ? { text: `BEGIN;\n${text}\nCOMMIT;\n`, shape: 'none' }
    : { text, shape: 'wrapped' };
}
