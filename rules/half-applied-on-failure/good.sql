-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
COMMENT ON COLUMN orders.total IS 'in euros';
