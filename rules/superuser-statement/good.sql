-- before
CREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);
-- migration
INSERT INTO countries (code, name) VALUES ('DE', 'Germany'), ('FR', 'France') ON CONFLICT (code) DO NOTHING;
