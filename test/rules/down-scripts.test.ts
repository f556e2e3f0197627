import { ruleTable } from '../support/rule-table.js';

const up = 'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;';
const withDown = (down: string): string => `-- migration\n${up}\n-- down\n${down}`;
const golang = '-- tool: golang-migrate\n-- migration 1_a.up.sql\n';

ruleTable('missing-down', {
  accept: [
    { name: 'no migration of the project has one', sql: `-- before\nSELECT 1;\n-- migration\n${up}` },
    { name: 'it has one', sql: withDown('ALTER TABLE t DROP COLUMN a;') },
    { name: 'a team that only rolls forward', sql: golang + up, settings: { rollbackRequired: false } },
    { name: 'a dev file', sql: `-- tool: golang-migrate\n-- migration 1_a_dev.up.sql\n${up}` },
    { name: 'nothing to undo', sql: `${golang}-- nothing yet` },
    {
      name: 'only a dev file has one',
      sql: `-- before 1_x_dev.sql\nSELECT 1;\n-- down 1_x_dev.down.sql\nSELECT 1;\n-- migration 2_a.sql\n${up}`,
    },
  ],
  reject: [
    {
      name: 'a tool that wants one',
      sql: golang + up,
      findings: [[3, 1, 3, 45, 'warning', '1_a.up.sql has no down script']],
    },
    {
      name: 'another migration has one',
      sql: `-- before\nSELECT 1;\n-- down\nSELECT 2;\n-- migration\n-- about a\n${up}`,
      findings: [[7, 1, 7, 45, 'warning']],
    },
  ],
});

ruleTable('empty-down', {
  accept: [
    { name: 'a statement', sql: withDown('ALTER TABLE t DROP COLUMN a;') },
    { name: 'a statement with an error is a matter of its own', sql: withDown('ALTER TABL t;') },
    {
      name: 'it says that there is no way back',
      sql: withDown("DO $$ BEGIN RAISE EXCEPTION 'no way back'; END $$;"),
    },
    { name: 'a function call', sql: withDown("SELECT undo('a');") },
    { name: 'a block that does something', sql: withDown('DO $$ BEGIN PERFORM undo(); END $$;') },
    {
      name: 'a message that calls a function',
      sql: withDown("DO $$ BEGIN RAISE NOTICE '%', undo(); END $$;"),
    },
    { name: 'a block in another language', sql: withDown("DO LANGUAGE plperl 'null;';") },
    { name: 'psql reads another file', sql: withDown('\\i undo.sql') },
    { name: 'there was nothing to undo', sql: '-- migration\nSELECT 1;\n-- down\n' },
    { name: 'a dev file', sql: '-- migration 1_dev.sql\nDELETE FROM t;\n-- down 1_dev.down.sql\n' },
    { name: 'a query', sql: withDown('SELECT * FROM t;') },
  ],
  reject: [
    {
      name: 'nothing',
      sql: withDown(''),
      findings: [[1, 1, 1, 1, 'error', 'The down script of 0001.sql undoes nothing']],
    },
    { name: 'a comment', sql: withDown('-- irreversible'), findings: [[4, 1, 4, 16, 'error']] },
    { name: 'SELECT 1', sql: withDown('-- no way back\nSELECT 1;'), findings: [[5, 1, 5, 9, 'error']] },
    { name: 'an empty transaction', sql: withDown('BEGIN;\nCOMMIT;'), findings: [[4, 1, 4, 6, 'error']] },
    {
      name: 'a block without a statement',
      sql: withDown('-- no way back\nDO $$ BEGIN END $$;'),
      findings: [[5, 1, 5, 19, 'error']],
    },
    {
      name: 'a block that only tells',
      sql: withDown("DO $$ BEGIN NULL; RAISE NOTICE 'no way % back', 'ever'; RETURN; END; $$;"),
      findings: [[4, 1, 4, 72, 'error']],
    },
    {
      name: 'constants',
      sql: withDown("SET lock_timeout = '1s';\nSELECT 'none'::text AS note, NULL;"),
      findings: [[4, 1, 4, 24, 'error']],
    },
  ],
});
