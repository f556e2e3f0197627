-- migration
CREATE TABLE IF NOT EXISTS visits (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  page text NOT NULL,
  seen_at timestamptz NOT NULL
);
CREATE PUBLICATION all_visits FOR TABLE visits;
DELETE FROM visits WHERE seen_at < now() - interval '1 year';
