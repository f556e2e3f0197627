-- before
CREATE TABLE orders (id integer PRIMARY KEY, changed_at timestamptz);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';
CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
-- migration
CREATE TABLE IF NOT EXISTS orders_new (id bigint PRIMARY KEY, changed_at timestamptz);
ALTER TABLE IF EXISTS orders RENAME TO orders_old;
ALTER TABLE IF EXISTS orders_new RENAME TO orders;
