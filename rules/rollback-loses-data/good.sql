-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL);
INSERT INTO orders SELECT n, CASE WHEN n <= 40 THEN 'new' ELSE 'open' END FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS is_open boolean;
-- down
ALTER TABLE orders DROP COLUMN IF EXISTS is_open;
-- migration
UPDATE orders SET is_open = true WHERE state IN ('new', 'open');
-- down
UPDATE orders SET is_open = NULL WHERE is_open;
