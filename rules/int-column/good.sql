-- migration
CREATE TABLE IF NOT EXISTS views (page text PRIMARY KEY, seen bigint NOT NULL);
INSERT INTO views (page, seen) VALUES ('/', 2147483648);
