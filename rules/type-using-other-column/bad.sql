-- before
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(10) NOT NULL, note varchar(10) NOT NULL);
INSERT INTO orders SELECT n, 'c' || n, 'n' || n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ALTER COLUMN code TYPE text USING note;
