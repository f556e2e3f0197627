import type { CreateStmt, IntoClause } from '@pgsql/types';
import { addTo, once } from '../../src/lint/once.js';
import type { LintScript } from '../../src/lint/project.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { isMadeLater } from '../../src/lint/script-creations.js';
import { droppedObjects } from '../../src/sql/dropped-objects.js';
import { displayName, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';
import type { Statement } from '../../src/sql/statements.js';
import { alterTableCommands, constraintsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'missing-primary-key',
  summary: 'A table without a primary key: logical replication rejects its UPDATE and DELETE',
  severity: 'off',
  category: 'types',
  why: 'Nothing tells two equal rows apart, so a mistake cannot be mended row by row, and tools that copy or repair data in pieces cannot work on the table. Once the table is published, also through FOR ALL TABLES, every UPDATE and DELETE on it fails with SQLSTATE 55000 for want of a replica identity (manual, 29.1).',
  instead:
    'Declare a primary key in CREATE TABLE: of a bigint identity, of a uuid, or of the columns that identify a row.',
  claim: { fails: '55000' },
  on: {
    CreateStmt: (node, context) => check(hasKey(node) ? undefined : node.relation, context),
    CreateTableAsStmt: (node, context) =>
      check(node.objtype === 'OBJECT_TABLE' ? node.into?.rel : undefined, context),
    SelectStmt: (node, context) => check(node.intoClause?.rel, context),
  },
});

/** Bit of INCLUDING INDEXES, which brings the primary key along: CREATE_TABLE_LIKE_INDEXES, parsenodes.h. */
const includingIndexes = 1 << 6;

/** Whether the table has a key, or gets that of the table whose partition or copy it is. */
const hasKey = ({ tableElts = [], partbound }: CreateStmt): boolean =>
  partbound !== undefined ||
  tableElts.some((element) => {
    if ('TableLikeClause' in element)
      return ((element.TableLikeClause.options ?? 0) & includingIndexes) !== 0;
    const constraints =
      'ColumnDef' in element
        ? constraintsOf(element.ColumnDef)
        : 'Constraint' in element
          ? [element.Constraint]
          : [];
    return constraints.some(({ contype }) => contype === 'CONSTR_PRIMARY');
  });

function check(relation: IntoClause['rel'], context: StatementContext): Problem | undefined {
  const table = nameOfRangeVar(relation);
  if (!table || relation?.relpersistence === 't' || table.schema === 'pg_temp') return undefined;
  const keyed = isMadeLater(context, { kind: 'primary key', of: table });
  if (keyed || isAttachedOrDroppedLater(table, context)) return undefined;
  return { message: `${displayName(table)} has no primary key: nothing tells two equal rows apart.` };
}

/** A partition gets the keys of its parent when it is attached. */
function isAttachedOrDroppedLater(table: QualifiedName, context: StatementContext): boolean {
  const { script, statement, state } = context;
  const taken = tablesTaken(script).get(table.name) ?? [];
  return taken.some(({ order, name }) => order > statement.order && state.keyOf(name) === state.keyOf(table));
}

/** Where a script attaches or drops tables, by their names without schema. */
const tablesTaken = once(({ statements }: LintScript) => {
  const taken = new Map<string, { readonly order: number; readonly name: QualifiedName }[]>();
  for (const statement of statements) {
    for (const name of namesTaken(statement)) addTo(taken, name.name, { order: statement.order, name });
  }
  return taken;
});

function namesTaken(statement: Statement): readonly QualifiedName[] {
  if (statement.kind === 'DropStmt') {
    return statement.node.removeType === 'OBJECT_TABLE'
      ? droppedObjects(statement.node).map(({ name }) => name)
      : [];
  }
  return alterTableCommands(statement).flatMap(({ subtype, def }) =>
    subtype === 'AT_AttachPartition' && def && 'PartitionCmd' in def
      ? (nameOfRangeVar(def.PartitionCmd.name) ?? [])
      : [],
  );
}
