-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS orders_total_idx;
CREATE INDEX CONCURRENTLY orders_total_idx ON orders (total);
