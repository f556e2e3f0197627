import { UserError } from '../errors.js';
import { cutAtBreakpoints } from './drizzle-breakpoints.js';
import { findJournal, type Journal, readJournal } from './drizzle-journal.js';
import { baseName, folderOf, pathIn } from './file-names.js';
import type { IntegrityProblem, Migration, MigrationTool, ProjectFiles, Script } from './migration-tool.js';
import { refusingByteOrderMark, wholeScript } from './read-script.js';

/**
 * Drizzle. Up to drizzle-orm 0.x: `NNNN_name.sql` in the order of `meta/_journal.json`, and nothing else. From 1.0 on: a
 * folder for each migration, `<timestamp>_name/migration.sql`, ordered by name (drizzle-orm, src/migrator.ts,
 * `readMigrationFiles`). All that is pending runs in one transaction (src/pg-core/dialect.ts, `migrate`; in 1.0
 * src/pg-core/async/session.ts).
 */
export const drizzle: MigrationTool = {
  name: 'drizzle',
  shape: 'wrapped',
  sharesTransaction: true,
  runsPsql: false,
  downScripts: 'never',
  deploysDevFiles: true,
  outsideTransaction:
    'Drizzle runs all that is pending in one transaction and offers no way out of it, so it must be run by other means, such as psql',

  async detect(files) {
    for (const folder of foldersOf(files)) {
      const journal = await findJournal(files, folder);
      if (journal) return `${journal.path} is its journal`;
    }
    // drizzle-kit 1.0 writes a snapshot beside each migration.sql; Prisma, whose layout is alike, writes none.
    const folder = folderScripts(files).map(folderOf).at(-1);
    const snapshot = folder === undefined ? undefined : await files.readIfThere(`${folder}/snapshot.json`);
    return snapshot && `${snapshot.path} lies beside migration.sql`;
  },

  async checkIntegrity(files) {
    const journals = await Promise.all(foldersOf(files).map((folder) => readJournal(files, folder)));
    return journals.flatMap((journal) => (journal ? skipped(journal) : []));
  },

  async readMigrations(files) {
    const journals = await Promise.all(foldersOf(files).map((folder) => readJournal(files, folder)));
    const found = journals.filter((journal) => journal !== undefined);
    if (found.length > 0) return (await Promise.all(found.map((one) => readJournaled(files, one)))).flat();
    const scripts = folderScripts(files);
    if (scripts.length > 0) return Promise.all(scripts.map((path) => readFolder(files, path)));
    throw new UserError(
      'There is no meta/_journal.json beside the .sql files',
      'Drizzle runs what its journal names and nothing else: commit the folder meta, which drizzle-kit writes.',
    );
  },
};

const foldersOf = ({ paths }: ProjectFiles): readonly string[] => [
  ...new Set(paths.filter((path) => path.endsWith('.sql')).map(folderOf)),
];

const migrationName = (path: string): string => baseName(folderOf(path));

/** `localeCompare` is what the migrator sorts by; it is told the locale here, so that every machine agrees. */
const folderScripts = ({ paths }: ProjectFiles): readonly string[] =>
  paths
    .filter((path) => baseName(path) === 'migration.sql' && folderOf(path) !== '')
    .sort((a, b) => migrationName(a).localeCompare(migrationName(b), 'en'));

/** A file that the journal does not name never runs; one that it names and that is not there stops the migrator. */
async function readJournaled(files: ProjectFiles, journal: Journal): Promise<readonly Migration[]> {
  const asked = new Set(files.paths);
  const migrations: Migration[] = [];
  for (const { tag, when } of journal.entries) {
    const path = pathIn(journal.folder, `${tag}.sql`);
    if (asked.has(path))
      migrations.push({ id: tag, version: String(when), up: await readScript(files, path) });
    else if (!(await files.readIfThere(path)))
      throw new UserError(
        `${journal.path} names ${tag}, but there is no ${path}`,
        'Commit the file, or take its entry out of the journal: Drizzle stops at it.',
      );
  }
  return migrations;
}

/** The migrator runs what is later than the latest that the database has (src/pg-core/dialect.ts, `migrate`). */
const skipped = ({ path, folder, entries }: Journal): readonly IntegrityProblem[] =>
  entries.flatMap(({ tag, when }, index) => {
    const later = entries.slice(0, index).find((before) => before.when >= when);
    if (!later) return [];
    return [
      {
        rule: 'out-of-order-version',
        file: pathIn(folder, `${tag}.sql`),
        behind: pathIn(folder, `${later.tag}.sql`),
        message: `${path} gives ${tag} an earlier time (“when”) than ${later.tag}, which stands before it: a database that has run ${later.tag} never runs ${tag}, and Drizzle says nothing.`,
      },
    ];
  });

/** The names alone order; two migrations may bear one timestamp. */
const readFolder = async (files: ProjectFiles, path: string): Promise<Migration> => ({
  id: migrationName(path),
  version: '',
  up: await readScript(files, path),
});

const readScript = async (files: ProjectFiles, path: string): Promise<Script> =>
  cutAtBreakpoints(wholeScript(refusingByteOrderMark(await files.read(path)), 'up', 'wrapped'));
