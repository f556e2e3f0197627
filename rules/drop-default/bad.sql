-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL DEFAULT 'open');
INSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT;
