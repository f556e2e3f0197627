import type { RangeVar } from '@pgsql/types';
import { nameOfNodes, nameOfRangeVar, namesOfRangeVars, type QualifiedName } from './names.js';
import type { NodeKind, NodeOf, Statement } from './statements.js';

/** The name spaces in which two objects may bear one name. Indexes, views and sequences share that of tables. */
export type NameSpace = 'relation' | 'schema' | 'type' | 'routine' | 'trigger' | 'extension';

export interface CreatedObject {
  readonly name: QualifiedName;
  readonly space: NameSpace;
}

type Reader<Kind extends NodeKind> = (node: NodeOf<Kind>) => QualifiedName | undefined;

type Readers = { readonly [Kind in NodeKind]?: readonly [NameSpace, Reader<Kind>] };

const named = (name: string | undefined): QualifiedName | undefined =>
  name === undefined ? undefined : { name };

const readers: Readers = {
  CreateStmt: ['relation', (node) => nameOfRangeVar(node.relation)],
  CreateForeignTableStmt: ['relation', (node) => nameOfRangeVar(node.base?.relation)],
  CreateTableAsStmt: ['relation', (node) => nameOfRangeVar(node.into?.rel)],
  SelectStmt: ['relation', (node) => nameOfRangeVar(node.intoClause?.rel)],
  ViewStmt: ['relation', (node) => nameOfRangeVar(node.view)],
  CreateSeqStmt: ['relation', (node) => nameOfRangeVar(node.sequence)],
  IndexStmt: ['relation', (node) => nameOfIndex(node)],
  CreateSchemaStmt: ['schema', (node) => named(node.schemaname ?? node.authrole?.rolename)],
  CreateExtensionStmt: ['extension', (node) => named(node.extname)],
  CreateFunctionStmt: ['routine', (node) => nameOfNodes(node.funcname)],
  DefineStmt: [
    'routine',
    (node) => (node.kind === 'OBJECT_AGGREGATE' ? nameOfNodes(node.defnames) : undefined),
  ],
  CreateTrigStmt: ['trigger', (node) => named(node.trigname)],
  CreateEnumStmt: ['type', (node) => nameOfNodes(node.typeName)],
  CreateDomainStmt: ['type', (node) => nameOfNodes(node.domainname)],
  CreateRangeStmt: ['type', (node) => nameOfNodes(node.typeName)],
  CompositeTypeStmt: ['type', (node) => nameOfRangeVar(node.typevar)],
};

/** An index lies in the schema of its table. */
function nameOfIndex(index: NodeOf<'IndexStmt'>): QualifiedName | undefined {
  const table = nameOfRangeVar(index.relation);
  return table && index.idxname !== undefined ? { ...table, name: index.idxname } : undefined;
}

/** The object that the statement creates, if that is one that later statements refer to by name. */
export function createdObject(statement: Statement): CreatedObject | undefined {
  const reader = readers[statement.kind] as
    readonly [NameSpace, (node: unknown) => QualifiedName | undefined] | undefined;
  const name = reader?.[1](statement.node);
  return reader && name ? { name, space: reader[0] } : undefined;
}

/** The table that a new index, trigger or partition hangs on, and with which it is dropped. */
export function tableOf(statement: Statement): QualifiedName | undefined {
  if (statement.kind === 'IndexStmt' || statement.kind === 'CreateTrigStmt') {
    return nameOfRangeVar(statement.node.relation);
  }
  if (statement.kind !== 'CreateStmt' || !statement.node.partbound) return undefined;
  return namesOfRangeVars(statement.node.inhRelations)[0];
}

/** Whether the statement creates its object only where nothing bears the name yet, or may be passed over. */
export const isGuarded = ({ node, within }: Statement): boolean =>
  within?.guarded === true || ('if_not_exists' in node && node.if_not_exists);

/** Whether the statement creates a TEMPORARY table, view or sequence: it ends with the session, if not before. */
export const isTemporary = (statement: Statement): boolean =>
  // RELPERSISTENCE_TEMP is 't': src/include/catalog/pg_class.h.
  newRelation(statement)?.relpersistence === 't';

function newRelation({ kind, node }: Statement): RangeVar | undefined {
  switch (kind) {
    case 'CreateStmt':
      return node.relation;
    case 'CreateTableAsStmt':
      return node.into?.rel;
    case 'SelectStmt':
      return node.intoClause?.rel;
    case 'ViewStmt':
      return node.view;
    case 'CreateSeqStmt':
      return node.sequence;
    default:
      return undefined;
  }
}
