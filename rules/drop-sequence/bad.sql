-- before
CREATE SEQUENCE order_numbers START 7000;
-- migration
DROP SEQUENCE IF EXISTS order_numbers;
