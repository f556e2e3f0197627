-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);
INSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;
-- migration
DROP OWNED BY CURRENT_USER;
