-- before
CREATE SEQUENCE order_numbers START 7000;
-- migration
ALTER SEQUENCE IF EXISTS order_numbers CACHE 20;
