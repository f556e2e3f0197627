-- before
CREATE TABLE readings (taken_on date NOT NULL, value numeric) PARTITION BY RANGE (taken_on);
DO $$
BEGIN
  EXECUTE format(
    'CREATE TABLE readings_new PARTITION OF readings FOR VALUES FROM (%L) TO (%L)',
    '2020-01-01', current_date + 365
  );
END
$$;
-- migration
-- SAFE PRODUCTION MIGRATION
CREATE TABLE IF NOT EXISTS readings_past PARTITION OF readings FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
