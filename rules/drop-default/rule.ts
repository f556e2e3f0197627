import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { isMadeEarlier, isMadeLater, type Thing } from '../../src/lint/script-creations.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-default',
  summary: 'Inserts that rely on a default, an identity or a generated value get NULL or fail',
  severity: 'warning',
  category: 'destructive',
  why: 'An INSERT that leaves the column out writes NULL from then on, or fails with 23502 where the column is NOT NULL. DROP IDENTITY deletes the sequence behind the column too, and with it how far it has counted.',
  instead:
    'Release code that always writes the column first, and drop the default in a later release. To change it, SET the new one: that takes the old one’s place.',
  claim: { changes: { 'column public.orders.status': 'default' } },
  on: {
    AT_ColumnDefault: ({ name = '', def }, context) =>
      def ? undefined : columnProblem('DROP DEFAULT', name, context),
    AT_DropIdentity: ({ name = '' }, context) => columnProblem('DROP IDENTITY', name, context),
    AT_DropExpression: ({ name = '' }, context) => columnProblem('DROP EXPRESSION', name, context),
    AlterDomainStmt({ subtype, typeName, def }, { state }) {
      const domain = nameOfNodes(typeName);
      if (subtype !== 'T' || def || !domain || state.isNew(domain, 'type')) return undefined;
      return {
        message: `DROP DEFAULT leaves columns of type ${displayName(domain)} empty in inserts that do not name them.`,
      };
    },
  },
});

function columnProblem(action: string, column: string, context: AlterTableContext): Problem | undefined {
  const { table, state } = context;
  const own: Thing = { kind: 'column', of: table, part: column };
  const filled: Thing = { ...own, kind: 'filled column' };
  const isOwn = state.isNew(table) || isMadeEarlier(context, own) || isMadeEarlier(context, filled);
  if (isOwn || isMadeLater(context, filled)) return undefined;
  const known = tableBefore(context, table)?.columns.get(column);
  if (known?.filled === false) return undefined;
  return {
    message: `${action} makes inserts that do not name ${displayName(table)}.${column} ${fate(known?.notNull)}.`,
  };
}

const fate = (notNull: boolean | undefined): string => {
  if (notNull === undefined) return 'leave it NULL or fail';
  return notNull ? 'fail' : 'leave it NULL';
};
