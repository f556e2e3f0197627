import type { Region } from '../report.js';
import { ownName } from './catalog/own-name.js';
import { belongsTo, type CatalogSnapshot } from './catalog/snapshot.js';
import type { PlannedScript } from './plan.js';
import type { DryRunProblem } from './problem.js';
import type { ScriptFailure } from './discretion.js';

/** The indexes that are invalid (pg_index.indisvalid) and were not so before, or not there. */
export const invalidIndexes = (before: CatalogSnapshot, after: CatalogSnapshot): readonly string[] =>
  [...after.keys()].filter((object) => isInvalid(object, after) && !isInvalid(object, before)).sort();

const isInvalid = (object: string, snapshot: CatalogSnapshot): boolean =>
  object.startsWith('index ') && snapshot.get(object)?.['valid'] === 'no';

/**
 * Looks for invalid indexes after each migration. One of a partitioned table that was made with ON ONLY becomes valid
 * when the last partition has an index attached to it (manual, 5.12.2.2), which a later migration may do: of these only
 * what is left at the end is told.
 */
export class InvalidIndexWatch {
  readonly #unattached = new Map<string, Placed>();

  /** What a migration left invalid, after the statement that failed if one did. */
  note(
    script: PlannedScript,
    before: CatalogSnapshot,
    after: CatalogSnapshot,
    failure?: ScriptFailure,
  ): readonly DryRunProblem[] {
    return invalidIndexes(before, after).flatMap((object) => {
      const place = { stage: 'dry-run', file: script.file, at: placeOf(object, script, failure) } as const;
      if (!isOfPartitionedTable(object, after)) return [leftInvalid(object, place)];
      this.#unattached.set(object, place);
      return [];
    });
  }

  /** What is invalid still when all migrations have run. */
  atEnd(end: CatalogSnapshot): readonly DryRunProblem[] {
    return [...this.#unattached].flatMap(([object, place]) =>
      isInvalid(object, end) ? [unattached(object, place, partitionsWithout(object, end))] : [],
    );
  }
}

type Placed = Pick<DryRunProblem, 'stage' | 'file' | 'at'>;

const leftInvalid = (object: string, place: Placed): DryRunProblem => ({
  rule: 'invalid-index-left',
  ...place,
  message: `The migration leaves ${object} INVALID: no query uses it, and every write keeps it up until DROP INDEX CONCURRENTLY removes it.`,
});

function unattached(object: string, place: Placed, without: readonly string[]): DryRunProblem {
  const reason =
    without.length === 0
      ? 'though every partition has an index that is attached to it'
      : `for no valid index of ${inWords(without)} is attached to it`;
  return {
    rule: 'invalid-index-left',
    ...place,
    severity: 'warning',
    message: `After the last pending migration ${object} is still INVALID, ${reason}.`,
    help: 'Build the index of each partition with CREATE INDEX CONCURRENTLY, and attach it with ALTER INDEX … ATTACH PARTITION; the last one makes the index valid.',
  };
}

const mostNamed = 3;

function inWords(partitions: readonly string[]): string {
  const names = partitions.map((partition) => partition.replace(/^(?:foreign )?table /, ''));
  const others = names.length - mostNamed;
  const named = others > 0 ? [...names.slice(0, mostNamed), `${others} more`] : names;
  return named.length === 1 ? `partition ${named[0] ?? ''}` : `partitions ${listed(named)}`;
}

const listed = (names: readonly string[]): string =>
  `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** A partitioned index is valid when each partition, one that is partitioned itself too, has a valid one attached. */
function partitionsWithout(index: string, snapshot: CatalogSnapshot): readonly string[] {
  const name = index.replace(/^index /, '');
  const table = tableOf(index, snapshot)?.replace(/^table /, '');
  const attached = [...snapshot]
    .filter(
      ([object, { 'parent index': parent, valid }]) => object !== index && parent === name && valid === 'yes',
    )
    .map(([object]) => tableOf(object, snapshot));
  return [...snapshot.keys()]
    .filter((object) => snapshot.get(object)?.['partition of'] === table && !attached.includes(object))
    .sort();
}

/** The first parent of an index is its table. */
const tableOf = (index: string, snapshot: CatalogSnapshot): string | undefined =>
  snapshot.get(index)?.[belongsTo]?.split('\n')[0];

function isOfPartitionedTable(object: string, snapshot: CatalogSnapshot): boolean {
  const table = tableOf(object, snapshot);
  return table !== undefined && typeof snapshot.get(table)?.['partition key'] === 'string';
}

/** The last statement that makes an index of that name, else the one that failed, else the whole script. */
function placeOf(object: string, { parsed }: PlannedScript, failure: ScriptFailure | undefined): Region {
  const name = ownName(object);
  const maker = parsed.statements.findLast(
    (statement) => statement.kind === 'IndexStmt' && statement.node.idxname === name,
  );
  const statement = maker ?? failure?.statement ?? parsed.statements[0];
  return statement?.region ?? parsed.source.regionOf(0, 0);
}
