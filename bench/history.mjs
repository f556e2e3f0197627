// Wall time of `drydock check` over a whole history, as a ratio to a plain replay of its up scripts with `psql -f`,
// one psql a file, on a server started here. Usage: node bench/history.mjs FOLDER [drydock options…]
// FOLDER holds NNNN.up.sql and NNNN.down.sql.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [folder, ...options] = process.argv.slice(2);
const bin = execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
const asPostgres =
  process.getuid?.() === 0
    ? {
        uid: Number(execFileSync('id', ['-u', 'postgres'])),
        gid: Number(execFileSync('id', ['-g', 'postgres'])),
        cwd: '/',
      }
    : {};

const seconds = (run) => {
  const start = performance.now();
  const result = run();
  return [(performance.now() - start) / 1000, result];
};

function replayWithPsql() {
  const data = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
  if (asPostgres.uid !== undefined) chownSync(data, asPostgres.uid, asPostgres.gid);
  execFileSync(join(bin, 'initdb'), ['-D', join(data, 'pg'), '-U', 'postgres', '-A', 'trust', '-N'], {
    ...asPostgres,
    stdio: 'ignore',
  });
  const flags = [
    '-D',
    join(data, 'pg'),
    '-k',
    data,
    '-c',
    'listen_addresses=',
    '-c',
    'fsync=off',
    '-c',
    'synchronous_commit=off',
  ];
  const server = spawn(join(bin, 'postgres'), flags, { ...asPostgres, stdio: 'ignore' });
  const psql = (args) =>
    spawnSync(join(bin, 'psql'), ['-h', data, '-U', 'postgres', '-q', '-v', 'ON_ERROR_STOP=1', ...args], {
      stdio: 'ignore',
    }).status;
  try {
    while (psql(['-c', 'SELECT 1']) !== 0);
    const ups = readdirSync(folder)
      .filter((name) => name.endsWith('.up.sql'))
      .sort();
    return seconds(() => ups.filter((name) => psql(['-f', join(folder, name)]) !== 0).length);
  } finally {
    server.kill('SIGQUIT');
    rmSync(data, { recursive: true, force: true });
  }
}

const [replay, failed] = replayWithPsql();
const args = [
  'dist/cli.js',
  'check',
  folder,
  '--framework',
  'golang-migrate',
  '--engine',
  'local',
  '--format',
  'json',
  ...options,
];
const [check, { status, stdout }] = seconds(() =>
  spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 }),
);
const report = JSON.parse(stdout);
const tally = (step) =>
  Object.entries(Object.groupBy?.(report.migrations, (m) => m[step].status) ?? count(report.migrations, step))
    .map(([name, list]) => `${name} ${list.length}`)
    .join(', ');
function count(migrations, step) {
  const groups = {};
  for (const migration of migrations) (groups[migration[step].status] ??= []).push(migration);
  return groups;
}
console.log(`psql -f     ${replay.toFixed(1)} s (${failed} files failed)`);
console.log(
  `drydock     ${check.toFixed(1)} s = ${(check / replay).toFixed(1)} ×, exit ${status}, timings ${JSON.stringify(report.timings)}`,
);
for (const step of ['apply', 'rerun', 'rollback', 'reapply'])
  console.log(`${step.padEnd(11)} ${tally(step)}`);
