import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.js';
import { baseName, folderOf } from '../migration-tools/file-names.js';
import type { ProjectFiles, SourceFile } from '../migration-tools/migration-tool.js';

/** Never part of a project's own migrations. */
const ignored = ['**/node_modules/**', '**/.git/**'];

/**
 * The files below the given folders, files and globs. A folder that holds .sql files stands for these; one that
 * holds none for all below it. `ending` is what takes the place of `sql`; a file that is named may end in anything.
 * @throws UserError for a path or glob that nothing matches.
 */
export async function findProjectFiles(
  cwd: string,
  paths: readonly string[],
  ending: 'sql' | 'md' | '*' = 'sql',
): Promise<ProjectFiles> {
  const found = new Set<string>();
  for (const path of paths) for (const file of await filesOf(cwd, path, ending)) found.add(file);
  // A tool looks into files to see whether they are its own, and reads them again as migrations.
  const sources = new Map<string, Promise<SourceFile>>();
  return {
    paths: [...found].sort(),
    read: (path) => {
      const known = sources.get(path) ?? readSource(cwd, path);
      sources.set(path, known);
      return known;
    },
    readIfThere: async (path) => {
      const kind = await stat(resolve(cwd, path)).catch(() => undefined);
      return kind?.isFile() ? readSource(cwd, path) : undefined;
    },
    readIncluded: async (path) => {
      const kind = await stat(resolve(cwd, path)).catch(() => undefined);
      return kind?.isFile() && (await staysInside(cwd, path)) ? readSource(cwd, path) : undefined;
    },
  };
}

async function filesOf(cwd: string, path: string, ending: string): Promise<readonly string[]> {
  const full = resolve(cwd, path);
  const kind = await stat(full).catch(() => undefined);
  if (kind?.isFile()) return [toRelative(cwd, full)];
  if (kind?.isDirectory()) return folder(cwd, full, ending);
  const { isDynamicPattern } = await import('tinyglobby');
  const matches = isDynamicPattern(path) ? await glob(cwd, [path]) : [];
  if (matches.length > 0) return matches;
  throw new UserError(
    `No such file or folder: ${path}`,
    'Give the folder that the migrations lie in, or its files.',
  );
}

async function folder(cwd: string, full: string, ending: string): Promise<readonly string[]> {
  const own = await glob(full, [`*.${ending}`]);
  const steps = own.length > 0 ? await glob(full, [`*/*.${ending}`]) : [];
  if (isFolderEach(own, steps)) return steps.map((file) => toRelative(cwd, resolve(full, file)));
  // graphile-migrate keeps current.sql beside the folder of what is committed.
  const committed = await glob(full, [`committed/*.${ending}`]);
  const parts = committed.length > 0 ? await glob(full, [`current/*.${ending}`]) : [];
  const near = [...own, ...committed, ...parts];
  const files = near.length > 0 ? near : await glob(full, [`**/*.${ending}`]);
  return files.map((file) => toRelative(cwd, resolve(full, file)));
}

/**
 * Whether each migration is a folder of its own, as Diesel and Prisma have it: they read no file beside these.
 * @param own scripts in the folder of all @param below those in the folders in it
 */
const isFolderEach = (own: readonly string[], below: readonly string[]): boolean =>
  below.filter((file) => /^(?:up|migration)\.sql$/i.test(baseName(file))).length > own.length;

async function glob(cwd: string, patterns: readonly string[]): Promise<readonly string[]> {
  const tinyglobby = await import('tinyglobby');
  return tinyglobby.glob([...patterns], { cwd, ignore: ignored, onlyFiles: true, caseSensitiveMatch: false });
}

/** The folders that tools keep their migrations in, and the files that are theirs wherever they lie. */
const layouts: readonly (readonly [glob: string, root: RegExp])[] = [
  ['**/migrations/**/*.sql', /^((?:.*?\/)?migrations)\/.*\.sql$/is],
  ['**/drizzle/**/*.sql', /^((?:.*?\/)?drizzle)\/.*\.sql$/is],
  ['**/db/migrate/**/*.sql', /^((?:.*?\/)?db\/migrate)\/.*\.sql$/is],
  ['**/sqitch.plan', /^(?:(.*)\/)?sqitch\.plan$/is],
  ['**/*.up.sql', /^(?:(.*)\/)?[^/]*\.up\.sql$/is],
  ['**/V*__*.sql', /^(?:(.*)\/)?V[^/]*__[^/]*\.sql$/is],
];

/** The folders below this one that migrations lie in, sorted; `.` for this one itself. */
export async function findMigrationFolders(cwd: string): Promise<readonly string[]> {
  const files = await glob(
    cwd,
    layouts.map(([pattern]) => pattern),
  );
  const byRoot = new Map<string, string[]>();
  for (const file of files) {
    const match = layouts.map(([, root]) => root.exec(file)).find((found) => found !== null);
    const root = match?.[1] ?? '';
    const scripts = byRoot.get(root) ?? [];
    scripts.push(file);
    byRoot.set(root, scripts);
  }
  return [...byRoot]
    .flatMap(([root, scripts]) => foldersIn(root, scripts))
    .map((folder) => (folder === '' ? '.' : folder))
    .sort();
}

/** A folder that holds scripts as well as folders of scripts does not tell which of them are meant: they are all named. */
function foldersIn(root: string, scripts: readonly string[]): readonly string[] {
  const holding = new Set(scripts.map(folderOf));
  if (!holding.has(root) || holding.has(`${root}/committed`)) return [root];
  const own = scripts.filter((file) => folderOf(file) === root);
  const below = scripts.filter((file) => folderOf(file) !== root && folderOf(folderOf(file)) === root);
  return isFolderEach(own, below) ? [root] : [...holding];
}

/**
 * Where the migrations lie, when nobody says.
 * @throws UserError where there is no such folder, or more than one.
 */
export async function findMigrationFolder(cwd: string): Promise<string> {
  const folders = await findMigrationFolders(cwd);
  const [first, ...others] = folders;
  if (first === undefined) {
    throw new UserError('No migrations were found here', 'Give their folder: drydock check db/migrations');
  }
  if (others.length === 0) return first;
  throw new UserError(
    `Migrations lie in ${folders.length} folders: ${folders.slice(0, 5).join(', ')}${folders.length > 5 ? ', …' : ''}`,
    'Name the one to check, or `migrations:` in drydock.yml.',
  );
}

/** Whether the file lies in the working directory, links followed, and in no hidden folder such as `.git`. */
async function staysInside(cwd: string, path: string): Promise<boolean> {
  const [root, target] = await Promise.all([realpath(cwd), realpath(resolve(cwd, path))]);
  const inside = relative(root, target);
  return !isAbsolute(inside) && !inside.split(sep).some((name) => name.startsWith('.'));
}

/** Reads a file as UTF-8. What is no UTF-8 is told at its line, and the text is then empty. */
async function readSource(cwd: string, path: string): Promise<SourceFile> {
  const bytes = await readFile(resolve(cwd, path)).catch((cause: unknown) => {
    throw new UserError(`${path} cannot be read`, undefined, { cause });
  });
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { path, text: '', unreadable: invalidUtf8(bytes) };
  }
}

function invalidUtf8(bytes: Buffer): { readonly message: string; readonly line: number } {
  if (bytes.includes(0))
    return { message: 'The file holds NUL bytes, so it is no SQL text (a binary file?)', line: 1 };
  const valid = longestValidPrefix(bytes);
  const line = bytes.subarray(0, valid).toString('latin1').split('\n').length;
  const byte = (bytes[valid] ?? 0).toString(16).padStart(2, '0');
  return { message: `The file is not UTF-8: byte 0x${byte} at line ${line}; save it as UTF-8`, line };
}

/** How many bytes can be decoded. Found by halving: in stream mode a prefix is fine up to the byte that is not. */
function longestValidPrefix(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodes(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  // A stream may end inside a sequence, whose first bytes are then the culprits.
  while (!decodes(bytes.subarray(0, low), false)) low -= 1;
  return low;
}

function decodes(bytes: Buffer, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Whether a file is what the path names, or lies in the folder that it names. Both as `resolve()` takes them. */
export function isUnder(cwd: string, file: string, path: string): boolean {
  const folder = resolve(cwd, path);
  const full = resolve(cwd, file);
  return full === folder || full.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Relative to the working directory, with forward slashes; a path outside of it begins with `../`. */
export function toRelative(cwd: string, full: string): string {
  const path = relative(cwd, full);
  return (isAbsolute(path) || path === '' ? basename(full) : path).split(sep).join('/');
}
