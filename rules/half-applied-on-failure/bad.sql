-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- migration (no transaction)
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
COMMENT ON COLUMN orders.totals IS 'in euros';
