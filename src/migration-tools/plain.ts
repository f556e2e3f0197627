import { baseName, byVersion, leadingNumber } from './file-names.js';
import type { Migration, MigrationTool, Script } from './migration-tool.js';
import { runPsql } from './psql/run-psql.js';
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
 * `NNN_name_down.sql`, `NNN_name_rollback.sql` and the like beside it. psql commits each statement on its own. A file
 * that another of them includes (`\\ir`) runs there, and is no migration of its own.
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
    const read = await Promise.all(
      scripts.map(async (path) =>
        runPsql(await readWholeScript(files, path, downName.test(path) ? 'down' : 'up', 'none'), { files }),
      ),
    );
    const included = includedIn(read);
    const own = read.filter(({ file }) => !included.has(file));
    const downs = new Map(
      own.filter(({ direction }) => direction === 'down').map((down) => [stem(down.file), down]),
    );
    const ups = own.filter(({ direction }) => direction === 'up');
    return ups
      .toSorted((one, other) => byVersion(one.file, other.file))
      .map((up) => migrationOf(up, downs.get(stem(up.file))));
  },
};

const includes = ({ file, origins }: Script): readonly string[] =>
  (origins?.files ?? []).map(({ path }) => path).filter((path) => path !== file);

/** What another script includes is a part of that one. Two that include each other are none of the other's. */
function includedIn(scripts: readonly Script[]): ReadonlySet<string> {
  const parts = new Map(scripts.map((script) => [script.file, includes(script)]));
  return new Set(
    [...parts].flatMap(([file, included]) =>
      included.filter((path) => !(parts.get(path)?.includes(file) ?? false)),
    ),
  );
}

const migrationOf = (up: Script, down: Script | undefined): Migration => ({
  id: baseName(stem(up.file)),
  version: leadingNumber(up.file),
  up,
  ...(down ? { down } : {}),
});
