-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
-- down
ALTER TABLE orders DROP COLUMN IF EXISTS note;
