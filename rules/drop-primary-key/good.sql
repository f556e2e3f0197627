-- before
CREATE TABLE orders (id bigint PRIMARY KEY, number bigint NOT NULL);
INSERT INTO orders SELECT n, 7000 + n FROM generate_series(1, 100) AS n;
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS orders_number_key;
-- migration (no transaction)
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_number_key ON orders (number);
-- migration
ALTER TABLE orders
  DROP CONSTRAINT IF EXISTS orders_pkey,
  ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_number_key;
