-- before
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY);
-- migration
CREATE SCHEMA IF NOT EXISTS store;
CREATE OR REPLACE VIEW store.orders AS SELECT * FROM shop.orders;
