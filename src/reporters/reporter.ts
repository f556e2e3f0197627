import type { Report } from '../report.js';

/** What a reporter may know besides the report: it opens no file and asks nothing of the environment. */
export interface ReporterContext {
  /** Text of the files that findings lie in, by `Finding.file`. A file may be missing. */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether ANSI colours are welcome. */
  readonly color: boolean;
  /** A prefix that turns `Finding.file` into a path relative to the repository, such as `services/shop/`. */
  readonly pathPrefix?: string;
}

/** Report → text, pure. The shell writes the text and decides the exit status. */
export type Reporter = (report: Report, context: ReporterContext) => string;
