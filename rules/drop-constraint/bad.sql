-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, CONSTRAINT positive CHECK (total > 0));
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders DROP CONSTRAINT IF EXISTS positive;
