-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_customer_id_present CHECK (customer_id IS NOT NULL) NOT VALID;
-- migration
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_present;
-- migration
ALTER TABLE orders ALTER COLUMN customer_id SET NOT NULL;
