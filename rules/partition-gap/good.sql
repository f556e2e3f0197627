-- before
CREATE TABLE readings (taken_on date NOT NULL, value numeric) PARTITION BY RANGE (taken_on);
CREATE TABLE readings_past PARTITION OF readings FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
-- migration
-- SAFE PRODUCTION MIGRATION
CREATE TABLE IF NOT EXISTS readings_new PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);
