-- before
CREATE TABLE sessions (id bigint PRIMARY KEY, ended boolean NOT NULL);
INSERT INTO sessions SELECT n, n <= 40 FROM generate_series(1, 100) AS n;
-- migration
DELETE FROM sessions WHERE ended;
