import { PostgresError, type PostgresErrorFields } from './engine.js';

/** The fields of an ErrorResponse as both node-postgres and PGlite name them. */
export interface ErrorResponse {
  readonly message: string;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
  readonly where?: string | undefined;
  readonly position?: string | undefined;
  readonly internalPosition?: string | undefined;
  readonly internalQuery?: string | undefined;
  readonly schema?: string | undefined;
  readonly table?: string | undefined;
}

/** What is answered to a COPY that has no data; the server then quotes it in its error. */
export const noCopyData = 'Drydock has no data for it';

/** Turns what a driver gives for an error of the server into a PostgresError. */
export function toPostgresError(error: ErrorResponse): PostgresError {
  if (error.message.endsWith(noCopyData)) return copyWithoutData(error.where);
  return new PostgresError(error.message, {
    sqlState: error.code ?? 'XX000',
    ...text('detail', error.detail),
    ...text('hint', error.hint),
    ...text('where', error.where),
    ...number('position', error.position),
    ...number('internalPosition', error.internalPosition),
    ...text('internalQuery', error.internalQuery),
    ...text('schema', error.schema),
    ...text('table', error.table),
  });
}

type Field = keyof PostgresErrorFields;

const text = (field: Field, value: string | undefined): object =>
  value === undefined ? {} : { [field]: value };

const number = (field: Field, value: string | undefined): object =>
  value === undefined ? {} : { [field]: Number(value) };

/** The server itself says 57014 here, as for a statement that ran too long; that would mislead. */
const copyWithoutData = (where: string | undefined): PostgresError =>
  new PostgresError('COPY FROM STDIN has no data: none follows the statement', {
    sqlState: '0A000',
    hint: 'Put the rows into an INSERT, or after the statement as pg_dump writes them, ending with \\.',
    ...text('where', where),
  });

/** What the watchdog throws, in the words and with the SQLSTATE of the server's own `statement_timeout`. */
export const statementTimedOut = (limitMs: number, consequence: string): PostgresError =>
  new PostgresError(`canceling statement due to statement timeout of ${limitMs} ms`, {
    sqlState: '57014',
    detail: consequence,
  });

/** The session is gone, the server is not. */
export const sessionLost = (why: string, cause?: unknown): PostgresError =>
  new PostgresError(why, { sqlState: '57P01' }, cause === undefined ? undefined : { cause });

/** The databases have grown beyond `databaseBytes`; 53100 is what the server says where the disk is full. */
export const databaseTooLarge = (limitBytes: number): PostgresError =>
  new PostgresError(`the database has grown beyond the limit of ${megabytes(limitBytes)}`, {
    sqlState: '53100',
    hint: 'Raise limits.databaseSize in drydock.yml if so much is meant.',
  });

const megabytes = (bytes: number): string => `${Math.round(bytes / (1 << 20))} MB`;

/** The server was in use for longer than `runTimeoutMs`. */
export const runTooLong = (limitMs: number): PostgresError =>
  new PostgresError(`the run takes longer than its limit of ${limitMs / 1000} s`, {
    sqlState: '57014',
    hint: 'Raise limits.run in drydock.yml if it needs so long.',
  });
