-- tool: golang-migrate
-- migration 000001_customers.up.sql
BEGIN;
CREATE TABLE IF NOT EXISTS customers (id bigint PRIMARY KEY);
-- down 000001_customers.down.sql
DROP TABLE IF EXISTS customers;
-- migration 000002_note.up.sql
ALTER TABLE customers ADD COLUMN IF NOT EXISTS note text;
-- down 000002_note.down.sql
ALTER TABLE customers DROP COLUMN IF EXISTS note;
