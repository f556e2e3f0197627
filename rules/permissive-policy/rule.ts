import type { CreatePolicyStmt, Node } from '@pgsql/types';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { policyNamed, rowSecurityOf } from '../../src/lint/row-security.js';
import { isAlwaysTrue } from '../../src/sql/constant-conditions.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';
import { includesPublic } from '../../src/sql/roles.js';

export default defineRule({
  id: 'permissive-policy',
  summary: 'A policy that is true for everybody and every row undoes row-level security',
  severity: 'warning',
  category: 'security',
  why: 'Permissive policies are joined with OR (manual, 5.9), so one that is always true lets every role that holds the privilege change every row, whatever the other policies say; an expression that is left open while developing stays open in production. FOR SELECT USING (true) alone is the usual way to say that a table is public to read, so it is reported only where another policy of the table restricts who reads.',
  instead:
    'Say in USING and WITH CHECK whose rows they are, or name in TO the roles that may see all. What should narrow other policies is AS RESTRICTIVE.',
  claim: { deletesRows: ['public.accounts'] },
  on: {
    CreatePolicyStmt: (node, context) => check(node, context),
    AlterPolicyStmt(node, context) {
      const before = policyNamed(context, node.policy_name ?? '');
      const { roles, qual, with_check } = node;
      if (!before || !(roles ?? qual ?? with_check)) return undefined;
      const said = {
        ...(roles ? { roles } : {}),
        ...(qual ? { qual } : {}),
        ...(with_check ? { with_check } : {}),
      };
      return check({ ...before, ...said }, context);
    },
  },
});

function check(policy: CreatePolicyStmt, context: StatementContext): Problem | undefined {
  const table = nameOfRangeVar(policy.table);
  if (!table || context.script.direction === 'down' || context.state.isTemporary(table)) return undefined;
  if (!includesPublic(policy.roles) || !isOpen(policy)) return undefined;
  const policies = rowSecurityOf(context, table)?.policies ?? [];
  const others = policies.filter((one) => one.policy_name !== policy.policy_name);
  if (!isOpening(policy, others)) return undefined;
  return {
    message: `The policy ${policy.policy_name ?? ''} lets everybody ${verb(policy)} every row of ${displayName(table)}.`,
  };
}

/** Whether the policy opens what the others would keep closed; restrictive ones need a permissive one beside them. */
function isOpening(policy: CreatePolicyStmt, others: readonly CreatePolicyStmt[]): boolean {
  if ([policy, ...others].some(({ permissive }) => permissive !== true)) return false;
  return policy.cmd_name !== 'select' || others.some(restrictsReading);
}

/** Without WITH CHECK the expression of USING is applied to new rows too: manual, CREATE POLICY. */
const isOpen = ({ qual, with_check }: CreatePolicyStmt): boolean => isTrue(qual) || isTrue(with_check);

const isTrue = (expression: Node | undefined): boolean =>
  expression !== undefined && isAlwaysTrue(expression);

const restrictsReading = (policy: CreatePolicyStmt): boolean =>
  (policy.cmd_name === 'select' || policy.cmd_name === 'all') && !isTrue(policy.qual);

const verbs: Readonly<Partial<Record<string, string>>> = {
  select: 'read',
  insert: 'insert',
  update: 'update',
  delete: 'delete',
};

const verb = ({ cmd_name, qual }: CreatePolicyStmt): string =>
  verbs[cmd_name ?? ''] ?? (isTrue(qual) ? 'read and change' : 'write');
