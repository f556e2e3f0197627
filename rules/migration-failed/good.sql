-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- migration
COMMENT ON COLUMN orders.total IS 'in euros';
