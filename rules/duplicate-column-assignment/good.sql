-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- migration
UPDATE orders SET total = 1 WHERE id = 1;
