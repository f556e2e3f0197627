-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);
INSERT INTO orders SELECT n, n - 1 FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_total_positive CHECK (total > 0) NOT VALID;
-- migration
UPDATE orders SET total = 0.01 WHERE total <= 0;
-- migration
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_positive;
-- migration
UPDATE orders SET note = 'a gift' WHERE id = 1;
