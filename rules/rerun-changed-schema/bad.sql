-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- migration
ALTER TABLE orders ADD CHECK (total >= 0) NOT VALID;
-- migration
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
