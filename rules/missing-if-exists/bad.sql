-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, city text);
CREATE STATISTICS orders_places (dependencies) ON customer_id, city FROM orders;
-- migration
DROP STATISTICS orders_places;
