import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { Connection, Database, PostgresServer } from '../../src/engines/engine.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { enginesHere } from '../support/engines-here.js';
import { lintExample } from '../support/lint-example.js';
import { ruleTable } from '../support/rule-table.js';

/** `rewrite`: the table gets a new file; `indexes`: only an index does; `reads`: its rows are read and that is all. */
type Work = 'nothing' | 'indexes' | 'reads' | 'rewrite';

/** `[from, to and perhaps USING, what Postgres does, what else is done before]`. */
const changes: readonly (readonly [string, string, Work, string?])[] = [
  ['varchar(10)', 'varchar(20)', 'nothing'],
  ['varchar(10)', 'varchar', 'nothing'],
  ['varchar(10)', 'text', 'nothing'],
  ['varchar', 'text', 'nothing'],
  ['text', 'varchar', 'nothing'],
  ['varchar(10)', 'varchar(10)', 'nothing'],
  ['char(10)', 'bpchar', 'nothing'],
  ['char(10)', 'char(20)', 'rewrite'],
  ['char(10)', 'varchar(20)', 'rewrite'],
  ['char(10)', 'text', 'rewrite'],
  ['bpchar', 'text', 'rewrite'],
  ['varchar(10)', 'char(10)', 'rewrite'],
  ['text', 'bpchar', 'indexes'],
  ['varchar', 'bpchar', 'indexes'],
  ['text', 'name', 'rewrite'],
  ['numeric(10,2)', 'numeric(12,2)', 'nothing'],
  ['numeric(10,2)', 'numeric', 'nothing'],
  ['numeric(10)', 'numeric(12)', 'nothing'],
  ['numeric(10)', 'numeric(12,0)', 'nothing'],
  ['numeric(10,2)', 'numeric(12,3)', 'rewrite'],
  ['numeric', 'numeric(10,2)', 'rewrite'],
  ['numeric(12,2)', 'numeric(10,2)', 'rewrite'],
  ['varchar(20)', 'varchar(10)', 'rewrite'],
  ['text', 'varchar(20)', 'rewrite'],
  ['bigint', 'integer', 'rewrite'],
  ['double precision', 'real', 'rewrite'],
  ['timestamp', 'timestamp(3)', 'rewrite'],
  ['time', 'time(3)', 'rewrite'],
  ['interval', 'interval(3)', 'rewrite'],
  ['timestamptz', 'date', 'rewrite'],
  ['varbit', 'varbit(8)', 'rewrite'],
  ['smallint', 'integer', 'rewrite'],
  ['integer', 'bigint', 'rewrite'],
  ['integer', 'numeric', 'rewrite'],
  ['real', 'double precision', 'rewrite'],
  ['integer', 'text', 'rewrite'],
  ['integer', 'money', 'rewrite'],
  ['boolean', 'text', 'rewrite'],
  ['uuid', 'text', 'rewrite'],
  ['bytea', 'text', 'rewrite'],
  ['integer', 'oid', 'indexes'],
  ['oid', 'integer', 'indexes'],
  ['integer', 'regclass', 'indexes'],
  ['oid', 'regclass', 'nothing'],
  ['regclass', 'oid', 'nothing'],
  ['oid', 'bigint', 'rewrite'],
  ['timestamp(3)', 'timestamp', 'nothing'],
  ['timestamp', 'timestamp(6)', 'nothing'],
  ['timestamp(3)', 'timestamp(5)', 'nothing'],
  ['timestamptz(3)', 'timestamptz', 'nothing'],
  ['time(3)', 'time', 'nothing'],
  ['timetz(3)', 'timetz', 'nothing'],
  ['interval(3)', 'interval', 'nothing'],
  ['interval(3)', 'interval(5)', 'nothing'],
  ['interval day', 'interval', 'nothing'],
  ['interval second(3)', 'interval second', 'nothing'],
  ['interval', 'interval day', 'rewrite'],
  ['timestamp', 'timestamptz', 'rewrite', "SET TimeZone = 'Europe/Berlin'"],
  ['timestamp', 'timestamptz', 'indexes', "SET TimeZone = 'UTC'"],
  ['timestamptz', 'timestamp(6)', 'indexes', "SET TimeZone = 'GMT'"],
  ['timestamp', 'timestamptz', 'indexes', "SET TIME ZONE 'Etc/UTC'"],
  ['timestamp', 'timestamptz', 'indexes', 'SET TIME ZONE 0'],
  ['timestamp(3)', 'timestamptz', 'indexes', "SET TimeZone = 'UTC'"],
  ['timestamp(3)', 'timestamptz(3)', 'rewrite', "SET TimeZone = 'UTC'"],
  ['date', 'timestamp', 'rewrite'],
  ['date', 'timestamptz', 'rewrite'],
  ['time', 'timetz', 'rewrite'],
  ['time', 'interval', 'rewrite'],
  ['bit(4)', 'varbit', 'indexes'],
  ['bit(4)', 'varbit(4)', 'rewrite'],
  ['bit(4)', 'bit(8)', 'rewrite'],
  ['varbit(4)', 'varbit(8)', 'nothing'],
  ['varbit(4)', 'varbit', 'nothing'],
  ['cidr', 'inet', 'nothing'],
  ['inet', 'cidr', 'rewrite'],
  ['macaddr', 'macaddr8', 'rewrite'],
  ['jsonb', 'text', 'rewrite'],
  ['varchar(10)[]', 'varchar(20)[]', 'rewrite'],
  ['varchar[]', 'text[]', 'rewrite'],
  ['integer[]', 'bigint[]', 'rewrite'],
  ['text[]', 'text[]', 'nothing'],
  ['varchar(10)', 'text USING c::text', 'nothing'],
  ['varchar(10)', 'text USING (c)', 'nothing'],
  ['varchar(10)', 'text USING t.c', 'nothing'],
  ['varchar(10)', 'text USING CAST(c AS varchar)::text', 'nothing'],
  ['varchar(10)', 'varchar(20) USING c::varchar(20)', 'nothing'],
  ['varchar(10)', 'varchar(20) USING c::text', 'rewrite'],
  ['varchar(10)', 'varchar(20) USING c::varchar::varchar(20)', 'rewrite'],
  ['integer', 'integer USING c::bigint::integer', 'rewrite'],
  ['integer', 'integer USING c + 0', 'rewrite'],
  ['text', "text USING coalesce(c, '')", 'rewrite'],
  ['text', 'uuid USING c::uuid', 'rewrite'],
  ['varchar(10)', 'text COLLATE "C"', 'indexes'],
  ['text', 'text', 'indexes', 'CREATE INDEX other ON t (lower(c))'],
  ['varchar(10)', 'text', 'indexes', "CREATE INDEX other ON t (id) WHERE c <> ''"],
  ['varchar(10)', 'text', 'nothing', 'CREATE INDEX other ON t (id) INCLUDE (c)'],
  ['varchar(10)', 'text', 'reads', 'ALTER TABLE t ADD CHECK (length(c) > 0)'],
  ['numeric(10,2)', 'numeric', 'reads', 'ALTER TABLE t ADD CHECK (c > 0)'],
  ['varchar(10)', 'text', 'nothing', 'ALTER TABLE t ADD CHECK (length(c) > 0) NOT VALID'],
  ['varchar(10)', 'text', 'nothing', 'ALTER TABLE t ADD UNIQUE (c)'],
];

const rows = changes.map(([from, to, work, more = 'SELECT 1']) => ({ from, to, work, more }));

const said: Readonly<Record<Exclude<Work, 'nothing'>, RegExp>> = {
  rewrite: /rewrites t under ACCESS EXCLUSIVE/,
  indexes: /builds \S+ anew under ACCESS EXCLUSIVE/,
  reads: /reads all of t under ACCESS EXCLUSIVE to check \S+ again/,
};

const looks = `
  SELECT pg_relation_filenode('t') AS file, (
      SELECT string_agg(relname || pg_relation_filenode(oid), ' ' ORDER BY relname) FROM pg_class
      WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace
    ) AS indexes, pg_stat_get_xact_tuples_returned('t'::regclass) AS rows`;

/** Runs the change in a transaction that is rolled back: what it did. */
async function observe(connection: Connection, before: string, change: string): Promise<Work> {
  await connection.execute(`BEGIN; ${before}; INSERT INTO t (id) SELECT generate_series(1, 10)`);
  try {
    const [old] = await connection.query(looks);
    await connection.execute(change);
    const [now] = await connection.query(looks);
    if (old?.['file'] !== now?.['file']) return 'rewrite';
    if (old?.['indexes'] !== now?.['indexes']) return 'indexes';
    return old?.['rows'] === now?.['rows'] ? 'nothing' : 'reads';
  } finally {
    await connection.execute('ROLLBACK; RESET ALL');
  }
}

const makers = { local: createLocalEngine, embedded: createEmbeddedEngine };

/** Every change, with an index on the column: what lint says, and what Postgres does. */
describe.each(enginesHere)('%s: the work of a change', (name) => {
  let server: PostgresServer;
  let database: Database;
  beforeAll(async () => {
    server = await makers[name]().start({ statementTimeoutMs: 60_000 });
    database = await server.createDatabase();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test.each(rows)('$from → $to: $work ($more)', async ({ from, to, work, more }) => {
    const create = `CREATE TABLE t (id int, c ${from}); CREATE INDEX t_c_idx ON t (c); `;
    const change = `ALTER TABLE t ALTER c TYPE ${to}`;
    await using connection = await database.connect();
    expect(await observe(connection, create + more, change)).toBe(work);
    const isSetting = more.startsWith('SET');
    const example = `-- before\n${create}${isSetting ? '' : `${more};`}\n-- migration\n${isSetting ? `${more};` : ''}${change};`;
    const messages = await messagesOf(example);
    if (work === 'nothing') expect(messages).toEqual([]);
    else expect(messages.join('\n')).toMatch(said[work]);
  });
});

const alone = rules.filter(({ id }) => id === 'change-column-type');

/** Where a narrower type speaks of the same statement, this rule would be silent. */
const messagesOf = async (example: string): Promise<readonly string[]> =>
  (await lintExample(example, { rules: alone })).map(({ message }) => message);

const before = (columns: string): string => `-- before\nCREATE TABLE t (${columns});\n-- migration\n`;

ruleTable('change-column-type', {
  accept: [
    { name: 'a table of this migration', sql: 'CREATE TABLE t (a int);\nALTER TABLE t ALTER a TYPE bigint;' },
    { name: 'values may be narrowed', sql: `${before('a bigint')}ALTER TABLE t ALTER a TYPE int;` },
    { name: 'no index at all', sql: `${before('a text')}ALTER TABLE t ALTER a TYPE text COLLATE "C";` },
    { name: 'citext without an index', sql: `${before('a text')}ALTER TABLE t ALTER a TYPE ext.citext;` },
    { name: 'unknown becomes text', sql: 'ALTER TABLE t ALTER a TYPE text, ALTER b TYPE varchar;' },
    { name: 'a foreign table', sql: 'ALTER FOREIGN TABLE t ALTER a TYPE bigint;' },
    { name: 'a composite type', sql: 'ALTER TYPE t ALTER ATTRIBUTE a TYPE bigint;' },
    {
      name: 'the CHECK names another column',
      sql: `${before('a varchar(5), b int CHECK (b > 0)')}ALTER TABLE t ALTER a TYPE text;`,
    },
  ],
  reject: [
    {
      sql: `${before('a int')}ALTER TABLE t ALTER a TYPE bigint;`,
      findings: [
        [4, 1, 4, 34, 'error', 'Changing t.a from integer to bigint rewrites t under ACCESS EXCLUSIVE.'],
      ],
    },
    {
      name: 'each of several, in a schema',
      sql: '-- before\nCREATE TABLE "App".t (a int, b text, "C" int);\n-- migration\nALTER TABLE "App".t ALTER a TYPE bigint, ALTER b TYPE varchar, ALTER "C" TYPE bigint;',
      findings: [
        [4, 1, 4, 85, 'error', 'App.t.a'],
        [4, 1, 4, 85, 'error', 'App.t.C'],
      ],
    },
    {
      name: 'the old type is not known',
      sql: 'ALTER TABLE t ALTER a TYPE bigint;',
      findings: [[1, 1, 1, 34, 'warning', 'Changing t.a to bigint may rewrite t']],
    },
    {
      name: 'the old type is not known, and each value is computed',
      sql: 'ALTER TABLE t ALTER a TYPE text USING lower(a);',
      findings: [[1, 1, 1, 47, 'error', 'rewrites t']],
    },
    {
      name: 'a type that a migration made',
      sql: `${before('a text')}ALTER TABLE t ALTER a TYPE status USING a::status;`,
      findings: [[4, 1, 4, 50, 'warning', 'may rewrite t']],
    },
    {
      name: 'UTC or not',
      sql: `${before('a timestamp')}ALTER TABLE t ALTER a TYPE timestamptz;`,
      findings: [[4, 1, 4, 39, 'warning', /unless the session's TimeZone is UTC/]],
    },
    {
      name: 'UTC no more',
      sql: `${before('a timestamp')}SET TimeZone = 'UTC';\nRESET TimeZone;\nALTER TABLE t ALTER a TYPE timestamptz;`,
      findings: [[6, 1, 6, 39, 'warning']],
    },
    {
      name: 'citext with an index',
      sql: `${before('a text UNIQUE')}ALTER TABLE t ALTER a TYPE citext;`,
      findings: [[4, 1, 4, 34, 'error', 'builds t_a_key anew']],
    },
    {
      name: 'in a down script',
      sql: `${before('a int')}SELECT 1;\n-- down\nALTER TABLE t ALTER a TYPE bigint;`,
      findings: [[6, 1, 6, 34, 'info']],
    },
  ],
});
