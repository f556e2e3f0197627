-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration
DO $$
BEGIN
  IF EXISTS (SELECT FROM orders WHERE total < 0) THEN
    RAISE EXCEPTION 'some orders have a negative total';
  END IF;
END
$$;
