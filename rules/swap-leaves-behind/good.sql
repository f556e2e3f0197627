-- before
CREATE TABLE orders (id integer PRIMARY KEY, changed_at timestamptz);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';
CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
-- migration
ALTER TABLE orders ADD COLUMN IF NOT EXISTS new_id bigint;
