-- before
CREATE DOMAIN email AS text;
CREATE TABLE customers (id bigint PRIMARY KEY, email email NOT NULL);
INSERT INTO customers SELECT n, n || '@example.org' FROM generate_series(1, 100) AS n;
-- migration
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (value LIKE '%@%') NOT VALID;
