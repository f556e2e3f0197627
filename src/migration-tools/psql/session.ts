import type { LoosePart, OriginFile, TextComposer } from '../../sql/composed-text.js';
import type { Span } from '../../sql/split-script.js';
import type { ProjectFiles, ScriptRemark } from '../migration-tool.js';
import type { ReadCommand } from './arguments.js';
import type { Conditions } from './conditions.js';
import type { Budget, PsqlVariables } from './variables.js';

/** What psql is called with, as far as it decides what runs. */
export interface PsqlCall {
  readonly files: Pick<ProjectFiles, 'readIncluded' | 'variables'>;
  /** Set on its command line. */
  readonly variables?: Readonly<Record<string, string>>;
}

interface LooseRemark extends Omit<ScriptRemark, 'at'> {
  readonly part: LoosePart;
}

/** What the files of one run of psql share. */
export interface PsqlSession {
  readonly files: PsqlCall['files'];
  /** The path of the script that psql was called with. */
  readonly script: string;
  readonly composer: TextComposer;
  readonly variables: PsqlVariables;
  readonly budget: Budget;
  readonly remarks: LooseRemark[];
  /** From which length of the text on psql goes on after an error, or stops. */
  readonly switches: { readonly at: number; readonly goesOn: boolean }[];
  includes: number;
  /** Whether `\cd` has gone where nobody follows. */
  isElsewhere: boolean;
}

/** Whether psql goes on with what follows, leaves the file, or ends with an error; or nobody follows it further. */
export type Next = 'on' | 'leave' | 'end' | 'give up';

/** A meta-command where it stands. */
export interface MetaCommand extends ReadCommand, Span {
  readonly copyData?: Span;
}

/** One file that psql reads, as its meta-commands see it. */
export interface Reading {
  readonly session: PsqlSession;
  readonly file: OriginFile;
  /** The files that are being read: the script, what it includes, and so on down to this one. */
  readonly chain: readonly string[];
  readonly conditions: Conditions;
  /** Whether statements follow. */
  readonly hasMore: boolean;
  /** Whether a statement has begun that no semicolon has ended. */
  readonly isInStatement: boolean;
  /** psql reports an error, and ends where ON_ERROR_STOP says so. */
  complain(part: LoosePart, message: string): Next;
  /** What psql does here is not known, or not followed. */
  wonder(part: LoosePart, message: string): Next;
  /** More than anybody means: no file can make the run endless. */
  tooMuch(part: LoosePart): Next;
  /** Spaces in place of a command that is carried out. */
  blank(place: Span): LoosePart;
  /** The text of the file as it stands there. */
  copy(place: Span): void;
  /** A text that psql sends for this part of the file. */
  send(text: string, place: Span): LoosePart;
  /** Sends the statement that has begun. */
  endStatement(place: Span): LoosePart;
  /** Forgets the statement that has begun. */
  dropStatement(): void;
  /** Reads another file. */
  include(file: OriginFile): Promise<Next>;
}
