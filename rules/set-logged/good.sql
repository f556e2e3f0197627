-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);
INSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;
-- migration
CREATE UNLOGGED TABLE IF NOT EXISTS orders_import (LIKE orders INCLUDING DEFAULTS);
