-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
INSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;
ALTER TABLE orders ADD CONSTRAINT status_is_set CHECK (status IS NOT NULL) NOT VALID;
-- migration
UPDATE orders SET status = 'done'
WHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 50);
-- migration
UPDATE orders SET status = 'done'
WHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 50 OFFSET 50);
-- migration
ALTER TABLE orders VALIDATE CONSTRAINT status_is_set;
