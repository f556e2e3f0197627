import type pg from 'pg';
import { EngineError } from '../../errors.js';
import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import { type Connection, PostgresError } from '../engine.js';

interface Supervisor {
  supervise<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
}

interface Door {
  readonly database: string;
  readonly role: string;
  readonly password?: string | undefined;
}

/**
 * Opens a session, also where a migration has shut the door behind it: the owner of a database may forbid connections
 * to it and take its own right to connect, any role may change its password, and before 16 CREATEROLE reaches the role
 * itself.
 * @throws EngineError where the server refuses all the same, PostgresError where the refusal is of another kind
 */
export async function reopen(
  open: () => Promise<Connection>,
  supervisor: Supervisor,
  { database, role, password }: Door,
): Promise<Connection> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof PostgresError) || !isRefusal(error)) throw error;
    await supervisor.supervise(async (client) => {
      await unlock(client, quoteIdentifier(database), quoteIdentifier(role));
      if (password !== undefined)
        await client.query(`ALTER ROLE ${quoteIdentifier(role)} PASSWORD ${quoteLiteral(password)}`);
    });
  }
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    throw new EngineError(`nobody can connect to the database of the dry-run any more: ${error.message}`);
  }
}

/** Class 28, “Invalid Authorization Specification”; 42501, 53300 and 55000 as CheckMyDatabase of postinit.c has them. */
const isRefusal = ({ fields: { sqlState } }: PostgresError): boolean =>
  sqlState.startsWith('28') || ['42501', '53300', '55000'].includes(sqlState);

async function unlock(client: pg.Client, database: string, role: string): Promise<void> {
  await client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true CONNECTION LIMIT -1`);
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${role}`);
  await client.query(`ALTER ROLE ${role} LOGIN CONNECTION LIMIT -1 VALID UNTIL 'infinity'`);
}
