-- before
CREATE TABLE orders (id bigint PRIMARY KEY, paid boolean);
-- migration
CREATE OR REPLACE VIEW paid_orders AS SELECT id FROM orders WHERE paid;
