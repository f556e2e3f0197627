-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
-- migration
BEGIN;
COMMENT ON TABLE orders IS 'Paid or not';
COMMIT;
SAVEPOINT described;
