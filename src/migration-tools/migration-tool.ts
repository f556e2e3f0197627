import type { Region } from '../report.js';
import type { Origins } from '../sql/composed-text.js';
import type { Span } from '../sql/split-script.js';

/** How a tool runs one script: in which transaction its statements stand. */
export type TransactionShape =
  /** BEGIN; the script; COMMIT. */
  | 'wrapped'
  /** The whole script as one simple query: an implicit transaction if it holds several statements. Manual, 54.2.2.1. */
  | 'one-query'
  /** Statement by statement, each committed on its own, as `psql -f` does. */
  | 'none';

export type Direction = 'up' | 'down';

/** What a tool puts a value for that is not known here: `${schema}`. */
export interface Placeholder {
  readonly text: string;
  readonly at: Region;
}

/** What becomes of a script that its statements do not tell: its tool stops there, or what it does is not known. */
export interface ScriptRemark {
  readonly at: Region;
  readonly message: string;
  /** error: the tool complains; warning: nobody knows. */
  readonly severity: 'error' | 'warning';
}

/**
 * One script of a migration. `text` has the whole file's length: what is no part of this script is blanked out. Where it
 * was put together of several files or of values, `origins` says what stands where.
 */
export interface Script {
  /** Relative to the working directory, forward slashes. */
  readonly file: string;
  readonly direction: Direction;
  readonly text: string;
  readonly shape: TransactionShape;
  /** Set where the file's bytes are no UTF-8 text, or its tool refuses it: what is wrong, and at which line. */
  readonly unreadable?: { readonly message: string; readonly line: number };
  /** In the order of the text. */
  readonly placeholders?: readonly Placeholder[];
  readonly origins?: Origins;
  /** The parts of the text behind whose errors its tool goes on with the next statement, as psql without ON_ERROR_STOP. */
  readonly goesOn?: readonly Span[];
  readonly remarks?: readonly ScriptRemark[];
}

/** One step of the history. */
export interface Migration {
  readonly id: string;
  /** What the tool orders by and wants unique: a number, a timestamp. Empty where names alone order. */
  readonly version: string;
  readonly up: Script;
  readonly down?: Script;
  /** Set where nobody runs it as it stands, and so it is read and not tried: why, a clause without a full stop. */
  readonly unrun?: string;
  /** Run anew, whenever it changes or every time: nothing is there to undo it. */
  readonly repeatable?: boolean;
  /** Run after the up script: they fail, or return false, where it has not done what it should. */
  readonly verify?: readonly Script[];
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Where values stand in the text in place of placeholders. */
  readonly origins?: Origins;
  readonly unreadable?: { readonly message: string; readonly line: number };
}

/** The files that were asked for, as a port: tools and tests need no disk. */
export interface ProjectFiles {
  /** Paths of all candidate files, relative to the working directory, forward slashes, sorted. */
  readonly paths: readonly string[];
  read(path: string): Promise<SourceFile>;
  /** A file of the tool's own beside them: a journal, a plan, a file of settings. Undefined where there is none. */
  readIfThere(path: string): Promise<SourceFile | undefined>;
  /**
   * A file that a script names. Undefined also where it lies outside of the working directory or in a hidden folder, be it
   * by a link: a migration must not bring other files of the machine into the report.
   */
  readIncluded(path: string): Promise<SourceFile | undefined>;
  /** What the config sets in place of a tool's placeholders, or as variables of psql. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What a tool's own record of its migrations, a journal or a file of checksums, says and the files do not bear out. */
export interface IntegrityProblem {
  readonly rule: 'changed-applied-migration' | 'out-of-order-version';
  /** The file that is not as the record has it; the record where that file is gone. */
  readonly file: string;
  readonly message: string;
  /** The file that it counts behind; where both are pending nothing is wrong yet. */
  readonly behind?: string;
}

/** A tool that teams migrate with: which files, in which order, in which transaction. */
export interface MigrationTool {
  readonly name: string;
  /** What the names of its files end in: `sql` where it says nothing. */
  readonly fileEnding?: 'md';
  /** Shape of its scripts, where no file says otherwise. */
  readonly shape: TransactionShape;
  /** Whether all that is pending runs in one transaction, rather than each script in its own. */
  readonly sharesTransaction?: boolean;
  /** Whether psql runs the scripts, so that meta-commands and COPY … FROM stdin work. */
  readonly runsPsql: boolean;
  /** always: a migration without a down script is incomplete; optional: some projects of this tool write them. */
  readonly downScripts: 'always' | 'optional' | 'never';
  /** Where it looks for the down script of an up script, if one undoes it; absent where it has none, or has it in the same file. */
  readonly downFileOf?: (up: string) => string | undefined;
  /** What is there before the first migration runs; a setup of the team's own takes its place. */
  readonly ground?: SourceFile;
  /** A placeholder in its files, its name the group that matches; absent where it has none. */
  readonly placeholder?: RegExp;
  /** Why these files look like this tool's; undefined where they don't. */
  detect(files: ProjectFiles): Promise<string | undefined> | string | undefined;
  /** The migrations in the order in which the tool runs them. */
  readMigrations(files: ProjectFiles): Promise<readonly Migration[]>;
  /** Compares its own record with the files; absent where it keeps none beside them. */
  readonly checkIntegrity?: (files: ProjectFiles) => Promise<readonly IntegrityProblem[]>;
  /** How an author has it run a statement outside a transaction, as a clause; undefined where it does so anyway. */
  readonly outsideTransaction?: string;
  /** Whether the tool would run this file in production whatever its name says about development. */
  readonly deploysDevFiles: boolean;
}
