-- migration
CREATE TYPE order_status AS ENUM ('open', 'paid');
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, status order_status NOT NULL);
CREATE OR REPLACE VIEW refunded_orders AS SELECT id FROM orders WHERE status = 'refunded';
