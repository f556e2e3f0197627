-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL, tax numeric GENERATED ALWAYS AS (total * 0.2) STORED);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS new_tax numeric;
