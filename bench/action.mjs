// How long the whole action takes on a small pull request, both parts of the step, as a ratio to `node -e 0` in the same
// run: from a clone of depth 2 of the trial merge, with no API to talk to. Medians; the runs are interleaved, so that a
// busy machine slows all of them. Usage: node bench/action.mjs [runs]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

const runs = Number(process.argv[2] ?? 11);
const { inputs, runs: parts } = parse(readFileSync('action.yml', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const git = (cwd, ...args) =>
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.invalid', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A history of twenty tables; the pull request adds one more migration, or touches none. */
function workspaceOf(name, files) {
  const [origin, workspace] = [join(folder, `${name}-origin`), join(folder, name)];
  mkdirSync(origin);
  git(origin, 'init', '--quiet', '--initial-branch=main');
  for (let table = 1; table <= 20; table += 1) {
    const path = join(origin, `db/migrations/${String(table).padStart(3, '0')}_t${table}`);
    write(`${path}.up.sql`, `CREATE TABLE t${table} (id bigint PRIMARY KEY, note text);\n`);
    write(`${path}.down.sql`, `DROP TABLE IF EXISTS t${table};\n`);
  }
  git(origin, 'add', '--all');
  git(origin, 'commit', '--quiet', '-m', 'base');
  git(origin, 'switch', '--quiet', '-c', 'feature');
  for (const [path, text] of Object.entries(files)) write(join(origin, path), text);
  git(origin, 'add', '--all');
  git(origin, 'commit', '--quiet', '-m', 'feature');
  const head = git(origin, 'rev-parse', 'HEAD');
  git(origin, 'switch', '--quiet', 'main');
  git(origin, 'merge', '--quiet', '--no-ff', '-m', 'merge', 'feature');
  const merge = git(origin, 'rev-parse', 'HEAD');
  git(folder, 'clone', '--quiet', '--depth=2', `file://${origin}`, workspace);
  const repo = { full_name: 'octo/shop' };
  const pull_request = { number: 1, head: { sha: head, repo }, base: { ref: 'main', repo } };
  write(join(folder, `${name}.json`), JSON.stringify({ action: 'opened', pull_request }));
  return { name, workspace, merge };
}

const migration = workspaceOf('migration', {
  'db/migrations/021_email.up.sql':
    "SET LOCAL lock_timeout = '5s';\nALTER TABLE t1 ADD COLUMN IF NOT EXISTS email text;\n",
  'db/migrations/021_email.down.sql': 'ALTER TABLE t1 DROP COLUMN IF EXISTS email;\n',
});
const none = workspaceOf('none', { 'README.md': 'shop\n' });

function environmentOf({ name, workspace, merge }, given) {
  const temp = mkdtempSync(join(folder, 'temp-'));
  const files = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'].map((file) => [
    file,
    join(temp, file),
  ]);
  for (const [, path] of files) writeFileSync(path, '');
  const words = Object.entries(inputs).map(([key, { default: usual = '' }]) => [
    `INPUT_${key.toUpperCase()}`,
    given[key] ?? usual.replace(/\$\{\{.*\}\}/, ''),
  ]);
  return {
    PATH: process.env.PATH,
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(folder, `${name}.json`),
    GITHUB_SHA: merge,
    GITHUB_REPOSITORY: 'octo/shop',
    RUNNER_TEMP: temp,
    ...Object.fromEntries([...files, ...words]),
  };
}

function step(place, given) {
  const env = environmentOf(place, given);
  const start = (part, more) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(part)], {
      cwd: place.workspace,
      env: { ...env, ...more },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${part} ended with ${status}: ${stdout}${stderr}`);
  };
  start(parts.main, {});
  const [, leases] = /leases<<(?:.*)\n(.*)/.exec(readFileSync(env.GITHUB_STATE, 'utf8')) ?? [];
  start(parts.post, { STATE_leases: leases });
}

const cases = {
  'node -e 0': () => spawnSync(process.execPath, ['-e', '0']),
  'no migration changed': () => step(none, {}),
  'one migration, mode: lint': () => step(migration, { mode: 'lint' }),
  'one migration, engine: local': () => step(migration, { engine: 'local' }),
  'one migration, engine: embedded': () => step(migration, { engine: 'embedded' }),
};

const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let run = -1; run < runs; run += 1) {
  for (const [name, start] of Object.entries(cases)) {
    const began = performance.now();
    start();
    // The first round warms the file cache.
    if (run >= 0) times[name].push(performance.now() - began);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const baseline = median(times['node -e 0']);
console.log(`Node ${process.version}`);
for (const [name, values] of Object.entries(times)) {
  console.log(
    `${name.padEnd(36)} ${median(values).toFixed(0).padStart(6)} ms  ${(median(values) / baseline).toFixed(1)} ×`,
  );
}
