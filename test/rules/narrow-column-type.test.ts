import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { Database, PostgresServer } from '../../src/engines/engine.js';
import { errorOf } from '../engines/every-engine.js';
import { ruleTable } from '../support/rule-table.js';
import { lintExample } from '../support/lint-example.js';

type Fate = 'fails' | 'rounds' | 'drops the date' | 'drops the time' | 'fits';

/** `[from, to, a value of the old type that is hard to fit, what becomes of it]`. */
const changes: readonly (readonly [string, string, string, Fate])[] = [
  ['bigint', 'integer', '9223372036854775807', 'fails'],
  ['int4', 'int2', '2147483647', 'fails'],
  ['smallint', 'bigint', '-32768', 'fits'],
  ['integer', 'numeric', '2147483647', 'fits'],
  ['integer', 'numeric(10)', '2147483647', 'fits'],
  ['integer', 'numeric(9,0)', '2147483647', 'fails'],
  ['numeric(9,0)', 'integer', '999999999', 'fits'],
  ['numeric(10,0)', 'integer', '9999999999', 'fails'],
  ['numeric(4,2)', 'smallint', '9.99', 'rounds'],
  ['numeric(12,2)', 'numeric(6,2)', '9999999999.99', 'fails'],
  ['numeric(12,4)', 'numeric(12,2)', '9.9999', 'rounds'],
  ['numeric(12,4)', 'numeric(10,2)', '0.1234', 'rounds'],
  ['numeric(12,2)', 'numeric(14,4)', '9999999999.99', 'fits'],
  ['numeric(12,2)', 'numeric(12,4)', '9999999999.99', 'fails'],
  ['numeric(12,2)', 'numeric', '9999999999.99', 'fits'],
  ['numeric', 'numeric(30,10)', '1e40', 'fails'],
  ['numeric(3,-2)', 'integer', '99900', 'fits'],
  ['double precision', 'real', '1.123456789', 'rounds'],
  ['real', 'double precision', '1.5', 'fits'],
  ['bigint', 'double precision', '9007199254740993', 'rounds'],
  ['integer', 'double precision', '2147483647', 'fits'],
  ['integer', 'real', '16777217', 'rounds'],
  ['double precision', 'bigint', '1e300', 'fails'],
  ['varchar(20)', 'varchar(5)', 'a longer text', 'fails'],
  ['varchar(5)', 'varchar(20)', 'short', 'fits'],
  ['varchar', 'varchar(5)', 'a longer text', 'fails'],
  ['varchar(5)', 'varchar', 'short', 'fits'],
  ['text', 'varchar(5)', 'a longer text', 'fails'],
  ['text', 'char', 'ab', 'fails'],
  ['varchar(5)', 'text', 'short', 'fits'],
  ['bit(8)', 'bit(4)', '11111111', 'fails'],
  ['bit varying(8)', 'bit varying(4)', '11111111', 'fails'],
  ['bit varying(4)', 'varbit', '1111', 'fits'],
  ['timestamptz', 'date', '2026-03-01 12:34:56', 'drops the time'],
  ['timestamp', 'date', '2026-03-01 12:34:56', 'drops the time'],
  ['timestamp', 'time', '2026-03-01 12:34:56', 'drops the date'],
  ['timestamptz', 'timestamptz(0)', '2026-03-01 12:34:56.7', 'rounds'],
  ['timestamp(3)', 'timestamp', '2026-03-01 12:34:56.789', 'fits'],
  ['date', 'timestamptz', '2026-03-01', 'fits'],
  ['bigint[]', 'integer[]', '{9223372036854775807}', 'fails'],
  ['varchar(20)[]', 'varchar(5)[]', '{a longer text}', 'fails'],
  ['integer[]', 'bigint[]', '{1}', 'fits'],
];

describe('what becomes of a value, as lint says and as Postgres does', () => {
  let server: PostgresServer;
  let database: Database;
  beforeAll(async () => {
    server = await createEmbeddedEngine().start({ statementTimeoutMs: 60_000 });
    database = await server.createDatabase();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test.each(changes)('%s → %s', async (from, to, value, fate) => {
    const create = `CREATE TABLE t (old ${from}, c ${from});`;
    const change = `ALTER TABLE t ALTER c TYPE ${to}`;
    const found = await lintExample(`-- before\n${create}\n-- migration\n${change};`);
    const messages = found.filter(({ rule }) => rule === 'narrow-column-type').map(({ message }) => message);
    if (fate === 'fits') expect(messages).toEqual([]);
    else expect(messages.join('\n')).toMatch(new RegExp(`^Changing t\\.c from .* to .* ${fate}\\b`));

    await using connection = await database.connect();
    await connection.execute(
      `DROP TABLE IF EXISTS t; ${create} INSERT INTO t VALUES ('${value}', '${value}')`,
    );
    if (fate === 'fails') {
      const { sqlState } = (await errorOf(connection.execute(change))).fields;
      expect(['22001', '22003', '22026']).toContain(sqlState);
      return;
    }
    await connection.execute(change);
    const back = to === 'time' ? `(date '1970-01-01' + c)::${from}` : `c::${from}`;
    const [row] = await connection.query(`SELECT ${back} IS NOT DISTINCT FROM old AS same FROM t`);
    expect(row?.['same']).toBe(fate === 'fits');
  });
});

ruleTable('narrow-column-type', {
  accept: [
    { name: 'a table that no file tells of', sql: 'ALTER TABLE t ALTER c TYPE varchar(5);' },
    {
      name: 'a column that no file tells of',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nALTER TABLE t ALTER c TYPE varchar(5);',
    },
    {
      name: 'a table of the same script',
      sql: 'CREATE TABLE t (c text);\nALTER TABLE t ALTER c TYPE varchar(5);',
    },
    {
      name: 'types that nothing is known of',
      sql: '-- before\nCREATE TABLE t (a status, b app.code, c text, d int);\n-- migration\nALTER TABLE t ALTER a TYPE other USING a::text::other, ALTER b TYPE varchar(5), ALTER c TYPE bytea USING c::bytea, ALTER d TYPE text;',
    },
    {
      name: 'the column has been wide only under another name',
      sql: '-- before\nCREATE TABLE t (a text);\nALTER TABLE t RENAME a TO b;\nALTER TABLE t ADD a varchar(3);\n-- migration\nALTER TABLE t ALTER a TYPE varchar(5);',
    },
  ],
  reject: [
    {
      name: 'text that must be parsed',
      sql: '-- before\nCREATE TABLE t (c text);\n-- migration\nALTER TABLE t ALTER c TYPE integer USING c::integer;',
      findings: [
        [
          4,
          1,
          4,
          52,
          'error',
          'Changing t.c from text to integer fails on, or cuts, values that do not fit.',
        ],
      ],
    },
    {
      name: 'USING may cut what would be rejected',
      sql: '-- before\nCREATE TABLE t (c text);\n-- migration\nALTER TABLE t\n  ALTER c TYPE varchar(5) USING left(c, 5);',
      findings: [[4, 1, 5, 43, 'error', /fails on, or cuts, values/]],
    },
    {
      name: 'a column that came and changed with later migrations, table renamed',
      sql: '-- before\nCREATE TABLE app.t ();\nALTER TABLE app.t ADD COLUMN c int;\nALTER TABLE app.t ALTER c TYPE bigint, ADD d serial8;\nALTER TABLE app.t RENAME TO u;\n-- migration\nALTER TABLE app.u ALTER c TYPE int, ALTER d TYPE int;',
      findings: [
        [7, 1, 7, 53, 'error', 'Changing app.u.c from bigint to integer fails if one value does not fit.'],
        [7, 1, 7, 53, 'error', 'Changing app.u.d from bigint to integer fails if one value does not fit.'],
      ],
    },
    {
      name: 'a copy and a partition have the types of their model',
      sql: "-- before\nCREATE TABLE t (at date, c text) PARTITION BY RANGE (at);\nCREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');\nCREATE TABLE u (LIKE t, d int);\n-- migration\nALTER TABLE u ALTER c TYPE varchar(5);\nALTER TABLE t_1 ALTER c TYPE varchar(5);",
      findings: [
        [6, 1, 6, 38, 'error'],
        [7, 1, 7, 40, 'error'],
      ],
    },
    {
      name: 'a column that the same script changed before',
      sql: '-- before\nCREATE TABLE t (c varchar(3));\n-- migration\nALTER TABLE t ALTER c TYPE text;\nALTER TABLE t ALTER c TYPE varchar(3);',
      findings: [
        [5, 1, 5, 38, 'error', 'Changing t.c from text to varchar(3) fails if one value does not fit.'],
      ],
    },
  ],
});
