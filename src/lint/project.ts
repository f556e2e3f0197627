import type {
  IntegrityProblem,
  Migration,
  MigrationTool,
  Script,
} from '../migration-tools/migration-tool.js';
import type { Region } from '../report.js';
import type { Comment, ParsedScript } from '../sql/statements.js';
import type { Table } from './table-shape.js';
import type { LintRoutine, RunStatement } from './run-order.js';

/** A script as the rules see it. */
export interface LintScript extends Script {
  readonly parsed: ParsedScript;
  /** All that it runs, the bodies of DO blocks and of the routines that it calls included. */
  readonly statements: readonly RunStatement[];
  /** The DO blocks and routines in it whose bodies could be opened, in the order of the text. */
  readonly routines: readonly LintRoutine[];
  /** A file that production never runs (config `devFiles`). */
  readonly dev: boolean;
  /** The comment before the first statement that promises a safe production migration. */
  readonly banner?: Comment;
}

export interface LintMigration extends Migration {
  readonly up: LintScript;
  readonly down?: LintScript;
  readonly verify?: readonly LintScript[];
  /** Under check; the others are history, which is never reported on. */
  readonly pending: boolean;
}

/** Which files must carry the banner; globs are matched by whoever reads the config. */
export type BannerRequirement = 'auto' | 'all' | 'partitioned' | 'never' | ((file: string) => boolean);

/** All that a project's config says to the rules. */
export interface LintSettings {
  readonly bannerText: string;
  readonly bannerRequired: BannerRequirement;
  /** Teams that only roll forward turn it off: config `rollback.required`. */
  readonly rollbackRequired: boolean;
  /** Production's major version. */
  readonly postgresMajor: number;
  readonly session: SessionSettings;
}

/** Config `session`, in milliseconds; what is not set, or is 0, is left out. */
export interface SessionSettings {
  /** What the deployment sets outside the files. */
  readonly lockTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
  /** The longest that a file may set itself. */
  readonly maxLockTimeoutMs?: number;
  readonly maxStatementTimeoutMs?: number;
}

/** A script that the base already had and that is no longer as it was there. */
export interface HistoryChange {
  /** Where it lies, or lay. */
  readonly file: string;
  readonly direction: Script['direction'];
  /** retouched: its statements are the same, and only comments or spaces differ. */
  readonly change: 'edited' | 'retouched' | 'renamed' | 'deleted';
  /** The path that a renamed one had. */
  readonly from?: string;
}

/** The migrations of one project in the order in which its tool runs them, history and pending. */
export interface LintProject {
  readonly tool: Pick<
    MigrationTool,
    'name' | 'runsPsql' | 'downScripts' | 'deploysDevFiles' | 'outsideTransaction' | 'sharesTransaction'
  >;
  readonly migrations: readonly LintMigration[];
  /** What pg_dump wrote of a database that has the first of them. */
  readonly baseline?: LintScript;
  /** Known where pending means changed since something: a git ref, the base of a pull request. */
  readonly changedHistory: readonly HistoryChange[];
  /** What the tool's own record says and the files do not bear out. */
  readonly integrity: readonly IntegrityProblem[];
  /** Files among the migrations that the tool passes over. */
  readonly neverRun: readonly string[];
  readonly settings: LintSettings;
  /** What the history left in the catalog, where the dry-run has replayed it; else the files tell. */
  readonly replayed?: ReplayedSchema;
}

/** What was really there after the history, the setup, the baseline and the seed. */
export interface ReplayedSchema {
  readonly tables: readonly Table[];
}

export const pendingMigrations = (project: LintProject): readonly LintMigration[] =>
  project.migrations.filter(({ pending }) => pending);

export const scriptsOf = (migration: LintMigration): readonly LintScript[] =>
  migration.down ? [migration.up, migration.down] : [migration.up];

/** Where a file is reported on that holds no script. */
export const startOfFile: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

/**
 * Where a script is reported on as a whole: its first statement, else its first comment, else the file's start; so it is
 * too where the first of them stands in a file that it includes.
 */
export function placeOfScript({ parsed, file, origins }: LintScript): Region {
  const first = parsed.statements[0]?.region ?? parsed.comments[0]?.region ?? startOfFile;
  return origins && origins.placeOf(first).file !== file ? startOfFile : first;
}

/** The comment before the first statement that holds the banner's text, whatever its case and spacing. */
export function findBanner(parsed: ParsedScript, bannerText: string): Comment | undefined {
  const wanted = foldSpaces(bannerText);
  const first = parsed.statements[0]?.start ?? Infinity;
  return parsed.comments.find(({ start, text }) => start < first && foldSpaces(text).includes(wanted));
}

const foldSpaces = (text: string): string => text.replace(/\s+/g, ' ').trim().toUpperCase();
