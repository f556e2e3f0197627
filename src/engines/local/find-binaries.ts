import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { supportedMajors } from '../../postgres/versions.js';

/** A folder with `initdb` and `postgres` in it. */
export interface Installation {
  readonly folder: string;
  /** Such as `15.18`, or `19beta1`. */
  readonly version: string;
  readonly major: number;
  /** The folder of the npm package that it is of. */
  readonly packageHome?: string;
}

/** Where to look. A `*` stands for one name of a folder; the folders that it finds are tried from the highest name down. */
export interface SearchPlaces {
  /** `$PGBIN`: taken before all else. */
  readonly preferred: string | undefined;
  readonly patterns: readonly string[];
  /** `$PATH`: for `initdb` itself, and for `pg_config --bindir`. */
  readonly path: string;
  /** The user's folder for what can be made again: data folders are kept there. Without it none is. */
  readonly cacheFolder?: string;
}

/** Debian and Ubuntu; the PGDG packages of Red Hat and SUSE; Homebrew on Apple silicon, Intel and Linux; Postgres.app. */
const packageFolders = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
  '/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
];

export const usualPlaces = (environment: NodeJS.ProcessEnv): SearchPlaces => ({
  preferred: environment['PGBIN'],
  patterns: packageFolders,
  path: environment['PATH'] ?? '',
  ...usualCacheFolder(environment),
});

/** None in CI, where a run must not be served by what another one, perhaps of a stranger's pull request, has left. */
function usualCacheFolder(environment: NodeJS.ProcessEnv): { readonly cacheFolder?: string } {
  const { CI: ci, HOME: home, XDG_CACHE_HOME: given } = environment;
  if (ci !== undefined) return {};
  const usual = home && join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  const cacheFolder = given === '' ? usual : (given ?? usual);
  return cacheFolder?.startsWith('/') ? { cacheFolder } : {};
}

const run = promisify(execFile);

/** All installations, best first: `$PGBIN`, then the highest major. Nothing found: an empty list. */
export async function findInstallations(places: SearchPlaces): Promise<readonly Installation[]> {
  const matches = await Promise.all(places.patterns.map(expand));
  const folders = [...new Set([...matches.flat(), ...(await onPath(places.path))])];
  const [preferred, ...others] = await Promise.all([places.preferred, ...folders].map(inspect));
  const found = others.filter((one) => one !== undefined).sort((left, right) => right.major - left.major);
  return preferred === undefined ? found : [preferred, ...found];
}

const oldestMajor = supportedMajors[0];

/** The best installation of that major; of any supported major where none is asked for. */
export const choose = (
  found: readonly Installation[],
  wanted: number | undefined,
): Installation | undefined =>
  found.find(({ major }) => major >= oldestMajor && (wanted === undefined || major === wanted));

/** Says what was looked for, and what was found instead. */
export function explainMissing(
  places: SearchPlaces,
  found: readonly Installation[],
  wanted: number | undefined,
): string {
  const what = `no server binaries of PostgreSQL ${wanted ?? `${oldestMajor} or newer`} were found`;
  const list = found.map(({ version, folder }) => `${version} in ${folder}`).join(', ');
  if (list !== '') return `${what}, only ${list}`;
  const preferred = places.preferred === undefined ? '$PGBIN (not set)' : `$PGBIN (${places.preferred})`;
  return `${what}: looked for initdb and postgres in ${[preferred, ...places.patterns].join(', ')} and $PATH`;
}

async function expand(pattern: string): Promise<readonly string[]> {
  const [parent = '', prefix = '', rest = ''] = /^(.*\/)([^*/]*)\*(.*)$/.exec(pattern)?.slice(1) ?? [];
  const names = await readdir(parent).catch(() => []);
  return names.filter((name) => name.startsWith(prefix)).map((name) => join(parent, name + rest));
}

async function onPath(path: string): Promise<readonly string[]> {
  const folders = path.split(delimiter).filter((folder) => folder.startsWith('/'));
  const asked = await run('pg_config', ['--bindir'], { env: { PATH: path } }).catch(() => undefined);
  return asked === undefined ? folders : [asked.stdout.trim(), ...folders];
}

/** Undefined where the folder has no working server in it. */
async function inspect(folder: string | undefined): Promise<Installation | undefined> {
  if (folder === undefined) return undefined;
  try {
    await access(join(folder, 'initdb'), constants.X_OK);
    const { stdout } = await run(join(folder, 'postgres'), ['--version'], { env: {} });
    const version = /\d+\S*/.exec(stdout)?.[0];
    return version === undefined ? undefined : { folder, version, major: Number.parseInt(version, 10) };
  } catch {
    return undefined;
  }
}
