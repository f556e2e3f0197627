-- tool: golang-migrate
-- before 000001_orders.up.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- down 000001_orders.down.sql
DROP TABLE IF EXISTS orders;
-- migration 000002_note.up.sql
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
-- down 000002_note.down.sql
ALTER TABLE orders DROP COLUMN IF EXISTS note;
