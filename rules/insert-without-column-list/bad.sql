-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, paid numeric NOT NULL);
CREATE TABLE archive (id bigint PRIMARY KEY, paid numeric NOT NULL, total numeric NOT NULL, CHECK (paid <= total));
INSERT INTO orders SELECT n, n, 0 FROM generate_series(1, 100) AS n;
-- migration
INSERT INTO archive SELECT * FROM orders;
