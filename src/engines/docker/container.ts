import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import process from 'node:process';
import { PostgreSqlContainer, type StartedPostgreSqlContainer } from '@testcontainers/postgresql';
import type Dockerode from 'dockerode';
import { type ContainerRuntimeClient, getContainerRuntimeClient } from 'testcontainers';
import { ownRoles } from '../cluster-roles.js';
import type { EngineOptions } from '../engine.js';
import { ContainerEnd } from './container-end.js';
import { command, environmentOf, hostConfigOf } from './container-settings.js';
import { ensureImage, imageOf } from './image.js';
import { type DaemonAddress, startContainerReaper } from './reaper.js';

const port = 5432;

/** A running container, whose server may not be ready yet. */
export interface Container {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  /** How it ended; undefined where it runs. */
  readonly ended: string | undefined;
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

/** Pulls, creates and starts. What fails is cleaned up, and so is what `signal` aborts. */
export async function startContainer(options: EngineOptions, signal?: AbortSignal): Promise<Container> {
  const client = await getContainerRuntimeClient();
  const { dockerode } = client.container as unknown as { readonly dockerode: Dockerode };
  const image = imageOf(options);
  await ensureImage(client, image, signal);
  const name = `drydock-${randomBytes(8).toString('hex')}`;
  const reaper = startContainerReaper(addressOf(dockerode), name, options.leases);
  let end: ContainerEnd | undefined;
  const cleanUp = async (): Promise<void> => {
    await end?.stop();
    await remove(dockerode.getContainer(name));
    await reaper.release();
  };
  try {
    const volumes = await volumesOf(dockerode, image);
    const password = randomBytes(16).toString('hex');
    const hostConfig = hostConfigOf(options, volumes);
    const host = hostOf(client);
    const privacy = { password, hostConfig, hostIp: isNear(dockerode, host) ? host : undefined };
    end = await ContainerEnd.watch(dockerode, name);
    const started = await startedOrEnded(new PrivateContainer(image, name, privacy), end);
    signal?.throwIfAborted();
    const address = { host, port: started.getMappedPort(port), password };
    return new RunningContainer(dockerode.getContainer(name), address, end, cleanUp);
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** testcontainers waits ten seconds for the ports of a container that has ended. */
async function startedOrEnded(
  plan: PrivateContainer,
  end: ContainerEnd,
): Promise<StartedPostgreSqlContainer> {
  const start = plan.start();
  start.catch(() => undefined);
  const started = await Promise.race([start, end.come]);
  if (started === undefined) throw new Error(end.known);
  return started;
}

/** The daemon says null where there is none. */
async function volumesOf(dockerode: Dockerode, image: string): Promise<readonly string[]> {
  const { Config: config } = await dockerode.getImage(image).inspect();
  const { Volumes: volumes } = config as { readonly Volumes: object | null };
  return Object.keys(volumes ?? {});
}

/** What a modem was made of; its type does not tell. */
const addressOf = (dockerode: Dockerode): DaemonAddress => {
  const modem = dockerode.modem as unknown as DaemonAddress;
  const { protocol, socketPath, host, port: daemonPort, ca, cert, key } = modem;
  return { protocol, socketPath, host, port: daemonPort, ca, cert, key };
};

/** Another machine where the daemon is there, the gateway where we are in a container ourselves. */
function hostOf(client: ContainerRuntimeClient): string {
  const { host } = client.info.containerRuntime;
  return host === 'localhost' ? '127.0.0.1' : host;
}

/** Whether the port can be published on that address alone: loopback, or the gateway where we are in a container. */
const isNear = (dockerode: Dockerode, host: string): boolean =>
  isIP(host) !== 0 && (host.startsWith('127.') || addressOf(dockerode).socketPath !== undefined);

interface Privacy {
  readonly password: string;
  readonly hostConfig: Dockerode.HostConfig;
  readonly hostIp: string | undefined;
}

class PrivateContainer extends PostgreSqlContainer {
  readonly #privacy: Privacy;

  constructor(image: string, name: string, privacy: Privacy) {
    super(image);
    this.#privacy = privacy;
    this.withDatabase('postgres').withUsername(ownRoles.supervisor).withPassword(privacy.password);
    this.withLabels({ 'drydock.process': String(process.pid) });
    this.withName(name)
      .withUser('postgres')
      .withCommand([...command]);
    this.withEnvironment(environmentOf(privacy.password));
    // Ryuk would have to be pulled: the reaper is ours.
    this.withAutoCleanup(false);
    // It looks four times a second; who connects sees sooner that the server is ready.
    this.withWaitStrategy(noWait);
  }

  protected override beforeContainerCreated(): Promise<void> {
    Object.assign(this.hostConfig, this.#privacy.hostConfig);
    this.hostConfig.PortBindings = {
      [`${port}/tcp`]: [{ HostPort: '0', ...(this.#privacy.hostIp && { HostIp: this.#privacy.hostIp }) }],
    };
    // Instead of pg_isready in the container, four times a second.
    this.createOpts.Healthcheck = { Test: ['NONE'] };
    return Promise.resolve();
  }
}

const noWait = {
  waitUntilReady: () => Promise.resolve(),
  withStartupTimeout: () => noWait,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};

class RunningContainer implements Container {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  #disposed: Promise<void> | undefined;

  constructor(
    private readonly container: Dockerode.Container,
    address: { readonly host: string; readonly port: number; readonly password: string },
    private readonly end: ContainerEnd,
    private readonly cleanUp: () => Promise<void>,
  ) {
    this.host = address.host;
    this.port = address.port;
    this.password = address.password;
  }

  get ended(): string | undefined {
    return this.end.known;
  }

  async kill(): Promise<void> {
    await this.container.kill().catch(() => undefined);
    await this.end.come;
  }

  dispose(): Promise<void> {
    this.#disposed ??= this.cleanUp();
    return this.#disposed;
  }
}

const remove = async (container: Dockerode.Container): Promise<void> => {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    // 404: it was never created, or is gone already. 409: somebody else is removing it.
    const { statusCode } = error as { readonly statusCode?: number };
    if (statusCode !== 404 && statusCode !== 409) throw error;
  }
};
