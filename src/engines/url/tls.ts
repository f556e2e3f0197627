import type { ConnectionOptions } from 'node:tls';

/** How a session is encrypted; plain data, because another process has to connect in the same way. */
export interface Tls {
  /** What of the server's certificate is looked at: manual, 34.19.1. */
  readonly verify: 'nothing' | 'authority' | 'name';
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

type Files = Omit<Tls, 'verify'>;

/** What libpq tries, in order, for an sslmode: manual, table 34.1. Undefined: there is no such mode. */
export function tlsOfMode(mode: string, files: Files): readonly (Tls | undefined)[] | undefined {
  const unverified: Tls = { ...files, verify: 'nothing' };
  switch (mode) {
    case 'disable':
      return [undefined];
    case 'allow':
      return [undefined, unverified];
    case 'prefer':
      return [unverified, undefined];
    case 'require':
      return [files.ca === undefined ? unverified : { ...files, verify: 'authority' }];
    case 'no-verify': // node-postgres' own
      return [unverified];
    case 'verify-ca':
      return [{ ...files, verify: 'authority' }];
    case 'verify-full':
      return [{ ...files, verify: 'name' }];
    default:
      return undefined;
  }
}

/** @param name of the server, which its certificate is for; undefined where the URL has an address */
export const tlsOptions = ({ verify, ca, cert, key }: Tls, name: string | undefined): ConnectionOptions => ({
  ...(ca === undefined ? {} : { ca }),
  ...(cert === undefined ? {} : { cert }),
  ...(key === undefined ? {} : { key }),
  ...(name === undefined ? {} : { servername: name }),
  rejectUnauthorized: verify !== 'nothing',
  ...(verify === 'name' ? {} : { checkServerIdentity: () => undefined }),
});
