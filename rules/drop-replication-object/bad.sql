-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLE orders;
-- migration
DROP PUBLICATION IF EXISTS shop;
