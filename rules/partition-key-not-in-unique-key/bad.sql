-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
-- migration
-- SAFE PRODUCTION MIGRATION
CREATE TABLE IF NOT EXISTS orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL
) PARTITION BY HASH (customer_id);
