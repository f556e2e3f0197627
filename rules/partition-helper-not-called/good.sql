-- migration
-- SAFE PRODUCTION MIGRATION
CREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE OR REPLACE FUNCTION create_events_partition(month date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- drydock-ignore unknown-dynamic-sql: only the name and the bounds of the partition depend on the month
  EXECUTE format(
    'CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',
    'events_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month'
  );
END
$$;
SELECT create_events_partition(date_trunc('month', now())::date);
SELECT create_events_partition((date_trunc('month', now()) + interval '1 month')::date);
SELECT create_events_partition((date_trunc('month', now()) + interval '2 months')::date);
