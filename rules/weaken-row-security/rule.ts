import { isAtomic } from '../../src/lint/atomicity.js';
import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { isMadeEarlier, isMadeLater, type Thing } from '../../src/lint/script-creations.js';
import { droppedObjects } from '../../src/sql/dropped-objects.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'weaken-row-security',
  summary: 'Row-level security is switched off, or a policy is dropped for good',
  severity: 'error',
  category: 'destructive',
  why: 'With row-level security off every role that may read the table reads every tenant’s rows, at once. A dropped policy hides rows from those whom it let in, or, if it was RESTRICTIVE, shows them rows that it kept back (manual, 5.9 “Row Security Policies”). NO FORCE exempts the owner, which is often the role that the application connects as.',
  instead:
    'Change the policy with ALTER POLICY, or drop it and create it anew in one transaction. Work that must see all rows belongs to a role with BYPASSRLS.',
  claim: { changes: { 'table public.accounts': 'row security' } },
  on: {
    AT_DisableRowSecurity: (_, context) =>
      tableProblem('row security', 'DISABLE ROW LEVEL SECURITY shows every row of', context),
    AT_NoForceRowSecurity: (_, context) =>
      tableProblem(
        'forced row security',
        'NO FORCE ROW LEVEL SECURITY shows the owner every row of',
        context,
      ),
    DropStmt(drop, context) {
      if (drop.removeType !== 'OBJECT_POLICY') return undefined;
      return droppedObjects(drop).flatMap(({ name: { name }, table }) => {
        if (!table || context.state.isNew(table)) return [];
        const policy: Thing = { kind: 'policy', of: table, part: name };
        if (isMadeEarlier(context, policy) || isMadeLater(context, policy)) return [];
        return [
          {
            message: `DROP POLICY takes ${name} off ${displayName(table)}, so roles see other rows than before.`,
          },
        ];
      });
    },
  },
});

/** Off and on again within one transaction nobody else notices: ALTER TABLE keeps all others out until COMMIT. */
function tableProblem(
  kind: 'row security' | 'forced row security',
  happens: string,
  context: AlterTableContext,
): Problem | undefined {
  const state: Thing = { kind, of: context.table };
  const isOwn = context.state.isNew(context.table) || isMadeEarlier(context, state);
  if (isOwn || (isAtomic(context.script) && isMadeLater(context, state))) return undefined;
  return { message: `${happens} ${displayName(context.table)}.` };
}
