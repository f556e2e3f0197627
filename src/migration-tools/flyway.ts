import { compareText } from '../compare-text.js';
import { baseName, compareVersions, filesLike, folderOf } from './file-names.js';
import { flywayScript } from './flyway-script.js';
import { type FlywaySettings, readFlywaySettings } from './flyway-settings.js';
import type { Migration, MigrationTool, ProjectFiles } from './migration-tool.js';

/**
 * Flyway: `V<version>__<description>.sql` in the order of their versions, undone by `U<version>__…`, then the
 * repeatable `R__<description>.sql` in the order of their descriptions; on an empty database the latest baseline
 * migration `B<version>__…` stands for all versions up to its own. SQL callbacks of `migrate` run where their names
 * say. Redgate's documentation, “Migrations”, “Baseline migrations”, “Callback events”; ResourceNameParser.java.
 */
export const flyway: MigrationTool = {
  name: 'flyway',
  placeholder: /\$\{([^{}\n]*)\}/g,
  shape: 'wrapped',
  runsPsql: false,
  downScripts: 'optional',
  deploysDevFiles: true,
  downFileOf: (up) => {
    const name = baseName(up);
    if (!name.startsWith('V')) return undefined;
    return `${up.slice(0, up.length - name.length)}${name.replace(/^V/, 'U')}`;
  },
  outsideTransaction:
    'Flyway leaves the transaction out where a file holds nothing but such statements, or where <file>.sql.conf says executeInTransaction=false',

  detect({ paths }) {
    const own = paths.filter((path) => ['V', 'R', 'B'].includes(nameOf(path)?.prefix ?? ''));
    const first = own[0];
    return first === undefined ? undefined : filesLike(own.length, first);
  },

  async readMigrations(files) {
    const named = files.paths.flatMap((path) => nameOf(path) ?? []);
    const settings = await readFlywaySettings(files, folderOf(named[0]?.path ?? ''));
    const of = (prefix: string) => named.filter((one) => one.prefix === prefix).sort(inOrder);
    const undo = of('U');
    return Promise.all(
      [
        ...of('beforeMigrate'),
        ...fromBaseline(of('B'), of('V')),
        ...of('afterVersioned'),
        ...of('beforeRepeatables'),
        ...of('R'),
        ...of('afterMigrateApplied'),
        ...of('afterMigrate'),
      ].map((one) => read(files, settings, one, undo)),
    );
  },
};

interface FlywayName {
  readonly path: string;
  readonly prefix: string;
  /** As it is written; empty for repeatable migrations and callbacks. */
  readonly version: string;
  readonly description: string;
}

/** Prefixes are told by their case; a version is numbers with `.` or `_` between them. */
const versioned = /^([VUB])(\d+(?:[._]\d+)*)(?:__(.*))?\.sql$/;
const repeatable = /^(R)__(.*)\.sql$/;
/** The events of one run of `migrate` as a whole; those of each migration and of other commands are no part of it. */
const callback =
  /^(beforeMigrate|afterVersioned|beforeRepeatables|afterMigrateApplied|afterMigrate)(?:__(.*))?\.sql$/;

function nameOf(path: string): FlywayName | undefined {
  const name = baseName(path);
  const [, prefix, version = '', description = ''] = versioned.exec(name) ?? [];
  if (prefix !== undefined) return { path, prefix, version, description };
  const [, other, words = ''] = repeatable.exec(name) ?? callback.exec(name) ?? [];
  return other === undefined ? undefined : { path, prefix: other, version: '', description: words };
}

/** Underscores of a description are spaces: ResourceNameParser.java. */
const inOrder = (a: FlywayName, b: FlywayName): number =>
  compareParts(a.version, b.version) ||
  compareText(a.description.replaceAll('_', ' '), b.description.replaceAll('_', ' ')) ||
  compareText(a.path, b.path);

/** MigrationVersion.java, `compareTo`: part by part as numbers, 1 before 1.1 before 1.10, and 1.0 the same as 1. */
function compareParts(left: string, right: string): number {
  const [a, b] = [left.split(/[._]/), right.split(/[._]/)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = compareVersions(a[index] ?? '0', b[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/** A new database begins with the latest baseline, and leaves out what that stands for. */
function fromBaseline(
  baselines: readonly FlywayName[],
  migrations: readonly FlywayName[],
): readonly FlywayName[] {
  const latest = baselines.at(-1);
  if (!latest) return migrations;
  return [latest, ...migrations.filter(({ version }) => compareParts(version, latest.version) > 0)];
}

async function read(
  files: ProjectFiles,
  settings: FlywaySettings,
  { path, prefix, version }: FlywayName,
  undo: readonly FlywayName[],
): Promise<Migration> {
  const up = await flywayScript(files, path, 'up', settings);
  const own = { id: baseName(path).replace(/\.sql$/, ''), version, up };
  if (version === '') return { ...own, repeatable: true };
  const down = prefix === 'V' && undo.find((one) => compareParts(one.version, version) === 0);
  return down ? { ...own, down: await flywayScript(files, down.path, 'down', settings) } : own;
}
