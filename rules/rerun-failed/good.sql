-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- migration
DROP POLICY IF EXISTS orders_of_today ON orders;
CREATE POLICY orders_of_today ON orders USING (id > 0);
