-- migration
CREATE TABLE IF NOT EXISTS orders (id bigserial PRIMARY KEY, total numeric NOT NULL);
REVOKE ALL ON orders, orders_id_seq FROM CURRENT_USER;
GRANT INSERT ON orders TO CURRENT_USER;
INSERT INTO orders (total) VALUES (10);
