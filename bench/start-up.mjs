// How long a whole process takes, as a ratio to `node -e 0` in the same run. Medians; the runs are interleaved, so
// that a busy machine slows all of them. Usage: node bench/start-up.mjs [runs]
import { spawnSync } from 'node:child_process';

const runs = Number(process.argv[2] ?? 15);
const small = 'test/fixtures/projects/plain/memory-records/migrations/001_accounts.sql';
const commands = {
  'node -e 0': ['-e', '0'],
  'drydock --version': ['dist/cli.js', '--version'],
  'drydock lint (one small file)': ['dist/cli.js', 'lint', small],
  'drydock check (embedded, 2 migrations)': [
    'dist/cli.js',
    'check',
    'test/fixtures/projects/plain/memory-records',
    '--engine',
    'embedded',
  ],
  'drydock check (local, 2 migrations)': [
    'dist/cli.js',
    'check',
    'test/fixtures/projects/plain/memory-records',
    '--engine',
    'local',
  ],
};

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = -1; run < runs; run += 1) {
  for (const [name, args] of Object.entries(commands)) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
    // The first round warms the file cache.
    if (run >= 0) times[name].push(performance.now() - start);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const baseline = median(times['node -e 0']);
for (const [name, values] of Object.entries(times)) {
  console.log(
    `${name.padEnd(42)} ${median(values).toFixed(0).padStart(6)} ms  ${(median(values) / baseline).toFixed(2)} ×`,
  );
}
