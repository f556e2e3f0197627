-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);
INSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
-- migration
REINDEX INDEX orders_customer_id_idx;
