-- before
CREATE TABLE orders (id bigint PRIMARY KEY, number text NOT NULL);
INSERT INTO orders SELECT n, 'A' || n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE (number);
