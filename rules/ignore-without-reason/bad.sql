-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
-- migration
-- drydock-ignore create-index-without-concurrently
CREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);
