import process from 'node:process';
import type Dockerode from 'dockerode';
import { getContainerRuntimeClient, ImageName } from 'testcontainers';
import { createDockerEngine } from '../../src/engines/docker/docker.js';
import type { Engine } from '../../src/engines/engine.js';

/** `.ci/run` sets both, and no test of the docker engine may be left out there. */
const { DRYDOCK_TEST_IMAGE, DRYDOCK_REQUIRE_DOCKER } = process.env;

/** What `.ci/docker/test-image` makes. */
export const testImage = DRYDOCK_TEST_IMAGE ?? 'drydock-test/postgres:local';

const docker = createDockerEngine();

/** The docker engine, with an image that is here. */
export const dockerEngine: Engine = {
  ...docker,
  start: (options, signal) => docker.start({ image: testImage, ...options }, signal),
};

async function obstacleHere(): Promise<string | undefined> {
  const obstacle = await docker.unavailable({ statementTimeoutMs: 0 });
  if (obstacle !== undefined) return obstacle;
  const { image } = await getContainerRuntimeClient();
  const isHere = await image.exists(ImageName.fromString(testImage));
  return isHere ? undefined : `the daemon has no image ${testImage}`;
}

const obstacle = await obstacleHere();
if (obstacle !== undefined) {
  const said = `The docker engine is not tested here: ${obstacle}. How to run it: .ci/docker/start-daemon, .ci/docker/test-image, DRYDOCK_TEST_IMAGE.`;
  if (DRYDOCK_REQUIRE_DOCKER === '1') throw new Error(said);
  console.info(said);
}

/** Whether a daemon answers and has the image. */
export const hasDocker = obstacle === undefined;

/** The API of the daemon. */
export async function daemon(): Promise<Dockerode> {
  const { container } = await getContainerRuntimeClient();
  return (container as unknown as { readonly dockerode: Dockerode }).dockerode;
}
