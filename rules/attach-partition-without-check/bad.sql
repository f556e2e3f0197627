-- before
CREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL) PARTITION BY RANGE (placed_on);
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE orders_2027 (id bigint NOT NULL, placed_on date NOT NULL);
INSERT INTO orders_2027 SELECT n, '2027-01-01' FROM generate_series(1, 100) AS n;
-- migration
-- SAFE PRODUCTION MIGRATION
ALTER TABLE orders ATTACH PARTITION orders_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
