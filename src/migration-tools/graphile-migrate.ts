import { compareText } from '../compare-text.js';
import { baseName, compareVersions, folderOf, leadingNumber, pathIn } from './file-names.js';
import { foldersAbove } from './files-above.js';
import { hashProblems, headersOf } from './graphile-hash.js';
import { lineOf } from './script-parts.js';
import type { Migration, MigrationTool, ProjectFiles, SourceFile } from './migration-tool.js';

/** src/migrationFilename.ts of graphile-migrate. */
const fileName = /^\d+(?:-[-\w]*)?\.sql$/;

/**
 * graphile-migrate: `committed/NNNNNN-name.sql` in the order of the numbers, then what is still `current.sql` or in
 * `current/`, which is committed next. It has no down scripts. A file is sent as one query between BEGIN and COMMIT,
 * without these where its body begins with `--! no-transaction` (src/migration.ts, `runStringMigration`).
 */
export const graphileMigrate: MigrationTool = {
  name: 'graphile-migrate',
  placeholder: /(?<!:):([A-Z][0-9A-Z_]+)\b/g,
  shape: 'wrapped',
  runsPsql: false,
  downScripts: 'never',
  deploysDevFiles: true,
  outsideTransaction:
    'graphile-migrate sends a file that begins with “--! no-transaction” as one query without BEGIN, so it must be the only statement of its file',

  async detect(files) {
    for (const path of files.paths) {
      if (!fileName.test(baseName(path))) continue;
      if (isCommitted(await files.read(path))) return `${path} begins with --! Previous`;
    }
    return undefined;
  },

  async checkIntegrity(files) {
    return hashProblems(committedAmong(await readNamed(files)));
  },

  async readMigrations(files) {
    const sources = await readNamed(files);
    const placeholders = await readPlaceholders(files);
    const current = sources.filter((source) => isCurrent(source)).sort((a, b) => byId(a.path, b.path));
    return [...committedAmong(sources), ...current].map((source) => migrationOf(source, placeholders));
  },
};

const isCommitted = ({ text }: SourceFile): boolean => /^(?:--! [A-Z].*\r?\n)*--! Previous:/.test(text);

const isCurrentFile = (path: string): boolean => baseName(path) === 'current.sql';

/** The files of `current/` are joined in the order of their numbers (src/current.ts); an empty one is the normal state. */
function isCurrent(source: SourceFile): boolean {
  const { path, text } = source;
  const inFolder = baseName(folderOf(path)) === 'current';
  if (isCommitted(source) || !(inFolder || isCurrentFile(path))) return false;
  return text.split('\n').some((line) => !/^\s*(?:--(?!!\s*include\b).*)?$/.test(line));
}

/** As text: `filename.localeCompare` of numbers that are padded alike. */
const byNumber = ({ path: left }: SourceFile, { path: right }: SourceFile): number =>
  compareText(leadingNumber(left), leadingNumber(right)) || compareText(left, right);

const readNamed = (files: ProjectFiles): Promise<readonly SourceFile[]> =>
  Promise.all(
    files.paths
      .filter((path) => fileName.test(baseName(path)) || isCurrentFile(path))
      .map((path) => files.read(path)),
  );

const committedAmong = (sources: readonly SourceFile[]): readonly SourceFile[] =>
  sources.filter(isCommitted).sort(byNumber);

const byId = (left: string, right: string): number =>
  compareVersions(leadingNumber(left), leadingNumber(right)) || compareText(left, right);

function migrationOf(source: SourceFile, placeholders: RegExp): Migration {
  const { path, text } = source;
  const name = baseName(path).replace(/\.sql$/, '');
  const committed = isCommitted(source);
  const unreadable = source.unreadable ?? included(text);
  return {
    id: committed || isCurrentFile(path) ? name : `current/${name}`,
    version: committed ? leadingNumber(path) : '',
    up: {
      file: path,
      direction: 'up',
      text: text.replace(placeholders, (placeholder) => `_${placeholder.slice(1)}`),
      shape: /^--!\s*no-transaction\b/.test(headersOf(text).body.trimStart()) ? 'one-query' : 'wrapped',
      ...(unreadable ? { unreadable } : {}),
    },
  };
}

/** In committed files the text of the other file stands already; in current ones its name (`compileIncludes`). */
function included(text: string): { readonly message: string; readonly line: number } | undefined {
  const match = /^--![ \t]*include[ \t]+(.*\.sql)[ \t]*$/m.exec(text);
  if (!match) return undefined;
  const line = lineOf(text, match.index);
  return { message: `it includes fixtures/${match[1] ?? ''}, which is seen once it is committed`, line };
}

/**
 * The placeholders of `.gmrc` and the two that are always there. What they stand for is known where it is deployed
 * only, mostly roles: a name of the same length takes their place, so that all rules see the statement.
 */
async function readPlaceholders(files: ProjectFiles): Promise<RegExp> {
  const folders = new Set(files.paths.flatMap((path) => foldersAbove(folderOf(path))));
  const paths = [...folders].flatMap((folder) =>
    ['.gmrc', '.gmrc.js', '.gmrc.cjs'].map((name) => pathIn(folder, name)),
  );
  const settings = await Promise.all(paths.map((path) => files.readIfThere(path)));
  const named = settings.flatMap((source) => declared(source?.text ?? ''));
  const all = [...new Set([':DATABASE_NAME', ':DATABASE_OWNER', ...named])];
  return new RegExp(`(?<!:)(?:${all.join('|')})\\b`, 'g');
}

/** Keys of `placeholders`; the file that the tool writes shows some in comments. */
const declared = (settings: string): readonly string[] =>
  settings.replace(/^\s*(?:\/\/|\*).*$/gm, '').match(/(?<=["']):[A-Z][0-9A-Z_]+(?=["']\s*:)/g) ?? [];
