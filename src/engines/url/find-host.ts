import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { EngineError, UserError } from '../../errors.js';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** RFC 1918, and RFC 4193 for IPv6: where container networks have their addresses. */
const privateNetworks = new BlockList();
privateNetworks.addSubnet('10.0.0.0', 8);
privateNetworks.addSubnet('172.16.0.0', 12);
privateNetworks.addSubnet('192.168.0.0', 16);
privateNetworks.addSubnet('fc00::', 7, 'ipv6');

const isIn = (list: BlockList, address: string): boolean =>
  list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** What `lookup` of node:dns gives for a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

const resolveName: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/**
 * Where a host is, to connect to just that: a name that is asked for a second time may mean another machine.
 * @returns addresses, or the folder of a unix socket
 * @throws UserError where it is neither this machine nor a service container and need be, EngineError where it is nowhere
 */
export async function findHost(
  host: string,
  allowRemote: boolean,
  resolve: Resolve = resolveName,
): Promise<readonly string[]> {
  if (host.startsWith('/')) return [host];
  const addresses = isIP(host) === 0 ? await resolveOrExplain(host, resolve) : [host];
  if (allowRemote || addresses.every((address) => isNear(host, address))) return addresses;
  throw new UserError(
    'The database URL leads to another machine, which is neither this one nor a service container.',
    'Give the URL of a throw-away server, or --allow-remote-database if that server may be used.',
  );
}

/** A service container of GitHub and of Docker Compose has a name of one word, and a private address. */
const isNear = (host: string, address: string): boolean =>
  isIn(loopback, address) || (isContainerName(host) && isIn(privateNetworks, address));

const isContainerName = (host: string): boolean =>
  isIP(host) === 0 && (!host.includes('.') || host === 'host.docker.internal');

async function resolveOrExplain(host: string, resolve: Resolve): Promise<readonly string[]> {
  const addresses = await resolve(host).catch(() => []);
  if (addresses.length > 0) return addresses;
  throw new EngineError('The host of the database URL has no address here: its name cannot be resolved.');
}
