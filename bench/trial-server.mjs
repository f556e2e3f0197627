// A PostgreSQL server that is thrown away, and what psql and pg_dump say of the databases in it.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
const isRoot = process.getuid?.() === 0;
const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres']));
const asPostgres = isRoot ? { uid: idOf('-u'), gid: idOf('-g'), cwd: '/' } : {};

/** A folder that goes with the server. */
export const work = mkdtempSync(join(tmpdir(), 'mutations-'));
/** The folder of the server's socket. */
export const socket = join(work, 'server');
mkdirSync(socket);
execFileSync('chmod', ['755', work]);
if (isRoot) chownSync(socket, asPostgres.uid, asPostgres.gid);

const initdb = ['-D', join(socket, 'data'), ...'-U postgres -A trust -N -E UTF8 --locale=C'.split(' ')];
execFileSync(join(bin, 'initdb'), initdb, { ...asPostgres, stdio: 'ignore' });
const settings = ['listen_addresses=', 'fsync=off', 'full_page_writes=off', 'autovacuum=off', 'timezone=UTC'];
const serverArguments = ['-D', join(socket, 'data'), '-k', socket, ...settings.flatMap((one) => ['-c', one])];
spawn(join(bin, 'postgres'), serverArguments, { ...asPostgres, stdio: 'ignore' });
process.on('exit', () => {
  // It writes into the folder until it has ended.
  const stop = ['stop', '-D', join(socket, 'data'), '-m', 'immediate', '-w', '-s'];
  spawnSync(join(bin, 'pg_ctl'), stop, asPostgres);
  rmSync(work, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const address = ['-h', socket, '-U', 'postgres'];
/** Gives the answer, or undefined where it failed. */
export function psql(database, ...args) {
  const flags = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', database, ...args];
  const { status, stdout } = spawnSync(join(bin, 'psql'), [...address, ...flags], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return status === 0 ? stdout : undefined;
}
while (psql('postgres', '-c', 'SELECT 1') === undefined);

/** The rows of a query that does not fail. */
export const lines = (database, query) => {
  const answer = psql(database, '-c', query);
  if (answer === undefined) throw new Error(`fails in ${database}: ${query}`);
  return answer.split('\n').filter(Boolean);
};
export const copyDatabase = (from, to) =>
  psql('postgres', '-c', `CREATE DATABASE ${to} TEMPLATE ${from} STRATEGY file_copy`);
export const dropDatabase = (name) => psql('postgres', '-c', `DROP DATABASE IF EXISTS ${name}`);

export const pgDump = (database, ...flags) =>
  execFileSync(join(bin, 'pg_dump'), [...address, ...flags, database], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
    .split('\n')
    .filter((line) => !/^\\(un)?restrict/.test(line));

const withoutComments = (dump) => dump.filter((line) => line !== '' && !line.startsWith('--'));

/** A line within CREATE TABLE names its table: columns are compared by table, and without the comma that order gives. */
function schemaLines(database) {
  let table = '';
  return withoutComments(pgDump(database, '--schema-only')).map((line) => {
    if (/^CREATE (UNLOGGED |FOREIGN )?TABLE/.test(line)) table = line;
    else if (line.startsWith(')')) table = '';
    else if (table) return `${table} ${line.replace(/,$/, '')}`;
    return line;
  });
}

const contents = `SELECT quote_ident(nspname) || '.' || quote_ident(relname) FROM pg_class c
  JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'r' AND nspname !~ '^(pg_|information_schema)' ORDER BY 1`;

/** Rows without the order of columns: the keys of jsonb have an order of their own. */
const rowLines = (database) => {
  const each = lines(database, contents).map(
    (table) => `SELECT '${table.replaceAll("'", "''")} ' || to_jsonb(t)::text FROM ${table} t`,
  );
  return each.length === 0 ? [] : lines(database, each.join(' UNION ALL '));
};
export const stateOf = (database) => {
  const data = pgDump(database, '--data-only', '--column-inserts');
  const ordered = schemaLines(database);
  return {
    ordered: ordered.join('\n'),
    schema: ordered.toSorted(),
    dumped: data.toSorted().join('\n'),
    data: [...rowLines(database), ...data.filter((line) => line.includes('setval('))].toSorted(),
  };
};

/** Lines of one list that the other has not so often. */
function without(list, others) {
  const left = new Map();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

/** `differences` are empty where nothing matters; `onlyOrder`: the dumps differ, but in the order of columns alone. */
export function compare(before, after) {
  const differences = ['schema', 'data'].flatMap((part) => [
    ...without(before[part], after[part]).map((line) => `- ${line}`),
    ...without(after[part], before[part]).map((line) => `+ ${line}`),
  ]);
  const isSame = before.ordered === after.ordered && before.dumped === after.dumped;
  return { differences, onlyOrder: differences.length === 0 && !isSame };
}
