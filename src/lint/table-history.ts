import type { QualifiedName } from '../sql/names.js';
import { MigrationState } from './migration-state.js';
import { addTo, once } from './once.js';
import type { LintMigration, LintProject, LintScript } from './project.js';
import type { ScriptContext, StatementContext } from './rule.js';
import { applyToTables, indexKeys, type TableStore } from './table-changes.js';
import type { Table } from './table-shape.js';

/**
 * The table just before the statement: as the dry-run found it after the history, or else as the up scripts tell, and
 * as the pending ones changed it since. Undefined where none of them told of it. What EXECUTE of an unknown text or a
 * statement that does not parse did is not known.
 * Costs one pass over the project, once, and then the logarithm of the number of the table's changes.
 */
export const tableBefore = (context: StatementContext, name: QualifiedName): Table | undefined =>
  historyFor(context).tableAt(context.state.keyOf(name), placeOf(context));

/** Whether a table of that key was there when the script began, as far as the files tell. */
export const tableExisted = ({ project, migration, script }: ScriptContext, key: string): boolean =>
  historyOf(project).tableAt(key, {
    migration: historyOf(project).indexOf(migration),
    order: script.direction === 'up' ? 0 : Infinity,
  }) !== undefined;

/** The tables with a foreign key to this one, just before the statement, as far as the files tell. */
export const referencingTables = (context: StatementContext, name: QualifiedName): readonly Table[] => {
  const key = context.state.keyOf(name);
  const tables = historyFor(context).mentioningAt(key, placeOf(context));
  return tables.filter(({ constraints }) => [...constraints.values()].some((one) => one.references === key));
};

/** The table that has the index, just before the statement, as far as is known. */
export const tableOfIndex = (context: StatementContext, index: QualifiedName): Table | undefined => {
  const key = context.state.keyOf(index);
  const tables = historyFor(context).mentioningAt(key, placeOf(context));
  return tables.find((table) => indexKeys(table).includes(key));
};

/** The partitions of the table, just before the statement, as far as is known. */
export const partitionsOf = (context: StatementContext, name: QualifiedName): readonly Table[] => {
  const key = context.state.keyOf(name);
  const tables = historyFor(context).mentioningAt(key, placeOf(context));
  return tables.filter((table) => table.partitionOf === key);
};

/** The table as all up scripts of the project leave it. */
export const tableAtEnd = ({ project }: ScriptContext, key: string): Table | undefined =>
  historyOf(project).get(key);

/** A place in the history: which migration, and how far into what its up script runs. */
interface Place {
  readonly migration: number;
  readonly order: number;
}

const atTheEnd: Place = { migration: Infinity, order: 0 };

const isBefore = (left: Place, right: Place): boolean =>
  left.migration < right.migration || (left.migration === right.migration && left.order < right.order);

const placeOf = ({ project, migration, statement }: StatementContext): Place => ({
  migration: historyOf(project).indexOf(migration),
  order: statement.order,
});

const historyOf = once((project: LintProject) => TableHistory.ofProject(project));

/** A down script finds the tables as its up script left them, and changes them from there. */
const historyFor = ({ project, migration, script }: StatementContext): TableHistory => {
  const history = historyOf(project);
  if (script.direction === 'up') return history;
  const downs = downHistories(project);
  const known = downs.get(script) ?? history.withDown(script, history.indexOf(migration));
  downs.set(script, known);
  return known;
};

const downHistories = once(() => new WeakMap<LintScript, TableHistory>());

interface Version {
  readonly since: Place;
  /** Undefined: dropped, or under another name. */
  readonly table: Table | undefined;
}

/** Every version that every table had, by its key. */
class TableHistory implements TableStore {
  readonly #versions = new Map<string, Version[]>();
  /** By the key of a table or index those tables that ever had a foreign key to it, were its partitions, or had that index. */
  readonly #mentions = new Map<string, Set<string>>();
  readonly #indexes: ReadonlyMap<LintMigration, number>;
  /** What went before, up to a place. */
  readonly #base: { readonly history: TableHistory; readonly end: Place } | undefined;
  #now: Place = { migration: -1, order: 0 };

  constructor(indexes: ReadonlyMap<LintMigration, number>, base?: { history: TableHistory; end: Place }) {
    this.#indexes = indexes;
    this.#base = base;
  }

  static ofProject({ baseline, migrations, replayed }: LintProject): TableHistory {
    const history = new TableHistory(new Map(migrations.map((migration, index) => [migration, index])));
    for (const table of replayed?.tables ?? []) history.put(table.key, table);
    if (baseline && !replayed) history.#run(baseline, -1);
    for (const [index, { up, pending }] of migrations.entries()) {
      if (!up.dev && !(replayed && !pending)) history.#run(up, index);
    }
    return history;
  }

  /** The history up to the end of a migration, and then its down script. */
  withDown(down: LintScript, migration: number): TableHistory {
    const end = { migration, order: Infinity };
    const history = new TableHistory(this.#indexes, { history: this, end });
    history.#run(down, migration);
    return history;
  }

  #run({ statements }: LintScript, migration: number): void {
    const state = new MigrationState();
    for (const statement of statements) {
      this.#now = { migration, order: statement.order };
      applyToTables(statement, this, (name) => state.keyOf(name));
      state.apply(statement);
    }
  }

  indexOf(migration: LintMigration): number {
    return this.#indexes.get(migration) ?? Infinity;
  }

  tableAt(key: string, place: Place): Table | undefined {
    const versions = this.#versions.get(key) ?? [];
    let low = 0;
    let high = versions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const version = versions[middle];
      if (version && isBefore(version.since, place)) low = middle + 1;
      else high = middle;
    }
    const version = versions[low - 1];
    return version ? version.table : this.#base?.history.tableAt(key, this.#base.end);
  }

  mentioningAt(key: string, place: Place): readonly Table[] {
    return [...this.#mentioned(key)].flatMap((one) => this.tableAt(one, place) ?? []);
  }

  get(key: string): Table | undefined {
    return this.tableAt(key, atTheEnd);
  }

  all(): readonly Table[] {
    return [...this.#keys()].flatMap((key) => this.get(key) ?? []);
  }

  mentioning(key: string): readonly Table[] {
    return this.mentioningAt(key, atTheEnd);
  }

  #keys(): ReadonlySet<string> {
    return new Set([...(this.#base ? this.#base.history.#keys() : []), ...this.#versions.keys()]);
  }

  #mentioned(key: string): ReadonlySet<string> {
    return new Set([
      ...(this.#base ? this.#base.history.#mentioned(key) : []),
      ...(this.#mentions.get(key) ?? []),
    ]);
  }

  put(key: string, table: Table | undefined): void {
    addTo(this.#versions, key, { since: this.#now, table });
    for (const mentioned of table ? mentionsOf(table) : []) {
      const tables = this.#mentions.get(mentioned) ?? new Set();
      this.#mentions.set(mentioned, tables.add(key));
    }
  }
}

const mentionsOf = (table: Table): readonly string[] => [
  ...indexKeys(table),
  ...(table.partitionOf === undefined ? [] : [table.partitionOf]),
  ...[...table.constraints.values()].flatMap(({ references }) => references ?? []),
];
