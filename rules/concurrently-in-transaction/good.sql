-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;
