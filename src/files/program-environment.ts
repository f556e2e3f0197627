import process from 'node:process';

/** The environment of a program that we start: the secrets of the job, the inputs of the Action, are not for it. */
export const programEnvironment = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(?:INPUT|ACTIONS)_/.test(name) ? [] : [[name, value] as const],
    ),
  );
