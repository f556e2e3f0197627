-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- migration
GRANT SELECT ON orders TO CURRENT_USER;
