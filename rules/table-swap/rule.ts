import type { RenameStmt } from '@pgsql/types';
import { renamesRelation, takesPlace } from '../../src/lint/renamed-names.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { createdObject } from '../../src/sql/created-object.js';
import { displayName, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'table-swap',
  summary: 'One transaction renames a table away and puts another one, a column or a schema, under its name',
  severity: 'info',
  category: 'compatibility',
  why: 'Code goes on under the old name, which is what a swap is for: its queries wait for the ACCESS EXCLUSIVE lock, and then meet the new table. But Postgres keeps by object and not by name what hangs on a table: views, foreign keys of other tables, triggers, policies, grants, publications and owned sequences stay with the old one, under its new name; rows written to it since the copy are missing. Of a column it is the default, NOT NULL, indexes and constraints that stay behind; prepared statements fail once where its type is another (0A000).',
  instead:
    'A swap is a sound way to change what cannot be changed in place. Before the commit, make the new table complete: triggers that carried over every write of the meantime, the same grants, policies, triggers and defaults, foreign keys and views that point to it. Where ALTER TABLE can do the same without a rewrite, write that.',
  claim: { removes: ['trigger stamp on public.orders'] },
  on: {
    RenameStmt(rename, context) {
      return takesPlace(context) ? problemOfRename(rename) : undefined;
    },
    AlterObjectSchemaStmt({ relation, newschema }, context) {
      const name = nameOfRangeVar(relation);
      if (!name || newschema === undefined || !takesPlace(context)) return undefined;
      return tableProblem(displayName(name), `${newschema}.${name.name}`);
    },
    CreateStmt: (_, context) => creationProblem(context),
    CreateTableAsStmt: (_, context) => creationProblem(context),
    ViewStmt: (_, context) => creationProblem(context),
  },
});

function problemOfRename(rename: RenameStmt): Problem | undefined {
  const { renameType, relation, subname = '', newname = '' } = rename;
  if (renameType === 'OBJECT_SCHEMA') {
    return {
      message: `The schema ${subname} takes the place of ${newname}: code that runs now meets its tables, with their rows and their grants.`,
    };
  }
  const name = nameOfRangeVar(relation);
  if (!name) return undefined;
  if (renamesRelation(rename))
    return tableProblem(displayName(name), displayName({ ...name, name: newname }));
  return {
    message: `${displayName(name)}.${subname} takes the place of the column ${newname}, whose indexes, constraints and default stay with the old one.`,
  };
}

const tableProblem = (from: string, to: string): Problem => ({
  message: `${from} takes the place of ${to}: triggers, policies, grants, views and foreign keys of the old table stay with that one.`,
});

function creationProblem(context: StatementContext): Problem | undefined {
  const name: QualifiedName | undefined = createdObject(context.statement)?.name;
  if (!name || !takesPlace(context)) return undefined;
  return {
    message: `A new ${displayName(name)} takes the place of the one renamed away, with whose rows triggers, policies, grants, views and foreign keys stay.`,
  };
}
