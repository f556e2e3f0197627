-- before
CREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL);
-- migration
GRANT SELECT ON accounts TO PUBLIC;
-- migration
DO $$
BEGIN
  ASSERT NOT has_table_privilege('pg_monitor', 'accounts', 'SELECT'), 'a role that nobody named may read accounts';
END
$$;
