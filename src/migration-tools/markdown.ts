import { baseName, byVersion, leadingNumber } from './file-names.js';
import { sqlFences } from './markdown-fences.js';
import type { Migration, MigrationTool, ProjectFiles, SourceFile } from './migration-tool.js';
import { readRunbook } from './runbook.js';

const isMarkdown = (path: string): boolean => /\.md$/i.test(path);

/**
 * Markdown whose SQL fences are examples: they are read at their places, those in sections that are headed Rollback as a
 * down script, and not run.
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
    const read = await Promise.all((await readAll(files)).map((source) => migrationOf(source, undefined)));
    return read.flatMap((migration) => (migration ? [{ ...migration, unrun }] : []));
  },
};

const unrun = 'the fences of Markdown are run with `runbook: true` in drydock.yml';

/**
 * Runbooks (config `runbook: true`): what a Markdown file runs is a migration, its SQL fences and what psql is called with
 * in the fences of a shell, statement by statement in their order.
 */
export const runbook: MigrationTool = {
  ...markdown,

  async readMigrations(files) {
    const read = await Promise.all((await readAll(files)).map((source) => migrationOf(source, files)));
    return read.flatMap((migration) => migration ?? []);
  },
};

const readAll = (files: ProjectFiles): Promise<readonly SourceFile[]> =>
  Promise.all([...files.paths.filter(isMarkdown)].sort(byVersion).map((path) => files.read(path)));

/** A file without SQL is no migration; one that could not be read may be one. */
async function migrationOf(
  source: SourceFile,
  files: ProjectFiles | undefined,
): Promise<Migration | undefined> {
  const scripts = await readRunbook(source, files);
  return (
    scripts && {
      id: baseName(source.path).replace(/\.md$/i, ''),
      version: leadingNumber(source.path),
      ...scripts,
    }
  );
}
