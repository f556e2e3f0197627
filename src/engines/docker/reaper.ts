import { nodeReaping, type Reaper, released, startReaper } from '../reaper/start-reaper.js';

/** Where the API of the daemon is, for Node's `http.request`. */
export interface DaemonAddress {
  readonly protocol: string;
  readonly socketPath?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | number | undefined;
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * Its input ends when this process ends, however it ends; then it removes the container. One that is not there may
 * still be on its way: the daemon carries out what was asked of it last.
 */
const script = `
let input = '';
process.stdin.on('data', (data) => (input += data)).on('end', () => {
  const [first, second] = input.split('\\n');
  if (second === '${released}') return;
  const { protocol, ...target } = JSON.parse(first);
  const { request } = require(protocol === 'https' ? 'node:https' : 'node:http');
  const remove = (left) => {
    const again = () => left > 0 && setTimeout(remove, 200, left - 1);
    request({ ...target, method: 'DELETE' }, (response) => {
      response.resume();
      if (response.statusCode !== 204) again();
    }).on('error', again).end();
  };
  remove(15);
});
`;

/**
 * Removes the container where we cannot: SIGKILL, process.exit, a crash.
 * @param leases where to put on record what is to be cleaned up
 */
export const startContainerReaper = (
  daemon: DaemonAddress,
  container: string,
  leases: string | undefined,
): Reaper => {
  const task = { ...daemon, path: `/containers/${container}?force=true&v=true` };
  return startReaper(nodeReaping(['-e', script, container], task), leases);
};
