-- before
CREATE TYPE state AS ENUM ('new', 'done');
-- migration
ALTER TYPE state ADD VALUE IF NOT EXISTS 'paid' AFTER 'new';
