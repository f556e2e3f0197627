-- before
CREATE TABLE sessions (id bigint PRIMARY KEY, ended_at timestamptz);
INSERT INTO sessions SELECT n, CASE WHEN n <= 50 THEN now() END FROM generate_series(1, 100) AS n;
-- migration
CREATE OR REPLACE PROCEDURE prune_sessions()
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM sessions WHERE ended_at < now() - interval '30 days';
END
$$;
-- migration
CALL prune_sessions();
