import { baseName, byVersion, leadingNumber } from './file-names.js';
import { type SqlFence, sqlFences } from './markdown-fences.js';
import type {
  Direction,
  Migration,
  MigrationTool,
  ProjectFiles,
  Script,
  SourceFile,
} from './migration-tool.js';
import { wholeScript } from './read-script.js';
import { keepOnly } from './script-parts.js';

const isMarkdown = (path: string): boolean => /\.md$/i.test(path);

/**
 * Runbooks: the SQL fences of a Markdown file are one script, run statement by statement in their order; those in
 * sections that are headed Rollback are its down script. What stands in fences of other languages is not seen.
 */
export const markdown: MigrationTool = {
  name: 'markdown',
  fileEnding: 'md',
  shape: 'none',
  runsPsql: false,
  downScripts: 'optional',
  deploysDevFiles: false,

  async detect(files) {
    if (!files.paths.every(isMarkdown)) return undefined;
    const sources = await readAll(files);
    const first = sources.find(({ text }) => sqlFences(text).length > 0);
    return first && `${first.path} is Markdown with SQL fences`;
  },

  async readMigrations(files) {
    return (await readAll(files)).flatMap((source) => migrationOf(source) ?? []);
  },
};

const readAll = (files: ProjectFiles): Promise<readonly SourceFile[]> =>
  Promise.all([...files.paths.filter(isMarkdown)].sort(byVersion).map((path) => files.read(path)));

/** A file without SQL is no migration; one that could not be read may be one. */
function migrationOf(source: SourceFile): Migration | undefined {
  const fences = sqlFences(source.text);
  const down = fences.filter(({ rollback }) => rollback);
  if (fences.length === 0 && !source.unreadable) return undefined;
  return {
    id: baseName(source.path).replace(/\.md$/i, ''),
    version: leadingNumber(source.path),
    up: scriptOf(
      source,
      'up',
      fences.filter(({ rollback }) => !rollback),
    ),
    ...(down.length === 0 ? {} : { down: scriptOf(source, 'down', down) }),
  };
}

const scriptOf = (source: SourceFile, direction: Direction, fences: readonly SqlFence[]): Script =>
  wholeScript({ ...source, text: scriptText(source.text, fences) }, direction, 'none');

/** A statement ends with its fence: where its semicolon was left out, one stands in place of the closing fence. */
function scriptText(text: string, fences: readonly SqlFence[]): string {
  const characters = keepOnly(
    text,
    fences.flatMap(({ lines }) => lines),
  ).split('');
  for (const { lines, close } of fences) {
    const content = lines.map(({ start, end }) => text.slice(start, end)).join('\n');
    if (close !== undefined && !/(?:^|;)\s*$/.test(content)) characters[close] = ';';
  }
  return characters.join('');
}
