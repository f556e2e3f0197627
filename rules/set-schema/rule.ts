import type { AlterObjectSchemaStmt } from '@pgsql/types';
import { fateOfName } from '../../src/lint/renamed-names.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import type { NameSpace } from '../../src/sql/created-object.js';
import { nameOfObject } from '../../src/sql/dropped-objects.js';
import { displayName, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'set-schema',
  summary: 'An object moves to another schema, where code that still runs does not find it',
  severity: 'error',
  category: 'compatibility',
  why: 'From the commit on queries that name the old schema fail, and so do those without a schema unless search_path leads to the new one; where a table of the same name lies in a schema that comes first, they silently use that. Moving an extension moves all of its functions and types. Partitions are reported as info, for code seldom names them. A swap in one transaction is table-swap instead.',
  instead:
    'Create a view in the new schema over the table, or for a function one that calls it, and let all code move over first. To move a table now, create in the same transaction a view of the old name over it: it takes reads and writes alike (manual, CREATE VIEW, Updatable Views), and must be granted to the roles that use it.',
  claim: { removes: ['table public.orders'] },
  on: {
    AlterObjectSchemaStmt(move, context) {
      const name = nameOfRangeVar(move.relation) ?? nameOfObject(move.object);
      const space = spaces[move.objectType ?? ''];
      if (!name || !space || context.state.isNew(name, space)) return undefined;
      return problemOf(name, move, context);
    },
  },
});

/** What code names; operators, collations and the like are used through other objects, which follow them. */
const spaces: Readonly<Partial<Record<string, NameSpace>>> = {
  OBJECT_TABLE: 'relation',
  OBJECT_FOREIGN_TABLE: 'relation',
  OBJECT_VIEW: 'relation',
  OBJECT_MATVIEW: 'relation',
  OBJECT_SEQUENCE: 'relation',
  OBJECT_FUNCTION: 'routine',
  OBJECT_PROCEDURE: 'routine',
  OBJECT_ROUTINE: 'routine',
  OBJECT_AGGREGATE: 'routine',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
  OBJECT_EXTENSION: 'extension',
};

function problemOf(
  name: QualifiedName,
  { newschema = '', relation }: AlterObjectSchemaStmt,
  context: StatementContext,
): Problem | undefined {
  const old = displayName(name);
  const fate = fateOfName(context);
  if (fate === 'gone') {
    const message = `Moving ${old} to the schema ${newschema} breaks running code that looks for it where it was.`;
    const table = relation && tableBefore(context, name);
    const seldomNamed = table?.partitionOf !== undefined || table?.wasPartition === true;
    return { message, ...(seldomNamed ? { severity: 'info' } : {}) };
  }
  if (fate !== 'bridged for reading') return undefined;
  const message = `${old} goes on as a view that takes no writes: INSERT, UPDATE and DELETE of running code fail.`;
  return { message, severity: 'warning' };
}
