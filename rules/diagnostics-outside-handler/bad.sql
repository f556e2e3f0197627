-- migration
DO $$
DECLARE
  reason text;
BEGIN
  PERFORM set_config('app.ready', 'yes', true);
  GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT;
END
$$;
