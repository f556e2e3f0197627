import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a Docker daemon, or a Podman that speaks its API, is looked for. */
export interface DaemonSearch {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
}

/**
 * The addresses to try, in order: what somebody has set, as testcontainers and the docker command have it, and only
 * without that the usual ones of Docker, Docker Desktop, rootless Docker, Colima and Podman.
 */
export async function daemonPlaces(search: DaemonSearch): Promise<readonly string[]> {
  const { environment, home } = search;
  const properties = await readFile(join(home, '.testcontainers.properties'), 'utf8').catch(() => '');
  const property = (name: string): string | undefined =>
    new RegExp(`^\\s*${name}\\s*=\\s*(\\S+)`, 'm').exec(properties)?.[1];
  const chosen =
    property('tc\\.host') ??
    nonEmpty(environment['DOCKER_HOST']) ??
    property('docker\\.host') ??
    (await hostOfContext(search));
  return chosen === undefined ? usualPlaces(search) : [chosen];
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** `docker context use` writes the name into config.json; the context is in a folder called by the hash of it. */
async function hostOfContext({ environment, home }: DaemonSearch): Promise<string | undefined> {
  const folder = environment['DOCKER_CONFIG'] ?? join(home, '.docker');
  const name =
    environment['DOCKER_CONTEXT'] ?? (await readJson(join(folder, 'config.json')))?.['currentContext'];
  if (typeof name !== 'string' || name === '' || name === 'default') return undefined;
  const hash = createHash('sha256').update(name).digest('hex');
  const meta = await readJson(join(folder, 'contexts', 'meta', hash, 'meta.json'));
  const endpoints = meta?.['Endpoints'] as { readonly docker?: { readonly Host?: string } } | undefined;
  return endpoints?.docker?.Host;
}

async function readJson(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

function usualPlaces({ environment, home, platform }: DaemonSearch): readonly string[] {
  if (platform === 'win32') return ['npipe:////./pipe/docker_engine'];
  const runtime = environment['XDG_RUNTIME_DIR'];
  return [
    '/var/run/docker.sock',
    ...(runtime === undefined ? [] : [join(runtime, 'docker.sock'), join(runtime, 'podman', 'podman.sock')]),
    ...['run', 'desktop'].map((folder) => join(home, '.docker', folder, 'docker.sock')),
    join(home, '.colima', 'default', 'docker.sock'),
  ].map((path) => `unix://${path}`);
}
