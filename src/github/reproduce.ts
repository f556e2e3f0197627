import type { Inputs } from './inputs.js';

/** What the command line calls `--…` bears the name of the input. The URL of a database is nobody's business. */
const options = [
  ['config', 'config'],
  ['framework', 'framework'],
  ['engine', 'engine'],
  ['postgresVersion', 'postgres-version'],
  ['image', 'image'],
  ['seed', 'seed'],
  ['transaction', 'transaction'],
  ['failOn', 'fail-on'],
  ['statementTimeout', 'statement-timeout'],
  ['shard', 'shard'],
] as const;

/**
 * The command that checks the same migrations on somebody's own machine, in a clone of the commit.
 * @param base what the pending migrations are pending since; undefined where all of them are
 */
export function reproduction(
  { mode, paths, workingDirectory, options: given }: Inputs,
  base: string | undefined,
  version: string,
): string {
  const since = given.since ?? base?.slice(0, 12);
  const words = [
    ...['npx', `drydock@${version}`, mode, ...paths],
    ...options.flatMap(([key, name]) => (given[key] === undefined ? [] : [`--${name}`, given[key]])),
    ...(since === undefined ? [] : ['--since', since]),
  ];
  const command = words.map(quoted).join(' ');
  return workingDirectory === '.' ? command : `cd ${quoted(workingDirectory)} && ${command}`;
}

/** As a POSIX shell takes it for one word. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
