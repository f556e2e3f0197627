-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration (no transaction)
VACUUM (ANALYZE) orders;
