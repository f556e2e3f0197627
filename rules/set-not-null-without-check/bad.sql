-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ALTER COLUMN customer_id SET NOT NULL;
