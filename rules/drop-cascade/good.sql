-- before
CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers);
INSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 10) AS n;
INSERT INTO orders SELECT n, 1 + n % 10 FROM generate_series(1, 100) AS n;
-- migration
COMMENT ON TABLE customers IS 'orders.customer_id refers to it; unused otherwise since 2026-03-01';
