-- before
CREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL, closed boolean NOT NULL);
INSERT INTO accounts SELECT n, 'somebody else', n % 2 = 0 FROM generate_series(1, 100) AS n;
CREATE POLICY accounts_are_public ON accounts FOR SELECT USING (true);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- migration
CREATE POLICY accounts_are_deleted ON accounts FOR DELETE USING (owner = current_user);
-- migration
DELETE FROM accounts WHERE closed;
