-- before
CREATE TYPE order_status AS ENUM ('open', 'paid');
-- migration
DROP TYPE IF EXISTS order_status;
