-- before
CREATE TABLE orders (id bigint, total numeric NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
CREATE UNIQUE INDEX orders_pkey ON orders (id);
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_id_present CHECK (id IS NOT NULL) NOT VALID;
-- migration
ALTER TABLE orders VALIDATE CONSTRAINT orders_id_present;
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY USING INDEX orders_pkey;
