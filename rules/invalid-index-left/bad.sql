-- before
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT n, 'user' || n % 50 FROM generate_series(1, 100) AS n;
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS users_email_idx;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);
