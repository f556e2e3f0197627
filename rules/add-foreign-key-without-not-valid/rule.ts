import { notValid } from '../../src/lint/fixes/new-constraints.js';
import type { Constraint } from '@pgsql/types';
import { addedConstraint } from '../../src/lint/added-constraint.js';
import { isInEveryPartition, isPartitioned } from '../../src/lint/partitioned-tables.js';
import { type AlterTableContext, defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'add-foreign-key-without-not-valid',
  summary: 'ADD FOREIGN KEY reads the whole table while writes to both tables wait',
  severity: 'error',
  category: 'locks',
  why: 'A foreign key that is added without NOT VALID looks up every row that is there in the other table, and a SHARE ROW EXCLUSIVE lock keeps writers out of both tables until the transaction ends (manual, ALTER TABLE, ADD table_constraint).',
  instead:
    'Add it NOT VALID, which reads no row and holds for new ones at once, and VALIDATE CONSTRAINT in the next migration: that reads the table while reads and writes of both go on.',
  claim: { effects: { locks: { 'public.orders': 'SHARE ROW EXCLUSIVE' }, scans: ['public.orders'] } },
  on: {
    AT_AddConstraint(command, context) {
      const key = addedConstraint(command, 'foreign key', context);
      if (!key || key.skip_validation === true || isInEveryPartition(key, context)) return undefined;
      const message = messageFor(key, context);
      if (needsPartitions(context)) return { message, help: partitionsHelp };
      return { message, ...notValid(context, command) };
    },
  },
});

function messageFor({ conname, pktable }: Constraint, { table }: AlterTableContext): string {
  const what = conname === undefined ? 'a foreign key' : `the foreign key ${conname}`;
  const [name, other] = [displayName(table), displayName(nameOfRangeVar(pktable) ?? table)];
  const waiting = other === name ? 'writes to it' : `writes to it and to ${other}`;
  return `Adding ${what} reads all rows of ${name} while ${waiting} wait.`;
}

/** From 18 on partitioned tables take such keys as well: release notes of PostgreSQL 18. */
const needsPartitions = (context: AlterTableContext): boolean =>
  context.project.settings.postgresMajor < 18 && isPartitioned(context, context.table);

const partitionsHelp =
  'Before PostgreSQL 18 a partitioned table cannot have a foreign key that is NOT VALID. Add the key NOT VALID to each partition and validate it there, a migration each; the same key on the partitioned table then takes those over and reads no row.';
