-- before
CREATE EXTENSION citext;
-- migration
ALTER EXTENSION citext UPDATE;
