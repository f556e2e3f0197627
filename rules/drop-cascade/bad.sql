-- before
CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers);
INSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 10) AS n;
INSERT INTO orders SELECT n, 1 + n % 10 FROM generate_series(1, 100) AS n;
-- migration
DROP TABLE IF EXISTS customers CASCADE;
