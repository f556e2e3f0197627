-- before
CREATE SCHEMA shop;
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
CREATE OR REPLACE VIEW shop.orders AS SELECT * FROM orders;
