import type { Baseline } from './apply-baseline.js';
import type { FileChange } from '../files/file-change.js';
import type { Assertion } from '../dry-run/plan.js';
import type { EngineOptions } from '../engines/engine.js';
import type { EngineSetting, FailOn, TransactionSetting } from '../setting-words.js';
import type { LintSettings } from '../lint/project.js';
import type { RuleSet } from '../lint/run-rules.js';
import type { ChosenTool } from '../migration-tools/detect.js';
import type { ProjectFiles, SourceFile } from '../migration-tools/migration-tool.js';
import type { TableSizes } from '../postgres/table-sizes.js';
import type { Report, Shard } from '../report.js';
import type { Share } from '../shard.js';
import type { Parser } from '../sql/parser.js';

/** A file before and after its fixes, a byte order mark included. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** One run: the files of one project, what is pending among them, and how to go about it. */
export interface CheckRequest {
  /** The project's name, where the config names several. */
  readonly project?: string;
  readonly files: ProjectFiles;
  /** Loading since before the files were looked for. */
  readonly parser: Promise<Parser>;
  readonly framework: ChosenTool;
  /** Whether the migration with this up or down file is under check; the others are history. */
  readonly isPending: (file: string) => boolean;
  /** What became of files since the state that pending means: none where nobody named one. */
  readonly changes: readonly FileChange[];
  /** Present where several runs share what is pending in all projects. */
  readonly shard?: Shard;
  /** Which of the pending migrations of this project that makes: all where nobody shares them. */
  readonly share?: Share;
  readonly isDevFile: (file: string) => boolean;
  readonly lintSettings: LintSettings;
  readonly ruleSet: RuleSet;
  /** Findings that are known. */
  readonly known?: Baseline;
  /** `none`: the static half alone, no engine is loaded. */
  readonly engine: EngineSetting;
  /** Production's major, where somebody said which it is: the engine follows it. */
  readonly postgresMajor: number | undefined;
  readonly transaction: TransactionSetting;
  readonly engineOptions: EngineOptions;
  /** The longest that a migration may keep other sessions from a table; Infinity where nobody minds. */
  readonly maxBlockingMs: number;
  /** How many rows a table has when it is measured how long others wait for it; 0: it is not measured. */
  readonly blockingRows: number;
  /** The sizes of production's tables, where they are known. */
  readonly stats?: TableSizes;
  /** How far ahead the partitions of a table must reach: an interval such as `1 month`. */
  readonly partitionHorizon: string;
  readonly failOn: FailOn;
  /** Whether a down script is proposed for what is pending and has none. */
  readonly proposes?: boolean;
  /** Runs first, on the empty database. */
  readonly setup?: SourceFile;
  /** Runs after it: what pg_dump wrote of a database that has the first migrations. */
  readonly baseline?: SourceFile;
  /** What the team asserts of the database. */
  readonly assertions?: readonly Assertion[];
  /** Runs after the history and before what is pending. */
  readonly seed?: SourceFile;
  /** How many rows are made for each table then, where no file does that; 0 or absent: none. */
  readonly seedRows?: number;
}

/** What a run asks of its surroundings. */
export interface CheckContext {
  readonly version: string;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Told what is being done, for a person who waits. */
  readonly progress: (step: string) => void;
  /** Given where the fixes that rules offer shall be written: to these files, so many fixes. */
  readonly writeFixed?: (files: readonly FixedFile[], count: number) => Promise<void>;
  /**
   * Aborted when the run is interrupted, the reason being the error to tell: the server is stopped, nothing is left
   * behind, and the result holds what was found until then.
   */
  readonly signal?: AbortSignal;
}

export interface CheckResult {
  readonly report: Report;
  /** Text of the files that were read, for the excerpts of reporters. */
  readonly sources: ReadonlyMap<string, string>;
  /**
   * Present where the run came to no verdict, and its report is incomplete: to be thrown when the report is written.
   * EngineError for a server that was lost, the reason of the signal for an interruption, else a fault of our own.
   */
  readonly stoppedBy?: Error;
}
