-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);
INSERT INTO orders SELECT n, n * 1000 FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ALTER COLUMN total TYPE numeric(6,2);
