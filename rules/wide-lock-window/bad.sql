-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
CREATE TABLE lines (id bigint PRIMARY KEY, amount int NOT NULL);
INSERT INTO lines SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
ALTER TABLE lines ADD COLUMN IF NOT EXISTS note text;
