import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { daemonPlaces } from '../../src/engines/docker/daemon-places.js';
import { createDockerEngine } from '../../src/engines/docker/docker.js';
import { EngineError } from '../../src/errors.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const options = { statementTimeoutMs: 0 };

let homes = 0;
/** A home folder with these files. */
function homeWith(files: Readonly<Record<string, string>>): string {
  homes += 1;
  const home = join(folder, `home-${homes}`);
  for (const [path, text] of Object.entries({ '.docker/.keep': '', ...files })) {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  return home;
}

const contextFile = (name: string): string =>
  `.docker/contexts/meta/${createHash('sha256').update(name).digest('hex')}/meta.json`;

const colima = {
  '.docker/config.json': '{ "currentContext": "colima" }',
  [contextFile('colima')]: '{ "Endpoints": { "docker": { "Host": "unix:///colima.sock" } } }',
};

describe('a daemon is looked for', () => {
  it.each<readonly [string, Record<string, string>, Record<string, string>, readonly string[]]>([
    ['where DOCKER_HOST says', { DOCKER_HOST: 'tcp://there:2375' }, colima, ['tcp://there:2375']],
    ['in the context of the docker command', {}, colima, ['unix:///colima.sock']],
    [
      'in another context, where DOCKER_CONTEXT names it',
      { DOCKER_CONTEXT: 'other' },
      {
        ...colima,
        [contextFile('other')]: '{ "Endpoints": { "docker": { "Host": "unix:///other.sock" } } }',
      },
      ['unix:///other.sock'],
    ],
    [
      'where the file of testcontainers says',
      {},
      { '.testcontainers.properties': 'a=b\ndocker.host = unix:///properties.sock\n' },
      ['unix:///properties.sock'],
    ],
  ])('%s', async (_, environment, files, places) => {
    expect(await daemonPlaces({ environment, home: homeWith(files), platform: 'linux' })).toEqual(places);
  });

  it.each<Record<string, string>>([
    {},
    { '.docker/config.json': '{ "currentContext": "default" }' },
    { '.docker/config.json': '{ broken' },
    { '.docker/config.json': '{ "currentContext": "gone" }' },
  ])('else at the usual sockets: %j', async (files) => {
    const home = homeWith(files);
    const environment = { XDG_RUNTIME_DIR: '/run/user/7', DOCKER_HOST: '' };
    expect(await daemonPlaces({ environment, home, platform: 'linux' })).toEqual([
      'unix:///var/run/docker.sock',
      'unix:///run/user/7/docker.sock',
      'unix:///run/user/7/podman/podman.sock',
      `unix://${home}/.docker/run/docker.sock`,
      `unix://${home}/.docker/desktop/docker.sock`,
      `unix://${home}/.colima/default/docker.sock`,
    ]);
  });

  it('at the pipe of Windows', async () => {
    expect(await daemonPlaces({ environment: {}, home: homeWith({}), platform: 'win32' })).toEqual([
      'npipe:////./pipe/docker_engine',
    ]);
  });
});

describe('the docker engine is not available', () => {
  const engineAt = (host: string, more = {}) =>
    createDockerEngine({
      environment: { DOCKER_HOST: host, ...more },
      home: homeWith({}),
      platform: 'linux',
    });

  it.each([
    ['unix:///nowhere.sock', 'ENOENT'],
    ['tcp://127.0.0.1:1', 'ECONNREFUSED'],
    ['ssh://somewhere', 'ssh:// is not supported'],
    ['nonsense', 'Invalid URL'],
  ])('at %s', async (host, why) => {
    const engine = engineAt(host);
    const obstacle = `no Docker daemon answers: tried ${host} (${why})`;
    expect(await engine.unavailable(options)).toBe(obstacle);
    const error: unknown = await engine.start(options).catch((reason: unknown) => reason);
    const hint = 'Start Docker, set DOCKER_HOST to a daemon that runs, or choose another engine (--engine).';
    expect(error).toEqual(new EngineError(obstacle, hint));
  });

  it('where its certificates are missing', async () => {
    const engine = engineAt('tcp://127.0.0.1:1', { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder });
    expect(await engine.unavailable(options)).toContain('ENOENT');
  });

  it('where a daemon does not answer, or is none', async () => {
    const path = join(folder, 'daemon.sock');
    const server = createServer((_, response) => response.writeHead(503).end()).listen(path);
    await once(server, 'listening');
    expect(await engineAt(`unix://${path}`).unavailable(options)).toBe(
      `no Docker daemon answers: tried unix://${path} (status 503)`,
    );
    server.removeAllListeners('request');
    expect(await engineAt(`unix://${path}`).unavailable(options)).toBe(
      `no Docker daemon answers: tried unix://${path} (no answer within a second)`,
    );
    server.closeAllConnections();
    server.close();
  });
});
