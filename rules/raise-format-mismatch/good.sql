-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration
DO $$
BEGIN
  IF EXISTS (SELECT FROM orders WHERE total < 0) THEN
    RAISE EXCEPTION 'orders with a total below % must be mended first', 0;
  END IF;
END
$$;
