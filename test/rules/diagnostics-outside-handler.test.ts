import { ruleTable } from '../support/rule-table.js';

ruleTable('diagnostics-outside-handler', {
  accept: [
    'DO $$ DECLARE n int; BEGIN GET DIAGNOSTICS n = ROW_COUNT; END $$;',
    'DO $$ DECLARE n text; BEGIN NULL; EXCEPTION WHEN others THEN BEGIN GET STACKED DIAGNOSTICS n = MESSAGE_TEXT; END; END $$;',
  ],
  reject: [
    {
      sql: `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
DECLARE n text;
BEGIN
  BEGIN
    IF true THEN get stacked diagnostics n = message_text; END IF;
  EXCEPTION WHEN others THEN NULL;
  END;
END $$;`,
      findings: [[5, 18, 5, 21, 'error', 'in the function f fails with 0Z002']],
    },
  ],
});
