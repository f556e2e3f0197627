-- migration
CREATE TABLE IF NOT EXISTS accounts (id bigint PRIMARY KEY, owner name NOT NULL);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_accounts ON accounts USING (owner = current_user);
INSERT INTO accounts (id, owner) VALUES (1, current_user);
