-- before
CREATE TABLE order_lines (order_id bigint, line bigint, sku text NOT NULL, PRIMARY KEY (order_id, line));
INSERT INTO order_lines SELECT n, 1, 'sku ' || n FROM generate_series(1, 100) AS n;
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS order_lines_order_id_sku_key;
-- migration (no transaction)
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS order_lines_order_id_sku_key ON order_lines (order_id, sku);
