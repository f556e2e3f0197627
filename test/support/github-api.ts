import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export interface LocalServer {
  readonly url: string;
  /** `GET /path?query` of what was asked for. */
  readonly requests: readonly string[];
  readonly authorizations: readonly (string | undefined)[];
}

/** An HTTP server on this machine that goes when the tests of the file are done. */
export async function localServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  const requests: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    authorizations.push(request.headers.authorization);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, authorizations };
}

/** One entry of “List pull requests files”. */
export interface ListedFile {
  readonly filename: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly previous_filename?: string;
}

/** GitHub's REST API as far as it lists the files of pull request 1 of octo/shop, page by page. */
export function filesApi(files: readonly ListedFile[]): Promise<LocalServer> {
  return localServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', `http://${request.headers.host ?? ''}`);
    if (pathname !== '/repos/octo/shop/pulls/1/files') {
      json(response, 404, { message: 'Not Found' });
      return;
    }
    const size = Number(searchParams.get('per_page') ?? 30);
    const page = Number(searchParams.get('page') ?? 1);
    const next = `http://${request.headers.host ?? ''}${pathname}?per_page=${size}&page=${page + 1}`;
    const link = page * size < files.length ? { link: `<${next}>; rel="next"` } : {};
    json(response, 200, files.slice((page - 1) * size, page * size), link);
  });
}

/** An API that answers everything with this status. */
export const refusingApi = (status: number, message: string): Promise<LocalServer> =>
  localServer((_, response) => {
    json(response, status, { message, documentation_url: 'https://docs.github.com/rest' });
  });

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** What was sent with a request. */
export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
