import { fateOfName } from '../../src/lint/renamed-names.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'rename-schema',
  summary: 'A schema gets another name, and with it everything that lies in it',
  severity: 'error',
  category: 'compatibility',
  why: 'Every query of running code that says schema.table fails, and search_path goes on naming a schema that is no longer there, which is no error: unqualified names are then looked up in the next schema of the path, and may find another table. The settings of roles and databases (ALTER ROLE … SET search_path) and bodies of functions are text and do not follow. A swap of two schemas in one transaction is table-swap instead.',
  instead:
    'Create the new schema with views over the tables of the old one, let the code and every search_path move over, and retire the old name later.',
  claim: { removes: ['schema shop'] },
  on: {
    RenameStmt({ renameType, subname = '', newname = '' }, context) {
      if (renameType !== 'OBJECT_SCHEMA' || fateOfName(context) !== 'gone') return undefined;
      return {
        message: `Renaming the schema ${subname} to ${newname} breaks every query and every search_path that names ${subname}.`,
      };
    },
  },
});
