import type Dockerode from 'dockerode';
import { type ContainerRuntimeClient, ImageName } from 'testcontainers';
import { getAuthConfig } from 'testcontainers/build/container-runtime/auth/get-auth-config.js';
import { EngineError } from '../../errors.js';
import { newestMajor } from '../../postgres/versions.js';
import type { EngineOptions } from '../engine.js';
import { oneLine } from './one-line.js';

/** The official image: what others add extensions to. */
export const imageOf = ({ image, postgresMajor }: EngineOptions): string =>
  image ?? `postgres:${postgresMajor ?? newestMajor}-alpine`;

/**
 * Pulls the image where the daemon lacks it. testcontainers can do so too, but cannot be interrupted, and says
 * nothing of a pull that breaks off.
 */
export async function ensureImage(
  client: ContainerRuntimeClient,
  image: string,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const name = ImageName.fromString(image);
    if (await client.image.exists(name)) return;
    const authconfig = await getAuthConfig(name.registry ?? client.info.containerRuntime.indexServerAddress);
    const options = { ...(authconfig && { authconfig }), ...(signal && { abortSignal: signal }) };
    const { dockerode } = client.container as unknown as { readonly dockerode: Dockerode };
    await finished(dockerode, await dockerode.pull(name.string, options), signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw pullFailed(image, error);
  }
}

/** The daemon pulls as long as somebody reads; what goes wrong is told in the stream. */
const finished = (
  dockerode: Dockerode,
  progress: NodeJS.ReadableStream,
  signal: AbortSignal | undefined,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      (progress as NodeJS.ReadableStream & { destroy(): void }).destroy();
      reject(new Error('aborted'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    dockerode.modem.followProgress(progress, (error) => {
      signal?.removeEventListener('abort', stop);
      if (error) reject(error);
      else resolve();
    });
    if (signal?.aborted) stop();
  });

const remedies: readonly (readonly [RegExp, (image: string) => string])[] = [
  [
    /manifest unknown|not found|no such image|invalid reference/i,
    () => 'Check name and tag of the image (--image).',
  ],
  [
    /denied|unauthorized|authentication|no basic auth/i,
    () => 'Check the name of the image (--image); if it is private, run "docker login" before.',
  ],
  [
    /dial tcp|no such host|timeout|timed out|deadline exceeded|connection refused|unreachable|EOF|proxy/i,
    (image) =>
      `The registry cannot be reached: run "docker pull ${image}" where it can, or choose another engine (--engine).`,
  ],
];

function pullFailed(image: string, error: unknown): EngineError {
  const why = oneLine(error instanceof Error ? error.message : String(error));
  const remedy = remedies.find(([pattern]) => pattern.test(why))?.[1];
  const hint =
    remedy?.(oneLine(image)) ?? `Try "docker pull ${oneLine(image)}", or choose another engine (--engine).`;
  return new EngineError(`the image ${oneLine(image)} cannot be pulled: ${why}`, hint, { cause: error });
}
