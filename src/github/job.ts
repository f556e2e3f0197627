import type { RunnerEnvironment } from './environment.js';
import type { RunEvent } from './event.js';
import type { Inputs } from './inputs.js';
import type { Workplace } from './workplace.js';

/** What one run of the action is given. */
export interface Job {
  readonly inputs: Inputs;
  readonly environment: RunnerEnvironment;
  readonly event: RunEvent;
  readonly place: Workplace;
}
