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
  historyOf(context.project).tableAt(context.state.keyOf(name), placeOf(context));

/** Whether a table of that key was there when the script began, as far as the files tell. */
export const tableExisted = ({ project, migration, script }: ScriptContext, key: string): boolean =>
  historyOf(project).tableAt(key, {
    migration: historyOf(project).indexOf(migration),
    order: script.direction === 'up' ? 0 : Infinity,
  }) !== undefined;

/** The tables with a foreign key to this one, just before the statement, as far as the files tell. */
export const referencingTables = (context: StatementContext, name: QualifiedName): readonly Table[] => {
  const key = context.state.keyOf(name);
  const tables = historyOf(context.project).mentioningAt(key, placeOf(context));
  return tables.filter(({ constraints }) => [...constraints.values()].some((one) => one.references === key));
};

/** The table that has the index, just before the statement, as far as is known. */
export const tableOfIndex = (context: StatementContext, index: QualifiedName): Table | undefined => {
  const key = context.state.keyOf(index);
  const tables = historyOf(context.project).mentioningAt(key, placeOf(context));
  return tables.find((table) => indexKeys(table).includes(key));
};

/** The partitions of the table, just before the statement, as far as is known. */
export const partitionsOf = (context: StatementContext, name: QualifiedName): readonly Table[] => {
  const key = context.state.keyOf(name);
  const tables = historyOf(context.project).mentioningAt(key, placeOf(context));
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

const isBefore = (left: Place, right: Place): boolean =>
  left.migration < right.migration || (left.migration === right.migration && left.order < right.order);

/** A down script finds the tables as its up script left them. */
const placeOf = ({ project, migration, script, statement }: StatementContext): Place => ({
  migration: historyOf(project).indexOf(migration),
  order: script.direction === 'up' ? statement.order : Infinity,
});

const historyOf = once((project: LintProject) => new TableHistory(project));

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
  #now: Place = { migration: -1, order: 0 };

  constructor({ baseline, migrations, replayed }: LintProject) {
    this.#indexes = new Map(migrations.map((migration, index) => [migration, index]));
    for (const table of replayed?.tables ?? []) this.put(table.key, table);
    if (baseline && !replayed) this.#run(baseline, -1);
    for (const [index, { up, pending }] of migrations.entries()) {
      if (!up.dev && !(replayed && !pending)) this.#run(up, index);
    }
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
    return versions[low - 1]?.table;
  }

  mentioningAt(key: string, place: Place): readonly Table[] {
    return [...(this.#mentions.get(key) ?? [])].flatMap((one) => this.tableAt(one, place) ?? []);
  }

  get(key: string): Table | undefined {
    return this.#versions.get(key)?.at(-1)?.table;
  }

  all(): readonly Table[] {
    return [...this.#versions.values()].flatMap((versions) => versions.at(-1)?.table ?? []);
  }

  mentioning(key: string): readonly Table[] {
    return [...(this.#mentions.get(key) ?? [])].flatMap((one) => this.get(one) ?? []);
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
