-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration 0001_reset_dev.sql
-- For development only: empties the tables.
TRUNCATE orders;
