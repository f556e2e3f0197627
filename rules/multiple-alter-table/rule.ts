import type { AlterTableStmt } from '@pgsql/types';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';
import { commandsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'multiple-alter-table',
  summary: 'Several ALTER TABLE of one table in a row that could be one',
  severity: 'off',
  category: 'transactions',
  why: 'Each ALTER TABLE waits for its lock anew, and each may rewrite or scan the table; one with several sub-commands waits once and makes a single pass over it (manual, ALTER TABLE, Notes).',
  instead: 'Write the sub-commands into one ALTER TABLE, with commas between them.',
  claim: { unprovable: 'Both ways take the same locks and lead to the same table.' },
  on: {
    AlterTableStmt(alter, { statement, script, state }) {
      const table = nameOfRangeVar(alter.relation);
      const before = script.statements[statement.order - 1];
      if (!table || statement.within || before?.kind !== 'AlterTableStmt' || before.within) return undefined;
      const other = nameOfRangeVar(before.node.relation);
      if (!other || state.keyOf(other) !== state.keyOf(table) || state.isNew(table)) return undefined;
      if (alter.objtype !== 'OBJECT_TABLE' || !isCombinable(alter) || !isCombinable(before.node))
        return undefined;
      return {
        message: `This ALTER TABLE of ${displayName(table)} could be one with the statement before it.`,
      };
    },
  },
});

/** Partitions go one by one, and a constraint is validated apart from what adds it or relies on it. */
const isCombinable = (alter: AlterTableStmt): boolean =>
  !commandsOf(alter).some(({ subtype = '' }) => alone.has(subtype));

const alone: ReadonlySet<string> = new Set([
  'AT_AttachPartition',
  'AT_DetachPartition',
  'AT_DetachPartitionFinalize',
  'AT_ValidateConstraint',
]);
