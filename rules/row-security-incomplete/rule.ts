import { defineRule } from '../../src/lint/rule.js';
import { rowSecurityOf } from '../../src/lint/row-security.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'row-security-incomplete',
  summary: 'Row-level security without a policy shows no rows at all; a policy without it protects nothing',
  severity: 'warning',
  category: 'security',
  why: '“If no policy exists for the table, a default-deny policy is used” (manual, 5.9): everybody but the owner sees an empty table and fails on INSERT with SQLSTATE 42501. The other half alone is worse: a policy on a table whose row-level security was never enabled is stored and not applied, so all see every row while the schema looks protected.',
  instead: 'Write ALTER TABLE … ENABLE ROW LEVEL SECURITY and the policies of the table in one migration.',
  claim: { fails: '42501' },
  on: {
    AT_EnableRowSecurity(_, context) {
      const { table } = context;
      const security = rowSecurityOf(context, table);
      // Queries through the parent are judged by its policies; with none of its own a partition cannot be read past it.
      const isPartition = tableBefore(context, table)?.partitionOf !== undefined;
      if (!security || security.policies.length > 0 || isPartition) return undefined;
      return {
        message: `Row-level security of ${displayName(table)} is enabled and no migration creates a policy, so all but its owner see no rows.`,
      };
    },
    CreatePolicyStmt(node, context) {
      const table = nameOfRangeVar(node.table);
      const security = table && rowSecurityOf(context, table);
      if (!security || security.enabled) return undefined;
      return {
        message: `The policy ${node.policy_name ?? ''} does nothing: no migration enables row-level security of ${displayName(table)}.`,
      };
    },
  },
});
