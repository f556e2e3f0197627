import { fateOfName } from '../../src/lint/renamed-names.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'rename-column',
  summary: 'A column gets another name, and code that still runs asks for the old one',
  severity: 'error',
  category: 'compatibility',
  why: 'From the commit on every query with the old name fails with “column does not exist” (42703), and an ORM names each column in each query; the new code fails before the commit, so no order of deployment is safe. Views keep the old name for their own columns, bodies of functions are text and break. Where another column gets the old name in the same transaction table-swap speaks instead.',
  instead:
    'Add a column with the new name, keep both in step with a trigger or by writing both, fill the new one in batches, let reads move over, and drop the old one in a later migration. Or keep the name in the database, and map it in the code.',
  claim: { removes: ['column public.orders.total'] },
  on: {
    RenameStmt({ renameType, relation, subname = '', newname = '' }, context) {
      const name = nameOfRangeVar(relation);
      const part = parts[renameType ?? ''];
      if (!name || !part || fateOfName(context) !== 'gone') return undefined;
      const column = `${displayName(name)}.${subname}`;
      return {
        message: `Renaming the ${part} ${column} to ${newname} breaks every query of running code that names ${subname}.`,
      };
    },
  },
});

const parts: Readonly<Partial<Record<string, string>>> = {
  OBJECT_COLUMN: 'column',
  OBJECT_ATTRIBUTE: 'attribute',
};
