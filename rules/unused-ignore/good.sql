-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
-- migration
-- drydock-ignore create-index-without-concurrently: the table has 200 rows
CREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);
