-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, changed_at timestamptz);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';
CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
-- migration
CREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.backfill', true) = 'on' THEN
    RETURN NEW;
  END IF;
  NEW.changed_at := now();
  RETURN NEW;
END
$$;
