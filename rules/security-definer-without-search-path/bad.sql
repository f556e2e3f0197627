-- before
CREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL);
-- migration
CREATE OR REPLACE FUNCTION count_accounts() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
AS $$ BEGIN RETURN (SELECT count(*) FROM accounts); END $$;
-- migration
SET search_path = pg_temp;
SELECT public.count_accounts();
