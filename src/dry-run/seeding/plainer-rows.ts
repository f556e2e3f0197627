import type { PostgresErrorFields } from '../../engines/engine.js';
import type { TableName } from '../rows/table-key.js';

/** What is made for every table of the history. */
export interface MadeRows {
  /** How many a table; 0: none. */
  readonly rows: number;
  readonly plain: boolean;
  /** Tables that get none. */
  readonly without: readonly TableName[];
}

/** Classes 22 “Data Exception” and 23 “Integrity Constraint Violation”: manual, appendix A. */
const aboutValues = /^2[23]/;

const mostWithout = 3;

/**
 * The rows to try next where a migration failed on values that nobody but Drydock put there: plain ones, plain ones but for
 * the table that Postgres names, at last none. Undefined where the rows are not to blame.
 */
export function plainerRows(
  made: MadeRows,
  { sqlState, schema, table }: PostgresErrorFields,
): MadeRows | undefined {
  if (made.rows === 0 || !aboutValues.test(sqlState)) return undefined;
  if (!made.plain) return { ...made, plain: true };
  const isNew = made.without.every((one) => one.schema !== schema || one.name !== table);
  if (schema === undefined || table === undefined || !isNew || made.without.length === mostWithout)
    return { ...made, rows: 0 };
  return { ...made, without: [...made.without, { schema, name: table }] };
}
