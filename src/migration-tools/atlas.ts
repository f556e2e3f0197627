import { checkSums } from './atlas-sum.js';
import { directives } from './atlas-directives.js';
import { baseName, byName, folderOf, pathIn } from './file-names.js';
import type { Migration, MigrationTool, ProjectFiles, Script, SourceFile } from './migration-tool.js';
import { type Part, scriptOfParts } from './script-parts.js';

/**
 * Atlas: the .sql files beside `atlas.sum`, ordered by name as text (sql/migrate/dir.go, `LocalDir.Files`), each in a
 * transaction of its own (`--tx-mode file`, the default) or, where the file says so, statement by statement:
 * https://atlasgo.io/versioned/apply. It computes what undoes a migration at that moment, so that down scripts exist in
 * archives only: https://atlasgo.io/versioned/checks
 */
export const atlas: MigrationTool = {
  name: 'atlas',
  shape: 'wrapped',
  runsPsql: false,
  downScripts: 'optional',
  deploysDevFiles: true,
  outsideTransaction: 'Atlas does so where the file begins with “-- atlas:txmode none” and an empty line',

  async detect(files) {
    const folders = [...new Set(sqlFiles(files).map(folderOf))];
    for (const folder of folders) {
      const path = pathIn(folder, 'atlas.sum');
      if (await files.readIfThere(path)) return `there is ${path}`;
    }
    return undefined;
  },

  checkIntegrity: checkSums,

  async readMigrations(files) {
    const sources = await Promise.all([...sqlFiles(files)].sort(byName).map((path) => files.read(path)));
    return sources.filter((source, index) => index === 0 || !isCheckpoint(source)).map(migrationOf);
  },
};

const sqlFiles = ({ paths }: ProjectFiles): readonly string[] =>
  paths.filter((path) => path.endsWith('.sql'));

/** A checkpoint sums up the files before it and is run on an empty database only: production has run these. */
const isCheckpoint = ({ text }: SourceFile): boolean => directives(text).has('checkpoint');

function migrationOf(source: SourceFile): Migration {
  const name = baseName(source.path).replace(/\.sql$/, '');
  const said = directives(source.text);
  const { up, down } = said.has('txtar') ? archived(source.text) : { up: whole(source.text) };
  const unreadable = source.unreadable ?? delimited(said);
  const shape = said.get('txmode') === 'none' ? 'none' : 'wrapped';
  const readable = { ...source, ...(unreadable ? { unreadable } : {}) };
  return {
    id: name,
    version: name.split('_')[0] ?? '',
    up: scriptOfParts(readable, 'up', shape, [up]),
    ...(down ? { down: scriptOfParts(readable, 'down', shape, [down]) } : {}),
  };
}

const whole = (text: string): Part => ({ start: 0, end: text.length });

/** An archive of files, each under a line `-- name --`: https://atlasgo.io/versioned/checks#atlastxtar-directive */
function archived(text: string): { readonly up: Part; readonly down?: Part } {
  const markers = [...text.matchAll(/^-- (\S+) --[ \t\r]*$/gm)];
  const sections = markers.map((marker, index) => ({
    name: marker[1],
    start: marker.index + marker[0].length,
    end: markers[index + 1]?.index ?? text.length,
  }));
  const up = sections.find(({ name }) => name === 'migration.sql') ?? { start: 0, end: 0 };
  const down = sections.find(({ name }) => name === 'down.sql');
  return { up, ...(down ? { down } : {}) };
}

function delimited(said: ReadonlyMap<string, string>): Script['unreadable'] {
  if (!said.has('delimiter')) return undefined;
  return { message: 'its statements end in a delimiter of its own (atlas:delimiter)', line: 1 };
}
