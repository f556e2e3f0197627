-- before
CREATE TABLE orders (id bigint NOT NULL, total numeric NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS orders_pkey;
-- migration (no transaction)
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_pkey ON orders (id);
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;
