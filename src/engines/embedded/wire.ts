import { Buffer } from 'node:buffer';
import { type PGlite, protocol } from '@electric-sql/pglite';
import type { Row } from '../engine.js';
import { noCopyData, toPostgresError } from '../server-errors.js';
import { parseValue } from '../values.js';

const { serialize, messages } = protocol;

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];

/** PGlite did not come to the end of a message: it ran out of stack or memory, and cannot be used any more. */
export class BrokenPostgres extends Error {}

/**
 * Sends a text as one simple query. Throws PostgresError, BrokenPostgres.
 *
 * The answer to a COPY FROM STDIN is sent along, because PGlite reads a message to its end without waiting for
 * more; without it, it would wait for ever. It is CopyFail where there is no data, or no more: outside of a COPY
 * the server ignores it. Manual, 54.2.6 “COPY Operations”.
 */
export function sendSimple(db: PGlite, sql: string, copyData?: string): Promise<readonly Row[]> {
  const data = copyData === undefined ? [] : [copyOf(copyData), serialize.copyDone()];
  return send(db, [serialize.query(sql), ...data, serialize.copyFail(noCopyData)]);
}

/** Sends one query with parameters, as text. Throws PostgresError, BrokenPostgres. */
export const sendExtended = (
  db: PGlite,
  sql: string,
  parameters: readonly (string | null)[],
): Promise<readonly Row[]> =>
  send(db, [
    serialize.parse({ text: sql }),
    serialize.bind({ values: [...parameters] }),
    serialize.describe({ type: 'P' }),
    serialize.execute(),
    serialize.sync(),
  ]);

const copyOf = (text: string): Uint8Array => serialize.copyData(new Uint8Array(Buffer.from(text)).buffer);

async function send(db: PGlite, parts: readonly Uint8Array[]): Promise<readonly Row[]> {
  const message = Buffer.concat(parts);
  const answer = await withoutTimers(() => db.execProtocolStream(message, { throwOnError: false }));
  if (!answer.some(({ name }) => name === 'readyForQuery'))
    throw new BrokenPostgres('it ran out of stack or memory');
  const error = answer.find((one) => one instanceof messages.DatabaseError);
  if (error) throw toPostgresError(error);
  return rowsOf(answer);
}

/**
 * Timers that Postgres sets (`idle_in_transaction_session_timeout`, `transaction_timeout`) fire when the worker
 * waits for its next message, and PGlite then hangs. `run` must have done its work when it returns its promise.
 */
function withoutTimers<T>(run: () => T): T {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (() => 0) as unknown as typeof setTimeout;
  try {
    return run();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}

/** Where several statements gave rows, those of the last. */
function rowsOf(answer: readonly Message[]): readonly Row[] {
  const start = answer.findLastIndex((one) => one instanceof messages.RowDescriptionMessage);
  const description = answer[start];
  if (!(description instanceof messages.RowDescriptionMessage)) return [];
  return answer
    .slice(start)
    .filter((one) => one instanceof messages.DataRowMessage)
    .map((row) => rowOf(description.fields, row.fields));
}

const rowOf = (
  columns: readonly { readonly name: string; readonly dataTypeID: number }[],
  values: readonly (string | null)[],
): Row =>
  Object.fromEntries(
    columns.map(({ name, dataTypeID }, index) => {
      const text = values[index] ?? null;
      return [name, text === null ? null : parseValue(dataTypeID, text)];
    }),
  );
