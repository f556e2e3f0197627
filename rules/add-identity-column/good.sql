-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
CREATE SEQUENCE IF NOT EXISTS orders_number_seq;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS number bigint;
-- migration
ALTER TABLE orders ALTER COLUMN number SET DEFAULT nextval('orders_number_seq');
