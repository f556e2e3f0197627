import { enumUses } from '../../src/lint/enum-uses.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'enum-value-used-in-transaction',
  summary: 'An enum value is used in the transaction that added it, which fails',
  severity: 'error',
  category: 'transactions',
  why: 'A value that ALTER TYPE … ADD VALUE added cannot be used until the transaction has committed (55P04; manual, ALTER TYPE, Notes): no INSERT, no UPDATE, no DEFAULT, no comparison. A tool that runs all pending migrations in one transaction makes this true across files. Values of a type that the same transaction created can be used.',
  instead: 'Add the value in a migration of its own, which commits before the first use.',
  claim: { fails: '55P04' },
  on: {
    SelectStmt: (_, context) => check(context),
    InsertStmt: (_, context) => check(context),
    UpdateStmt: (_, context) => check(context),
    DeleteStmt: (_, context) => check(context),
    CreateStmt: (_, context) => check(context),
    AlterTableStmt: (_, context) => check(context),
    IndexStmt: (_, context) => check(context),
    ViewStmt: (_, context) => check(context),
    CreateTableAsStmt: (_, context) => check(context),
    CreatePolicyStmt: (_, context) => check(context),
  },
});

const check = (context: StatementContext): readonly Problem[] =>
  [...context.transaction.enumValues.values()].flatMap((added) =>
    enumUses(context, added)
      ? {
          message: `The value '${added.value}' of ${displayName(added.type)} cannot be used before the transaction that added it commits.`,
        }
      : [],
  );
