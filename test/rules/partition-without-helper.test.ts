import { ruleTable } from '../support/rule-table.js';

const table = 'CREATE TABLE IF NOT EXISTS events (id bigint, at timestamptz) PARTITION BY RANGE (at);';
const routine = (body: string): string =>
  `CREATE FUNCTION make_part(day date) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN ${body} END $$;`;
const partitionOf = (parent: string): string =>
  routine(
    `EXECUTE format('CREATE TABLE %I PARTITION OF ${parent} FOR VALUES FROM (%L) TO (%L)', 'x', day, day + 1);`,
  );

ruleTable('partition-without-helper', {
  accept: [
    'CREATE TABLE IF NOT EXISTS t (id int);',
    'CREATE TABLE IF NOT EXISTS t (id int) PARTITION BY LIST (id);',
    'CREATE TABLE IF NOT EXISTS t (id int) PARTITION BY HASH (id);',
    { name: 'the file has a function', sql: `${table}\n${partitionOf('events')}` },
    { name: 'the name in quotes, with a schema', sql: `${table}\n${partitionOf('public."events"')}` },
    { name: 'the parent is a parameter', sql: `${table}\n${partitionOf('%I')}` },
    {
      name: 'strings joined together',
      sql: `${table}\n${routine("EXECUTE 'CREATE TABLE x PARTITION OF ' || parent || ' DEFAULT';")}`,
    },
    {
      name: 'written out in the body',
      sql: `${table}\n${routine('CREATE TABLE x PARTITION OF events DEFAULT;')}`,
    },
    {
      name: 'made apart and attached',
      sql: `${table}\n${routine("EXECUTE format('ALTER TABLE events ATTACH PARTITION %I DEFAULT', 'x');")}`,
    },
    { name: 'the history has a function', sql: `-- before\n${partitionOf('%I')}\n-- migration\n${table}` },
    {
      name: 'the next pending migration brings it',
      sql: `-- migration\n${table}\n-- migration\n${partitionOf('events')}`,
    },
    {
      name: 'the table takes another name, which the function uses',
      sql: `${partitionOf('events')}\n${table.replace('events', 'events_new')}\nALTER TABLE events RENAME TO events_old;\nALTER TABLE events_new RENAME TO events;`,
    },
    {
      name: 'pg_partman',
      sql: `${table}\nSELECT partman.create_parent(p_parent_table => 'public.events', p_control => 'at', p_interval => '1 day');`,
    },
    {
      name: 'the last partition has no end',
      sql: `${table}\nCREATE TABLE e1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);`,
    },
    {
      name: 'a partition that is partitioned itself',
      sql: 'CREATE TABLE e PARTITION OF t FOR VALUES FROM (1) TO (9) PARTITION BY RANGE (b);',
    },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (id int) PARTITION BY RANGE (id);' },
    { name: 'a dev file', sql: `-- migration 1_dev.sql\n${table}` },
    { name: 'a down script', sql: `-- migration\nDROP TABLE IF EXISTS events;\n-- down\n${table}` },
  ],
  reject: [
    {
      sql: table,
      findings: [[1, 1, 1, 86, 'warning', /^No function makes the future partitions of events\.$/]],
    },
    {
      name: 'one finding a table',
      sql: `${table}\n${table.replace('events', 'app.logs')}`,
      findings: [
        [1, 1, 1, 86, 'warning'],
        [2, 1, 2, 88, 'warning', 'app.logs'],
      ],
    },
    {
      name: 'a function for another table',
      sql: `${table}\n${partitionOf('orders')}`,
      findings: [[1, 1, 1, 86, 'warning']],
    },
    {
      name: 'a table whose name only begins alike',
      sql: `${table}\n${partitionOf('events_old')}`,
      findings: [[1, 1, 1, 86, 'warning']],
    },
    {
      name: 'a DO block makes some once',
      sql: `${table}\nDO $$ BEGIN EXECUTE 'CREATE TABLE x PARTITION OF events DEFAULT'; END $$;`,
      findings: [[1, 1, 1, 86, 'warning']],
    },
    {
      name: 'a comment in a body',
      sql: `${table}\n${routine('-- PARTITION OF events\nPERFORM 1;')}`,
      findings: [[1, 1, 1, 86, 'warning']],
    },
    {
      name: 'a function of a dev file',
      sql: `-- before 1_dev.sql\n${partitionOf('events')}\n-- migration 2.sql\n${table}`,
      findings: [[5, 1, 5, 86, 'warning']],
    },
    {
      name: 'pg_partman for another table',
      sql: `${table}\nSELECT partman.create_parent('public.logs', 'at', '1 day');`,
      findings: [[1, 1, 1, 86, 'warning']],
    },
    {
      name: 'a partition without an end of another table',
      sql: `${table}\nCREATE TABLE l1 PARTITION OF logs FOR VALUES FROM (1) TO (MAXVALUE);`,
      findings: [[1, 1, 1, 86, 'warning']],
    },
    {
      name: 'a default partition only gathers the rows',
      sql: `${table}\nCREATE TABLE e0 PARTITION OF events DEFAULT;`,
      findings: [[1, 1, 1, 86, 'warning']],
    },
  ],
});
