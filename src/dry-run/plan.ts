import type { Direction, TransactionShape } from '../migration-tools/migration-tool.js';
import type { Region } from '../report.js';
import { isParsed, type ParsedScript, type Statement } from '../sql/statements.js';

/** A script as the dry-run runs it. */
export interface PlannedScript {
  readonly file: string;
  readonly direction: Direction;
  readonly shape: TransactionShape;
  readonly parsed: ParsedScript;
  /** All that it runs, what DO blocks and routines hold among it, where somebody has opened them. */
  readonly statements?: readonly Statement[];
}

export interface PlannedMigration {
  readonly id: string;
  readonly up: PlannedScript;
  readonly down?: PlannedScript;
  readonly pending: boolean;
  /** Tried out beside the line of migrations, for production never runs it. */
  readonly aside: boolean;
}

export interface DryRunPlan {
  /** Runs first, on the empty database. */
  readonly setup?: PlannedScript;
  /** What pg_dump wrote of a database that has the first migrations of the history. */
  readonly baseline?: PlannedScript;
  readonly migrations: readonly PlannedMigration[];
  /** Runs after the history and before what is pending. */
  readonly seed?: PlannedScript;
}

/** All that the script runs, opened bodies included where they were; what could not be parsed is left out. */
export const statementsOf = ({ statements, parsed }: PlannedScript): readonly Statement[] =>
  statements ?? parsed.statements.filter(isParsed);

/** The first statement of the script; an empty one has no place but its beginning. */
export const beginningOf = ({ parsed }: PlannedScript): Region =>
  parsed.statements[0]?.region ?? parsed.source.regionOf(0, 0);
