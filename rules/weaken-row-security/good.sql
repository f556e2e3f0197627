-- before
CREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL, closed boolean NOT NULL);
CREATE POLICY own_accounts ON accounts USING (owner = current_user);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
-- migration
ALTER POLICY own_accounts ON accounts USING (owner = current_user AND NOT closed);
