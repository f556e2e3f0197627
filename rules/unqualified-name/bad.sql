-- before
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
