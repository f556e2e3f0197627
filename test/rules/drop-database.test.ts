import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-database', {
  accept: ['CREATE DATABASE d;'],
  reject: [
    {
      sql: 'DROP DATABASE IF EXISTS "Shop" WITH (FORCE);',
      findings: [[1, 1, 1, 44, 'error', 'DROP DATABASE deletes the database Shop and everything in it.']],
    },
  ],
});
