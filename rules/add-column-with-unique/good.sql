-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS code text;
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS orders_code_key;
-- migration (no transaction)
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_code_key ON orders (code);
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
