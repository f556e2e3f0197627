-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10, 2) NOT NULL);
-- migration
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, total numeric(10, 2) NOT NULL, note text);
COMMENT ON COLUMN orders.note IS 'what the customer wrote';
