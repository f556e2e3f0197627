-- before
CREATE TABLE order_lines (order_id bigint, line bigint, sku text NOT NULL, PRIMARY KEY (order_id, line));
INSERT INTO order_lines SELECT n, 1, 'sku ' || n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE order_lines DROP COLUMN IF EXISTS line;
