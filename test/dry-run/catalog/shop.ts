import { type CatalogSnapshot, takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { type PlainPostgres, startPlainPostgres } from '../../support/plain-postgres.js';

/** A server with the database `shop`, and the roles `reader`, `writer` and `bystander`, who may do nothing. */
export interface Shop extends AsyncDisposable {
  /** Runs SQL in a session of its own, as superuser; `schema` is where it creates what it names without one. */
  run(sql: string, schema?: string): Promise<void>;
  /** The first column of the first row. */
  ask(sql: string): Promise<unknown>;
  snapshot(): Promise<CatalogSnapshot>;
  /** Undefined where no pg_dump reads this server. */
  dump(): Promise<string | undefined>;
  readonly server: PlainPostgres;
}

const superuser = { user: 'postgres', database: 'shop' };
const bystander = { user: 'bystander', database: 'shop' };

export async function openShop(): Promise<Shop> {
  const server = await startPlainPostgres();
  await using connection = await server.connect({ user: 'postgres', database: 'postgres' });
  await connection.execute('create database shop');
  await connection.execute('create role reader; create role writer; create role bystander login');
  return {
    server,
    run: async (sql, schema) => {
      await using session = await server.connect(superuser);
      if (schema) await session.execute(`set search_path = ${schema}, public`);
      await session.execute(sql);
    },
    ask: async (sql) => {
      await using session = await server.connect(superuser);
      return Object.values((await session.query(sql))[0] ?? {})[0];
    },
    snapshot: async () => {
      await using session = await server.connect(bystander);
      return await takeSnapshot(session, server.major);
    },
    dump: () => server.dumpSchema('shop'),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
