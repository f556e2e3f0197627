import type { Region } from '../../report.js';
import { relationsIn } from '../../sql/tree.js';
import { droppedObjects } from '../../sql/dropped-objects.js';
import { ownName } from '../catalog/own-name.js';
import type { PartitionCoverage } from './read-coverage.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { Place } from '../failing-place.js';
import { beginningOf, type PlannedScript } from '../plan.js';
import { safeIdentity } from '../catalog/safe-identity.js';
import type { CatalogRoutine } from './maintenance-routines.js';
import type { DryRunProblem } from '../problem.js';
import type { RowSnapshot } from '../rows/read-rows.js';
import type { AnyStatement } from '../transaction-plan.js';

type RoutineIdentity = Pick<CatalogRoutine, 'kind' | 'signature'>;

const identityOf = ({ kind, signature }: RoutineIdentity): string => safeIdentity(`${kind} ${signature}`);

/** Keeps in mind which partitioned tables the pending migrations make, and of which they change the partitions. */
export class PartitionWatch {
  readonly #changes = new Map<string, Place>();
  /** Routines that were made or changed, by their identity in the snapshot. */
  readonly #routines = new Map<string, Place>();
  readonly #scripts: PlannedScript[] = [];
  /** As they were before the first pending migration. */
  #firstRows: RowSnapshot | undefined;
  #hasSeenMaintenance = false;
  #hasSeenDefault = false;

  /** Whether there is anything to look at when all migrations have run. */
  get hasSeenAny(): boolean {
    return this.#changes.size > 0 || this.#hasSeenMaintenance || this.#hasSeenDefault;
  }

  /** The up scripts that were noted, in their order. */
  get scripts(): readonly PlannedScript[] {
    return this.#scripts;
  }

  /** Whether a table may have held rows before the first pending migration: not where it was empty, or not there. */
  mayHaveHeldRows(oid: string): boolean {
    const parts = [...(this.#firstRows?.tables.values() ?? [])].flatMap((table) => table.parts);
    const part = parts.find((one) => one.oid === oid);
    return part !== undefined && part.rows !== 0;
  }

  /** Whether the pending migrations made the table, or changed its partitions. */
  hasChanged(table: string): boolean {
    return this.#changes.has(table);
  }

  hasChangedRoutine(routine: RoutineIdentity): boolean {
    return this.#routines.has(identityOf(routine));
  }

  /** Where the routine was changed, else the table. */
  placeOf(table: string, routine: RoutineIdentity): Place | undefined {
    return this.#routines.get(identityOf(routine)) ?? this.#changes.get(table);
  }

  placeOfTable(table: string): Place | undefined {
    return this.#changes.get(table);
  }

  /** What a migration did; `rows` are those before it. */
  note(script: PlannedScript, before: CatalogSnapshot, after: CatalogSnapshot, rows: RowSnapshot): void {
    this.#scripts.push(script);
    this.#firstRows ??= rows;
    this.#hasSeenDefault ||= [...after.values()].some((object) => object['partition bound'] === 'DEFAULT');
    for (const [table, partitions] of changedTables(before, after)) {
      if (this.#changes.has(table)) continue;
      this.#changes.set(table, { file: script.file, at: placeOf(table, partitions, script) });
    }
    for (const [object, { body }] of after) {
      if (!/^(?:function|procedure) /.test(object) || before.get(object)?.['body'] === body) continue;
      this.#routines.set(object, { file: script.file, at: beginningOf(script) });
      this.#hasSeenMaintenance ||= /\bpartition\b/i.test(body ?? '');
    }
  }

  /** What the changed tables lack. A row that no other partition takes goes into a DEFAULT one. */
  judge(coverages: readonly PartitionCoverage[], horizon: string): readonly DryRunProblem[] {
    return coverages.flatMap((coverage) => {
      const change = this.#changes.get(coverage.table);
      if (!change || coverage.hasDefault) return [];
      return lacks(coverage, horizon).map(({ rule, message }) => ({
        rule,
        stage: 'dry-run' as const,
        ...change,
        message,
      }));
    });
  }
}

type Lack = Pick<DryRunProblem, 'rule' | 'message'>;

function lacks(coverage: PartitionCoverage, horizon: string): readonly Lack[] {
  const name = coverage.table.replace(/^table /, '');
  if (coverage.partitions === 0)
    return [
      { rule: 'partition-gap', message: `Table ${name} has no partition: every INSERT into it fails.` },
    ];
  const present = presentLack(coverage, name, horizon);
  return [...holesOf(coverage, name), ...(present ? [present] : [])];
}

function presentLack(coverage: PartitionCoverage, name: string, horizon: string): Lack | undefined {
  const { takesPresent, coversPresent, end, endsSoon } = coverage;
  if (!takesPresent) return undefined;
  if (!coversPresent) {
    const message = `No partition of ${name} takes rows of the present, and the last one ends at ${end ?? 'none'}: an INSERT of such a row fails.`;
    return { rule: 'partition-gap', message };
  }
  const message = `The partitions of ${name} end at ${end ?? 'none'}, in less than ${horizon}: from then on every INSERT of a new row fails.`;
  return endsSoon ? { rule: 'partition-horizon', message } : undefined;
}

function holesOf({ holes }: PartitionCoverage, name: string): readonly Lack[] {
  const [first, ...others] = holes ?? [];
  if (!first) return [];
  const more = others.length === 0 ? '' : `, the first of ${others.length + 1} gaps`;
  const message = `No partition of ${name} takes the rows from ${first[0]} to just before ${first[1]}${more}: an INSERT of such a row fails.`;
  return [{ rule: 'partition-gap', message }];
}

/** By partitioned table the partitions that came, went or have other bounds; none for a table that is new. */
function changedTables(
  before: CatalogSnapshot,
  after: CatalogSnapshot,
): ReadonlyMap<string, readonly string[]> {
  const changed = new Map<string, string[]>();
  for (const [object, { 'partition key': key }] of after)
    if (key !== undefined && !before.has(object)) changed.set(object, []);
  for (const [snapshot, other] of [[before, after] as const, [after, before] as const]) {
    for (const [object, { 'partition of': parent, 'partition bound': bound }] of snapshot) {
      const there = other.get(object);
      if (!parent || (there?.['partition of'] === parent && there['partition bound'] === bound)) continue;
      const table = `table ${parent.replace(/ \(detach pending\)$/, '')}`;
      changed.set(table, [...(changed.get(table) ?? []), object]);
    }
  }
  return changed;
}

/** The statement that makes the partitioned table, else the first that names it or a partition, else the script's first. */
function placeOf(table: string, partitions: readonly string[], { parsed }: PlannedScript): Region {
  const own = ownName(table);
  const names = new Set([own, ...partitions.map(ownName)]);
  const maker = parsed.statements.find(
    (statement) =>
      statement.kind === 'CreateStmt' && statement.node.partspec && statement.node.relation?.relname === own,
  );
  const toucher = maker ?? parsed.statements.find((statement) => mentions(statement, names));
  return (toucher ?? parsed.statements[0])?.region ?? parsed.source.regionOf(0, 0);
}

function mentions(statement: AnyStatement, names: ReadonlySet<string>): boolean {
  if (statement.kind === 'unparsed') return false;
  if (statement.kind === 'DropStmt')
    return droppedObjects(statement.node).some(({ name }) => names.has(name.name));
  return relationsIn(statement.node).some(({ relname }) => relname !== undefined && names.has(relname));
}
