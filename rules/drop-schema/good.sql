-- before
CREATE SCHEMA reporting;
-- migration
COMMENT ON SCHEMA reporting IS 'empty since 2026-03-01, to be dropped after 2026-06-01';
