-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text, ADD COLUMN IF NOT EXISTS hint text;
