-- before
CREATE TYPE person AS (id bigint, age integer);
CREATE TABLE people OF person (PRIMARY KEY (id));
INSERT INTO people SELECT n, n FROM generate_series(1, 100) AS n;
-- migration
ALTER TYPE person ALTER ATTRIBUTE age TYPE bigint CASCADE;
