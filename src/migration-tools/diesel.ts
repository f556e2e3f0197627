import { compareText } from '../compare-text.js';
import { baseName, folderOf, pathIn } from './file-names.js';
import { filesAbove } from './files-above.js';
import type { Migration, MigrationTool, ProjectFiles, TransactionShape } from './migration-tool.js';
import { readWholeScript } from './read-script.js';

/**
 * Diesel: `<version>_name/up.sql` with `down.sql`. The version is what stands before the first underscore without its
 * dashes, and is ordered as text (diesel_migrations/migrations_internals, `version_from_string`; diesel_migrations,
 * `pending_migrations`). A file is one simple query (`batch_execute`), in a transaction unless `metadata.toml` says no.
 */
export const diesel: MigrationTool = {
  name: 'diesel',
  shape: 'wrapped',
  runsPsql: false,
  downScripts: 'optional',
  deploysDevFiles: true,
  downFileOf: (up) => pathIn(folderOf(up), 'down.sql'),
  outsideTransaction:
    'Diesel takes `run_in_transaction = false` from a metadata.toml beside up.sql and sends the file as one query, so it must be the only statement of its file',

  async detect(files) {
    const folders = foldersOf(files).filter((folder) => /^\d/.test(baseName(folder)));
    const first = folders[0];
    if (first === undefined) return undefined;
    const paths = new Set(files.paths);
    const pairs = folders.filter((folder) => paths.has(pathIn(folder, 'down.sql')));
    if (pairs[0] !== undefined)
      return `${pairs.length} folders hold up.sql and down.sql, as ${baseName(pairs[0])} does`;
    for await (const { path } of filesAbove(files, folderOf(first), 'diesel.toml'))
      return `${path} is there, and ${folders.length} folders hold up.sql`;
    return undefined;
  },

  readMigrations(files) {
    const folders = [...foldersOf(files)].sort(
      (a, b) => compareText(versionOf(a), versionOf(b)) || compareText(a, b),
    );
    const paths = new Set(files.paths);
    return Promise.all(folders.map((folder) => read(files, folder, paths.has(pathIn(folder, 'down.sql')))));
  },
};

/** The folders that hold an `up.sql`, hidden ones left out. */
const foldersOf = ({ paths }: ProjectFiles): readonly string[] =>
  paths
    .filter((path) => baseName(path) === 'up.sql')
    .map(folderOf)
    .filter((folder) => folder !== '' && !baseName(folder).startsWith('.'));

const versionOf = (folder: string): string => (baseName(folder).split('_')[0] ?? '').replaceAll('-', '');

async function read(files: ProjectFiles, folder: string, hasDown: boolean): Promise<Migration> {
  const shape = await shapeOf(files, folder);
  const up = await readWholeScript(files, pathIn(folder, 'up.sql'), 'up', shape);
  const migration = { id: baseName(folder), version: versionOf(folder), up };
  if (!hasDown) return migration;
  return { ...migration, down: await readWholeScript(files, pathIn(folder, 'down.sql'), 'down', shape) };
}

/**
 * A metadata.toml that does not name the key says false, as serde's default for a missing boolean is; one that is no
 * TOML, or gives another value, is passed over (migrations_internals, `TomlMetadata`).
 */
async function shapeOf(files: ProjectFiles, folder: string): Promise<TransactionShape> {
  const metadata = await files.readIfThere(pathIn(folder, 'metadata.toml'));
  if (!metadata) return 'wrapped';
  const value = topLevelValue(metadata.text, 'run_in_transaction');
  return value === undefined || value === 'false' ? 'one-query' : 'wrapped';
}

/** The value of a bare or quoted key before the first table, without its comment; undefined where it is not there. */
function topLevelValue(toml: string, key: string): string | undefined {
  for (const line of toml.split('\n')) {
    if (/^\s*\[/.test(line)) return undefined;
    const match = /^\s*(["']?)([\w-]+)\1\s*=([^#]*)/.exec(line);
    if (match?.[2] === key) return match[3]?.trim();
  }
  return undefined;
}
