import { isIP } from 'node:net';
import pg from 'pg';
import { EngineError } from '../../errors.js';
import type { PgAddress } from '../native/pg-connection.js';
import { superviseAt } from '../native/supervisor.js';
import type { ServerUrl } from './server-url.js';
import { type Tls, tlsOptions } from './tls.js';

/** Where the server is, as plain data: another process has to find it as well. */
export interface ServerPlace {
  readonly host: string;
  readonly port: number;
  /** The role of the URL, and a database that it may connect to: nothing is changed in there. */
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  readonly tls: Tls | undefined;
  /** Whom a certificate must be for. */
  readonly tlsName: string | undefined;
}

export interface Login {
  readonly user: string;
  readonly password: string | undefined;
}

export const addressAt = (
  place: ServerPlace,
  database = place.database,
  { user, password }: Login = place,
): PgAddress => ({
  host: place.host,
  port: place.port,
  user,
  password,
  database,
  ssl: place.tls && tlsOptions(place.tls, place.tlsName),
});

/** Nothing that the role or the database is set to decides what these sessions do. */
const settings = { statement_timeout: 60_000, lock_timeout: 0 };

/** Runs work in a session of the URL's role. */
export const superviseShared = <T>(address: PgAddress, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  superviseAt(address, work, settings);

/**
 * Finds out at which of these addresses, and with which encryption, the server answers.
 * @throws EngineError with a sentence that has nothing of the URL in it
 */
export async function reachServer(url: ServerUrl, hosts: readonly string[]): Promise<ServerPlace> {
  const tlsName = isIP(url.host) === 0 ? url.host : undefined;
  const failures: unknown[] = [];
  for (const place of hosts.flatMap((host) => url.tls.map((tls) => ({ ...url, host, tls, tlsName })))) {
    try {
      await superviseShared(addressAt(place), () => Promise.resolve());
      return place;
    } catch (error) {
      failures.push(error);
      if (isWrongPassword(error)) break; // once more, and it may lock the role
    }
  }
  const telling = failures.find((error) => error instanceof pg.DatabaseError) ?? failures.at(-1);
  throw new EngineError(`The server of the database URL ${whatWentWrong(telling)}.`);
}

const isWrongPassword = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '28P01';

/** What Node says of a certificate; its messages have the name of the host in them. */
const certificates = new Map([
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'has a certificate for another name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'has a certificate that it has signed itself'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'has a certificate of an unknown authority'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'has a certificate of an unknown authority'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'has a certificate of an unknown authority'],
]);

/** A predicate. What the server itself says is passed on; of all else only codes and words of node-postgres. */
export function whatWentWrong(error: unknown): string {
  if (error instanceof pg.DatabaseError) return `refused: ${error.message}`;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined) return `${certificates.get(code) ?? 'does not answer'} (${code})`;
  if (message.includes('client password must be')) return 'wants a password, and the URL has none';
  if (message.includes('SSL')) return 'has no TLS, which the sslmode demands';
  return 'cannot be reached';
}
