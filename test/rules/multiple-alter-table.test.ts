import { ruleTable } from '../support/rule-table.js';

ruleTable('multiple-alter-table', {
  accept: [
    'ALTER TABLE t ADD a int; ALTER TABLE u ADD a int;',
    'ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT c;',
    'ALTER TABLE t RENAME a TO b; ALTER TABLE t ADD a int;',
    'ALTER TABLE t ATTACH PARTITION p DEFAULT; ALTER TABLE t ADD a int;',
    'CREATE TABLE t (a int); ALTER TABLE t ADD b int; ALTER TABLE t ADD c int;',
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ADD a int;\nALTER TABLE public.t ADD b int;',
      findings: [[2, 1, 2, 31, 'warning', 'This ALTER TABLE of public.t could be one']],
    },
  ],
});
