-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL DEFAULT 'open');
INSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;
-- migration
COMMENT ON COLUMN orders.status IS 'every writer sets it since 2026-03-01; the default goes after 2026-06-01';
