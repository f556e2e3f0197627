import type pg from 'pg';
import { quoteLiteral } from '../../postgres/identifiers.js';
import {
  type Connection,
  type Database,
  migratorRole,
  type SavedDatabase,
  supervisorRole,
} from '../engine.js';
import {
  copyDatabaseProperties,
  readRoleSettings,
  type RoleSettings,
  writeRoleSettings,
} from './database-properties.js';

/** What a database needs of its server. */
export interface DatabaseHost {
  readonly major: number;
  /** Whether there is nothing left to be dropped. */
  readonly ended: boolean;
  /** A name that no database of this server has had. */
  newName(): string;
  connect(database: string, role: string): Promise<Connection>;
  hasSessions(database: string): boolean;
  /** Runs work of the supervisor's. What fails there is no fault of a migration's: throws EngineError. */
  supervise<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T>;
}

/** Creates a database. Its owner may create in its schema `public`, as on a server of one's own. Throws EngineError. */
export async function createLocalDatabase(server: DatabaseHost): Promise<Database> {
  const name = server.newName();
  await server.supervise((client) => createDatabase(server, client, name, 'template0'));
  return new LocalDatabase(server, name);
}

/** Since 15 a database is copied through the WAL by default, which spares others a checkpoint; here it costs more. */
async function createDatabase(
  server: DatabaseHost,
  client: pg.Client,
  name: string,
  from: string,
): Promise<void> {
  const strategy = server.major >= 15 ? ' STRATEGY file_copy' : '';
  await client.query(`CREATE DATABASE ${name} OWNER ${migratorRole} TEMPLATE ${from}${strategy}`);
}

class LocalDatabase implements Database {
  constructor(
    private readonly server: DatabaseHost,
    private readonly name: string,
  ) {}

  connect(): Promise<Connection> {
    return this.server.connect(this.name, migratorRole);
  }

  connectAsSupervisor(): Promise<Connection> {
    return this.server.connect(this.name, supervisorRole);
  }

  async save(): Promise<SavedDatabase> {
    if (this.server.hasSessions(this.name))
      throw new Error('close the connections before saving their database');
    const copy = this.server.newName();
    const settings = await this.server.supervise(async (client) => {
      await createDatabase(this.server, client, copy, this.name);
      await copyDatabaseProperties(client, this.name, copy);
      return readRoleSettings(client);
    });
    return new SavedLocalDatabase(this.server, this.name, copy, settings);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.server.ended) await dropDatabase(this.server, this.name);
  }
}

class SavedLocalDatabase implements SavedDatabase {
  constructor(
    private readonly server: DatabaseHost,
    private readonly original: string,
    private readonly copy: string,
    private readonly settings: RoleSettings,
  ) {}

  async restore(): Promise<Database> {
    await dropDatabase(this.server, this.original);
    await this.server.supervise(async (client) => {
      await client.query(`ALTER DATABASE ${this.copy} RENAME TO ${this.original}`);
      await writeRoleSettings(client, this.settings);
    });
    return new LocalDatabase(this.server, this.original);
  }

  discard(): Promise<void> {
    return dropDatabase(this.server, this.copy);
  }
}

/** Whatever is connected to it, and whatever it has prepared: FORCE alone does not drop prepared transactions. */
async function dropDatabase(server: DatabaseHost, name: string): Promise<void> {
  const prepared = await server.supervise((client) =>
    client.query<{ gid: string }>('SELECT gid FROM pg_prepared_xacts WHERE database = $1', [name]),
  );
  if (prepared.rows.length > 0) {
    await server.supervise(async (client) => {
      for (const { gid } of prepared.rows) await client.query(`ROLLBACK PREPARED ${quoteLiteral(gid)}`);
    }, name);
  }
  await server.supervise((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}
