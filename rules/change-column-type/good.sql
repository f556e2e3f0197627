-- before
CREATE TABLE orders (id integer PRIMARY KEY, quantity integer NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS quantity_big bigint;
