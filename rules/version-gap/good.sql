-- before 0001_orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- before 0002_total.sql
ALTER TABLE orders ADD COLUMN total numeric;
-- migration 0003_note.sql
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
