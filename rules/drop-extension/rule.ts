import { droppedNames } from '../../src/lint/existing-objects.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-extension',
  summary: 'DROP EXTENSION takes all that the extension brought',
  severity: 'error',
  category: 'destructive',
  why: 'Its types, functions, operators and tables go with it, without being named, and with CASCADE every column and index that uses them. Extensions are shared: another application in the same database may need it.',
  instead:
    'To change the version use ALTER EXTENSION … UPDATE. Before dropping an extension look in pg_depend for what uses it, and ask who else works in the database.',
  claim: { removes: ['extension citext'] },
  on: {
    DropStmt: (drop, context) =>
      droppedNames(drop, ['OBJECT_EXTENSION'], context).map((name) => ({
        message: `DROP EXTENSION takes ${displayName(name)} away, with all its types, functions and tables.`,
      })),
  },
});
