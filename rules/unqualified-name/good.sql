-- before
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration
ALTER TABLE shop.orders ADD COLUMN IF NOT EXISTS note text;
