-- before
CREATE TABLE orders (id bigint, customer_id bigint, PRIMARY KEY (customer_id, id)) PARTITION BY HASH (customer_id);
CREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 1, REMAINDER 0);
-- migration
INSERT INTO orders (id, customer_id) VALUES (1, 1) ON CONFLICT (id) DO NOTHING;
