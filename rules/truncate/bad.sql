-- before
CREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz NOT NULL);
INSERT INTO sessions SELECT n, now() + interval '1 day' FROM generate_series(1, 100) AS n;
-- migration
TRUNCATE sessions;
