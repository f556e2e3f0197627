-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
DO $$
DECLARE
  partition regclass;
BEGIN
  FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'orders'::regclass LOOP
    EXECUTE format('ANALYZE %s', partition);
  END LOOP;
END
$$;
