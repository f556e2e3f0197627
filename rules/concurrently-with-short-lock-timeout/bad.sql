-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration (no transaction)
SET lock_timeout = '5s';
DROP INDEX CONCURRENTLY IF EXISTS orders_total_idx;
