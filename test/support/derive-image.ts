import { randomBytes } from 'node:crypto';
import { daemon } from './docker-here.js';

/** Makes an image from another one, as a Dockerfile with one RUN as root, and an entrypoint where one is given. */
export async function deriveImage(
  from: string,
  run: string,
  entrypoint?: readonly string[],
): Promise<AsyncDisposable & { readonly name: string }> {
  const docker = await daemon();
  const { Config: config } = await docker.getImage(from).inspect();
  const container = await docker.createContainer({
    Image: from,
    Entrypoint: ['sh', '-c'],
    Cmd: [run],
    User: 'root',
  });
  await container.start();
  await container.wait();
  const name = `drydock-test/derived:${randomBytes(4).toString('hex')}`;
  const [repo, tag] = name.split(':');
  const changes = [
    `ENTRYPOINT ${JSON.stringify(entrypoint ?? config.Entrypoint)}`,
    `CMD ${JSON.stringify(config.Cmd)}`,
    'USER ""',
  ];
  await container.commit({ repo, tag, changes: changes.join('\n') });
  await container.remove({ force: true, v: true });
  return {
    name,
    [Symbol.asyncDispose]: async () => {
      await docker.getImage(name).remove();
    },
  };
}
