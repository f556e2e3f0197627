import type pg from 'pg';
import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import type { ServerRoles } from '../cluster-roles.js';
import type { Connection, Database, SavedDatabase } from '../engine.js';
import { type KeptProperties, keepPropertiesAsRows } from './database-properties.js';
import { keepPropertiesAsStatements } from './property-statements.js';
import type { SavedRoles } from './saved-roles.js';

/** A server that others use as well. */
export interface SharedServer {
  /** Whether the supervisor is a superuser: without that it reads no row of `pg_authid`, and writes to no catalog. */
  readonly superuser: boolean;
}

/** What a database needs of its server. */
export interface DatabaseHost {
  readonly major: number;
  readonly roles: ServerRoles;
  readonly shared?: SharedServer | undefined;
  /** Whether there is nothing left to be dropped. */
  readonly ended: boolean;
  /** A name that no database of this server has had. */
  newName(): string;
  /** A session of one of its roles. */
  connect(database: string, role: keyof ServerRoles): Promise<Connection>;
  hasSessions(database: string): boolean;
  /** Runs work of the supervisor's. What fails there is no fault of a migration's: throws EngineError. */
  supervise<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T>;
  saveRoles(): Promise<SavedRoles>;
}

/**
 * Creates a database. Its owner owns its schema `public`, too: since 15 by pg_database_owner. The roles that its
 * migrations make, which belong to the server, go along with it. Throws EngineError.
 */
export async function createNativeDatabase(server: DatabaseHost): Promise<Database> {
  const name = server.newName();
  const { migrator } = server.roles;
  const roles = await server.saveRoles();
  await server.supervise((client) =>
    createDatabase(server, client, { name, owner: quoteIdentifier(migrator), from: 'template0' }),
  );
  if (server.major < 15)
    await server.supervise((client) => client.query(`ALTER SCHEMA public OWNER TO ${migrator}`), name);
  return new NativeDatabase(server, name, roles);
}

interface NewDatabase {
  readonly name: string;
  /** Quoted. */
  readonly owner: string;
  readonly from: string;
}

/** Since 15 a database is copied through the WAL by default, which spares others a checkpoint; alone it costs more. */
async function createDatabase(
  { major, shared }: DatabaseHost,
  client: pg.Client,
  { name, owner, from }: NewDatabase,
): Promise<void> {
  const strategy = major >= 15 && !shared ? ' STRATEGY file_copy' : '';
  await client.query(`CREATE DATABASE ${name} OWNER ${owner} TEMPLATE ${from}${strategy}`);
}

class NativeDatabase implements Database {
  constructor(
    private readonly server: DatabaseHost,
    private readonly name: string,
    /** What they were before it. */
    private readonly roles: SavedRoles,
  ) {}

  connect(): Promise<Connection> {
    return this.server.connect(this.name, 'migrator');
  }

  connectAsSupervisor(): Promise<Connection> {
    return this.server.connect(this.name, 'supervisor');
  }

  /** The copy belongs to the supervisor: a migration could drop what it owns. */
  async save(): Promise<SavedDatabase> {
    if (this.server.hasSessions(this.name))
      throw new Error('close the connections before saving their database');
    const { name, server } = this;
    const copy = server.newName();
    const { supervisor } = server.roles;
    return server.supervise(async (client) => {
      await createDatabase(server, client, { name: copy, owner: quoteIdentifier(supervisor), from: name });
      const keep = server.shared?.superuser === false ? keepPropertiesAsStatements : keepPropertiesAsRows;
      const properties = await keep(client, name, copy);
      const original = { name, owner: await ownerOf(client, name), from: copy };
      const roles = { atSave: await server.saveRoles(), before: this.roles };
      return new SavedNativeDatabase(server, original, properties, roles);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.server.ended) return;
    await dropDatabase(this.server, this.name);
    await this.roles.restore();
  }
}

class SavedNativeDatabase implements SavedDatabase {
  constructor(
    private readonly server: DatabaseHost,
    private readonly original: NewDatabase,
    private readonly properties: KeptProperties,
    private readonly roles: { readonly atSave: SavedRoles; readonly before: SavedRoles },
  ) {}

  async restore(): Promise<Database> {
    const { name, owner, from } = this.original;
    await dropDatabase(this.server, name);
    await this.roles.atSave.restore();
    await this.server.supervise(async (client) => {
      await client.query(`ALTER DATABASE ${from} RENAME TO ${name}`);
      await client.query(`ALTER DATABASE ${name} OWNER TO ${owner}`);
      await this.properties.putBack(client);
    });
    return new NativeDatabase(this.server, name, this.roles.before);
  }

  discard(): Promise<void> {
    return dropDatabase(this.server, this.original.from);
  }
}

/** Quoted where it must be. */
async function ownerOf(client: pg.Client, name: string): Promise<string> {
  const answer = await client.query<{ owner: string }>(
    'SELECT datdba::regrole::text AS owner FROM pg_database WHERE datname = $1',
    [name],
  );
  return answer.rows[0]?.owner ?? '';
}

/** Whatever is connected to it, and whatever it has prepared: FORCE alone does not drop prepared transactions. */
async function dropDatabase(server: DatabaseHost, name: string): Promise<void> {
  const prepared = await server.supervise((client) => readPrepared(client, name));
  if (prepared.length > 0) await server.supervise((client) => rollBackPrepared(client, prepared), name);
  await server.supervise((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** A transaction that waits for COMMIT PREPARED. */
export interface PreparedTransaction {
  readonly gid: string;
  readonly owner: string;
}

export async function readPrepared(
  client: pg.Client,
  database: string,
): Promise<readonly PreparedTransaction[]> {
  const answer = await client.query<PreparedTransaction>(
    'SELECT gid, owner::text AS owner FROM pg_prepared_xacts WHERE database = $1',
    [database],
  );
  return answer.rows;
}

/** In a session of their database. Who is no superuser must be the role that prepared it: manual, ROLLBACK PREPARED. */
export async function rollBackPrepared(
  client: pg.Client,
  prepared: readonly PreparedTransaction[],
): Promise<void> {
  for (const { gid, owner } of prepared) {
    await client.query(`SET ROLE ${quoteIdentifier(owner)}`);
    await client.query(`ROLLBACK PREPARED ${quoteLiteral(gid)}`);
    await client.query('RESET ROLE');
  }
}
