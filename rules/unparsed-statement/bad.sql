-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration
COMMENT ON TABLE orders IS :'note';
