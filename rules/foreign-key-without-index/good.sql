-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO customers SELECT n FROM generate_series(0, 100) AS n;
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT n, 1 + n % 100 FROM generate_series(1, 10000) AS n;
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;
-- migration
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;
-- migration
DELETE FROM customers WHERE id = 0;
