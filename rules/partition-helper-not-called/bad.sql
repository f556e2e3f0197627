-- migration
-- SAFE PRODUCTION MIGRATION
CREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);
DO $$
BEGIN
  -- drydock-ignore unknown-dynamic-sql: only the bounds of the partition depend on the day
  EXECUTE format(
    'CREATE TABLE IF NOT EXISTS events_now PARTITION OF events FOR VALUES FROM (%L) TO (%L)',
    current_date - 30, current_date + 90
  );
END
$$;
CREATE OR REPLACE FUNCTION create_events_partition(settings jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',
    'events_' || (settings ->> 'name'), settings ->> 'from', settings ->> 'to'
  );
END
$$;
