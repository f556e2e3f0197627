-- before
CREATE TYPE person AS (id bigint, age integer);
CREATE TABLE people OF person (PRIMARY KEY (id));
INSERT INTO people SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
COMMENT ON COLUMN people.age IS 'in years; years_and_days holds the rest';
