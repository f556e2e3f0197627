-- before
CREATE TABLE customers (id bigint PRIMARY KEY, tier text);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;
INSERT INTO orders SELECT n, nullif(n, 100) FROM generate_series(51, 100) AS n;
UPDATE customers SET tier = 'buyer' WHERE id > 50;
ALTER TABLE customers ADD CONSTRAINT tier_is_set CHECK (tier IS NOT NULL) NOT VALID;
-- migration
UPDATE customers SET tier = 'visitor' WHERE id NOT IN (SELECT customer_id FROM orders);
-- migration
ALTER TABLE customers VALIDATE CONSTRAINT tier_is_set;
