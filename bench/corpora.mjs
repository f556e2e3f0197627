// What Drydock says of real migration histories: windows of pending migrations, evenly spread, each after all that
// precedes it; with rows and without, and once more without the down scripts, which are then proposed.
// Usage: node bench/corpora.mjs FOLDER… [--windows 6] [--size 12]; FOLDER holds NNNN.up.sql and NNNN.down.sql.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { windows: { type: 'string', default: '6' }, size: { type: 'string', default: '12' } },
});
const windows = Number(values.windows);
const size = Number(values.size);
const cli = resolve('dist/cli.js');

/** The files up to the last pending one, with or without down scripts. */
function folderWith(from, last, downs) {
  const folder = mkdtempSync(join(tmpdir(), 'corpora-'));
  for (const name of readdirSync(from))
    if (Number(name.slice(0, 4)) <= last && (downs || !name.endsWith('.down.sql')))
      cpSync(join(from, name), join(folder, name));
  return folder;
}

function check(from, pending, { seed, downs }) {
  const folder = folderWith(from, pending.at(-1), downs);
  try {
    const names = pending.map((number) => `${String(number).padStart(4, '0')}.up.sql`);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        ...[cli, 'check', '.', '--framework', 'plain', '--engine', 'local', '--format', 'json'],
        ...['--seed', seed, ...names.flatMap((name) => ['--pending', name])],
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 },
    );
    if (!stdout) return { error: stderr.trim().split('\n')[0] };
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const count = (list) => {
  const counts = {};
  for (const one of list) counts[one] = (counts[one] ?? 0) + 1;
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ');
};
const pendingOf = ({ migrations = [] }) => migrations.filter(({ pending }) => pending);

function windowsOf(numbers) {
  const last = numbers.length - size;
  const starts = Array.from({ length: windows }, (_, index) => Math.round((last * (index + 1)) / windows));
  return starts.map((start) => numbers.slice(start, start + size));
}

for (const from of positionals.map((folder) => resolve(folder))) {
  const numbers = readdirSync(from)
    .filter((name) => name.endsWith('.up.sql'))
    .map((name) => Number(name.slice(0, 4)))
    .sort((a, b) => a - b);
  const all = [];
  const bare = [];
  const proposals = [];
  const onlyWithRows = [];
  let [proofMs, replayMs] = [0, 0];
  for (const pending of windowsOf(numbers)) {
    const withRows = check(from, pending, { seed: 'auto', downs: true });
    const without = check(from, pending, { seed: 'off', downs: true });
    const undone = check(from, pending, { seed: 'auto', downs: false });
    for (const report of [withRows, without, undone])
      if (report.error) console.log(`  ${pending[0]}–${pending.at(-1)}: ${report.error}`);
    all.push(withRows);
    bare.push(without);
    const failed = ({ apply }) => apply.status === 'failed';
    const passing = new Set(
      pendingOf(without)
        .filter((m) => !failed(m))
        .map(({ id }) => id),
    );
    onlyWithRows.push(...pendingOf(withRows).filter((m) => failed(m) && passing.has(m.id)));
    proposals.push(...pendingOf(undone).filter(({ apply }) => apply.status === 'applied'));
    proofMs += withRows.timings?.totalMs ?? 0;
    const upMs = pendingOf(withRows).reduce((sum, { apply }) => sum + (apply.durationMs ?? 0), 0);
    replayMs += (without.timings?.historyMs ?? 0) + upMs;
  }
  const migrations = all.flatMap(pendingOf);
  console.log(
    `\n${basename(dirname(from))}: ${numbers.length} migrations, ${migrations.length} of them pending`,
  );
  for (const step of ['apply', 'rerun', 'rollback', 'reapply'])
    console.log(`  ${step.padEnd(9)} ${count(migrations.map((one) => one[step].status))}`);
  const findings = all.flatMap(({ findings = [] }) => findings.filter(({ suppressed }) => !suppressed));
  console.log(`  findings  ${count(findings.filter((f) => f.severity !== 'info').map((f) => f.rule))}`);
  console.log(
    `  fail only with rows: ${onlyWithRows.length}${onlyWithRows.map((m) => `\n    ${m.id}: ${m.apply.error?.message ?? ''}`).join('')}`,
  );
  const proposed = proposals.filter(({ rollback }) => rollback.proposal);
  const proven = proposed.filter(({ rollback }) => rollback.proposal.proven);
  console.log(`  proposals ${proven.length} proven of ${proposed.length} (${proposals.length} applied)`);
  for (const { id, rollback } of proposed.filter((one) => !proven.includes(one)))
    console.log(`    ${id}: ${rollback.proposal.sql.split('\n').slice(0, 3).join(' ')}`);
  console.log(
    `  time      ${(proofMs / 1000).toFixed(1)} s = ${(proofMs / replayMs).toFixed(1)} × plain replay of the same files`,
  );
}
