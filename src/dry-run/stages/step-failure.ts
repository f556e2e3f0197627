import type { StepFailure } from '../../report.js';
import type { DryRunProblem } from '../problem.js';
import type { ScriptFailure } from '../discretion.js';

/** What the report says of a step that Postgres stopped. */
export const stepFailure = ({ error }: ScriptFailure, problem: DryRunProblem): StepFailure => ({
  error: error.message,
  sqlState: error.fields.sqlState,
  file: problem.file,
  line: problem.at.startLine,
});
