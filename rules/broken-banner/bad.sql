-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
-- SAFE PRODUCTION MIGRATION
ALTER TABLE orders ADD COLUMN note text;
