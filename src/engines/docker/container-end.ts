import type { Readable } from 'node:stream';
import type Dockerode from 'dockerode';
import { tellingLine } from '../native/telling-line.js';
import { oneLine } from './one-line.js';

/** Watches one container from before its creation until it ends. */
export class ContainerEnd {
  /** How it ended; undefined as long as it runs, or has not been created. */
  known: string | undefined;
  /** Resolves when it ends, or when nobody watches any more. */
  readonly come: Promise<void>;

  private constructor(
    private readonly events: Readable,
    container: Dockerode.Container,
  ) {
    this.come = this.#watch(container);
  }

  /** The daemon tells of it from now on: one that dies at once is not missed. */
  static async watch(dockerode: Dockerode, name: string): Promise<ContainerEnd> {
    const filters = JSON.stringify({ type: ['container'], container: [name], event: ['die'] });
    const events = (await dockerode.getEvents({ filters })) as unknown as Readable;
    return new ContainerEnd(events, dockerode.getContainer(name));
  }

  async #watch(container: Dockerode.Container): Promise<void> {
    const died = await new Promise<boolean>((resolve) => {
      this.events.once('data', () => {
        resolve(true);
      });
      this.events.once('close', () => {
        resolve(false);
      });
      this.events.on('error', () => undefined);
    });
    this.known = died ? await describeEnd(container) : 'the loss of its Docker daemon';
    this.events.destroy();
  }

  async stop(): Promise<void> {
    this.events.destroy();
    await this.come;
  }
}

/** Exit status, why, and the last word of its log. */
async function describeEnd(container: Dockerode.Container): Promise<string> {
  try {
    const { State: state } = await container.inspect();
    const log = await container.logs({ stdout: true, stderr: true, tail: 50 });
    const line = tellingLine(withoutHeaders(log));
    const memory = state.OOMKilled ? ', for it took more memory than it may have' : '';
    return `exit status ${state.ExitCode}${memory}${line === undefined ? '' : `: ${oneLine(line)}`}`;
  } catch {
    return 'the removal of its container';
  }
}

/** Docker Engine API, “Attach to a container”, stream format: 8 bytes before each piece, of which the last 4 are its length. */
function withoutHeaders(log: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= log.length;) {
    const end = at + 8 + log.readUInt32BE(at + 4);
    pieces.push(log.subarray(at + 8, end));
    at = end;
  }
  return Buffer.concat(pieces).toString();
}
