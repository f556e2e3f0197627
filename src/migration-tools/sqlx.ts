import { compareText } from '../compare-text.js';
import { UserError } from '../errors.js';
import { baseName, compareVersions, filesLike, folderOf, leadingNumber } from './file-names.js';
import { filesAbove } from './files-above.js';
import { findDown } from './find-down.js';
import type { Direction, Migration, MigrationTool, ProjectFiles, Script } from './migration-tool.js';
import { readWholeScript } from './read-script.js';

/**
 * SQLx: `<integer>_name.sql`, or `.up.sql` with `.down.sql`, ordered as integers; a down belongs to the up of its number
 * (sqlx-core/src/migrate/source.rs and migration_type.rs). A file is one simple query, in a transaction unless it begins
 * with `-- no-transaction` (sqlx-postgres/src/migrate.rs, `apply`).
 */
export const sqlx: MigrationTool = {
  name: 'sqlx',
  shape: 'wrapped',
  runsPsql: false,
  downScripts: 'optional',
  deploysDevFiles: true,
  downFileOf: (up) => up.replace(/(?:\.up)?\.sql$/, '.down.sql'),
  outsideTransaction:
    'SQLx opens no transaction where the file begins with `-- no-transaction`, and sends it as one query, so it must be the only statement of its file',

  async detect(files) {
    const scripts = files.paths.filter(isScript);
    const first = scripts.find((path) => leadingNumber(path) !== '');
    if (first === undefined || sections.test((await files.read(first)).text)) return undefined;
    for await (const { path } of filesAbove(files, folderOf(first), 'sqlx.toml'))
      return `${path} is there, and ${filesLike(scripts.length, first)}`;
    for await (const { path, text } of filesAbove(files, folderOf(first), 'Cargo.toml'))
      if (dependsOnSqlx.test(text)) return `${path} names sqlx, and ${filesLike(scripts.length, first)}`;
    return undefined;
  },

  async readMigrations(files) {
    const scripts = files.paths.filter(isScript).map((path) => ({ path, version: versionOf(path) }));
    const downs = scripts.filter(({ path }) => isDown(path));
    const ups = scripts
      .filter(({ path }) => !isDown(path))
      .sort((a, b) => compareVersions(a.version, b.version) || compareText(a.path, b.path));
    const taken = new Set<string>();
    return Promise.all(
      ups.map(({ path, version }) => read(files, path, version, findDown(path, version, downs, taken))),
    );
  },
};

/** Other files are passed over without a word. */
const isScript = (path: string): boolean => /^[^_]*_.*\.sql$/.test(baseName(path));

const isDown = (path: string): boolean => path.endsWith('.down.sql');

/** What other tools write into files of such names. */
const sections = /^\s*--\s*(?:migrate:up|\+goose|\+migrate|liquibase|up migration)\b/im;

/** `sqlx = …`, `sqlx.workspace = …` and `[dependencies.sqlx]`. */
const dependsOnSqlx = /^\s*(?:sqlx\s*[.=]|\[(?:[\w.'()-]+\.)?dependencies\.sqlx\])/m;

function versionOf(path: string): string {
  const number = /^(\d+)_/.exec(baseName(path))?.[1];
  if (number !== undefined) return number;
  throw new UserError(
    `${path} does not begin with a number, and SQLx runs no folder that holds such a file`,
    'Name it <number>_<name>.sql, or move it elsewhere.',
  );
}

async function read(
  files: ProjectFiles,
  up: string,
  version: string,
  down: string | undefined,
): Promise<Migration> {
  const script = await readScript(files, up, 'up');
  const id = baseName(up).replace(/(?:\.up)?\.sql$/, '');
  if (down === undefined) return { id, version, up: script };
  return { id, version, up: script, down: await readScript(files, down, 'down') };
}

/** The words count as the first bytes of the file only. */
async function readScript(files: ProjectFiles, path: string, direction: Direction): Promise<Script> {
  const script = await readWholeScript(files, path, direction, 'wrapped');
  return script.text.startsWith('-- no-transaction') ? { ...script, shape: 'one-query' } : script;
}
