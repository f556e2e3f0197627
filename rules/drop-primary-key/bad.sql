-- before
CREATE TABLE orders (id bigint PRIMARY KEY, number bigint NOT NULL);
INSERT INTO orders SELECT n, 7000 + n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_pkey;
