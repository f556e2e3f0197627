-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);
INSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;
-- migration
COMMENT ON COLUMN orders.note IS 'unread since 2026-03-01, to be dropped after 2026-06-01';
