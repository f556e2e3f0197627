import { droppedNames } from '../../src/lint/existing-objects.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-schema',
  summary: 'DROP SCHEMA takes a schema away, with CASCADE all that is in it',
  severity: 'error',
  category: 'destructive',
  why: 'Without CASCADE the schema must be empty, which a test database often is and production is not. With CASCADE every table in it is deleted, rows and all, without being named. Whoever has the schema in search_path gets other objects of the same names from then on, or none.',
  instead:
    'Drop what is in the schema one by one, each under a review of its own. Drop the empty schema in a later release, without CASCADE.',
  claim: { removes: ['schema reporting'] },
  on: {
    DropStmt: (drop, context) =>
      droppedNames(drop, ['OBJECT_SCHEMA'], context).map((schema) => {
        const name = displayName(schema);
        return drop.behavior === 'DROP_CASCADE'
          ? { message: `DROP SCHEMA … CASCADE deletes ${name} and every table, row and function in it.` }
          : { message: `DROP SCHEMA takes ${name} away from every search_path and query that names it.` };
      }),
  },
});
