-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);
