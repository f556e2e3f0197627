-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;
-- migration
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, customer_id bigint);
CREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);
