import type { Node } from '@pgsql/types';
import type { OpenedRoutine } from '../plpgsql/open-routine.js';
import { carriedChanges } from '../sql/carried-changes.js';
import { nameKey, nameOfNodes, namesOfRangeVars, type QualifiedName } from '../sql/names.js';
import { isParsed, type ParsedScript, type Statement } from '../sql/statements.js';
import { nodesOfKind } from '../sql/tree.js';

/** A statement that a script runs. */
export type RunStatement = Statement & {
  /** Its place among all that the script runs: a statement of a routine comes behind the one that calls it. */
  readonly order: number;
};

/** The routines that the scripts so far have defined. */
export class KnownRoutines {
  readonly #byKey = new Map<string, OpenedRoutine>();
  readonly #byName = new Map<string, OpenedRoutine>();
  readonly #outer: KnownRoutines | undefined;

  /** What is defined here is not known outside. */
  constructor(outer?: KnownRoutines) {
    this.#outer = outer;
  }

  define(routine: OpenedRoutine): void {
    const { name } = routine.routine;
    if (name === 'do') return;
    this.#byKey.set(nameKey(name), routine);
    this.#byName.set(name.name, routine);
  }

  /** The last definition of that name; without a schema `search_path` may find it in any. */
  find(name: QualifiedName): OpenedRoutine | undefined {
    const own = name.schema === undefined ? this.#byName.get(name.name) : this.#byKey.get(nameKey(name));
    return own ?? this.#outer?.find(name);
  }

  get isEmpty(): boolean {
    return this.#byName.size === 0 && this.#outer?.isEmpty !== false;
  }
}

/** A body that a script holds. */
export interface LintRoutine extends OpenedRoutine {
  /** Whether the script runs it: a DO block, a routine that it calls or that a trigger of its own calls. */
  readonly executed: boolean;
}

export interface RunOrder {
  readonly statements: readonly RunStatement[];
  /** In the order of the text. */
  readonly routines: readonly LintRoutine[];
}

/**
 * All that the script runs, in its order: its own statements, what DO blocks hold, and what the routines do that it
 * calls or whose triggers it fires. A routine is followed at its first call. Those that another script defined are told
 * at the place of the call.
 */
export function runOrder(
  parsed: ParsedScript,
  opened: ReadonlyMap<Statement, OpenedRoutine>,
  known: KnownRoutines,
): RunOrder {
  const run = new Run(opened, known);
  for (const statement of parsed.statements.filter(isParsed)) run.statement(statement);
  const routines = [...opened.values()].map((routine) => ({ ...routine, executed: run.followed(routine) }));
  return { statements: run.statements, routines };
}

class Run {
  readonly statements: RunStatement[] = [];
  readonly #opened: ReadonlyMap<Statement, OpenedRoutine>;
  readonly #own: ReadonlySet<OpenedRoutine>;
  readonly #known: KnownRoutines;
  readonly #followed = new Set<OpenedRoutine>();
  /** The functions of the triggers that the script makes, by the name of their table. */
  readonly #triggers = new Map<string, Trigger[]>();

  constructor(opened: ReadonlyMap<Statement, OpenedRoutine>, known: KnownRoutines) {
    this.#opened = opened;
    this.#own = new Set(opened.values());
    this.#known = known;
  }

  followed(routine: OpenedRoutine): boolean {
    return this.#followed.has(routine);
  }

  statement(statement: Statement): void {
    this.statements.push({ ...statement, order: this.statements.length });
    const opened = this.#opened.get(statement);
    if (opened && statement.kind === 'DoStmt') this.#follow(opened, statement);
    else if (opened) this.#known.define(opened);
    if (statement.kind === 'CreateTrigStmt') this.#trigger(statement.node);
    if (this.#known.isEmpty) return;
    for (const name of calledBy(statement)) this.#call(name, statement);
    for (const name of this.#firedBy(statement)) this.#call(name, statement);
  }

  #call(name: QualifiedName, caller: Statement): void {
    const routine = this.#known.find(name);
    if (routine) this.#follow(routine, caller);
  }

  #follow(routine: OpenedRoutine, caller: Statement): void {
    if (this.#followed.has(routine)) return;
    this.#followed.add(routine);
    const own = this.#own.has(routine);
    for (const inside of routine.statements) this.statement(own ? inside : atPlaceOf(caller, inside));
  }

  #trigger(node: Extract<Statement, { kind: 'CreateTrigStmt' }>['node']): void {
    const table = node.relation?.relname;
    const name = nameOfNodes(node.funcname);
    if (table === undefined || !name) return;
    this.#triggers.set(table, [...(this.#triggers.get(table) ?? []), { name, events: node.events ?? 0 }]);
  }

  #firedBy(statement: Statement): readonly QualifiedName[] {
    if (this.#triggers.size === 0) return [];
    return [statement, ...carriedChanges(statement)].flatMap(({ kind, node }) => {
      const event = events[kind];
      if (event === undefined) return [];
      const tables = changedTables(node as ChangeNode);
      return tables.flatMap((table) =>
        (this.#triggers.get(table) ?? []).flatMap((trigger) =>
          (trigger.events & event) === 0 ? [] : [trigger.name],
        ),
      );
    });
  }
}

interface Trigger {
  readonly name: QualifiedName;
  readonly events: number;
}

/** TRIGGER_TYPE_INSERT and so on, src/include/catalog/pg_trigger.h; MERGE may do all three. */
const events: Readonly<Partial<Record<string, number>>> = {
  InsertStmt: 4,
  DeleteStmt: 8,
  UpdateStmt: 16,
  MergeStmt: 4 + 8 + 16,
  TruncateStmt: 32,
};

interface ChangeNode {
  readonly relation?: { readonly relname?: string };
  readonly relations?: readonly Node[];
}

const changedTables = ({ relation, relations = [] }: ChangeNode): readonly string[] => [
  ...(relation?.relname === undefined ? [] : [relation.relname]),
  ...namesOfRangeVars(relations).map(({ name }) => name),
];

/** Kinds of statements that call the functions they name, rather than keep them for later as a view or a default does. */
const calling: ReadonlySet<string> = new Set([
  'SelectStmt',
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'CallStmt',
  'CreateTableAsStmt',
  'CopyStmt',
]);

function calledBy({ kind, node }: Statement): readonly QualifiedName[] {
  if (!calling.has(kind)) return [];
  const calls = nodesOfKind(node, 'FuncCall');
  // The call of a CALL stands there without its type.
  const own = kind === 'CallStmt' && node.funccall ? [node.funccall] : [];
  return [...own, ...calls].flatMap(({ funcname }) => nameOfNodes(funcname) ?? []);
}

/** A statement of another script's routine, where this script calls it. */
const atPlaceOf = ({ start, end, region }: Statement, inside: Statement): Statement => ({
  ...inside,
  start,
  end,
  region,
  ...(inside.within ? { within: { ...inside.within, exact: false } } : {}),
});
