import type { AlterObjectSchemaStmt, RenameStmt } from '@pgsql/types';
import { createdObject, isTemporary } from '../sql/created-object.js';
import { nameOfObject } from '../sql/dropped-objects.js';
import { nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import type { Statement } from '../sql/statements.js';
import { relationsIn } from '../sql/tree.js';
import { isUpdatableQuery } from '../sql/updatable-view.js';
import { MigrationState } from './migration-state.js';
import { addTo } from './once.js';
import type { LintScript } from './project.js';
import type { StatementContext } from './rule.js';
import type { RunStatement } from './run-order.js';
import { isMadeEarlier } from './script-creations.js';
import { transactionNumbers } from './script-transactions.js';
import { tableExisted } from './table-history.js';

/** What becomes of the name that a RENAME or SET SCHEMA takes from an object, for code that still uses it. */
export type FateOfName =
  /** Only this script knows the name: it gave it, or created the object. */
  | 'unknown to others'
  /** Another object gets the name in the same transaction, or the object gets that of another one, or of one dropped. */
  | 'swapped'
  /** A view of that name, made in the same transaction, hands reads and writes on to the object. */
  | 'bridged'
  /** A view likewise, which takes no writes. */
  | 'bridged for reading'
  | 'gone';

/** Something that changes what a name stands for. Names are keys, with the kind before them. */
interface NameChange {
  readonly statement: RunStatement;
  readonly transaction: number;
  /** The name that the statement takes from an object. */
  readonly left?: string;
  /** Whether that was known before the script. */
  readonly known: boolean;
  /** The name that it gives. */
  readonly taken: string;
  /** Whether the script dropped what bore that before: the rules of DROP speak of it. */
  readonly isFreed: boolean;
  /** What a new view reads, as names. */
  readonly reads: ReadonlySet<string>;
}

/** What becomes of the name that this statement, a RENAME or SET SCHEMA, takes from an object. */
export function fateOfName(context: StatementContext): FateOfName {
  const changes = nameChanges(context);
  const change = changes.byOrder.get(context.statement.order);
  if (!change) return 'gone';
  if (!change.known) return 'unknown to others';
  const next = changes.taking.get(change.left ?? '')?.find((one) => follows(one, change));
  if (next?.reads.has(change.taken)) return bridgeOf(next.statement);
  return next || change.isFreed || predecessorOf(change, changes) ? 'swapped' : 'gone';
}

/** Whether the statement puts an object under a name that the same transaction took from another one before. */
export function takesPlace(context: StatementContext): boolean {
  const changes = nameChanges(context);
  const change = changes.byOrder.get(context.statement.order);
  return change !== undefined && predecessorOf(change, changes) !== undefined;
}

/** A view over the renamed object stands for that object, and not in its place. */
const predecessorOf = (change: NameChange, { leaving }: NameChanges): NameChange | undefined =>
  leaving.get(change.taken)?.find((one) => one.known && follows(change, one) && !change.reads.has(one.taken));

const follows = (one: NameChange, other: NameChange): boolean =>
  one.transaction === other.transaction && one.statement.order > other.statement.order;

const bridgeOf = (view: Statement): FateOfName =>
  view.kind === 'ViewStmt' && isUpdatableQuery(view.node.query) ? 'bridged' : 'bridged for reading';

/** The changes of a script: by the order of their statement, by the name that they give, by the one that they take. */
interface NameChanges {
  readonly byOrder: ReadonlyMap<number, NameChange>;
  readonly taking: ReadonlyMap<string, readonly NameChange[]>;
  readonly leaving: ReadonlyMap<string, readonly NameChange[]>;
}

const cache = new WeakMap<LintScript, NameChanges>();

/** One pass over the script, once. */
function nameChanges(context: StatementContext): NameChanges {
  const known = cache.get(context.script) ?? findByName(readNameChanges(context));
  cache.set(context.script, known);
  return known;
}

function findByName(changes: readonly NameChange[]): NameChanges {
  const taking = new Map<string, NameChange[]>();
  const leaving = new Map<string, NameChange[]>();
  for (const change of changes) {
    addTo(taking, change.taken, change);
    if (change.left !== undefined) addTo(leaving, change.left, change);
  }
  return { byOrder: new Map(changes.map((change) => [change.statement.order, change])), taking, leaving };
}

function readNameChanges(context: StatementContext): readonly NameChange[] {
  const { script } = context;
  const state = new MigrationState((key) => tableExisted(context, key));
  const numbers = transactionNumbers(script);
  const given = new Set<string>();
  const changes: NameChange[] = [];
  for (const statement of script.statements) {
    const names = namesChanged({ ...context, statement, state });
    if (names) {
      const { taken, left, isNew = false, isFreed = false } = names;
      const known = left !== undefined && !isNew && !given.has(left);
      const transaction = numbers.get(statement.order) ?? 0;
      const reads = viewedNames(statement, state);
      const change = { statement, transaction, taken, isFreed, known, reads };
      changes.push(left === undefined ? change : { ...change, left });
      if (left !== undefined) given.add(taken);
    }
    state.apply(statement);
  }
  return changes;
}

interface ChangedNames {
  readonly taken: string;
  readonly left?: string;
  /** Whether the script itself made the object that is renamed. */
  readonly isNew?: boolean;
  readonly isFreed?: boolean;
}

function namesChanged(context: StatementContext): ChangedNames | undefined {
  const { statement, state } = context;
  if (statement.kind === 'RenameStmt') return namesOfRename(statement.node, context);
  if (statement.kind === 'AlterObjectSchemaStmt') return namesOfMove(statement.node, context);
  const created = createdObject(statement);
  if (created?.space !== 'relation' || isTemporary(statement)) return undefined;
  return { taken: relationName(created.name, state) };
}

function namesOfRename(node: RenameStmt, context: StatementContext): ChangedNames | undefined {
  const { state } = context;
  const { renameType, subname = '', newname = '' } = node;
  if (renameType === 'OBJECT_SCHEMA') {
    const isNew = state.isNew({ name: subname }, 'schema');
    const isFreed = state.isDropped({ name: newname }, 'schema');
    return { left: `schema ${subname}`, taken: `schema ${newname}`, isNew, isFreed };
  }
  const name = nameOfRangeVar(node.relation);
  if (!name) return undefined;
  if (renameType === 'OBJECT_COLUMN' || renameType === 'OBJECT_ATTRIBUTE') {
    const space = renameType === 'OBJECT_COLUMN' ? 'relation' : 'type';
    const isNew =
      state.isNew(name, space) || isMadeEarlier(context, { kind: 'column', of: name, part: subname });
    const column = (part: string): string => `column ${state.keyOf(name)}.${part}`;
    const isFreed = state.isColumnDropped(name, newname);
    return { left: column(subname), taken: column(newname), isNew, isFreed };
  }
  if (!renamesRelation(node)) return undefined;
  return namesOfRelation(name, { ...name, name: newname }, state);
}

const renamedRelations = new Set(['OBJECT_TABLE', 'OBJECT_FOREIGN_TABLE', 'OBJECT_VIEW', 'OBJECT_MATVIEW']);

/** Whether the statement gives a table or view another name: code reads these by name, indexes it does not. */
export const renamesRelation = ({ renameType }: RenameStmt): boolean =>
  renamedRelations.has(renameType ?? '');

function namesOfMove(
  { relation, object, newschema = '' }: AlterObjectSchemaStmt,
  { state }: StatementContext,
): ChangedNames | undefined {
  const name = nameOfRangeVar(relation);
  if (!name) {
    const other = nameOfObject(object);
    // Functions are told apart by their arguments, too: nothing is said to take their place.
    return other && { left: `other ${state.keyOf(other)}`, taken: `other ${newschema}.${other.name}` };
  }
  return namesOfRelation(name, { name: name.name, schema: newschema }, state);
}

const namesOfRelation = (from: QualifiedName, to: QualifiedName, state: MigrationState): ChangedNames => ({
  left: relationName(from, state),
  taken: relationName(to, state),
  isNew: state.isNew(from),
  isFreed: state.isDropped(to),
});

const relationName = (name: QualifiedName, state: MigrationState): string => `relation ${state.keyOf(name)}`;

/** What a view, also a materialized one, reads. */
function viewedNames(statement: Statement, state: MigrationState): ReadonlySet<string> {
  const isView =
    statement.kind === 'ViewStmt' ||
    (statement.kind === 'CreateTableAsStmt' && statement.node.objtype === 'OBJECT_MATVIEW');
  const read = isView && statement.node.query ? relationsIn(statement.node.query) : [];
  const names = read.flatMap((relation) => nameOfRangeVar(relation) ?? []);
  return new Set(names.map((name) => relationName(name, state)));
}
