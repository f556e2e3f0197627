import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';

export default defineRule({
  id: 'create-enum',
  summary: 'An enum type can gain values but never lose one, and rejects even a question about one it lacks',
  severity: 'off',
  category: 'types',
  why: '“Existing values cannot be removed from an enum type, nor can the sort ordering of such values be changed” (manual, 8.7): that takes a new type and a rewrite of every table that uses the old one. A value that ALTER TYPE added cannot be used before the transaction has committed. And a query that names a value which the type does not have yet fails with SQLSTATE 22P02 instead of finding nothing, so new code cannot be rolled out before the migration.',
  instead:
    'Write text with a named CHECK, which NOT VALID and VALIDATE CONSTRAINT can replace, or a table of the values and a foreign key.',
  claim: { fails: '22P02' },
  on: {
    CreateEnumStmt(node) {
      const type = nameOfNodes(node.typeName);
      return (
        type && {
          message: `The values of the enum ${displayName(type)} can never be removed or put in another order.`,
        }
      );
    },
  },
});
