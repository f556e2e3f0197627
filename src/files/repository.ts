import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { toRelative } from './project-files.js';

/** The git repository that a folder belongs to. */
export interface Repository {
  /** Absolute; the folder itself where there is no repository. */
  readonly root: string;
  readonly isGit: boolean;
  /** From the root to the folder, forward slashes; empty where they are the same. */
  readonly inside: string;
  readonly hasGithub: boolean;
  readonly hasGitlab: boolean;
}

export async function findRepository(cwd: string): Promise<Repository> {
  const top = await repositoryRoot(cwd);
  const root = top ?? cwd;
  return {
    root,
    isGit: top !== undefined,
    inside: root === cwd ? '' : toRelative(root, cwd),
    hasGithub: await exists(join(root, '.github')),
    hasGitlab: await exists(join(root, '.gitlab-ci.yml')),
  };
}

// `.git` is a file in a worktree and in a submodule.
const repositoryRoot = (cwd: string): Promise<string | undefined> => nearestWith(cwd, '.git');

/** This folder, or the nearest above it, that holds something of that name. */
async function nearestWith(cwd: string, name: string): Promise<string | undefined> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (await exists(join(folder, name))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Where npm puts the schema of `drydock.yml`. */
const schemaFile = 'node_modules/drydock/dist/drydock.schema.json';

/** The schema of `drydock.yml` as a file in this folder names it: that of the installed Drydock, else where it would lie. */
export async function schemaPath(cwd: string): Promise<string> {
  const path = toRelative(cwd, join((await nearestWith(cwd, schemaFile)) ?? cwd, schemaFile));
  return path.startsWith('../') ? path : `./${path}`;
}

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined)) !== undefined;

/** A file that says which Postgres is used in development or CI. */
export interface PostgresImage {
  /** Relative to the working directory. */
  readonly file: string;
  readonly major: number;
}

const composeAndCi = [
  '{docker-compose,compose}*.{yml,yaml}',
  '.github/workflows/*.{yml,yaml}',
  '.gitlab-ci.{yml,yaml}',
];

/** `image: postgres:16.4-alpine` or `- postgres:16`, of any registry; not a tag that is an expression, nor a comment. */
const image =
  /^(?:[^#\n]*?\b(?:image|name)["']?[ \t]*:|[ \t]*-[ \t])[ \t]*["']?(?:[\w.:-]+\/)*postgres:(\d{1,3})(?!\d)/gim;

/** The majors of images named `postgres` in the files of docker compose, GitHub Actions and GitLab CI in the folders. */
export async function findPostgresImages(
  cwd: string,
  folders: readonly string[],
): Promise<readonly PostgresImage[]> {
  const { glob } = await import('tinyglobby');
  const options = { absolute: true, dot: true, onlyFiles: true, expandDirectories: false };
  const files = await Promise.all(folders.map((folder) => glob(composeAndCi, { ...options, cwd: folder })));
  const found = await Promise.all([...new Set(files.flat())].sort().map((file) => imagesIn(cwd, file)));
  return found.flat();
}

async function imagesIn(cwd: string, path: string): Promise<readonly PostgresImage[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const majors = new Set([...text.matchAll(image)].map(([, major]) => Number(major)));
  return [...majors].map((major) => ({ file: toRelative(cwd, path), major }));
}
