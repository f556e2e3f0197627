-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
-- migration
-- SAFE PRODUCTION MIGRATION
CREATE TABLE IF NOT EXISTS orders (
  id bigint,
  customer_id bigint,
  PRIMARY KEY (customer_id, id)
) PARTITION BY HASH (customer_id);
