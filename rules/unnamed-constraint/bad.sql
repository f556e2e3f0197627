-- migration
CREATE TABLE IF NOT EXISTS orders (
  id bigint CONSTRAINT orders_pkey PRIMARY KEY,
  total numeric NOT NULL,
  discount numeric NOT NULL,
  CHECK (total > 0 AND discount >= 0)
);
COMMENT ON CONSTRAINT orders_total_check ON orders IS 'A free order is no order.';
