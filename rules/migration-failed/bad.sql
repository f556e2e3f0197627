-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- migration
COMMENT ON COLUMN orders.totals IS 'in euros';
