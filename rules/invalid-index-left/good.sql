-- before
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT n, 'user' || n % 50 FROM generate_series(1, 100) AS n;
-- migration
UPDATE users SET email = email || '+' || id
WHERE EXISTS (SELECT FROM users AS other WHERE other.email = users.email AND other.id < users.id);
-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS users_email_idx;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);
