-- migration
SET TimeZone = 'Europe/Berlin';
CREATE TABLE IF NOT EXISTS readings (taken_at timestamptz PRIMARY KEY, celsius numeric NOT NULL);
INSERT INTO readings (taken_at, celsius) VALUES (timestamptz '2026-10-25 00:30+00', 9.5);
INSERT INTO readings (taken_at, celsius) VALUES (timestamptz '2026-10-25 01:30+00', 9.1);
