-- before
CREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL) PARTITION BY RANGE (placed_on);
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO orders SELECT n, '2026-01-01' FROM generate_series(1, 100) AS n;
-- migration
CREATE INDEX IF NOT EXISTS orders_id_idx ON orders (id);
