import { EngineError } from '../../errors.js';
import type { Connection } from '../../engines/engine.js';
import { quoteIdentifier } from '../../postgres/identifiers.js';
import type { SessionKind } from '../../postgres/session-kinds.js';
import { rollBackIfAlive, type Clock } from '../run-script.js';

/** A session that asks for a table as the application would. */
export interface Probe {
  readonly session: Connection;
  /** Locks the table as a statement of its kind does, and works on no row. */
  readonly sql: string;
}

/** When it asked, and when it was served or refused. */
export interface Attempt {
  readonly start: number;
  readonly end: number;
  readonly refused: boolean;
}

/** @throws EngineError where the server is lost */
export async function attempt({ session, sql }: Probe, clock: Clock): Promise<Attempt> {
  let start = clock();
  let refused = false;
  try {
    await session.execute('BEGIN');
    start = clock();
    await session.execute(sql);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    refused = true;
  }
  const end = clock();
  await rollBackIfAlive(session);
  return { start, end, refused };
}

/**
 * The statement of a kind; undefined where there can be none. It takes the table's lock before anything else, and
 * needs no values that the table would accept.
 * @param column one that may be written to
 */
export function probeText(
  kind: SessionKind,
  relation: string,
  column: string | undefined,
): string | undefined {
  switch (kind) {
    case 'read':
      return `SELECT 1 FROM ${relation} LIMIT 1`;
    case 'insert':
      return `INSERT INTO ${relation} SELECT WHERE false`;
    case 'delete':
      return `DELETE FROM ${relation} WHERE false`;
    case 'update': {
      const name = column === undefined ? undefined : quoteIdentifier(column);
      return name && `UPDATE ${relation} SET ${name} = ${name} WHERE false`;
    }
  }
}
