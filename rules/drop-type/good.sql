-- before
CREATE TYPE order_status AS ENUM ('open', 'paid');
-- migration
COMMENT ON TYPE order_status IS 'unused since 2026-03-01, to be dropped after 2026-06-01';
