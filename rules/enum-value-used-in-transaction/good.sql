-- before
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state NOT NULL);
-- migration
ALTER TYPE state ADD VALUE IF NOT EXISTS 'paid';
-- migration
UPDATE orders SET state = 'paid' WHERE id = 1;
