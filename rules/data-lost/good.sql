-- before
CREATE TABLE sessions (id bigint PRIMARY KEY, ended boolean NOT NULL);
INSERT INTO sessions SELECT n, n <= 40 FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE sessions ADD COLUMN IF NOT EXISTS hidden boolean;
-- migration
UPDATE sessions SET hidden = true WHERE ended;
