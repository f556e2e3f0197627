import { onColumns } from '../../src/lint/column-rule.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayColumn } from '../../src/sql/column-definitions.js';

export default defineRule({
  id: 'serial-type',
  summary: 'serial makes a sequence with privileges of its own: INSERT on the table is not enough to insert',
  severity: 'off',
  category: 'types',
  why: 'A serial is an integer with DEFAULT nextval(…) and a sequence beside it (manual, 8.1.4 “Serial Types”). A role that may insert into the table fails with 42501 until it is granted USAGE on the sequence as well; CREATE TABLE … (LIKE … INCLUDING ALL) makes a copy that draws from the sequence of the original, which then cannot be dropped; and an explicit value goes in without a word and collides with the sequence later.',
  instead: 'Write bigint GENERATED ALWAYS AS IDENTITY: the sequence is part of the column.',
  claim: { fails: '42501' },
  on: onColumns((column) =>
    column.serial === undefined
      ? undefined
      : `${displayColumn(column)} is ${column.serial}: roles need a grant on its sequence too, and a copy made with LIKE shares it.`,
  ),
});
