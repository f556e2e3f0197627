import type { IncomingMessage } from 'node:http';
import { expect, onTestFinished } from 'vitest';
import { breachesOf } from './github-contract.js';
import { githubUser } from './github-user.js';
import { type LocalServer, localServer } from './local-server.js';

export interface Answer {
  readonly status: number;
  /** Undefined where there is none. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Present where somebody in between answers. */
  readonly isNotGithub?: true;
}

/** What is asked: `GET /path`, with its query in the address. */
export interface Asked {
  readonly what: string;
  readonly url: URL;
  readonly text: string;
}

/**
 * GitHub's API as the test wants it. The test fails if anything that is asked for, or answered, is not as GitHub
 * describes its API.
 */
export async function githubApi(answer: (asked: Asked) => Answer | 'silence'): Promise<LocalServer> {
  const breaches: string[] = [];
  onTestFinished(() => {
    expect(breaches).toEqual([]);
  });
  return localServer((request, response) => {
    void textOf(request).then((text) => {
      const { method = '' } = request;
      const url = new URL(request.url ?? '', `http://${request.headers.host ?? ''}`);
      const answered = answer({ what: `${method} ${url.pathname}`, url, text });
      if (answered === 'silence') return;
      const { status, body, headers, isNotGithub } = answered;
      if (!isNotGithub) breaches.push(...breachesOf({ method, url, text, status, answer: body }));
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** GitHub's schema `basic-error`. */
export const refusal = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
});

/** The page of a list that was asked for, with the address of the next. */
export function pageOf<Item>(
  items: readonly Item[],
  { origin, pathname, searchParams }: URL,
  shown: (item: Item) => object,
): Answer {
  const size = Number(searchParams.get('per_page') ?? 30);
  const page = Number(searchParams.get('page') ?? 1);
  const next = `${origin}${pathname}?per_page=${size}&page=${page + 1}`;
  return {
    status: 200,
    body: items.slice((page - 1) * size, page * size).map(shown),
    headers: page * size < items.length ? { link: `<${next}>; rel="next"` } : {},
  };
}

/** One entry of “List pull requests files”. */
export interface ListedFile {
  readonly filename: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly previous_filename?: string;
  readonly patch?: string;
}

/** GitHub's REST API as far as it lists the files of pull request 1 of octo/shop, page by page. */
export const filesApi = (files: readonly ListedFile[]): Promise<LocalServer> =>
  githubApi(({ what, url }) =>
    what === 'GET /repos/octo/shop/pulls/1/files' ? pageOf(files, url, diffEntry) : refusal(404, 'Not Found'),
  );

/** GitHub's schema `diff-entry`. */
export function diffEntry(file: ListedFile): object {
  const path = encodeURIComponent(file.filename);
  return {
    ...file,
    sha: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
    additions: 1,
    deletions: 0,
    changes: 1,
    blob_url: `https://github.example/octo/shop/blob/HEAD/${path}`,
    raw_url: `https://github.example/octo/shop/raw/HEAD/${path}`,
    contents_url: `https://api.github.example/repos/octo/shop/contents/${path}?ref=HEAD`,
  };
}

/** An API that answers everything with this status. */
export const refusingApi = (status: number, message: string): Promise<LocalServer> =>
  githubApi(() => refusal(status, message));

/** What somebody may do in a repository: `permission` knows three answers, `role_name` all. */
export interface Role {
  readonly permission: 'admin' | 'write' | 'read' | 'none';
  readonly role_name: string;
}

/** GitHub's REST API as far as it tells what each of these may do in octo/shop. */
export const rolesApi = (roles: Readonly<Record<string, Role>>): Promise<LocalServer> =>
  githubApi(({ what }) => {
    const login = /^GET \/repos\/octo\/shop\/collaborators\/(\w+)\/permission$/.exec(what)?.[1] ?? '';
    const role = roles[login];
    if (!role) return refusal(404, 'Not Found');
    return { status: 200, body: { ...role, user: { ...githubUser(login), role_name: role.role_name } } };
  });
