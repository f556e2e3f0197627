-- migration
CREATE TABLE IF NOT EXISTS items (sku text PRIMARY KEY, stock bigint NOT NULL);
INSERT INTO items (sku, stock) VALUES ('bolt', 40000);
