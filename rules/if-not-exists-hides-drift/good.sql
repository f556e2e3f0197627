-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10, 2) NOT NULL);
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
COMMENT ON COLUMN orders.note IS 'what the customer wrote';
