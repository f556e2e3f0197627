-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS code text UNIQUE;
