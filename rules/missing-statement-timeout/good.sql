-- session: none
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
SET LOCAL statement_timeout = '10min';
UPDATE orders SET total = 0 WHERE total < 0;
