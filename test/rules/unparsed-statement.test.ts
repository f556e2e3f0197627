import { ruleTable } from '../support/rule-table.js';

ruleTable('unparsed-statement', {
  accept: [
    'SELECT 1;',
    { name: 'a syntax error has a rule of its own', sql: 'SELEC 1;' },
    { name: 'an array slice is no variable', sql: 'SELECT a[1:n] FROM t;' },
  ],
  reject: [
    {
      name: 'a body that needs types to be read',
      sql: 'SELECT 1;\nDO $$ DECLARE a int; BEGIN\n  a.b := 1; END $$;',
      findings: [[2, 1, 3, 19, 'info', 'No rule has seen the body of the DO block']],
    },
    {
      sql: 'CREATE ROLE :owner;',
      findings: [[1, 13, 1, 14, 'error', 'what psql will put in for :owner is not known']],
    },
    { name: 'a NUL byte', sql: '-- migration\nSELECT 1;\n\0', findings: [[3, 1, 3, 2, 'error', 'NUL byte']] },
    {
      name: 'nested too deep for the parser',
      sql: `SELECT 1${'+1'.repeat(30_000)};`,
      findings: [[1, 1, 1, 60_009, 'error', 'No rule has seen this statement']],
    },
  ],
});
