import type { ObservedGroup } from './statement.js';

const add = (column: string): string => `ALTER TABLE orders ADD COLUMN ${column}`;
const alter = (change: string): string => `ALTER TABLE orders ALTER COLUMN ${change}`;

const stored = 'ALTER TABLE orders ADD COLUMN twice int GENERATED ALWAYS AS (total * 2) STORED;';
const noteIndex = 'CREATE INDEX ON orders (note);';

export const columnGroups: readonly ObservedGroup[] = [
  {
    title: 'New columns',
    statements: [
      { sql: add('a int') },
      { sql: add('a int NOT NULL DEFAULT 0') },
      { sql: add('a timestamptz DEFAULT now()') },
      { sql: add('a timestamptz DEFAULT clock_timestamp()') },
      { sql: add('a uuid DEFAULT gen_random_uuid()') },
      { sql: add('a serial') },
      { sql: add('a int GENERATED ALWAYS AS IDENTITY') },
      { sql: add('a int GENERATED ALWAYS AS (total * 2) STORED') },
      { sql: add('a int GENERATED ALWAYS AS (total * 2) VIRTUAL'), since: 18 },
      { sql: add('a int CHECK (a > 0)') },
      { sql: add('a int UNIQUE') },
      { sql: add('a bigint REFERENCES customers') },
      { sql: add('a bigint DEFAULT 1 REFERENCES customers') },
      {
        sql: add('a quantity'),
        where: 'a domain with a CHECK',
        before: 'CREATE DOMAIN quantity AS int CHECK (VALUE > 0);',
      },
      {
        sql: add('a amount'),
        where: 'a domain without constraints',
        before: 'CREATE DOMAIN amount AS int;',
      },
    ],
  },
  {
    title: 'Columns that exist',
    statements: [
      { sql: 'ALTER TABLE orders DROP COLUMN note' },
      { sql: 'ALTER TABLE orders RENAME COLUMN note TO remark' },
      { sql: alter('total SET DEFAULT 0') },
      { sql: alter('total DROP DEFAULT') },
      { sql: alter('total SET NOT NULL') },
      {
        sql: alter('total SET NOT NULL'),
        where: 'a valid CHECK (total IS NOT NULL)',
        before: 'ALTER TABLE orders ADD CHECK (total IS NOT NULL);',
      },
      {
        sql: alter('total SET NOT NULL'),
        where: 'a CHECK (total IS NOT NULL) NOT VALID',
        before: 'ALTER TABLE orders ADD CHECK (total IS NOT NULL) NOT VALID;',
      },
      { sql: alter('total DROP NOT NULL'), before: 'ALTER TABLE orders ALTER total SET NOT NULL;' },
      {
        sql: alter('total ADD GENERATED ALWAYS AS IDENTITY'),
        before: 'ALTER TABLE orders ALTER total SET NOT NULL;',
        where: 'NOT NULL',
      },
      { sql: alter('total SET STATISTICS 500') },
      { sql: alter('total SET (n_distinct = 50)') },
      { sql: alter('note SET STORAGE EXTERNAL') },
      { sql: alter('note SET COMPRESSION pglz') },
      { sql: alter('twice DROP EXPRESSION'), where: 'STORED', before: stored },
      { sql: alter('twice SET EXPRESSION AS (total * 3)'), where: 'STORED', before: stored, since: 17 },
      {
        sql: alter('twice SET EXPRESSION AS (total * 3)'),
        where: 'VIRTUAL',
        before: stored.replace('STORED', 'VIRTUAL'),
        since: 18,
      },
    ],
  },
  {
    title: 'Types of columns',
    statements: [
      { sql: alter('note TYPE varchar(20)'), where: 'varchar(10)' },
      { sql: alter('note TYPE varchar(5)'), where: 'varchar(10)' },
      { sql: alter('note TYPE text'), where: 'varchar(10)' },
      { sql: alter('note TYPE text'), where: 'varchar(10), indexed', before: noteIndex },
      { sql: alter('note TYPE varchar(10) COLLATE "C"') },
      { sql: alter('note TYPE varchar(10) COLLATE "C"'), where: 'indexed', before: noteIndex },
      { sql: alter('note TYPE text USING upper(note)') },
      { sql: alter('total TYPE bigint'), where: 'int' },
      { sql: alter('total TYPE numeric'), where: 'int' },
      { sql: alter('total TYPE text'), where: 'int' },
      { sql: alter('price TYPE numeric(12, 2)'), where: 'numeric(10, 2)' },
      { sql: alter('price TYPE numeric(12, 4)'), where: 'numeric(10, 2)' },
      { sql: alter('price TYPE numeric'), where: 'numeric(10, 2)' },
      { sql: alter('data TYPE jsonb'), where: 'json' },
      { sql: alter('at TYPE timestamptz'), where: 'timestamp, TimeZone UTC' },
      {
        sql: alter('at TYPE timestamptz'),
        where: 'timestamp, TimeZone Europe/Berlin',
        before: "ALTER ROLE CURRENT_USER SET timezone = 'Europe/Berlin';",
      },
    ],
  },
];
