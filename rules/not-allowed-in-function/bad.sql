-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration (no transaction)
DO $$
BEGIN
  CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_total_idx ON orders (total);
END
$$;
