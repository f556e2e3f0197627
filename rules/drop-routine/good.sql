-- before
CREATE FUNCTION net(total numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT total / 1.19';
-- migration
CREATE OR REPLACE FUNCTION net(total numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT round(total / 1.19, 2)';
