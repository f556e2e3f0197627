/** Exit status of the command line; the GitHub Action fails the job on anything but `passed`. */
export const exitCodes = {
  passed: 0,
  gateFailed: 1,
  unusableInput: 2,
  engineBroken: 3,
  internalFault: 4,
} as const;

/**
 * Something that the user can mend: an option, a path, the config. Ends the run with exit status 2.
 * The message is one line that names what is wrong and where; `hint` says what to do next.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly exitCode: number = exitCodes.unusableInput;
  constructor(
    message: string,
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** No Postgres could be had, or the one that was had died. Ends the run with exit status 3. */
export class EngineError extends UserError {
  override readonly name = 'EngineError';
  override readonly exitCode = exitCodes.engineBroken;
}
