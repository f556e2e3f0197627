import type pg from 'pg';
import { EngineError } from '../../errors.js';
import type { ServerRoles } from '../cluster-roles.js';
import type { SharedServer } from '../native/native-database.js';
import type { NativeProcess } from '../native/native-server.js';
import type { PgAddress } from '../native/pg-connection.js';
import { type SavedRoles, saveRoles } from '../native/saved-roles.js';
import type { Reaper } from '../reaper/start-reaper.js';
import { dropScratch } from './drop-scratch.js';
import { addressAt, type ServerPlace, superviseShared, whatWentWrong } from './reach-server.js';
import { saveRolesAsStatements } from './role-statements.js';
import { readScratchRoles, type Scratch } from './scratch.js';
import type { ServerFacts } from './server-rights.js';

/** A server that somebody else runs, and others use as well. */
export class UrlProcess implements NativeProcess {
  readonly name = 'the PostgreSQL server of the database URL';
  readonly roles: ServerRoles;
  readonly shared: SharedServer;
  #names = 0;
  #disposed: Promise<void> | undefined;

  constructor(
    private readonly place: ServerPlace,
    private readonly scratch: Scratch,
    private readonly facts: ServerFacts,
    private readonly password: string,
    private readonly reaper: Reaper,
  ) {
    this.roles = { migrator: scratch.migrator, supervisor: facts.supervisor };
    this.shared = { superuser: facts.superuser };
  }

  /** Until it is disposed of there is something to be dropped. */
  get ended(): boolean {
    return this.#disposed !== undefined;
  }

  address(role: keyof ServerRoles, database = this.place.database): PgAddress {
    const login = role === 'migrator' ? { user: this.scratch.migrator, password: this.password } : this.place;
    return { ...addressAt(this.place, database, login), applicationName: this.scratch.id };
  }

  async supervise<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T> {
    return await superviseShared(this.address('supervisor', database), work);
  }

  newName(): string {
    this.#names += 1;
    return `${this.scratch.id}_${this.#names}`;
  }

  saveRoles(): Promise<SavedRoles> {
    const supervise = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => this.supervise(work);
    if (!this.facts.superuser) return saveRolesAsStatements(supervise, this.scratch);
    return saveRoles(supervise, async (client) =>
      (await readScratchRoles(client, this.scratch)).map(({ id }) => id),
    );
  }

  /** Its errors name nothing of the URL. */
  async ready(): Promise<void> {
    await this.supervise(() => Promise.resolve()).catch((error: unknown) => {
      throw new Error(whatWentWrong(error));
    });
  }

  /** It is not ours to kill: what does not end is left to whoever runs it. */
  kill(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  /** Where this fails the reaper is not released: it goes on trying. */
  async #dispose(): Promise<void> {
    try {
      await dropScratch(this.place, this.scratch);
    } catch (error) {
      throw new EngineError(
        `${this.name} ${whatWentWrong(error)}; databases and roles whose names begin with ${this.scratch.id} may be left on it`,
        'They are dropped as soon as the server allows it; if they are still there after a minute, drop them yourself.',
      );
    }
    await this.reaper.release();
  }
}
