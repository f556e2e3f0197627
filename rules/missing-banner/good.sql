-- before
-- SAFE PRODUCTION MIGRATION
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);
-- migration
-- SAFE PRODUCTION MIGRATION: adds an empty column, keeps everything else
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
