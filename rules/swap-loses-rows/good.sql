-- before
CREATE TABLE orders (id integer PRIMARY KEY, total numeric);
INSERT INTO orders SELECT n, CASE WHEN n > 10 THEN n END FROM generate_series(1, 100) AS n;
-- migration
CREATE TABLE IF NOT EXISTS orders_new (id bigint PRIMARY KEY, total numeric);
INSERT INTO orders_new (id, total) SELECT id, total FROM orders ON CONFLICT DO NOTHING;
