// How many wrong down scripts Drydock finds: those of real migrations, each made wrong in one place. Whether that place
// matters is told by psql and pg_dump alone, on a server started here: the down fails, or a dump is another one.
// Usage: node bench/mutations.mjs FOLDER… [--count 200] [--seed 1] [--migrations 80] [--running]
// FOLDER holds NNNN.up.sql and NNNN.down.sql; --running leaves out what fails by itself, which nobody can overlook.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { mutantsOf, randomFrom, shuffled } from './mutants.mjs';
import {
  compare,
  copyDatabase,
  dropDatabase,
  lines,
  pgDump,
  psql,
  socket,
  stateOf,
  work,
} from './trial-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    migrations: { type: 'string', default: '80' },
    running: { type: 'boolean', default: false },
  },
});
const random = randomFrom(Number(values.seed));
const cli = resolve('dist/cli.js');

async function loadSources() {
  const outfile = join(import.meta.dirname, `.mutations-${process.pid}.mjs`);
  const root = join(import.meta.dirname, '..');
  const contents = [
    `export { parseScript } from './src/sql/parse-script.js';`,
    `export { loadParser } from './src/sql/parser.js';`,
    `export { seedTables } from './src/dry-run/seeding/seed-tables.js';`,
    `export { openPgConnection } from './src/engines/native/pg-connection.js';`,
  ].join('\n');
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const output = { bundle: true, format: 'esm', outfile, packages: 'external', platform: 'node' };
  await build({ stdin, absWorkingDir: root, loader: { '.sql': 'text' }, ...output });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

const fails = 'the down script fails';

/** The mutated down script where the up script has run, and what there is then. */
function runDown({ name, before }, file) {
  dropDatabase('trial');
  copyDatabase(`${name}_after`, 'trial');
  if (psql('trial', '-f', file) === undefined) return { differences: [fails], onlyOrder: false };
  return compare(before, stateOf('trial'));
}

const asked = 'check m --framework plain --engine local --format json --seed auto --pending'.split(' ');

function check({ folder, number }) {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...asked, `m/${number}.up.sql`], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (!stdout) throw new Error(stderr.trim());
  return toldOf(JSON.parse(stdout));
}

/** How Drydock tells of a down script that is wrong, where it does. */
function toldOf({ findings, migrations }) {
  const { rollback, reapply } = migrations.find(({ pending }) => pending);
  const rules = findings
    .filter(
      ({ stage, rule, severity }) => severity !== 'info' && (stage === 'rollback' || rule === 'empty-down'),
    )
    .map(({ rule }) => rule);
  const steps = [
    ...(rollback.status === 'restored' ? [] : [rollback.status]),
    ...(reapply.status === 'same' || reapply.status === 'skipped' ? [] : [`reapply ${reapply.status}`]),
  ];
  const told = [...new Set([...steps, ...rules])];
  return { told, columnOrder: rollback.differences.some(({ kind }) => kind === 'column-order') };
}

const { parseScript, loadParser, seedTables, openPgConnection } = await loadSources();
const parser = await loadParser();

async function fill(database) {
  const unsupervised = {
    sessionClosed: () => undefined,
    limitReached: () => undefined,
    whyGone: async () => undefined,
  };
  const place = { host: socket, port: 5432, user: 'postgres', database };
  const session = await openPgConnection(place, { statementTimeoutMs: 0, settings: {} }, unsupervised);
  await seedTables(session, { rows: 100, plain: false, without: [] });
  await session[Symbol.asyncDispose]();
}

const inPublic = (relkinds) =>
  `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN (${relkinds}) ORDER BY 1`;
const namesIn = (database) => ({
  COLUMN: (table) =>
    lines(
      database,
      `SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('${table}') AND attnum > 0 AND NOT attisdropped`,
    ),
  CONSTRAINT: (table) =>
    lines(database, `SELECT conname FROM pg_constraint WHERE conrelid = to_regclass('${table}') ORDER BY 1`),
  INDEX: () => lines(database, inPublic("'i'")),
  TABLE: () => lines(database, inPublic("'r'")),
});
const noNames = { COLUMN: () => [], CONSTRAINT: () => [], INDEX: () => [], TABLE: () => [] };

/** The migrations whose down scripts can be got wrong in most ways, and as many that were picked at random. */
async function worthwhile(from) {
  const candidates = [];
  for (const file of readdirSync(from).filter((name) => name.endsWith('.down.sql'))) {
    const number = file.slice(0, 4);
    if (!existsSync(join(from, `${number}.up.sql`))) continue;
    const sql = readFileSync(join(from, file), 'utf8');
    const { statements } = await parseScript(sql, parser);
    if (statements.length === 0 || statements.some(({ kind }) => kind === 'unparsed')) continue;
    const ways = new Set(mutantsOf(sql, statements, noNames).map(({ sort }) => sort)).size;
    candidates.push({ from, number, sql, statements, ways });
  }
  const most = Math.ceil(Number(values.migrations) / positionals.length / 2);
  const rich = shuffled(candidates, random).sort((a, b) => b.ways - a.ways);
  return [...rich.slice(0, most), ...shuffled(rich.slice(most), random).slice(0, most)];
}

/** Lays the ground of one migration: databases before and after its up script, and a project with it alone. */
async function prepare(migration, walk) {
  const { from, number } = migration;
  const name = `${walk}_${number}`;
  const folder = join(work, name);
  mkdirSync(join(folder, 'm'), { recursive: true });
  for (const end of ['up', 'down'])
    cpSync(join(from, `${number}.${end}.sql`), join(folder, 'm', `${number}.${end}.sql`));
  // A function that names a type of its own schema without it cannot be restored with the empty path of pg_dump.
  const dump = pgDump(walk, '--no-owner', '--no-acl', '--inserts').join('\n');
  writeFileSync(join(folder, 'baseline.sql'), dump.replace("'search_path', ''", "'search_path', 'public'"));
  writeFileSync(join(folder, 'drydock.yml'), 'blocking: { rows: 0 }\nhistory: { baseline: baseline.sql }\n');
  copyDatabase(walk, `${name}_before`);
  await fill(`${name}_before`);
  copyDatabase(`${name}_before`, `${name}_after`);
  const title = `${basename(dirname(from))} ${number}`;
  const ground = { ...migration, name, folder, title, before: stateOf(`${name}_before`) };
  if (psql(`${name}_after`, '-f', join(from, `${number}.up.sql`)) === undefined)
    return { ...ground, unfit: 'the up script fails on rows' };
  const { differences, onlyOrder } = runDown(ground, join(from, `${number}.down.sql`));
  if (differences.length > 0) return { ...ground, unfit: 'the down script is wrong', differences };
  return {
    ...ground,
    onlyOrder,
    mutants: mutantsOf(migration.sql, migration.statements, namesIn(`${name}_after`)),
  };
}

async function groundsOf(from, index) {
  const chosen = new Map((await worthwhile(from)).map((one) => [one.number, one]));
  const walk = `walk${index}`;
  psql('postgres', '-c', `CREATE DATABASE ${walk}`);
  const grounds = [];
  const last = [...chosen.keys()].sort().at(-1);
  for (const file of readdirSync(from)
    .filter((name) => name.endsWith('.up.sql'))
    .sort()) {
    const number = file.slice(0, 4);
    if (number > last) break;
    if (chosen.has(number)) grounds.push(await prepare(chosen.get(number), walk));
    if (psql(walk, '-f', join(from, file)) === undefined) console.log(`${from}: ${file} fails with psql`);
  }
  return grounds;
}

/** Sort by sort, so that none outweighs the others; within a sort each migration once before any is there again. */
function drawn(grounds, count) {
  const bySort = new Map();
  for (const ground of grounds)
    for (const mutant of shuffled(ground.mutants, random)) {
      const rounds = bySort.get(mutant.sort) ?? bySort.set(mutant.sort, new Map()).get(mutant.sort);
      rounds.set(ground, [...(rounds.get(ground) ?? []), mutant]);
    }
  const queues = [...bySort.values()].map((rounds) => {
    const turns = [...rounds].flatMap(([ground, list]) =>
      list.map((mutant, turn) => ({ ground, mutant, turn })),
    );
    return shuffled(turns, random).sort((a, b) => a.turn - b.turn);
  });
  const chosen = [];
  while (chosen.length < count && queues.some((queue) => queue.length > 0))
    for (const queue of queues) if (queue.length > 0 && chosen.length < count) chosen.push(queue.shift());
  return chosen;
}

const prepared = [];
for (const [index, from] of positionals.map((folder) => resolve(folder)).entries())
  prepared.push(...(await groundsOf(from, index)));
const fit = [];
for (const ground of prepared) {
  if (ground.unfit) {
    console.log(`left out: ${ground.title}: ${ground.unfit}`);
    if (ground.differences && check(ground).told.length === 0)
      console.log(`  and Drydock says nothing of it: ${ground.differences.slice(0, 4).join(' | ')}`);
    continue;
  }
  const { told } = check(ground);
  if (told.length === 0) fit.push(ground);
  else console.log(`left out: ${ground.title}: Drydock says ${told.join(', ')}, unmutated`);
}
const mutants = drawn(fit, values.running ? Infinity : Number(values.count));
console.log(`${mutants.length} mutants drawn of ${fit.length} migrations`);

const results = [];
for (const { ground, mutant } of mutants) {
  if (results.length === Number(values.count)) break;
  // All else in here blocks, and a signal is heard only in between.
  await setImmediate();
  const file = join(ground.folder, 'm', `${ground.number}.down.sql`);
  writeFileSync(file, mutant.sql);
  const { differences, onlyOrder } = runDown(ground, file);
  if (values.running && differences[0] === fails) continue;
  const { told, columnOrder } = check(ground);
  results.push({
    title: ground.title,
    ...mutant,
    differences,
    onlyOrder: onlyOrder && !ground.onlyOrder,
    told,
    columnOrder,
  });
  if (differences.length > 0 !== told.length > 0)
    process.stderr.write(`${results.length} ${ground.title}, ${mutant.sort}: ${mutant.what}\n`);
}

const matter = results.filter(({ differences }) => differences.length > 0);
const caught = matter.filter(({ told }) => told.length > 0);
const sorts = [...new Set(results.map(({ sort }) => sort))].sort();
for (const sort of sorts) {
  const ofSort = (list) => list.filter((one) => one.sort === sort).length;
  console.log(
    `  ${sort.padEnd(16)} tried ${ofSort(results)}, matter ${ofSort(matter)}, caught ${ofSort(caught)}`,
  );
}
const share = ((100 * caught.length) / matter.length).toFixed(1);
console.log(`tried ${results.length}, matter ${matter.length}, caught ${caught.length} = ${share} %`);
const failing = matter.filter(({ differences }) => differences[0] === fails);
console.log(`of those that matter, ${failing.length} fail; the others give another schema or other rows`);
const ordered = results.filter(({ onlyOrder }) => onlyOrder);
console.log(
  `only the order of columns: ${ordered.length}, told of as such ${ordered.filter((one) => one.columnOrder).length}`,
);
const list = (heading, chosen, of) => {
  console.log(`${heading}: ${chosen.length}`);
  for (const one of chosen)
    console.log(
      `  ${one.title}, ${one.sort}: ${one.what.slice(0, 300)}\n    ${of(one).slice(0, 6).join('\n    ')}`,
    );
};
list(
  'missed',
  matter.filter((one) => !caught.includes(one)),
  ({ differences }) => differences,
);
list(
  'false alarms',
  results.filter((one) => !matter.includes(one) && one.told.length > 0),
  ({ told }) => told,
);
process.exit();
