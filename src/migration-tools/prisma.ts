import { compareText } from '../compare-text.js';
import { UserError } from '../errors.js';
import { baseName, folderOf, pathIn } from './file-names.js';
import { filesAbove } from './files-above.js';
import type { Migration, MigrationTool, ProjectFiles, TransactionShape } from './migration-tool.js';
import { readWholeScript } from './read-script.js';

/**
 * Prisma Migrate: `migrations/<timestamp>_name/migration.sql`, ordered by name (prisma, packages/migrate,
 * listMigrations.ts), with `migration_lock.toml` beside the folders. It has no down scripts; the guide “Generating down
 * migrations” keeps a `down.sql`, for `prisma db execute`.
 */
export const prisma: MigrationTool = {
  name: 'prisma',
  shape: 'one-query',
  runsPsql: false,
  downScripts: 'never',
  deploysDevFiles: true,
  downFileOf: (up) => pathIn(folderOf(up), 'down.sql'),
  outsideTransaction:
    'Prisma before 7.4 sends a file as one query, so it must be the only statement of its file',

  async detect(files) {
    const base = basesOf(files)[0];
    if (base === undefined) return undefined;
    const lock = await files.readIfThere(lockOf(base));
    if (lock) return `${lock.path} lies beside the migrations`;
    const schema = await files.readIfThere(pathIn(folderOf(base), 'schema.prisma'));
    return schema && `${schema.path} lies above the migrations`;
  },

  async readMigrations(files) {
    const found = await Promise.all(basesOf(files).map((base) => readBase(files, base)));
    return found.flat();
  },
};

const scriptsOf = ({ paths }: ProjectFiles): readonly string[] =>
  paths.filter((path) => baseName(path) === 'migration.sql' && folderOf(path) !== '');

/** The folders that hold the folders of the migrations: one, unless several projects are checked at once. */
const basesOf = (files: ProjectFiles): readonly string[] => [
  ...new Set(scriptsOf(files).map((path) => folderOf(folderOf(path)))),
];

const lockOf = (base: string): string => pathIn(base, 'migration_lock.toml');

async function readBase(files: ProjectFiles, base: string): Promise<readonly Migration[]> {
  await refuseOtherDatabase(files, base);
  const shape = await shapeOf(files, base);
  const scripts = scriptsOf(files)
    .filter((path) => folderOf(folderOf(path)) === base)
    .sort((a, b) => compareText(baseName(folderOf(a)), baseName(folderOf(b))));
  return Promise.all(scripts.map((path) => readMigration(files, path, shape)));
}

/** Names alone order: what production lacks is told by name, and two migrations may bear one timestamp. */
async function readMigration(files: ProjectFiles, path: string, shape: TransactionShape): Promise<Migration> {
  const up = await readWholeScript(files, path, 'up', shape);
  const migration = { id: baseName(folderOf(path)), version: '', up };
  const down = pathIn(folderOf(path), 'down.sql');
  if (!files.paths.includes(down)) return migration;
  // `prisma db execute` sends it whole, whatever the version (prisma-engines, `raw_cmd`).
  return { ...migration, down: await readWholeScript(files, down, 'down', 'one-query') };
}

async function refuseOtherDatabase(files: ProjectFiles, base: string): Promise<void> {
  const lock = await files.readIfThere(lockOf(base));
  const provider = /^provider\s*=\s*"([^"\n]*)"/m.exec(lock?.text ?? '')?.[1];
  if (provider === undefined || /^postgres(?:ql)?$/.test(provider)) return;
  throw new UserError(
    `${lockOf(base)} says that the migrations are for ${provider}, and Drydock knows PostgreSQL only`,
  );
}

/**
 * Up to 7.3 the schema engine sends the whole file as one simple query. From 7.4 on it sends one statement after the
 * other, each committed on its own (prisma-engines, pull request 5767, `split_script_into_statements`). The version is
 * that which is installed, else the lowest that package.json admits.
 */
async function shapeOf(files: ProjectFiles, base: string): Promise<TransactionShape> {
  for await (const { text } of filesAbove(files, base, 'node_modules/prisma/package.json')) {
    const match = /"version"\s*:\s*"(\d+)(?:\.(\d+))?/.exec(text);
    if (match) return shapeFor(match);
  }
  for await (const { text } of filesAbove(files, base, 'package.json')) {
    const match = /"(?:prisma|@prisma\/client)"\s*:\s*"[^"\d]*(\d+)(?:\.(\d+))?/.exec(text);
    if (match) return shapeFor(match);
  }
  return 'one-query';
}

/** A range without a minor version, such as `^7`, is installed as the last of its major version. */
const shapeFor = ([, major, minor]: RegExpExecArray): TransactionShape =>
  Number(major) > 7 || (Number(major) === 7 && Number(minor ?? Infinity) >= 4) ? 'none' : 'one-query';
