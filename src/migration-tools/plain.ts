import { baseName, byVersion, leadingNumber } from './file-names.js';
import type { Migration, MigrationTool, ProjectFiles } from './migration-tool.js';
import { readWholeScript } from './read-script.js';
import { isVerifyScript } from './verify-scripts.js';

/** What a file name ends in when it undoes another; the first group of the two is the name of the up script. */
const downName = /^(.*?)(?:[._](?:down|rollback|undo|revert))(_dev)?\.sql$/i;

/** The name of a script without what says its direction: `002_orders.up.sql`, `002_orders.sql` → `002_orders`. */
const stem = (path: string): string => {
  const down = downName.exec(path);
  return down ? `${down[1] ?? ''}${down[2] ?? ''}` : path.replace(/(?:\.up)?\.sql$/i, '');
};

/**
 * A folder of SQL files that somebody runs in order with psql: `NNN_name.sql`, undone by `NNN_name.down.sql`,
 * `NNN_name_down.sql`, `NNN_name_rollback.sql` and the like beside it. psql commits each statement on its own.
 */
export const plain: MigrationTool = {
  name: 'plain',
  shape: 'none',
  runsPsql: true,
  downScripts: 'optional',
  deploysDevFiles: false,
  downFileOf: (up) => up.replace(/(?:\.up)?\.sql$/i, '.down.sql'),

  detect({ paths }) {
    const scripts = paths.filter((path) => path.endsWith('.sql'));
    return scripts.length === 0 ? undefined : `${scripts.length} .sql files, of no tool that is known`;
  },

  async readMigrations(files) {
    const scripts = files.paths.filter(
      (path) => path.toLowerCase().endsWith('.sql') && !isVerifyScript(path),
    );
    const downs = new Map(scripts.filter((path) => downName.test(path)).map((path) => [stem(path), path]));
    const ups = scripts.filter((path) => !downName.test(path)).sort(byVersion);
    return Promise.all(ups.map((path) => read(files, path, downs.get(stem(path)))));
  },
};

async function read(files: ProjectFiles, up: string, down: string | undefined): Promise<Migration> {
  const id = baseName(stem(up));
  const version = leadingNumber(up);
  const script = await readWholeScript(files, up, 'up', 'none');
  if (down === undefined) return { id, version, up: script };
  return { id, version, up: script, down: await readWholeScript(files, down, 'down', 'none') };
}
