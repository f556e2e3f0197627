-- migration
CREATE TABLE IF NOT EXISTS events (id bigint PRIMARY KEY, payload json NOT NULL);
CREATE OR REPLACE VIEW payloads AS SELECT DISTINCT payload FROM events;
