-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL);
INSERT INTO orders SELECT n, CASE WHEN n <= 40 THEN 'new' ELSE 'open' END FROM generate_series(1, 100) AS n;
-- migration
UPDATE orders SET state = 'open' WHERE state = 'new';
-- down
UPDATE orders SET state = 'new' WHERE state = 'open';
