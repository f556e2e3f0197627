import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';

export default defineRule({
  id: 'enum-value-without-position',
  summary: 'ADD VALUE without BEFORE or AFTER puts the value at the end, whatever order was meant',
  severity: 'off',
  category: 'transactions',
  why: 'The order of an enum decides how ORDER BY, < and > see its values (manual, 8.7.2 “Ordering”). ALTER TYPE … ADD VALUE puts a new one last unless BEFORE or AFTER says where, and it can never be moved.',
  instead: 'Write AFTER or BEFORE and the neighbour, even where the end is meant.',
  claim: { unprovable: 'Which order was meant only its author knows.' },
  on: {
    AlterEnumStmt({ typeName, newVal, oldVal, newValNeighbor }) {
      const type = nameOfNodes(typeName);
      if (!type || newVal === undefined || oldVal !== undefined) return undefined;
      if (newValNeighbor !== undefined) return undefined;
      return {
        message: `The value '${newVal}' goes to the end of ${displayName(type)} and can never be moved.`,
      };
    },
  },
});
