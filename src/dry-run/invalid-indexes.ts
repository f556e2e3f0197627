import type { Region } from '../report.js';
import { ownName } from './catalog/own-name.js';
import { belongsTo, type CatalogSnapshot } from './catalog/snapshot.js';
import type { PlannedScript } from './plan.js';
import type { DryRunProblem } from './problem.js';
import type { ScriptFailure } from './discretion.js';

/** The indexes that are invalid (pg_index.indisvalid) and were not so before, or not there. */
export const invalidIndexes = (before: CatalogSnapshot, after: CatalogSnapshot): readonly string[] =>
  [...after.keys()].filter((object) => isInvalid(object, after) && !isInvalid(object, before));

const isInvalid = (object: string, snapshot: CatalogSnapshot): boolean =>
  object.startsWith('index ') && snapshot.get(object)?.['valid'] === 'no';

/**
 * Looks for invalid indexes after each migration. One of a partitioned table that was made with ON ONLY becomes valid
 * when the last partition has an index attached to it (manual, 5.12.2.2), which a later migration may do: of these only
 * what is left at the end is told.
 */
export class InvalidIndexWatch {
  readonly #unattached = new Map<string, DryRunProblem>();

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
      this.#unattached.set(object, unattached(object, place));
      return [];
    });
  }

  /** What is invalid still when all migrations have run. */
  atEnd(end: CatalogSnapshot): readonly DryRunProblem[] {
    return [...this.#unattached].flatMap(([object, problem]) => (isInvalid(object, end) ? [problem] : []));
  }
}

type Placed = Pick<DryRunProblem, 'stage' | 'file' | 'at'>;

const leftInvalid = (object: string, place: Placed): DryRunProblem => ({
  rule: 'invalid-index-left',
  ...place,
  message: `The migration leaves ${object} INVALID: no query uses it, and every write keeps it up until DROP INDEX CONCURRENTLY removes it.`,
});

const unattached = (object: string, place: Placed): DryRunProblem => ({
  rule: 'invalid-index-left',
  ...place,
  severity: 'info',
  message: `After the last pending migration ${object} is still INVALID, for not every partition has an index that is attached to it.`,
  help: 'Build the index of each partition with CREATE INDEX CONCURRENTLY, and attach it with ALTER INDEX … ATTACH PARTITION; the last one makes the index valid.',
});

/** The first parent of an index is its table. */
function isOfPartitionedTable(object: string, snapshot: CatalogSnapshot): boolean {
  const table = snapshot.get(object)?.[belongsTo]?.split('\n')[0];
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
