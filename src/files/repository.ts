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

async function repositoryRoot(cwd: string): Promise<string | undefined> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    // A file in a worktree and in a submodule.
    if (await exists(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined)) !== undefined;

/** A file that says which Postgres is used in development or CI. */
export interface PostgresImage {
  /** Relative to the folder that was looked into. */
  readonly file: string;
  readonly major: number;
}

const composeAndCi = [
  '{docker-compose,compose}*.{yml,yaml}',
  '.github/workflows/*.{yml,yaml}',
  '.gitlab-ci.{yml,yaml}',
];

/** `image: postgres:16.4-alpine`, also of another registry; not where the tag is an expression, nor in a comment. */
const image = /^[^#\n]*?\b(?:image|name)["']?[ \t]*:[ \t]*["']?(?:[\w.:-]+\/)*postgres:(\d{1,3})(?!\d)/gim;

/** The majors of the images named `postgres` in the files of docker compose, GitHub Actions and GitLab CI of a folder. */
export async function findPostgresImages(folder: string): Promise<readonly PostgresImage[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(composeAndCi, {
    cwd: folder,
    dot: true,
    onlyFiles: true,
    expandDirectories: false,
  });
  const found = await Promise.all(files.sort().map((file) => imagesIn(folder, file)));
  return found.flat();
}

async function imagesIn(folder: string, file: string): Promise<readonly PostgresImage[]> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '');
  const majors = new Set([...text.matchAll(image)].map(([, major]) => Number(major)));
  return [...majors].map((major) => ({ file, major }));
}
