import { userInfo } from 'node:os';
import { type ConnectionOptions, parse } from 'pg-connection-string';
import { UserError } from '../../errors.js';
import { type Tls, tlsOfMode } from './tls.js';

/** What a connection URL says; nothing of it comes from the environment but the user's own name. */
export interface ServerUrl {
  /** A name, an address, or the folder of a unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  /** In the order in which they are tried; undefined: without TLS. */
  readonly tls: readonly (Tls | undefined)[];
}

const hint =
  'Give it as postgres://user:password@host:5432/database, with %-encoding for special characters, and sslmode as libpq has it.';

/**
 * Reads a URL as libpq does: manual, 34.1.1.2. Names it in no message: it has a password in it.
 * @throws UserError
 */
export function readServerUrl(text: string | undefined): ServerUrl {
  if (text === undefined || text === '')
    throw new UserError(
      'The engine "url" needs the URL of a server.',
      'Set --database-url or DATABASE_URL to a role that may create databases and roles.',
    );
  if (!/^postgres(ql)?:\/\//.test(text))
    throw new UserError('The database URL does not begin with postgres:// or postgresql://.', hint);
  const options = parseSafely(text);
  const user = options.user !== undefined && options.user !== '' ? options.user : userInfo().username;
  const host = textOf(options.host) ?? 'localhost';
  return {
    host,
    port: portOf(textOf(options.port)),
    user,
    password: textOf(options.password),
    database: textOf(options.database) ?? user,
    tls: host.startsWith('/') ? [undefined] : tlsOf(options),
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Its errors quote parts of the URL, so nothing of them is passed on. */
function parseSafely(text: string): ConnectionOptions {
  try {
    return parse(withoutCompatibility(text), { useLibpqCompat: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== undefined)
      throw new UserError(
        'A file that the database URL names (sslrootcert, sslcert, sslkey) cannot be read.',
      );
    throw new UserError('The database URL cannot be understood.', hint);
  }
}

/** The library takes this either from its caller or from the URL, and not from both. */
const withoutCompatibility = (text: string): string => text.replaceAll(/([?&])uselibpqcompat=[^&]*/g, '$1');

function portOf(text: string | undefined): number {
  if (text === undefined) return 5432;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UserError('The port in the database URL is no number from 1 to 65535.', hint);
}

function tlsOf(options: ConnectionOptions): readonly (Tls | undefined)[] {
  const { ca, cert, key } = typeof options.ssl === 'object' ? options.ssl : {};
  const files = { ca, cert: cert ?? undefined, key };
  const mode = textOf(options['sslmode']) ?? (options.ssl === true ? 'require' : 'prefer');
  const modes = tlsOfMode(mode, files);
  if (modes === undefined)
    throw new UserError('The sslmode in the database URL is none of libpq’s: see the manual, 34.19.3.', hint);
  return modes;
}
