-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- down
DROP TABLE IF EXISTS orders;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
-- down
ALTER TABLE orders DROP COLUMN IF EXISTS note;
