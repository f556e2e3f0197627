-- migration
CREATE TABLE IF NOT EXISTS orders (
  id bigint PRIMARY KEY,
  status text NOT NULL CONSTRAINT orders_status_is_known CHECK (status IN ('open', 'paid'))
);
CREATE OR REPLACE VIEW refunded_orders AS SELECT id FROM orders WHERE status = 'refunded';
