-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
-- drydock-ignore add-required-column: there are no orders yet, the shop opens in May
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text NOT NULL;
