-- before 0001_orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- before 0002_customers.sql
CREATE TABLE customers (id bigint PRIMARY KEY);
-- migration 0003_note.sql
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
