import type { ObservedGroup } from './statement.js';

const alter = (change: string): string => `ALTER TABLE orders ${change}`;
const lines = 'CREATE TABLE lines (order_id bigint REFERENCES orders); INSERT INTO lines VALUES (1);';
const trigger = `CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';`;
const hasTrigger = `${trigger} CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION watch();`;
const hasPolicy = 'CREATE POLICY p ON orders USING (true);';

export const tableGroups: readonly ObservedGroup[] = [
  {
    title: 'Tables',
    statements: [
      { sql: 'CREATE TABLE lines (order_id bigint REFERENCES orders)' },
      { sql: 'CREATE TABLE orders_2 (LIKE orders INCLUDING ALL)' },
      { sql: 'CREATE TABLE orders_2 () INHERITS (orders)' },
      { sql: 'CREATE TABLE orders_2 AS SELECT * FROM orders' },
      { sql: 'DROP TABLE orders' },
      { sql: 'DROP TABLE lines', where: 'lines REFERENCES orders', before: lines },
      { sql: 'DROP TABLE orders CASCADE', where: 'lines REFERENCES orders', before: lines },
      { sql: 'TRUNCATE orders' },
      { sql: 'TRUNCATE orders CASCADE', where: 'lines REFERENCES orders', before: lines },
      { sql: alter('RENAME TO purchases') },
      { sql: alter('SET SCHEMA shop'), before: 'CREATE SCHEMA shop;' },
      { sql: alter('OWNER TO CURRENT_USER') },
      { sql: alter('SET (fillfactor = 70)') },
      { sql: alter('SET (autovacuum_enabled = false)') },
      { sql: alter('SET UNLOGGED') },
      { sql: alter('SET LOGGED'), before: alter('SET UNLOGGED') },
      {
        sql: alter('SET ACCESS METHOD other'),
        since: 15,
        prepare: 'CREATE ACCESS METHOD other TYPE TABLE HANDLER heap_tableam_handler',
      },
      { sql: alter('CLUSTER ON orders_pkey') },
      { sql: alter('REPLICA IDENTITY FULL') },
      { sql: alter('INHERIT parents'), before: 'CREATE TABLE parents (id bigint NOT NULL);' },
      {
        sql: alter('NO INHERIT parents'),
        before: 'CREATE TABLE parents (id bigint NOT NULL); ALTER TABLE orders INHERIT parents;',
      },
      { sql: "COMMENT ON TABLE orders IS 'x'" },
      { sql: "COMMENT ON COLUMN orders.total IS 'x'" },
      { sql: 'GRANT SELECT ON orders TO PUBLIC' },
      { sql: 'CREATE STATISTICS s ON total, note FROM orders' },
      { sql: 'CREATE PUBLICATION p FOR TABLE orders' },
      { sql: 'LOCK TABLE orders' },
    ],
  },
  {
    title: 'Triggers, rules and policies',
    statements: [
      {
        sql: 'CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION watch()',
        before: trigger,
      },
      { sql: 'ALTER TRIGGER t ON orders RENAME TO u', before: hasTrigger },
      { sql: alter('DISABLE TRIGGER t'), before: hasTrigger },
      { sql: alter('ENABLE TRIGGER t'), before: `${hasTrigger} ${alter('DISABLE TRIGGER t')}` },
      { sql: 'DROP TRIGGER t ON orders', before: hasTrigger },
      { sql: 'CREATE RULE r AS ON DELETE TO orders DO INSTEAD NOTHING' },
      {
        sql: 'DROP RULE r ON orders',
        before: 'CREATE RULE r AS ON DELETE TO orders DO INSTEAD NOTHING;',
      },
      { sql: alter('ENABLE ROW LEVEL SECURITY') },
      { sql: alter('FORCE ROW LEVEL SECURITY') },
      { sql: 'CREATE POLICY p ON orders USING (true)' },
      { sql: 'ALTER POLICY p ON orders USING (false)', before: hasPolicy },
      { sql: 'DROP POLICY p ON orders', before: hasPolicy },
    ],
  },
  {
    title: 'Views',
    statements: [
      { sql: 'CREATE VIEW sums AS SELECT sum(total) FROM orders' },
      {
        sql: 'CREATE OR REPLACE VIEW sums AS SELECT sum(total) FROM orders',
        where: 'the view exists',
        before: 'CREATE VIEW sums AS SELECT sum(total) FROM orders;',
      },
      { sql: 'DROP VIEW sums', before: 'CREATE VIEW sums AS SELECT sum(total) FROM orders;' },
      { sql: 'CREATE MATERIALIZED VIEW totals AS SELECT id, total FROM orders' },
      { sql: 'REFRESH MATERIALIZED VIEW totals', before: totals('') },
      { sql: 'REFRESH MATERIALIZED VIEW totals WITH NO DATA', before: totals('') },
      {
        sql: 'REFRESH MATERIALIZED VIEW CONCURRENTLY totals',
        before: totals('CREATE UNIQUE INDEX ON totals (id);'),
      },
      { sql: 'DROP MATERIALIZED VIEW totals', before: totals('') },
    ],
  },
  {
    title: 'Rows',
    statements: [
      { sql: 'SELECT total FROM orders' },
      { sql: 'SELECT total FROM orders FOR UPDATE' },
      { sql: 'INSERT INTO orders (id) VALUES (101)' },
      {
        sql: 'INSERT INTO lines VALUES (2)',
        where: 'lines REFERENCES orders',
        before: lines,
      },
      { sql: 'UPDATE orders SET total = 1' },
      { sql: 'DELETE FROM orders' },
      { sql: 'DELETE FROM orders WHERE id = 2', where: 'lines REFERENCES orders', before: lines },
      {
        sql: 'MERGE INTO orders USING customers ON orders.id = customers.id WHEN MATCHED THEN UPDATE SET total = 1',
        since: 15,
      },
    ],
  },
];

function totals(more: string): string {
  return `CREATE MATERIALIZED VIEW totals AS SELECT id, total FROM orders; ${more}`;
}
