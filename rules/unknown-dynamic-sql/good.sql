-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
DO $$
BEGIN
  EXECUTE format('ANALYZE %I', 'orders');
END
$$;
