import { parseScript } from '../sql/parse-script.js';
import type { Parser } from '../sql/parser.js';
import type { ParsedScript, Statement, UnparsedStatement } from '../sql/statements.js';
import { fileAlone } from '../migration-tools/read-script.js';
import type { Migration, MigrationTool, Script } from '../migration-tools/migration-tool.js';
import { type HistoryChange, type LintMigration, type LintScript, scriptsOf } from './project.js';

/** A file of the repository that is no longer as it was. */
export interface ChangedFile {
  readonly path: string;
  readonly change: 'added' | 'edited' | 'renamed' | 'deleted';
  readonly from?: string;
  /** The text of an edited file as it was, where that is known. */
  readonly before?: string;
}

/**
 * The scripts of the history that were changed. Left out are dev files, and those that a tool runs anew when they
 * change, or every time: Flyway's `R__views.sql`, `afterMigrate.sql`.
 */
export async function readChangedHistory(
  changes: readonly ChangedFile[],
  migrations: readonly LintMigration[],
  isDevFile: (file: string) => boolean,
  parser: Parser,
  tool: Pick<MigrationTool, 'readMigrations'>,
): Promise<readonly HistoryChange[]> {
  const scripts = new Map<string, readonly LintScript[]>();
  for (const script of migrations.flatMap(scriptsOf))
    scripts.set(script.file, [...(scripts.get(script.file) ?? []), script]);
  const upsBefore = async (path: string, before: string): Promise<readonly Script[]> =>
    upsOf(await tool.readMigrations(fileAlone(path, before)), path);
  const places = placesOf([...scripts.keys()]);
  const isHistory = (file: string): boolean =>
    places.has(placeOf(file)) && /\.sql$/i.test(file) && !isRepeatable(file) && !isDevFile(file);
  const found: HistoryChange[] = [];
  for (const one of changes) {
    const change = isHistory(one.from ?? one.path)
      ? await readChange(one, scripts.get(one.path) ?? [], parser, upsBefore)
      : undefined;
    if (change) found.push(change);
  }
  return found;
}

type UpsBefore = (path: string, before: string) => Promise<readonly Script[]>;

async function readChange(
  changed: ChangedFile,
  scripts: readonly LintScript[],
  parser: Parser,
  upsBefore: UpsBefore,
): Promise<HistoryChange | undefined> {
  const { path, change, from } = changed;
  if (change === 'added') return undefined;
  if (change === 'edited') return readEdit(changed, scripts, parser, upsBefore);
  const script = mainOf(scripts);
  if (!script || change === 'deleted' || from === undefined) return deleted(from ?? path);
  // Tools know a migration by its file's name, wherever the file lies.
  if (fileName(from) === fileName(path) && /\d/.test(fileName(path))) return undefined;
  return { file: path, direction: script.direction, change: 'renamed', from };
}

/** The up script of a file that holds several scripts. */
const mainOf = (scripts: readonly LintScript[]): LintScript | undefined =>
  scripts.find(({ direction }) => direction === 'up') ?? scripts[0];

async function readEdit(
  { path, before }: ChangedFile,
  scripts: readonly LintScript[],
  parser: Parser,
  upsBefore: UpsBefore,
): Promise<HistoryChange | undefined> {
  const script = mainOf(scripts);
  if (!script) return undefined;
  const known = { file: path, direction: script.direction } as const;
  if (before === undefined) return { ...known, change: 'edited' };
  if (scripts.length > 1) {
    const kept = await readKept(await upsBefore(path, before), scripts, parser);
    return kept === 'untouched' ? undefined : { ...known, change: kept };
  }
  const isSame = saysTheSame(script.parsed, await parseScript(before, parser));
  return { ...known, change: isSame ? 'retouched' : 'edited' };
}

const upsOf = (migrations: readonly Migration[], path: string): readonly Script[] =>
  migrations.map(({ up }) => up).filter(({ file }) => file === path);

/**
 * What became of the up scripts of a file that holds several scripts. Another down script, or an up script more, is no
 * change of what was run.
 */
async function readKept(
  before: readonly Script[],
  scripts: readonly LintScript[],
  parser: Parser,
): Promise<'untouched' | 'retouched' | 'edited'> {
  const ups = scripts.filter(({ direction }) => direction === 'up');
  const gone = before.filter(({ text }) => !ups.some((up) => up.text.trim() === text.trim()));
  if (gone.length === 0) return 'untouched';
  for (const { text } of gone) {
    const parsed = await parseScript(text, parser);
    if (!ups.some((up) => saysTheSame(up.parsed, parsed))) return 'edited';
  }
  return 'retouched';
}

const deleted = (file: string): HistoryChange => ({
  file,
  direction: /[._-]down\.sql$|^U\d/i.test(fileName(file)) ? 'down' : 'up',
  change: 'deleted',
});

const isRepeatable = (file: string): boolean =>
  /^(?:R__|(?:before|after)(?:Migrate|MigrateApplied|Versioned|Repeatables)(?:__|\.))/i.test(fileName(file));

const fileName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

/** Where migrations lie: in one folder, or each in a folder of its own under one name. */
const placeOf = (file: string): string =>
  /\d/.test(fileName(file)) ? folderOf(file) : `${folderOf(folderOf(file))}/*/${fileName(file)}`;

const placesOf = (files: readonly string[]): ReadonlySet<string> => new Set(files.map(placeOf));

/** Whether two scripts hold the same statements, comments and spaces between words apart. */
const saysTheSame = (one: ParsedScript, other: ParsedScript): boolean =>
  gistOf(one.statements) === gistOf(other.statements) &&
  one.psqlCommands.map(({ text }) => text).join('\n') ===
    other.psqlCommands.map(({ text }) => text).join('\n');

const gistOf = (statements: readonly (Statement | UnparsedStatement)[]): string =>
  JSON.stringify(
    statements.map((one) => [one.kind, one.kind === 'unparsed' ? one.text : one.node, one.copyData]),
    // Where a word stands in the text: location, stmt_location, rexpr_list_start and the like.
    (key, value: unknown) => (/(?:^|_)(?:location|list_start|list_end)$/.test(key) ? undefined : value),
  );
