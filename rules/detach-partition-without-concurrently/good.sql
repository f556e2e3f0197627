-- before
CREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL, PRIMARY KEY (id, placed_on)) PARTITION BY RANGE (placed_on);
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE orders_later PARTITION OF orders FOR VALUES FROM ('2027-01-01') TO (MAXVALUE);
INSERT INTO orders SELECT n, '2026-01-01' FROM generate_series(1, 100) AS n;
-- migration (no transaction)
ALTER TABLE orders DETACH PARTITION orders_2026 CONCURRENTLY;
