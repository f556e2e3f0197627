-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLE orders;
-- migration
ALTER PUBLICATION shop SET (publish = 'insert, update, delete');
