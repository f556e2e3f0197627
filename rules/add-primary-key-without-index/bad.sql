-- before
CREATE TABLE orders (id bigint NOT NULL, total numeric NOT NULL);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
