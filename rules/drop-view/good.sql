-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, paid boolean NOT NULL);
CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE NOT paid;
-- migration
CREATE OR REPLACE VIEW open_orders AS SELECT id, total, 'open' AS status FROM orders WHERE NOT paid;
