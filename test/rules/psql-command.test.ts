import { ruleTable } from '../support/rule-table.js';

const golang = '-- tool: golang-migrate\n-- migration 1_x.up.sql\n';

ruleTable('psql-command', {
  accept: [
    {
      name: 'what only prints or formats',
      sql: String.raw`\echo hello
\set ON_ERROR_STOP on
\timing
\pset pager off
\x \t
\unset x
\restrict abc
\encoding UTF8
\dt+ public.*
\d orders
\l
SELECT 1 \g
SELECT 2 \gset
\unrestrict abc
\q`,
    },
    { name: 'COPY with its data, where psql sends them', sql: 'COPY t (a) FROM stdin;\n1\n\\.\nSELECT 1;' },
    { name: 'a backslash in a string', sql: String.raw`${golang}SELECT E'\\i x', '\i x', $$ \i x $$;` },
    { name: 'COPY to the client', sql: `${golang}COPY t TO stdout;` },
    { name: 'COPY from a file of the server', sql: `${golang}COPY t FROM '/tmp/x';` },
  ],
  reject: [
    {
      name: 'where the tool does not run psql',
      sql: `${golang}\\echo hello\nSELECT 1;\n  \\restrict abc`,
      findings: [
        [3, 1, 3, 12, 'error', /^\\echo is a command of psql, which golang-migrate does not run\.$/],
        [5, 3, 5, 16, 'error', String.raw`\restrict is`],
      ],
    },
    {
      name: 'COPY … FROM stdin where the tool does not run psql',
      sql: `${golang}COPY t (a) FROM stdin;\n1\n\\.\nSELECT 1;`,
      findings: [[3, 1, 3, 22, 'error', 'needs psql to send the data']],
    },
    {
      name: 'what brings other statements in or leaves some out',
      sql: [
        String.raw`\i setup.sql`,
        String.raw`\ir ../x.sql`,
        String.raw`\include x`,
        String.raw`\copy t from x.csv`,
        String.raw`\! rm x`,
        String.raw`\c other`,
        String.raw`\if :x`,
        String.raw`\endif`,
        String.raw`SELECT 'x' \gexec`,
        String.raw`SELECT 1 \g out.txt`,
        String.raw`\o out.txt`,
        String.raw`\set AUTOCOMMIT off`,
        String.raw`\encoding LATIN1`,
        String.raw`\q`,
        'SELECT 1;',
      ].join('\n'),
      findings: [
        [1, 1, 1, 13, 'warning', String.raw`psql will carry out \i and Drydock does not`],
        [2, 1, 2, 13, 'warning'],
        [3, 1, 3, 11, 'warning'],
        [4, 1, 4, 19, 'warning'],
        [5, 1, 5, 8, 'warning', String.raw`\! and`],
        [6, 1, 6, 9, 'warning'],
        [7, 1, 7, 7, 'warning'],
        [8, 1, 8, 7, 'warning'],
        [9, 12, 9, 18, 'warning'],
        [10, 10, 10, 20, 'warning'],
        [11, 1, 11, 11, 'warning'],
        [12, 1, 12, 20, 'warning'],
        [13, 1, 13, 17, 'warning'],
        [14, 1, 14, 3, 'warning'],
      ],
    },
  ],
});
