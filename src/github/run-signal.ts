import process from 'node:process';
import { EngineError, exitCodes } from '../errors.js';

/**
 * Aborted when the runner cancels the job (SIGINT, 7.5 s later SIGTERM, 2.5 s later the end), and by an error that
 * nobody awaited: Node would print that as it is, whatever a stranger's words in it are to the runner. The reason is
 * the error to tell.
 */
export function runSignal(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    controller.abort(new EngineError('The run was interrupted before it came to a verdict'));
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  process.on('uncaughtException', (error) => {
    process.exitCode = exitCodes.gateFailed;
    controller.abort(error);
  });
  return controller.signal;
}
