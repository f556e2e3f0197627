-- before 0001_orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration 0002_reset_dev.sql
TRUNCATE orders;
