import { splitScript } from '../sql/split-script.js';
import { baseName, byName, folderOf, leadingNumber, pathIn } from './file-names.js';
import type { Migration, MigrationTool, ProjectFiles } from './migration-tool.js';
import { readWholeScript } from './read-script.js';
import { supabaseGround } from './supabase-ground.js';

/** pkg/migration/file.go of the Supabase CLI, `migrateFilePattern`: `1_a.down.sql` is a migration like any other. */
const fileName = /^\d+_.*\.sql$/;

/**
 * Supabase CLI: `supabase/migrations/<timestamp>_name.sql`, ordered by name as text, folders left out
 * (pkg/migration/list.go). The statements of a file go out in one pipeline, which is an implicit transaction as that of a
 * simple query is (pkg/migration/file.go, `ExecBatch`; manual, 54.2.4 “Pipelining”).
 */
export const supabase: MigrationTool = {
  name: 'supabase',
  shape: 'one-query',
  runsPsql: false,
  downScripts: 'never',
  deploysDevFiles: true,
  ground: supabaseGround,
  outsideTransaction: 'the Supabase CLI runs it on its own from version 2.109 on',

  async detect(files) {
    const own = migrationFiles(files);
    const first = own[0];
    if (first === undefined) return undefined;
    if (liesInSupabase(first)) return `${own.length} files lie in ${folderOf(first)}`;
    const config = await files.readIfThere(pathIn(folderOf(folderOf(first)), 'config.toml'));
    return config && /^project_id\s*=/m.test(config.text)
      ? `${config.path} lies above the migrations`
      : undefined;
  },

  readMigrations(files) {
    const [first, ...others] = migrationFiles(files);
    if (first === undefined) return Promise.resolve([]);
    const run = isDeprecatedInit(first) ? others : [first, ...others];
    return Promise.all(run.map((path) => read(files, path)));
  },
};

const liesInSupabase = (path: string): boolean => /(?:^|\/)supabase\/migrations$/.test(folderOf(path));

/** The files of `supabase/migrations` where there are such; else all that are named so. */
function migrationFiles({ paths }: ProjectFiles): readonly string[] {
  const named = paths.filter((path) => fileName.test(baseName(path)));
  const own = named.filter(liesInSupabase);
  return (own.length > 0 ? own : named).sort(byName);
}

/** What early versions of the CLI wrote as the first file is passed over: pkg/migration/list.go, `shouldSkip`. */
const isDeprecatedInit = (path: string): boolean =>
  /^\d{14}_init\.sql$/.test(baseName(path)) && leadingNumber(path) < '20211209000000';

async function read(files: ProjectFiles, path: string): Promise<Migration> {
  const up = await readWholeScript(files, path, 'up', 'one-query');
  const shape = hasStandalone(up.text) ? 'none' : 'one-query';
  return { id: baseName(path).replace(/\.sql$/, ''), version: leadingNumber(path), up: { ...up, shape } };
}

/**
 * What the CLI runs between two pipelines, outside of any transaction: pkg/migration/file.go, `isPipelineIncompatible`
 * (supabase/cli, pull requests 5671 and 6276).
 */
const standalone =
  /^(?:(?:create\s+(?:unique\s+)?|drop\s+)index\s+concurrently|reindex\b.*\bconcurrently|vacuum|alter\s+system|cluster)\b/is;

const hasStandalone = (text: string): boolean =>
  splitScript(text).pieces.some(
    ({ kind, start, end }) => kind === 'statement' && standalone.test(text.slice(start, end)),
  );
