-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
-- drydock-ignore ad-required-column: there are no orders yet
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
