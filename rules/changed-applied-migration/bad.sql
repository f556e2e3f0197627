-- migration 0001_orders.sql (edited)
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, note text);
-- before 0002_customers.sql
CREATE TABLE customers (id bigint PRIMARY KEY);
