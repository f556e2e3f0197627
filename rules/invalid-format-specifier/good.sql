-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
DO $$
BEGIN
  PERFORM set_config('app.note', format('%s orders', count(*)), true) FROM orders;
END
$$;
