-- before V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration V2_total.sql (passed over)
ALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric;
