import { baseName, folderOf } from './file-names.js';
import type { Migration, ProjectFiles, Script } from './migration-tool.js';
import { readWholeScript } from './read-script.js';

/** `0002_orders.verify.sql` belongs to the migration beside it, `verify.sql` to the last one of its folder. */
export const isVerifyScript = (path: string): boolean => /(?:^|[./])verify\.sql$/i.test(path);

/** Gives each migration the scripts that are to be run after it: sqitch calls them verify scripts. */
export async function withVerifyScripts(
  migrations: readonly Migration[],
  files: ProjectFiles,
): Promise<readonly Migration[]> {
  const paths = files.paths.filter(isVerifyScript);
  if (paths.length === 0) return migrations;
  const lastOf = new Map(migrations.map((migration) => [folderOf(migration.up.file), migration]));
  return Promise.all(
    migrations.map(async (migration) => {
      const own = paths.filter((path) => belongsTo(path, migration, lastOf));
      const verify = await Promise.all(own.map((path) => readVerifyScript(files, path)));
      return verify.length === 0 ? migration : { ...migration, verify };
    }),
  );
}

/** As psql runs it, one statement after the other. */
const readVerifyScript = (files: ProjectFiles, path: string): Promise<Script> =>
  readWholeScript(files, path, 'up', 'none');

function belongsTo(path: string, migration: Migration, lastOf: ReadonlyMap<string, Migration>): boolean {
  const folder = folderOf(path);
  if (baseName(path).toLowerCase() === 'verify.sql') return lastOf.get(folder) === migration;
  const { up } = migration;
  const name = baseName(path).replace(/\.verify\.sql$/i, '');
  return folder === folderOf(up.file) && name === baseName(up.file).replace(/(?:\.up)?\.sql$/i, '');
}
