-- before
CREATE EXTENSION citext;
-- migration
DROP EXTENSION IF EXISTS citext;
