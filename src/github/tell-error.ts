import { UserError } from '../errors.js';
import { issuesUrl } from './environment.js';
import { summariseError } from './job-summary.js';
import { fail, log } from './log.js';
import { errorOutputs, writeOutputs } from './outputs.js';

/**
 * Ends a run that came to no verdict: outputs, job summary, one error annotation. It fails the step: what was not
 * checked has not passed.
 */
export async function tellError(error: unknown, version: string, wantsSummary: boolean): Promise<void> {
  writeOutputs(errorOutputs);
  const texts = textsOf(error, version);
  if (wantsSummary) await summariseError(...texts);
  fail(...texts);
}

/** Fails the step with what stopped its run; outputs and job summary hold already what was found until then. */
export function tellStop(error: Error, version: string): void {
  fail(...textsOf(error, version));
}

const textsOf = (error: unknown, version: string): readonly string[] =>
  error instanceof UserError ? userTexts(error) : faultTexts(error, version);

/** Inputs bear the names of the options of the command line, which the message may speak of. */
const userTexts = ({ message, hint = '' }: UserError): readonly string[] =>
  [message, hint].map((text) => text.replace(/^--(?=[a-z])/, 'Input '));

/** A fault of Drydock's own: the stack goes to the log, whole. */
function faultTexts(error: unknown, version: string): readonly string[] {
  const { stack, message } = error instanceof Error ? error : new Error(String(error));
  log(`Drydock ${version}: ${stack ?? message}`);
  const url = issuesUrl();
  const where = url === undefined ? '' : `: ${url}`;
  return [`This is a fault of Drydock's own: ${message}`, `Please report it with the lines above${where}`];
}
