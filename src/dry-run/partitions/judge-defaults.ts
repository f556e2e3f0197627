import type { Connection } from '../../engines/engine.js';
import { carriedChanges, isRowChange } from '../../sql/carried-changes.js';
import { nameOfRangeVar } from '../../sql/names.js';
import type { Statement } from '../../sql/statements.js';
import type { Place } from '../failing-place.js';
import { statementsOf } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import { firstNaming, means } from '../rows/responsible-statement.js';
import { type DefaultPartition, type MisplacedRows, readMisplacedRows } from './default-partitions.js';
import type { PartitionWatch } from './partition-watch.js';
import type { PartitionOptions } from './read-coverage.js';

/** Rows that the pending migrations put where a partition should be. Settings of the session are changed. */
export async function judgeDefaults(
  watch: PartitionWatch,
  session: Connection,
  options: PartitionOptions,
): Promise<readonly DryRunProblem[]> {
  const misplaced = await readMisplacedRows(session, options, ({ oid }) => !watch.mayHaveHeldRows(oid));
  return misplaced.flatMap((found) => {
    const place = placeOf(found.partition, watch);
    return place ? [problemOf(found, place)] : [];
  });
}

const problemOf = ({ partition, rows, from }: MisplacedRows, place: Place): DryRunProblem => {
  const { table, schema, name } = partition;
  const counted = rows === '1' ? 'a row' : `${rows} rows`;
  return {
    rule: 'default-partition-not-empty',
    stage: 'dry-run',
    ...place,
    message: `DEFAULT partition ${schema}.${name} of ${table.replace(/^table /, '')} now holds ${counted} from ${from} on that no other partition takes: none can be made for them while they are there.`,
  };
};

/** The statement that writes rows to the table, else one that names it, else where its partitions changed. */
function placeOf(partition: DefaultPartition, watch: PartitionWatch): Place | undefined {
  const names = [partition.parent, partition];
  for (const script of watch.scripts) {
    const writer = statementsOf(script).find((statement) => names.some((one) => writesTo(statement, one)));
    if (writer) return { file: script.file, at: writer.region };
  }
  for (const script of watch.scripts) {
    const [naming] = names.flatMap((one) => firstNaming(one, script) ?? []);
    if (naming) return { file: script.file, at: naming.region };
  }
  return watch.placeOfTable(partition.table);
}

const writesTo = (statement: Statement, table: Parameters<typeof means>[1]): boolean =>
  [...(isRowChange(statement) ? [statement] : []), ...carriedChanges(statement)].some(
    ({ kind, node }) => kind !== 'DeleteStmt' && means(nameOfRangeVar(node.relation), table),
  );
