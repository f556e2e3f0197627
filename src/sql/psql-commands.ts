/**
 * psql's meta-commands that print, format or set something for the person at the terminal, and leave alone which
 * statements run and what with. Manual, psql, “Meta-Commands”.
 */
const harmless = new Set([
  ...['a', 'C', 'f', 'H', 'pset', 't', 'T', 'x', 'timing', 'encoding', 'errverbose', 'conninfo', 'copyright'],
  ...[
    'echo',
    'qecho',
    'warn',
    'set',
    'unset',
    'setenv',
    'getenv',
    'restrict',
    'unrestrict',
    'h',
    'help',
    '?',
  ],
  ...['g', 'gx', 'gset', 'crosstabview', 'p', 'print', 'l', 'list', 'z', 'sf', 'sv', 's', 'w', 'q', 'quit'],
]);

/** `\i` of `\i setup.sql`. */
export const psqlCommandName = (text: string): string =>
  /^\\(?:[A-Za-z_]+\+?|.?)/.exec(text)?.[0] ?? text.slice(0, 1);

/**
 * Whether psql, where it meets this command, runs something else than the statements of the script in their order.
 * `more` says whether statements follow it.
 */
export function changesWhatRuns(text: string, more: boolean): boolean {
  const name = psqlCommandName(text).replace(/^\\|\+$/g, '');
  const argument = text.slice(psqlCommandName(text).length).trim();
  switch (name) {
    case 'q':
    case 'quit':
      return more;
    case 'g':
    case 'gx':
      return argument !== '';
    case 'encoding':
      return !/^(?:|'?utf-?8'?)$/i.test(argument);
    case 'set':
      return /^(?:AUTOCOMMIT|ON_ERROR_ROLLBACK|SINGLELINE|SINGLESTEP)\b/i.test(argument);
    default:
      return !harmless.has(name) && !/^d[A-Za-z]*$/.test(name);
  }
}
