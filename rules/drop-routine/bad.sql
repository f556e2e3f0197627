-- before
CREATE FUNCTION net(total numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT total / 1.19';
-- migration
DROP FUNCTION IF EXISTS net(numeric);
