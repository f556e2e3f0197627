import type pg from 'pg';
import { ownRoles, type ServerRoles } from '../cluster-roles.js';
import type { NativeProcess } from '../native/native-server.js';
import type { PgAddress } from '../native/pg-connection.js';
import { type SavedRoles, saveRoles } from '../native/saved-roles.js';
import { superviseAt } from '../native/supervisor.js';
import { untilReady } from '../native/until-ready.js';
import type { Container } from './container.js';

/** An image with extensions runs scripts of its own before it serves. */
const readyWithinMs = 120_000;
/** Through docker-proxy a knock costs more than at a socket. */
const lookEveryMs = 10;

/** The server in a container. */
export class DockerProcess implements NativeProcess {
  readonly name = 'the PostgreSQL server in the container';
  readonly roles = ownRoles;
  #names = 0;

  constructor(private readonly container: Container) {}

  get ended(): boolean {
    return this.container.ended !== undefined;
  }

  address(role: keyof ServerRoles, database: string): PgAddress {
    const { host, port, password } = this.container;
    return { host, port, password, user: this.roles[role], database };
  }

  supervise<T>(work: (client: pg.Client) => Promise<T>, database = 'postgres'): Promise<T> {
    return superviseAt(this.address('supervisor', database), work);
  }

  newName(): string {
    this.#names += 1;
    return `drydock_${this.#names}`;
  }

  saveRoles(): Promise<SavedRoles> {
    return saveRoles((work) => this.supervise(work));
  }

  ready(signal?: AbortSignal): Promise<void> {
    return untilReady({
      ended: () => {
        signal?.throwIfAborted();
        return Promise.resolve(this.container.ended);
      },
      answers: () => this.supervise(() => Promise.resolve(true)).catch(() => false),
      withinMs: readyWithinMs,
      lookEveryMs,
    });
  }

  kill(): Promise<void> {
    return this.container.kill();
  }

  dispose(): Promise<void> {
    return this.container.dispose();
  }
}
