/** What every case finds. */
export const history = `
  CREATE TYPE mood AS ENUM ('sad', 'glad');
  CREATE DOMAIN amount AS numeric CHECK (VALUE >= 0);
  CREATE TYPE pair AS (a int, b numeric(10,2));
  CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, mood mood DEFAULT 'sad');
  CREATE TABLE orders (id bigserial PRIMARY KEY, customer bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
    note text, total numeric(10,2) DEFAULT 0 NOT NULL CHECK (total >= 0), state varchar(20) DEFAULT 'new',
    changed timestamptz DEFAULT now(), twice numeric GENERATED ALWAYS AS (total * 2) STORED);
  CREATE INDEX orders_state ON orders (state) WHERE note IS NOT NULL;
  CREATE VIEW open_orders AS SELECT id, note, total FROM orders WHERE state = 'new';
  CREATE MATERIALIZED VIEW totals AS SELECT customer, sum(total) AS total FROM orders GROUP BY customer;
  CREATE UNIQUE INDEX totals_customer ON totals (customer);
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.changed = now(); RETURN NEW; END $$;
  CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
  CREATE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
  CREATE SEQUENCE numbers START 5 INCREMENT 2;
  CREATE TABLE events (id int, day int NOT NULL) PARTITION BY RANGE (day);
  CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (6);
  CREATE INDEX events_day ON events (day);
  CREATE TABLE documents (id uuid PRIMARY KEY, owner text, body jsonb NOT NULL);
  CREATE POLICY own ON documents FOR SELECT USING (owner = current_user);
  COMMENT ON COLUMN orders.note IS 'by the customer';
  INSERT INTO customers (name) SELECT 'n' || n FROM generate_series(1, 3) n;
  INSERT INTO orders (customer, note, total) SELECT n, 'note ' || n, n FROM generate_series(1, 3) n;
`;

/** An up script, what it loses for good, and what is there besides. */
export type Case = readonly [up: string, losesData?: readonly string[], before?: string];

/** What has no way back: an up script, what it loses, and what is there besides. */
export const lost: readonly Case[] = [
  ['TRUNCATE orders', ['public.orders']],
  ['DELETE FROM orders WHERE id = 1', ['public.orders']],
  ["UPDATE orders SET note = 'x'", ['public.orders.note']],
];

export const undone: readonly Case[] = [
  // Tables.
  ['CREATE TABLE t (id int PRIMARY KEY)'],
  [
    'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a); ALTER TABLE a ADD b int REFERENCES b',
  ],
  ['CREATE SCHEMA s; CREATE TABLE s.t (id serial); CREATE VIEW s.v AS SELECT * FROM s.t'],
  [
    "CREATE TABLE t (id int); CREATE INDEX ON t (id); COMMENT ON TABLE t IS 'it'; GRANT SELECT ON t TO PUBLIC",
  ],
  ['DROP TABLE documents', ['public.documents']],
  ['DROP TABLE orders CASCADE', ['public.orders']],
  ['ALTER TABLE orders RENAME TO purchases'],
  [
    'ALTER TABLE orders RENAME TO purchases; ALTER TABLE purchases RENAME note TO remark; ALTER TABLE purchases ADD x int',
  ],
  ['CREATE SCHEMA s; ALTER TABLE orders SET SCHEMA s'],
  [
    'CREATE TABLE documents_new (id uuid PRIMARY KEY, owner text); ALTER TABLE documents RENAME TO documents_old; ALTER TABLE documents_new RENAME TO documents',
  ],
  ['ALTER TABLE orders SET (fillfactor = 70, autovacuum_enabled = false)'],
  ['ALTER TABLE orders RESET (fillfactor)', [], 'ALTER TABLE orders SET (fillfactor = 70)'],
  ['ALTER TABLE documents SET UNLOGGED'],
  ['ALTER TABLE documents ENABLE ROW LEVEL SECURITY; ALTER TABLE documents FORCE ROW LEVEL SECURITY'],
  ['ALTER TABLE documents REPLICA IDENTITY FULL'],
  ['CREATE TABLE child () INHERITS (documents)'],
  // Columns.
  ["ALTER TABLE orders ADD COLUMN extra text NOT NULL DEFAULT ''"],
  [
    'ALTER TABLE orders DROP COLUMN note',
    ['public.orders.note'],
    'DROP INDEX orders_state; DROP VIEW open_orders',
  ],
  ['ALTER TABLE orders DROP COLUMN note CASCADE', ['public.orders.note']],
  ['ALTER TABLE documents DROP COLUMN body', ['public.documents.body']],
  ['ALTER TABLE orders DROP COLUMN total CASCADE', ['public.orders.total']],
  ['ALTER TABLE orders DROP COLUMN twice'],
  ['ALTER TABLE orders ALTER twice DROP EXPRESSION'],
  ['ALTER TABLE orders RENAME COLUMN note TO remark'],
  ['ALTER TABLE orders ALTER note SET NOT NULL'],
  ['ALTER TABLE customers ALTER name DROP NOT NULL'],
  ["ALTER TABLE orders ALTER state SET DEFAULT 'old', ALTER total DROP DEFAULT"],
  ['DROP VIEW open_orders; ALTER TABLE orders ALTER note TYPE varchar(300)'],
  ['ALTER TABLE customers ALTER name TYPE varchar(300)'],
  ['ALTER TABLE orders ALTER customer TYPE integer', [], 'DROP MATERIALIZED VIEW totals'],
  ["ALTER TABLE orders ALTER changed TYPE timestamp USING changed AT TIME ZONE 'UTC'"],
  ['ALTER TABLE customers ALTER mood DROP DEFAULT, ALTER mood TYPE text; DROP TYPE mood'],
  ['ALTER TABLE customers ALTER mood DROP DEFAULT, ALTER mood TYPE text'],
  [
    'ALTER TABLE orders ALTER note SET STORAGE external, ALTER note SET STATISTICS 500, ALTER note SET (n_distinct = 5)',
  ],
  ['ALTER TABLE customers ALTER id SET GENERATED BY DEFAULT'],
  ['ALTER TABLE customers ALTER id DROP IDENTITY'],
  ['ALTER TABLE documents ADD n int GENERATED BY DEFAULT AS IDENTITY'],
  ["COMMENT ON COLUMN orders.note IS NULL; COMMENT ON TABLE orders IS 'it''s'"],
  // Constraints and indexes.
  ['ALTER TABLE orders ADD CONSTRAINT short CHECK (length(note) < 100) NOT VALID'],
  [
    'ALTER TABLE orders VALIDATE CONSTRAINT short',
    [],
    'ALTER TABLE orders ADD CONSTRAINT short CHECK (length(note) < 100) NOT VALID',
  ],
  ['ALTER TABLE orders DROP CONSTRAINT orders_total_check, DROP CONSTRAINT orders_customer_fkey'],
  ['ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE'],
  ['ALTER TABLE orders RENAME CONSTRAINT orders_total_check TO total_ok'],
  ['ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey DEFERRABLE INITIALLY DEFERRED'],
  ['ALTER TABLE orders ADD CONSTRAINT no_twins EXCLUDE (id WITH =)'],
  ['CREATE UNIQUE INDEX CONCURRENTLY orders_note ON orders (note) INCLUDE (total)'],
  ['CREATE UNIQUE INDEX u ON documents (owner); ALTER TABLE documents ADD CONSTRAINT u UNIQUE USING INDEX u'],
  ['DROP INDEX orders_state'],
  ['DROP INDEX orders_state; CREATE INDEX orders_state ON orders (state)'],
  ['ALTER INDEX orders_state RENAME TO by_state'],
  [
    'ALTER TABLE documents CLUSTER ON documents_pkey; ALTER TABLE documents REPLICA IDENTITY USING INDEX documents_pkey',
  ],
  // Views, routines, triggers, rules, policies.
  ['CREATE OR REPLACE VIEW open_orders AS SELECT id, note, total, state FROM orders'],
  ['DROP VIEW open_orders'],
  ['ALTER VIEW open_orders SET (security_barrier = true)'],
  ['DROP MATERIALIZED VIEW totals; CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one'],
  [
    "CREATE OR REPLACE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql STABLE AS 'SELECT a + b + 1'",
  ],
  ["DROP FUNCTION add(int, int); CREATE FUNCTION add(x bigint) RETURNS bigint LANGUAGE sql AS 'SELECT x'"],
  ['DROP TRIGGER orders_touch ON orders; DROP FUNCTION touch()'],
  ['ALTER TABLE orders DISABLE TRIGGER orders_touch'],
  ['ALTER TRIGGER orders_touch ON orders RENAME TO touched'],
  ['CREATE TRIGGER again AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION touch()'],
  ['CREATE RULE quiet AS ON DELETE TO documents DO INSTEAD NOTHING'],
  ['DROP POLICY own ON documents; CREATE POLICY own ON documents AS RESTRICTIVE USING (true)'],
  ['ALTER POLICY own ON documents USING (owner IS NULL)'],
  [
    "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION add(int, int) SET search_path = public, pg_temp",
  ],
  // Types.
  ["ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'glad'"],
  ["ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'"],
  ['ALTER TYPE mood RENAME TO feeling'],
  ["CREATE TYPE colour AS ENUM ('red'); ALTER TABLE documents ADD colour colour DEFAULT 'red'"],
  [
    'ALTER DOMAIN amount SET NOT NULL; ALTER DOMAIN amount SET DEFAULT 1; ALTER DOMAIN amount DROP CONSTRAINT amount_check',
  ],
  ['ALTER TYPE pair ADD ATTRIBUTE c text, DROP ATTRIBUTE a, ALTER ATTRIBUTE b TYPE text'],
  ['DROP TYPE pair; DROP DOMAIN amount'],
  ['CREATE TYPE span AS RANGE (subtype = float8)'],
  // Sequences.
  ['CREATE SEQUENCE s OWNED BY documents.id'],
  ['ALTER SEQUENCE numbers INCREMENT 10 MAXVALUE 1000 CYCLE'],
  ['DROP SEQUENCE numbers'],
  // Partitions.
  ['CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (6) TO (11)'],
  ['ALTER TABLE events DETACH PARTITION events_1'],
  [
    'CREATE TABLE events_2 (id int, day int NOT NULL); ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (6) TO (11)',
  ],
  ['DROP TABLE events_1', ['public.events_1']],
  ['DROP INDEX events_day'],
  ['ALTER TABLE events ADD PRIMARY KEY (id, day)'],
  // Rights and the rest.
  ['GRANT SELECT, INSERT ON orders TO PUBLIC; GRANT UPDATE (note) ON orders TO PUBLIC'],
  [
    'REVOKE SELECT ON orders FROM PUBLIC; REVOKE EXECUTE ON FUNCTION add FROM PUBLIC',
    [],
    'GRANT SELECT ON orders TO PUBLIC',
  ],
  ['ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC'],
  ['ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC'],
  ['CREATE STATISTICS st (dependencies) ON note, state FROM orders'],
  ['DROP STATISTICS st', [], 'CREATE STATISTICS st ON note, state FROM orders'],
  ['CREATE PUBLICATION p FOR TABLE orders'],
  ['ALTER PUBLICATION p ADD TABLE customers', [], 'CREATE PUBLICATION p FOR TABLE orders'],
  ['CREATE EXTENSION IF NOT EXISTS pgcrypto'],
  ["DO $$ BEGIN EXECUTE 'ALTER TABLE orders ADD hidden int'; END $$"],
  // Made anew under the old name.
  [
    'CREATE TABLE parted (LIKE orders INCLUDING DEFAULTS) PARTITION BY RANGE (id); CREATE TABLE parted_1 PARTITION OF parted DEFAULT; INSERT INTO parted SELECT * FROM orders; DROP TABLE orders CASCADE; ALTER TABLE parted RENAME TO orders',
    [],
  ],
  [
    'CREATE TABLE parted (LIKE logs) PARTITION BY RANGE (id); CREATE TABLE parted_1 PARTITION OF parted DEFAULT; INSERT INTO parted SELECT * FROM logs; DROP TABLE logs; ALTER TABLE parted RENAME TO logs',
    [],
    "CREATE TABLE logs (id int PRIMARY KEY, line text); INSERT INTO logs VALUES (1, 'a')",
  ],
  [
    'CREATE TABLE parted (LIKE logs) PARTITION BY RANGE (id); DROP TABLE logs; ALTER TABLE parted RENAME TO logs',
    [],
    'CREATE TABLE logs (id int PRIMARY KEY, line text)',
  ],
  // The body is read when the function is made, with names of the search path.
  [
    'DROP FUNCTION first_pair()',
    [],
    "CREATE FUNCTION first_pair() RETURNS pair LANGUAGE sql AS 'SELECT (1, 2)::pair'",
  ],
];
