// Interrupts runs at random moments, and counts what is there of them before and after: by hand, on a machine where
// nobody else runs Drydock, since all that is counted counts. Usage:
//   node bench/interrupt.mjs --engine local|embedded|docker|url [--runs 50] [--seed 1] [options of drydock check]
// Docker wants DOCKER_HOST where it is not the usual one, and the engine url a --database-url.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const { values, tokens } = parseArgs({
  options: {
    engine: { type: 'string', default: 'local' },
    runs: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    'database-url': { type: 'string' },
    image: { type: 'string' },
    bundle: { type: 'string', default: 'dist/cli.js' },
  },
  tokens: true,
});
const passedOn = tokens
  .filter(({ kind, name }) => kind === 'option' && ['engine', 'database-url', 'image'].includes(name))
  .flatMap(({ name, value }) => [`--${name}`, value]);

/** Mulberry32: the same seed, the same moments. */
let state = Number(values.seed);
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const orNothing = (read) => {
  try {
    return read();
  } catch {
    return '';
  }
};
const processes = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({
      pid: Number(pid),
      parent: Number(/PPid:\t(\d+)/.exec(orNothing(() => readFileSync(`/proc/${pid}/status`, 'utf8')))?.[1]),
      words: orNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).split('\0'),
    }));
const isOfServer = ({ words: [program = '', ...rest] }) =>
  /(^|\/)(postgres|initdb)(:|$)/.test(program) || rest.includes('drydock-reaper');
const named = (folder, name) => readdirSync(folder).filter((one) => one.startsWith(name)).length;
const docker = (...args) => execFileSync('docker', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
const containers = () => docker('ps', '--all', '--quiet', '--filter', 'label=drydock.process');

async function inDatabase() {
  const client = new pg.Client({ connectionString: values['database-url'] });
  await client.connect();
  const { rows } = await client.query(
    `SELECT (SELECT count(*) FROM pg_database WHERE datname LIKE 'drydock%')::int AS databases,
      (SELECT count(*) FROM pg_roles WHERE rolname LIKE 'drydock%')::int AS roles`,
  );
  await client.end();
  return rows[0];
}

const count = async () => ({
  'server processes': processes().filter(isOfServer).length,
  'folders in /dev/shm': named('/dev/shm', 'drydock-'),
  'folders in the temporary folder': named(tmpdir(), 'drydock-'),
  '/dev/shm/PostgreSQL.*': named('/dev/shm', 'PostgreSQL.'),
  'System V segments': readFileSync('/proc/sysvipc/shm', 'utf8').trim().split('\n').length - 1,
  ...(values.engine === 'docker' ? { containers: containers().length } : {}),
  ...(values['database-url'] === undefined ? {} : await inDatabase()),
});

/** Those that were there before are none of ours. */
const othersContainers = new Set(values.engine === 'docker' ? containers() : []);

/** The server of the run is killed: its postmaster, or its container. */
function killServer(run) {
  if (values.engine === 'docker') {
    for (const id of containers()) if (!othersContainers.has(id)) docker('kill', id);
    return;
  }
  const postmaster = processes().find(({ parent, words }) => parent === run && words.includes('-D'));
  if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
}
const disturbances = {
  SIGINT: (run) => process.kill(run, 'SIGINT'),
  SIGTERM: (run) => process.kill(run, 'SIGTERM'),
  SIGKILL: (run) => process.kill(run, 'SIGKILL'),
  ...(['local', 'docker'].includes(values.engine)
    ? {
        'SIGKILL of the server': killServer,
        'SIGKILL of both': (run) => {
          killServer(run);
          process.kill(run, 'SIGKILL');
        },
      }
    : {}),
};

const cwd = mkdtempSync(join(tmpdir(), 'interrupt-'));
mkdirSync(join(cwd, 'm'));
const up =
  'CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);\nSELECT count(*) FROM generate_series(1, 3000000);\n';
writeFileSync(join(cwd, 'm/1_t.up.sql'), up);
writeFileSync(join(cwd, 'm/1_t.down.sql'), 'DROP TABLE IF EXISTS t;\n');

/** Runs, and ends it after so many ms where it has not come to its end. Gives how long it took, and how it ended. */
async function run(disturb, afterMs) {
  const began = performance.now();
  const args = [resolve(values.bundle), 'check', 'm', ...passedOn];
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const timer = setTimeout(() => disturb(child.pid), afterMs);
  const [code, signal] = await ended;
  clearTimeout(timer);
  return { ms: performance.now() - began, end: code ?? signal };
}

const { ms: whole } = await run(() => undefined, 2 ** 30);
const before = await count();
const ends = {};
const names = Object.keys(disturbances);
for (let index = 0; index < Number(values.runs); index += 1) {
  const name = names[index % names.length];
  const { end } = await run(disturbances[name], random() * whole);
  ends[`${name}: ${end}`] = (ends[`${name}: ${end}`] ?? 0) + 1;
}
rmSync(cwd, { recursive: true });
// What is left to the reaper goes some moments after the run: it waits 6 s for the server at most, and 1 s for the folder.
await sleep(10_000);
const after = await count();
console.log(
  `${values.runs} runs of at most ${whole.toFixed(0)} ms, engine ${values.engine}, seed ${values.seed}`,
);
console.log('how they were disturbed: exit status or signal, and how many');
for (const [how, times] of Object.entries(ends).sort()) console.log(`  ${how}  ${times}`);
console.log('what is there'.padEnd(34), 'before'.padStart(7), 'after'.padStart(7));
for (const [what, number] of Object.entries(before))
  console.log(what.padEnd(34), String(number).padStart(7), String(after[what]).padStart(7));
