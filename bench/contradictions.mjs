// Where the dry-run contradicts lint: findings of the category `locks` whose claimed effect the server did not show, and
// effects that no rule claimed. Everything is pending, so that every statement is watched.
// Usage: node bench/contradictions.mjs FOLDER… [--framework name] [--engine kind]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    framework: { type: 'string', default: 'golang-migrate' },
    engine: { type: 'string', default: 'local' },
  },
});

/** As the rule writes it. */
function claimOf(rule) {
  const source = readFileSync(new URL(`../rules/${rule}/rule.ts`, import.meta.url), 'utf8');
  return /\n {2}claim: ([^]*?),\n {2}\w/.exec(source)?.[1].replace(/\s+/g, ' ');
}

function check(folder) {
  const { framework, engine } = values;
  const args = [join('dist', 'cli.js'), 'check', folder, '--framework', framework, '--engine', engine];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const shown = ({ locks, scans, rewrites }) =>
  [
    ...locks.map(({ relation, mode }) => `${mode} on ${relation}`),
    ...scans.map((relation) => `scan of ${relation}`),
    ...rewrites.map((relation) => `rewrite of ${relation}`),
  ].join(', ') || 'nothing';

const rows = [];
for (const folder of positionals) {
  const { findings } = check(folder);
  const observed = findings.filter((finding) => finding.observed);
  const contradicted = observed.filter((finding) => !finding.observed.confirmed);
  const errors = contradicted.filter(({ severity }) => severity === 'error');
  rows.push({
    folder,
    observed: observed.length,
    confirmed: observed.length - contradicted.length,
    'contradicted errors': errors.length,
    'contradicted warnings': contradicted.length - errors.length,
    'unclaimed effects': findings.filter(({ rule }) => rule === 'unclaimed-effect').length,
  });
  for (const { rule, severity, file, startLine, message, observed: seen } of contradicted) {
    console.log(`${severity} ${rule} ${basename(file)}:${startLine}\n  says   ${message}`);
    console.log(`  claims ${claimOf(rule)}\n  shows  ${shown(seen)}`);
  }
}
console.table(rows);
process.exitCode = rows.some((row) => row['contradicted errors'] > 0) ? 1 : 0;
