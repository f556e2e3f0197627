-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
SET LOCAL lock_timeout = 0;
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
