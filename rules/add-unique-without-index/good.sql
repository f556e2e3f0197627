-- before
CREATE TABLE orders (id bigint PRIMARY KEY, number text NOT NULL);
INSERT INTO orders SELECT n, 'A' || n FROM generate_series(1, 100) AS n;
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS orders_number_key;
-- migration (no transaction)
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_number_key ON orders (number);
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number_key;
