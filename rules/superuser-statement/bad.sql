-- before
CREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);
-- migration
COPY countries (code, name) FROM '/srv/countries.csv' WITH (FORMAT csv);
