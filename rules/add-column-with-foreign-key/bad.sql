-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS customer_id bigint REFERENCES customers;
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;
-- migration (no transaction)
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);
