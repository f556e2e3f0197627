-- before
CREATE TABLE readings (taken_at timestamptz PRIMARY KEY, value numeric);
-- migration
CREATE EXTENSION IF NOT EXISTS timescaledb;
