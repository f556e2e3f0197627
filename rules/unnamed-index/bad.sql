-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
-- migration (no transaction)
CREATE INDEX CONCURRENTLY ON orders (customer_id);
