import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type DaemonSearch, daemonPlaces } from './daemon-places.js';

export const usualSearch = (): DaemonSearch => ({
  environment: process.env,
  home: homedir(),
  platform: process.platform,
});

/** The word: a daemon counts where it answers within a second. */
const answersWithinMs = 1000;

/** The address of the first daemon that answers, or why there is none. */
export async function findDaemon(
  search: DaemonSearch,
): Promise<{ readonly address: string } | { readonly obstacle: string }> {
  const places = await daemonPlaces(search);
  const answers = await Promise.all(places.map((place) => ping(place, search)));
  const address = places.find((_, index) => answers[index] === undefined);
  if (address !== undefined) return { address };
  const tried = places.map((place, index) => `${place} (${answers[index]})`).join(', ');
  return { obstacle: `no Docker daemon answers: tried ${tried}` };
}

/** @returns why it does not answer; undefined where it does */
async function ping(place: string, search: DaemonSearch): Promise<string | undefined> {
  try {
    const { secure, ...target } = await requestTo(place, search);
    const { request } = secure ? await import('node:https') : await import('node:http');
    return await new Promise((resolve) => {
      const call = request({ ...target, path: '/_ping', agent: false, timeout: answersWithinMs });
      call.on('response', (response) => {
        response.resume();
        resolve(response.statusCode === 200 ? undefined : `status ${response.statusCode ?? 0}`);
      });
      call.on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code ?? error.message);
      });
      const timer = setTimeout(() => call.destroy(new Error('no answer within a second')), answersWithinMs);
      call.on('close', () => {
        clearTimeout(timer);
      });
      call.end();
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type Target = RequestOptions & { readonly secure: boolean; readonly ca?: Buffer };

async function requestTo(place: string, { environment }: DaemonSearch): Promise<Target> {
  const url = new URL(place);
  if (url.protocol === 'unix:' || url.protocol === 'npipe:')
    return { socketPath: decodeURIComponent(url.pathname), secure: false };
  if (url.protocol !== 'tcp:' && url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Error(`${url.protocol}// is not supported`);
  const target = { host: url.hostname, port: url.port, secure: environment['DOCKER_TLS_VERIFY'] === '1' };
  const folder = environment['DOCKER_CERT_PATH'];
  if (!target.secure || folder === undefined) return target;
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readFile(join(folder, name))),
  );
  return { ...target, ...(ca && { ca }), ...{ cert, key } };
}
