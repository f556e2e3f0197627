-- before
CREATE SCHEMA reporting;
-- migration
DROP SCHEMA IF EXISTS reporting;
