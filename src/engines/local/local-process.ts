import process from 'node:process';
import type pg from 'pg';
import { ownRoles, type ServerRoles } from '../cluster-roles.js';
import type { NativeProcess } from '../native/native-server.js';
import type { PgAddress } from '../native/pg-connection.js';
import { type SavedRoles, saveRoles } from '../native/saved-roles.js';
import type { Postmaster } from './postmaster.js';

/** The server that the local engine has started. */
export class LocalProcess implements NativeProcess {
  readonly name = 'the local PostgreSQL server';
  readonly roles = ownRoles;
  #names = 0;

  /** `cleanUp` stops the postmaster, and removes all that the start has made. */
  constructor(
    private readonly postmaster: Postmaster,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  get ended(): boolean {
    return this.postmaster.ended;
  }

  address(role: keyof ServerRoles, database: string): PgAddress {
    return this.postmaster.address(this.roles[role], database);
  }

  supervise<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T> {
    return this.postmaster.supervise(work, database);
  }

  newName(): string {
    this.#names += 1;
    return `drydock_${this.#names}`;
  }

  saveRoles(): Promise<SavedRoles> {
    return saveRoles((work) => this.supervise(work));
  }

  async ready(): Promise<void> {
    await this.postmaster.ready().catch(() => {
      throw new Error(this.postmaster.end);
    });
  }

  onEnd(listener: () => void): void {
    this.postmaster.onEnd(listener);
  }

  /** SIGKILL for our sessions, one of which heeds nothing else; the postmaster stops its other processes. */
  async kill(sessions: Iterable<number>): Promise<void> {
    const stopped = this.postmaster.stop();
    for (const processId of sessions) killIfThere(processId);
    await stopped;
  }

  dispose(): Promise<void> {
    return this.cleanUp();
  }
}

/** The session may have ended by itself meanwhile. */
function killIfThere(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
