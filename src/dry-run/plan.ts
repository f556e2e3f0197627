import type { Direction, TransactionShape } from '../migration-tools/migration-tool.js';
import type { Region } from '../report.js';
import type { Origins } from '../sql/composed-text.js';
import type { Span } from '../sql/split-script.js';
import { isParsed, type ParsedScript, type Statement } from '../sql/statements.js';

/** A script as the dry-run runs it. */
export interface PlannedScript {
  readonly file: string;
  readonly direction: Direction;
  readonly shape: TransactionShape;
  readonly parsed: ParsedScript;
  readonly origins?: Origins;
  /** The parts behind whose errors its tool goes on. */
  readonly goesOn?: readonly Span[];
  /** All that it runs, what DO blocks and routines hold among it, where somebody has opened them. */
  readonly statements?: readonly Statement[];
}

export interface PlannedMigration {
  readonly id: string;
  readonly up: PlannedScript;
  readonly down?: PlannedScript;
  /** Run when the up script has run, to see whether it did what it should. */
  readonly verify?: readonly PlannedScript[];
  readonly pending: boolean;
  /** Another run proves it: here it is deployed, for what follows it, and nothing is told of it. */
  readonly provenElsewhere?: boolean;
  /** The tool runs it anew, so nobody writes a down script for it. */
  readonly repeatable?: boolean;
  /** Tried out beside the line of migrations, for production never runs it. */
  readonly aside: boolean;
}

/** A query of the team that must hold. */
export interface Assertion {
  /** Whether it is asked when all pending migrations have run, or when all are rolled back. */
  readonly after: 'up' | 'down';
  readonly sql: string;
  /** What is wrong where it does not hold. */
  readonly message?: string | undefined;
}

export interface DryRunPlan {
  /** Runs first, on the empty database. */
  readonly setup?: PlannedScript;
  /** What pg_dump wrote of a database that has the first migrations of the history. */
  readonly baseline?: PlannedScript;
  readonly migrations: readonly PlannedMigration[];
  /** Whether the tool runs all that is pending in one transaction. */
  readonly sharesTransaction?: boolean;
  readonly assertions?: readonly Assertion[];
  /** Runs after the history and before what is pending. */
  readonly seed?: PlannedScript;
  /** How many rows are made for each table then, where no script does that; 0 or absent: none. */
  readonly seedRows?: number;
}

/** All that the script runs, opened bodies included where they were; what could not be parsed is left out. */
export const statementsOf = ({ statements, parsed }: PlannedScript): readonly Statement[] =>
  statements ?? parsed.statements.filter(isParsed);

/** The first statement of the script; an empty one has no place but its beginning. */
export const beginningOf = ({ parsed }: PlannedScript): Region =>
  parsed.statements[0]?.region ?? parsed.source.regionOf(0, 0);
