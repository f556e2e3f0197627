-- before
CREATE TABLE sessions (id bigint PRIMARY KEY);
INSERT INTO sessions SELECT n FROM generate_series(1, 100) AS n;
-- migration
CREATE OR REPLACE PROCEDURE refresh_statistics(table_name text)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'ANALYZE ' || table_name;
END
$$;
-- migration
CALL refresh_statistics('sessions; DELETE FROM sessions');
