import { compareText } from '../compare-text.js';
import { findDown } from './find-down.js';
import { baseName, compareVersions, filesLike } from './file-names.js';
import type { Migration, MigrationTool, ProjectFiles } from './migration-tool.js';
import { readWholeScript } from './read-script.js';

/**
 * source/parse.go of golang-migrate: `^([0-9]+)_(.*)\.(down|up)\.(.*)$`. A number without a name is taken as well:
 * histories that were cut into such files are checked under this tool.
 */
const fileName = /^(\d+)(?:_.*)?\.(up|down)\.sql$/;

/**
 * golang-migrate: `NNN_name.up.sql` with `NNN_name.down.sql`. Versions are unsigned numbers, ordered as numbers;
 * up and down belong together by number, whatever the rest of their names says. The postgres driver sends a file
 * as one simple query (database/postgres/postgres.go, `runStatement`).
 */
export const golangMigrate: MigrationTool = {
  name: 'golang-migrate',
  shape: 'one-query',
  runsPsql: false,
  downScripts: 'always',
  deploysDevFiles: true,
  downFileOf: (up) => up.replace(/\.up\.sql$/, '.down.sql'),
  outsideTransaction:
    'golang-migrate sends a file as one query, so it must be the only statement of its file',

  detect({ paths }) {
    const ups = paths.filter((path) => fileName.exec(baseName(path))?.[2] === 'up');
    const first = ups[0];
    return first === undefined ? undefined : filesLike(ups.length, first);
  },

  async readMigrations(files) {
    const scripts = files.paths.flatMap((path) => {
      const match = fileName.exec(baseName(path));
      return match ? [{ path, version: match[1] ?? '', direction: match[2] }] : [];
    });
    const downs = scripts.filter(({ direction }) => direction === 'down');
    const ups = scripts
      .filter(({ direction }) => direction === 'up')
      .sort((a, b) => compareVersions(a.version, b.version) || compareText(a.path, b.path));
    const taken = new Set<string>();
    return Promise.all(
      ups.map(({ path, version }) => read(files, path, version, findDown(path, version, downs, taken))),
    );
  },
};

async function read(
  files: ProjectFiles,
  up: string,
  version: string,
  down: string | undefined,
): Promise<Migration> {
  const script = await readWholeScript(files, up, 'up', 'one-query');
  const id = baseName(up).replace(/\.up\.sql$/, '');
  if (down === undefined) return { id, version, up: script };
  return { id, version, up: script, down: await readWholeScript(files, down, 'down', 'one-query') };
}
