-- migration
DO $$
DECLARE
  reason text;
BEGIN
  PERFORM set_config('app.ready', 'yes', true);
EXCEPTION WHEN insufficient_privilege THEN
  GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT;
  RAISE NOTICE 'app.ready stays as it is: %', reason;
END
$$;
