-- before
CREATE SCHEMA shop;
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
ALTER TABLE IF EXISTS orders SET SCHEMA shop;
