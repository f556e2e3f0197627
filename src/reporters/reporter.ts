import type { Report, Severity } from '../report.js';

/** What is to be known of a rule itself. */
export interface RuleDescription {
  readonly id: string;
  /** One line without a full stop. */
  readonly summary: string;
  readonly why: string;
  readonly instead: string;
  readonly severity: Severity | 'off';
  readonly category: string;
  readonly foundBy?: string;
}

/** What a reporter may know besides the report: it opens no file and asks nothing of the environment. */
export interface ReporterContext {
  /** Text of the files that findings lie in, by `Finding.file`. A file may be missing. */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether ANSI colours are welcome. */
  readonly color: boolean;
  /** A prefix that turns `Finding.file` into a path relative to the repository, such as `services/shop/`. */
  readonly pathPrefix?: string;
  /** The rules that findings may come of. Those that a team wrote are missing. */
  readonly rules?: readonly RuleDescription[];
}

/** Report → text, pure. The shell writes the text and decides the exit status. */
export type Reporter = (report: Report, context: ReporterContext) => string;
