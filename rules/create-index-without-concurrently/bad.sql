-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);
INSERT INTO orders SELECT n, n % 7 FROM generate_series(1, 100) AS n;
-- migration
CREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);
