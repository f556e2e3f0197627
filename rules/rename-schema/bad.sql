-- before
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY);
-- migration
ALTER SCHEMA shop RENAME TO store;
