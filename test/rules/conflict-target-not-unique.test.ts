import { ruleTable } from '../support/rule-table.js';

/** A table, and an INSERT with this ON CONFLICT. */
const upsert = (table: string, conflict: string): string =>
  `-- before\n${table}\n-- migration\nINSERT INTO t (a) VALUES (1) ON CONFLICT ${conflict};`;

/** A function with that INSERT in its third line, which nothing calls. */
const routine = (options = '', first = ''): string =>
  `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql ${options} AS $$\nBEGIN ${first}\n  INSERT INTO t VALUES (1) ON CONFLICT (a) DO NOTHING;\nEND$$;`;

const stored = (options = ''): string =>
  `-- before\nCREATE TABLE t (a int);\n-- migration\n${routine(options)}`;

const two = 'CREATE TABLE t (a int, b int, UNIQUE (a, b));';
const partial = 'CREATE TABLE t (a int, b int);\nCREATE UNIQUE INDEX i ON t (a) WHERE b > 0;';

ruleTable('conflict-target-not-unique', {
  accept: [
    { name: 'a primary key', sql: upsert('CREATE TABLE t (a int PRIMARY KEY);', '(a) DO NOTHING') },
    { name: 'columns in another order', sql: upsert(two, '(b, a) DO UPDATE SET a = 1') },
    { name: 'a column twice', sql: upsert('CREATE TABLE t (a int UNIQUE);', '(a, a) DO NOTHING') },
    { name: 'no target', sql: upsert(two, 'DO NOTHING') },
    {
      name: 'no ON CONFLICT',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nINSERT INTO t VALUES (1);',
    },
    {
      name: 'a unique index',
      sql: upsert('CREATE TABLE t (a int);\nCREATE UNIQUE INDEX ON t (a);', '(a) DO NOTHING'),
    },
    { name: 'a partial index, its condition repeated', sql: upsert(partial, '(a) WHERE b > 0 DO NOTHING') },
    {
      name: 'an expression, which may be that of the index',
      sql: upsert('CREATE TABLE t (a text);\nCREATE UNIQUE INDEX ON t (lower(a));', '(lower(a)) DO NOTHING'),
    },
    {
      name: 'a condition, and an index without',
      sql: upsert('CREATE TABLE t (a int UNIQUE);', '(a) WHERE a > 0 DO NOTHING'),
    },
    {
      name: 'made in the same script',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nCREATE UNIQUE INDEX ON t (a);\nINSERT INTO t VALUES (1) ON CONFLICT (a) DO NOTHING;',
    },
    { name: 'a table that no file tells of', sql: 'INSERT INTO t VALUES (1) ON CONFLICT (a) DO NOTHING;' },
    {
      name: 'a table that was there before the files',
      sql: upsert('ALTER TABLE t ADD a int;', '(a) DO NOTHING'),
    },
    {
      name: 'a partition has the keys of its parent',
      sql: upsert(
        'CREATE TABLE p (a int PRIMARY KEY) PARTITION BY HASH (a);\nCREATE TABLE t PARTITION OF p FOR VALUES WITH (MODULUS 1, REMAINDER 0);',
        '(a) DO NOTHING',
      ),
    },
    {
      name: 'a copy with the keys of its model',
      sql: upsert('CREATE TABLE o (a int UNIQUE);\nCREATE TABLE t (LIKE o INCLUDING ALL);', '(a) DO NOTHING'),
    },
    {
      name: 'a DO block that may have made one',
      sql: upsert(
        "CREATE TABLE t (a int);\nDO $$BEGIN EXECUTE format('CREATE UNIQUE INDEX ON %I (a)', 't'); END$$;",
        '(a) DO NOTHING',
      ),
    },
    {
      name: 'a routine that may have made one',
      sql: upsert(
        "CREATE TABLE t (a int);\nCREATE PROCEDURE k() LANGUAGE sql AS 'CREATE UNIQUE INDEX ON t (a)';\nCALL k();",
        '(a) DO NOTHING',
      ),
    },
    {
      name: 'a temporary table of the name',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nCREATE TEMP TABLE t (a int UNIQUE);\nINSERT INTO t VALUES (1) ON CONFLICT (a) DO NOTHING;',
    },
    { name: 'a column that is not there', sql: upsert(two, '(c) DO NOTHING') },
    {
      name: 'a constraint by the name that Postgres gave it',
      sql: upsert(two, 'ON CONSTRAINT t_a_b_key DO NOTHING'),
    },
    {
      name: 'an exclusion constraint by its name',
      sql: upsert('CREATE TABLE t (a int, CONSTRAINT x EXCLUDE (a WITH =));', 'ON CONSTRAINT x DO NOTHING'),
    },
    {
      name: 'renamed to the key that is named',
      sql: upsert('CREATE TABLE t (c int PRIMARY KEY);\nALTER TABLE t RENAME c TO a;', '(a) DO NOTHING'),
    },
    {
      name: 'swapped back in by the down script',
      sql: '-- before\nCREATE TABLE t (a int PRIMARY KEY, b int);\nCREATE TABLE n (a int, b int, PRIMARY KEY (a, b));\n-- migration\nALTER TABLE t RENAME TO o;\nALTER TABLE n RENAME TO t;\n-- down\nALTER TABLE t RENAME TO n;\nALTER TABLE o RENAME TO t;\nINSERT INTO t VALUES (1, 1) ON CONFLICT (a) DO NOTHING;',
    },
    {
      name: 'a routine for the key that a later migration makes',
      sql: `-- before\nCREATE TABLE t (a int);\n-- migration\n${routine()}\n-- migration\nCREATE UNIQUE INDEX CONCURRENTLY ON t (a);`,
    },
    { name: 'a routine with a path of its own', sql: stored("SET search_path = 's'") },
    {
      name: 'a table that the routine makes',
      sql: `-- before\nCREATE TABLE t (a int);\n-- migration\n${routine('', 'CREATE TEMP TABLE t (a int UNIQUE);')}`,
    },
    {
      name: 'the routine of a down script',
      sql: `-- before\nCREATE TABLE t (a int);\n-- migration\nDROP FUNCTION f;\n-- down\n${routine()}`,
    },
  ],
  reject: [
    {
      name: 'a routine that nobody calls yet',
      sql: stored(),
      findings: [[6, 3, 6, 54, 'error', /No unique index of t has/]],
    },
    {
      name: 'a WITH in such a routine',
      sql: `-- before\nCREATE TABLE t (a int);\n-- migration\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'WITH w AS (INSERT INTO t VALUES (1) ON CONFLICT (a) DO NOTHING) SELECT 1';`,
      findings: [[4, 50, 4, 122, 'error']],
    },
    {
      name: 'a routine whose table a later migration swaps',
      sql: `-- before\nCREATE TABLE t (a int PRIMARY KEY);\nCREATE TABLE n (a int, b int, PRIMARY KEY (a, b));\n-- migration\n${routine()}\n-- migration\nALTER TABLE t RENAME TO o;\nALTER TABLE n RENAME TO t;`,
      findings: [[7, 3, 7, 54, 'error']],
    },
    {
      name: 'a part of the key',
      sql: upsert(two, '(a) DO NOTHING'),
      findings: [
        [4, 1, 4, 56, 'error', 'No unique index of t has as its key the columns (a) that ON CONFLICT names.'],
      ],
    },
    {
      name: 'more than the key',
      sql: upsert('CREATE TABLE t (a int UNIQUE, b int);', '(a, b) DO NOTHING'),
      findings: [[4, 1, 4, 59, 'error']],
    },
    {
      name: 'an INCLUDE column',
      sql: upsert('CREATE TABLE t (a int, b int, UNIQUE (a) INCLUDE (b));', '(a, b) DO NOTHING'),
      findings: [[4, 1, 4, 59, 'error']],
    },
    {
      name: 'an index that is not unique',
      sql: upsert('CREATE TABLE t (a int);\nCREATE INDEX ON t (a);', '(a) DO NOTHING'),
      findings: [[5, 1, 5, 56, 'error']],
    },
    { name: 'a partial index', sql: upsert(partial, '(a) DO NOTHING'), findings: [[5, 1, 5, 56, 'error']] },
    {
      name: 'an exclusion constraint',
      sql: upsert('CREATE TABLE t (a int, EXCLUDE (a WITH =));', '(a) DO NOTHING'),
      findings: [[4, 1, 4, 56, 'error']],
    },
    {
      name: 'an index on an expression',
      sql: upsert('CREATE TABLE t (a text);\nCREATE UNIQUE INDEX ON t (lower(a));', '(a) DO NOTHING'),
      findings: [[5, 1, 5, 56, 'error']],
    },
    {
      name: 'an expression that no index has',
      sql: upsert('CREATE TABLE t (a text UNIQUE);', '(lower(a)) DO NOTHING'),
      findings: [[4, 1, 4, 63, 'error', /the expressions that/]],
    },
    {
      name: 'dropped by then',
      sql: upsert('CREATE TABLE t (a int UNIQUE);\nALTER TABLE t DROP CONSTRAINT t_a_key;', '(a) DO NOTHING'),
      findings: [[5, 1, 5, 56, 'error']],
    },
    {
      name: 'partitioned, swapped in for a table with that key',
      sql: '-- before\nCREATE TABLE t (a int PRIMARY KEY, b int);\nCREATE TABLE n (LIKE t, PRIMARY KEY (a, b)) PARTITION BY HASH (b);\nALTER TABLE t RENAME TO o;\nALTER TABLE n RENAME TO t;\n-- migration\nINSERT INTO t VALUES (1, 1) ON CONFLICT (a) DO NOTHING;',
      findings: [[7, 1, 7, 55, 'error']],
    },
    {
      name: 'dropped by the down script itself',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nCREATE UNIQUE INDEX i ON t (a);\n-- down\nDROP INDEX i;\nINSERT INTO t VALUES (1) ON CONFLICT (a) DO NOTHING;',
      findings: [[7, 1, 7, 52, 'error']],
    },
    {
      name: 'in WITH',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nWITH w AS (INSERT INTO t VALUES (1) ON CONFLICT (a) DO NOTHING) SELECT 1;',
      findings: [[4, 1, 4, 73, 'error']],
    },
    {
      name: 'no such constraint',
      sql: upsert(two, 'ON CONSTRAINT x DO NOTHING'),
      findings: [[4, 1, 4, 68, 'error', 't has no constraint x for ON CONFLICT.']],
    },
    {
      name: 'the name of an index',
      sql: upsert('CREATE TABLE t (a int);\nCREATE UNIQUE INDEX i ON t (a);', 'ON CONSTRAINT i DO NOTHING'),
      findings: [[5, 1, 5, 68, 'error', 'i is an index of t and no constraint']],
    },
  ],
});
