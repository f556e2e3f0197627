import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import { replayedSchema } from '../../src/check/replayed-schema.js';
import { readTables } from '../../src/dry-run/catalog/read-tables.js';
import type { Connection } from '../../src/engines/engine.js';
import { MigrationState } from '../../src/lint/migration-state.js';
import type { StatementContext } from '../../src/lint/rule.js';
import { partitionsOf, referencingTables, tableBefore } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { TransactionState } from '../../src/lint/transaction-state.js';
import { displayType } from '../../src/sql/column-types.js';
import { sharedParser } from '../support/lint-example.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';
import { ProofBench } from '../support/rule-proof.js';

/** Where the last statement of the example stands. */
async function contextOf(example: string): Promise<StatementContext> {
  const project = await parseRuleExample(readRuleExample(example), await sharedParser());
  const migration = project.migrations.at(-1);
  const script = migration?.down ?? migration?.up;
  const statement = script?.statements.at(-1);
  if (!migration || !script || !statement) throw new Error('no statement');
  const transaction = new TransactionState(project);
  return { project, migration, script, statement, state: new MigrationState(), transaction };
}

const historyOf = (sql: string): Promise<StatementContext> =>
  contextOf(`-- before\n${sql}\n-- migration\nSELECT 1;`);

/** A table as lines of text, those of the columns in their order. */
interface Told {
  readonly columns: readonly string[];
  readonly parts: readonly string[];
}

const tell = ({ columns, constraints, indexes }: Table): Told => ({
  columns: [...columns].map(([name, { type, notNull, filled }]) =>
    [name, type && displayType(type), notNull && 'not null', filled && 'filled'].filter(Boolean).join(' '),
  ),
  parts: [
    ...[...constraints.values()].map(({ name, kind, columns: bound, references, validated }) =>
      [kind, name, `(${bound.toSorted().join()})`, references, validated ? undefined : 'not valid']
        .filter(Boolean)
        .join(' '),
    ),
    ...[...indexes.values()].map(({ name, unique, key }) =>
      [unique ? 'unique index' : 'index', name, `(${key.map((column) => column ?? '…').join()})`].join(' '),
    ),
  ].sort(),
});

const kinds = `CASE contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check'
  WHEN 'x' THEN 'exclusion' ELSE 'not null' END`;

/** The same of Postgres’s catalog. Type names are those that people write. */
async function readTable(connection: Connection, table: string): Promise<Told> {
  const columns = await connection.query(
    `SELECT concat_ws(' ', attname, replace(replace(replace(format_type(atttypid, atttypmod), 'character varying', 'varchar'),
         'timestamp with time zone', 'timestamptz'), 'character(', 'char('),
       CASE WHEN attnotnull THEN 'not null' END, CASE WHEN atthasdef OR attidentity <> '' THEN 'filled' END) AS told
     FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  const parts = await connection.query(
    `SELECT concat_ws(' ', ${kinds}, conname, '(' || coalesce((
         SELECT string_agg(attname, ',' ORDER BY attname::text COLLATE "C") FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey)), '') || ')',
       CASE WHEN confrelid <> 0 THEN (SELECT relnamespace::regnamespace || '.' || relname FROM pg_class WHERE oid = confrelid) END,
       CASE WHEN NOT convalidated THEN 'not valid' END) AS told
     FROM pg_constraint c WHERE conrelid = to_regclass($1)
     UNION ALL
     SELECT concat_ws(' ', CASE WHEN indisunique THEN 'unique index' ELSE 'index' END, relname, '(' || (
         SELECT string_agg(coalesce(attname, '…'), ',' ORDER BY n) FROM unnest(indkey::int2[]) WITH ORDINALITY k (num, n)
         LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = num AND num > 0 WHERE n <= indnkeyatts) || ')')
     FROM pg_index JOIN pg_class ON oid = indexrelid
     WHERE indrelid = to_regclass($1) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)`,
    [table],
  );
  return {
    columns: columns.map(({ told }) => String(told)),
    parts: parts.map(({ told }) => String(told)).sort(),
  };
}

const long = 'a_table_with_a_rather_long_name_that_leaves_little_room';

/** `[what is tried, the table to compare, the script]`. */
const scripts: readonly (readonly [string, string, string])[] = [
  [
    'columns and their constraints',
    'public.t',
    `CREATE TABLE u (id int PRIMARY KEY);
     CREATE TABLE t (
       id bigserial PRIMARY KEY, n int NOT NULL UNIQUE, v varchar(10) DEFAULT 'x' CHECK (v <> ''), u int REFERENCES u,
       g int GENERATED ALWAYS AS (n * 2) STORED, i int GENERATED BY DEFAULT AS IDENTITY, w timestamptz, c char(3), f numeric(8,2)[],
       CHECK (n > 0), CHECK (n < g), CHECK (1 = 1), CONSTRAINT own CHECK (n <> 7), UNIQUE (n, v), UNIQUE (v) INCLUDE (w),
       FOREIGN KEY (n) REFERENCES u (id), FOREIGN KEY (u) REFERENCES public.u);`,
  ],
  [
    'names that are taken',
    'public.t',
    `CREATE TABLE t (a int CHECK (a > 0) CHECK (a < 9), b int, UNIQUE (a, b), CHECK (a > b), CHECK (b > a));
     ALTER TABLE t ADD CHECK (a <> 5), ADD UNIQUE (b, a), ADD UNIQUE (a, b);
     CREATE INDEX ON t (a); CREATE INDEX ON t (a); CREATE INDEX ON t (lower(b::text), (a + b), a) INCLUDE (b);
     CREATE UNIQUE INDEX IF NOT EXISTS i ON t (b) WHERE a > 1; CREATE INDEX IF NOT EXISTS i ON t (a, b);`,
  ],
  [
    'names that are too long',
    `public.${long}`,
    `CREATE TABLE ${long} (a_column_with_a_long_name int, other_column_with_a_long_name int UNIQUE, ünïcödé_ünïcödé_ünïcödé int CHECK (ünïcödé_ünïcödé_ünïcödé > 0), PRIMARY KEY (a_column_with_a_long_name));
     CREATE INDEX ON ${long} (a_column_with_a_long_name, ünïcödé_ünïcödé_ünïcödé);`,
  ],
  [
    'changes',
    'public.t',
    `CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (a int, b int NOT NULL, c text, d int, e int);
     ALTER TABLE t ADD COLUMN f int REFERENCES u, ADD COLUMN IF NOT EXISTS a bigint, ALTER a TYPE bigint, ALTER b DROP NOT NULL,
       ALTER c SET NOT NULL, ALTER c SET DEFAULT '', ADD CONSTRAINT k PRIMARY KEY (a), ADD CHECK (d > 0) NOT VALID;
     ALTER TABLE t ADD FOREIGN KEY (d) REFERENCES u NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT t_d_check;
     ALTER TABLE t ALTER c DROP DEFAULT, ALTER d SET DEFAULT 1, ALTER e ADD COLUMN;`.replace(
      ', ALTER e ADD COLUMN',
      '',
    ),
  ],
  [
    'what goes with a column',
    'public.t',
    `CREATE TABLE t (a int, b int, c int, UNIQUE (a, b), CHECK (a > c), UNIQUE (c) INCLUDE (a), CHECK (c > 0));
     CREATE INDEX ON t (c) WHERE a > 0; CREATE INDEX ON t (c, a); CREATE INDEX ON t (b); ALTER TABLE t DROP COLUMN a;`,
  ],
  [
    'keys made of indexes',
    'public.t',
    `CREATE TABLE t (a int NOT NULL, b int); CREATE UNIQUE INDEX i ON t (a); CREATE UNIQUE INDEX j ON t (b) INCLUDE (a);
     ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i; ALTER TABLE t ADD UNIQUE USING INDEX j;`,
  ],
  [
    'renames',
    'shop.v',
    `CREATE SCHEMA shop; CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (a int UNIQUE, b int REFERENCES u, CHECK (a > b)); CREATE INDEX i ON t (b);
     ALTER TABLE t RENAME COLUMN a TO c; ALTER TABLE t RENAME TO v; ALTER INDEX i RENAME TO j; ALTER TABLE v RENAME CONSTRAINT t_check TO k;
     ALTER INDEX t_a_key RENAME TO l; ALTER TABLE u RENAME TO w; ALTER TABLE v SET SCHEMA shop; ALTER TABLE w SET SCHEMA shop;`,
  ],
  [
    'what is dropped',
    'public.t',
    `CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (a int REFERENCES u, b int NOT NULL, UNIQUE (a)); CREATE INDEX i ON t (b);
     DROP INDEX public.i; ALTER TABLE t DROP CONSTRAINT t_a_key, DROP CONSTRAINT t_b_not_null; DROP TABLE u CASCADE;`,
  ],
  [
    'copies',
    'public.t',
    `CREATE TABLE u (a int NOT NULL, b text); CREATE TABLE v (b text, c int); CREATE TABLE t (LIKE u, d int) INHERITS (v);`.replace(
      ' INHERITS (v)',
      '',
    ),
  ],
  [
    'a partitioned table',
    'public.t',
    `CREATE TABLE t (a int, at date, name text) PARTITION BY RANGE (at, lower(name));`,
  ],
  [
    'a default partition, which is partitioned itself',
    'public.b',
    `CREATE TABLE t (a int NOT NULL, at date) PARTITION BY LIST (a);
     CREATE TABLE b PARTITION OF t DEFAULT PARTITION BY HASH (at);`,
  ],
  [
    'a partition that was detached',
    'public.b',
    `CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a); CREATE TABLE b (a int NOT NULL);
     ALTER TABLE t ATTACH PARTITION b DEFAULT; ALTER TABLE t DETACH PARTITION b;`,
  ],
  [
    'search_path and schemas',
    'shop.t',
    `CREATE SCHEMA shop CREATE TABLE t (a int); CREATE TABLE public.t (x text); SET search_path = shop, public;
     ALTER TABLE t ADD b int; CREATE TABLE IF NOT EXISTS t (z int); CREATE TEMP TABLE s (a int); CREATE INDEX ON t (b);`,
  ],
];

describe('the files tell what Postgres’s catalog tells', () => {
  let bench: ProofBench;
  beforeAll(async () => {
    bench = new ProofBench(await createEmbeddedEngine().start({ statementTimeoutMs: 60_000 }));
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  test.each(scripts)('%s', (_, table, script) =>
    bench.use(async (database) => {
      await using connection = await database.connect();
      await connection.execute(script);
      const [schema = '', name = ''] = table.split('.');
      const found = tableBefore(await historyOf(script), { schema, name });
      expect(found?.complete).toBe(true);
      expect(found && tell(found)).toEqual(await readTable(connection, table));
    }),
  );

  test.each(scripts)('and so does what is read of the catalog after the history: %s', (_, table, script) =>
    bench.use(async (database) => {
      await using connection = await database.connect();
      await connection.execute(script);
      const replayed = await replayedSchema(await readTables(connection), await sharedParser());
      const [schema = '', name = ''] = table.split('.');
      const inFiles = tableBefore(await historyOf(script), { schema, name });
      const context = await contextOf('SELECT 1;');
      const found = tableBefore({ ...context, project: { ...context.project, replayed } }, { schema, name });
      expect(found && tell(found)).toEqual(inFiles && tell(inFiles));
      expect(found && partsOf(found)).toEqual(inFiles && partsOf(inFiles));
    }),
  );
});

/** What `tell` leaves out. */
const partsOf = ({ partitionOf, isDefaultPartition, partitioned, constraints, indexes }: Table) => ({
  partitionOf,
  isDefaultPartition,
  partitioned,
  constraints: [...constraints.values()]
    .map(({ name, included, condition }) => [name, ...included, condition !== undefined].join(' '))
    .sort(),
  indexes: [...indexes.values()].map(({ name, columns }) => [name, ...columns.toSorted()].join(' ')).sort(),
});

describe('a table at a place', () => {
  const columnsOf = async (example: string): Promise<readonly string[] | undefined> => {
    const table = tableBefore(await contextOf(example), { name: 't' });
    return table && [...table.columns.keys()];
  };

  test('is what earlier statements made of it, and no later ones', async () => {
    const before = '-- before\nCREATE TABLE t (a int);\n-- migration 0001.sql\nALTER TABLE t ADD b int;\n';
    expect(
      await columnsOf(`${before}-- migration 0002.sql\nALTER TABLE t ADD c int; ALTER TABLE t ADD d int`),
    ).toEqual(['a', 'b', 'c']);
    expect(await columnsOf('-- migration\nCREATE TABLE t (a int)')).toBeUndefined();
    expect(await columnsOf('-- migration\nCREATE TABLE t (a int); DROP TABLE t; SELECT 1')).toBeUndefined();
  });

  test('is in a down script what the up script left', async () => {
    expect(
      await columnsOf('-- migration\nCREATE TABLE t (a int); ALTER TABLE t ADD b int;\n-- down\nSELECT 1'),
    ).toEqual(['a', 'b']);
  });

  test('knows nothing of dev files, and something of tables that precede the files', async () => {
    expect(
      await columnsOf('-- before 0000_dev.sql\nCREATE TABLE t (a int);\n-- migration\nSELECT 1'),
    ).toBeUndefined();
    const context = await historyOf(
      'ALTER TABLE t ADD b int; CREATE TABLE u AS SELECT 1 AS a; SELECT 1 AS a INTO v;',
    );
    const tables = ['t', 'u', 'v'].map((name) => tableBefore(context, { name }));
    expect(tables.map((table) => table?.complete)).toEqual([false, false, false]);
    expect(tables.map((table) => [...(table?.columns.keys() ?? [])])).toEqual([['b'], [], []]);
  });

  test('of another schema is another table', async () => {
    const context = await historyOf(
      'CREATE TABLE app.t (a int); CREATE SCHEMA s; CREATE TABLE s.t (a int); DROP SCHEMA s CASCADE;',
    );
    expect(tableBefore(context, { name: 't' })).toBeUndefined();
    expect(tableBefore(context, { schema: 'app', name: 't' })?.complete).toBe(true);
    expect(tableBefore(context, { schema: 's', name: 't' })).toBeUndefined();
  });

  test('is named by the tables that refer to it', async () => {
    const context = await historyOf(
      'CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE a (t int REFERENCES t); CREATE TABLE b (t int REFERENCES a, u int REFERENCES public.t); CREATE TABLE c (t int REFERENCES t); DROP TABLE c;',
    );
    expect(referencingTables(context, { name: 't' }).map(({ key }) => key)).toEqual(['public.a', 'public.b']);
  });

  test('has the partitions that were not dropped with it or detached', async () => {
    const context = await historyOf(
      'CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE a PARTITION OF t DEFAULT; CREATE TABLE b PARTITION OF t FOR VALUES IN (1); CREATE TABLE c PARTITION OF t FOR VALUES IN (2); ALTER TABLE t DETACH PARTITION c; ALTER TABLE t RENAME TO u; DROP TABLE b; CREATE TABLE v (a int) PARTITION BY LIST (a); CREATE TABLE w PARTITION OF v DEFAULT; DROP TABLE v;',
    );
    expect(partitionsOf(context, { name: 'u' }).map(({ key }) => key)).toEqual(['public.a']);
    expect(tableBefore(context, { name: 'w' })).toBeUndefined();
  });

  test('is a partition as long as it is attached', async () => {
    const context = await historyOf(
      "CREATE TABLE t (at date) PARTITION BY RANGE (at); CREATE TABLE a PARTITION OF t DEFAULT; CREATE TABLE b (at date); ALTER TABLE t ATTACH PARTITION b FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'); ALTER TABLE t DETACH PARTITION a;",
    );
    expect(['a', 'b'].map((name) => tableBefore(context, { name })?.partitionOf)).toEqual([
      undefined,
      'public.t',
    ]);
  });
});
