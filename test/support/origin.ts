import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** git with nobody's own configuration. */
export const gitEnvironment = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
} as const;

export function git(cwd: string, args: readonly string[], input?: string): string {
  const env = { PATH: process.env['PATH'], HOME: cwd, LC_ALL: 'C', ...gitEnvironment };
  return execFileSync('git', args, { cwd, env, input, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Content by path; null deletes. */
export type Files = Readonly<Record<string, string | null>>;

/** Names of commits by path. */
export type Submodules = Readonly<Record<string, string>>;

/** A bare repository that stands in for the one on GitHub. */
export interface Origin {
  readonly folder: string;
  readonly url: string;
  /** A commit that changes these files of its first parent, and points these submodules at commits. */
  readonly commit: (parents: readonly string[], files: Files, submodules?: Submodules) => string;
  readonly ref: (name: string, sha: string) => void;
}

export function createOrigin(parent: string, name = 'origin.git'): Origin {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--bare', '--template=', '--initial-branch=main']);
  appendFileSync(join(folder, 'config'), '[uploadpack]\n\tallowAnySHA1InWant = true\n\tallowFilter = true\n');
  let commits = 0;
  return {
    folder,
    url: `file://${folder}`,
    commit: (parents, files, submodules = {}) => {
      commits += 1;
      const changes = [
        ...Object.entries(files).map(([path, content]) => change(path, content)),
        ...Object.entries(submodules).map(([path, sha]) => `M 160000 ${sha} ${quoted(path)}`),
      ];
      return git(folder, ['fast-import', '--quiet'], importStream(commits, parents, changes));
    },
    // As git does where nobody packs the refs; a process for each would be half of the time.
    ref: (ref, sha) => {
      const path = join(folder, ref);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${sha}\n`);
    },
  };
}

/** The number makes each commit another one, with the same files, too. What comes back is its name. */
function importStream(number: number, parents: readonly string[], changes: readonly string[]): string {
  const [first, ...merged] = parents;
  return [
    `commit refs/made/${number}`,
    'mark :1',
    `committer Test <test@example.invalid> ${1_700_000_000 + number} +0000`,
    'data 1\nm',
    ...(first === undefined ? [] : [`from ${first}`]),
    ...merged.map((sha) => `merge ${sha}`),
    ...changes,
    '',
    'get-mark :1',
    '',
  ].join('\n');
}

const change = (path: string, content: string | null): string =>
  content === null
    ? `D ${quoted(path)}`
    : `M 100644 inline ${quoted(path)}\ndata ${Buffer.byteLength(content)}\n${content}`;

const quoted = (path: string): string =>
  `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

export interface Checkout {
  readonly sha: string;
  /** `fetch-depth` of actions/checkout; 0 for all branches with their whole history. */
  readonly depth: number;
  readonly url?: string;
  /** `sparse-checkout` of actions/checkout, which also leaves out the contents of what is not checked out. */
  readonly sparse?: readonly string[];
}

/** What actions/checkout leaves in an empty folder: one commit, detached. */
export function checkOut(
  folder: string,
  origin: Origin,
  { sha, depth, url = origin.url, sparse }: Checkout,
): string {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--template=', '--initial-branch=main']);
  const fetched = '+refs/heads/*:refs/remotes/origin/*';
  const remote = `[remote "origin"]\n\turl = ${url}\n\tfetch = ${fetched}\n`;
  appendFileSync(join(folder, '.git/config'), remote);
  const all = depth === 0 ? [fetched] : [];
  const limit = depth === 0 ? [] : [`--depth=${depth}`];
  const filter = sparse ? ['--filter=blob:none'] : [];
  const from = sparse ? 'origin' : origin.url;
  git(folder, ['fetch', '--quiet', '--no-tags', ...filter, ...limit, from, ...all, sha]);
  if (sparse) git(folder, ['sparse-checkout', 'set', ...sparse]);
  git(folder, ['checkout', '--quiet', '--detach', sha]);
  return folder;
}
