import type { ObservedGroup, ObservedStatement } from './statement.js';

const hasIndex = 'CREATE INDEX orders_total ON orders (total);';

const events = `
  CREATE TABLE events (id int, at date) PARTITION BY RANGE (at);
  CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
  INSERT INTO events VALUES (1, '2026-01-02');`;
const otherwise = `
  CREATE TABLE events_default PARTITION OF events DEFAULT; INSERT INTO events VALUES (3, '2026-03-02');`;
const february = "FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')";
const fresh = "CREATE TABLE events_2 (id int, at date); INSERT INTO events_2 VALUES (2, '2026-02-02');";
const checked = `${fresh} ALTER TABLE events_2 ADD CHECK (at >= '2026-02-01' AND at < '2026-03-01' AND at IS NOT NULL);`;
const excluded = `${otherwise}
  ALTER TABLE events_default ADD CHECK (at >= '2026-03-01' AND at IS NOT NULL);`;
const attach = `ALTER TABLE events ATTACH PARTITION events_2 ${february}`;
const create = `CREATE TABLE events_2 PARTITION OF events ${february}`;

const partitions: readonly ObservedStatement[] = [
  { sql: create },
  { sql: create, where: 'a default partition', before: otherwise },
  {
    sql: create,
    where: 'a default partition whose CHECK excludes the new one',
    before: excluded,
  },
  { sql: attach, before: fresh },
  { sql: attach, where: 'a CHECK that implies the bounds', before: checked },
  { sql: attach, where: 'a default partition', before: fresh + otherwise },
  {
    sql: attach,
    where: 'a default partition; CHECKs on both sides',
    before: checked + excluded,
  },
  { sql: 'ALTER TABLE events DETACH PARTITION events_1' },
  {
    sql: 'ALTER TABLE events DETACH PARTITION events_1',
    where: 'a default partition',
    before: otherwise,
  },
  { sql: 'ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY' },
  { sql: 'DROP TABLE events_1', where: 'a partition' },
  { sql: 'DROP TABLE events' },
  { sql: 'ALTER TABLE events ADD COLUMN a int' },
  { sql: 'ALTER TABLE events ADD CHECK (id > 0)' },
  { sql: 'ALTER TABLE events ADD FOREIGN KEY (id) REFERENCES customers' },
  { sql: 'CREATE INDEX ON events (id)' },
  { sql: 'CREATE INDEX ON ONLY events (id)' },
  {
    sql: 'ALTER INDEX events_id ATTACH PARTITION events_1_id',
    before: 'CREATE INDEX events_id ON ONLY events (id); CREATE INDEX events_1_id ON events_1 (id);',
  },
  { sql: 'TRUNCATE events' },
];

export const indexGroups: readonly ObservedGroup[] = [
  {
    title: 'Indexes',
    statements: [
      { sql: 'CREATE INDEX ON orders (total)' },
      { sql: 'CREATE UNIQUE INDEX ON orders (total)' },
      { sql: 'CREATE INDEX CONCURRENTLY ON orders (total)' },
      { sql: 'DROP INDEX orders_total', before: hasIndex },
      { sql: 'DROP INDEX CONCURRENTLY orders_total', before: hasIndex },
      { sql: 'ALTER INDEX orders_total RENAME TO orders_sum', before: hasIndex },
      { sql: 'ALTER INDEX orders_total SET (fillfactor = 70)', before: hasIndex },
      { sql: 'REINDEX INDEX orders_total', before: hasIndex },
      { sql: 'REINDEX TABLE orders' },
      { sql: 'REINDEX INDEX CONCURRENTLY orders_total', before: hasIndex },
      { sql: 'REINDEX TABLE CONCURRENTLY orders' },
    ],
  },
  {
    title: 'Maintenance',
    statements: [
      { sql: 'ANALYZE orders' },
      { sql: 'VACUUM orders' },
      { sql: 'VACUUM FULL orders' },
      { sql: 'CLUSTER orders USING orders_pkey' },
    ],
  },
  {
    title: 'Partitions',
    statements: partitions.map((statement) => ({
      ...statement,
      before: `${events}${statement.before ?? ''}`,
    })),
  },
];
